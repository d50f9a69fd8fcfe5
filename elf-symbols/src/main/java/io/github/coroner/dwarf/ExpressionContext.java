package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an expression may ask about the program's state, DWARF 5 section 2.5.1. Everything but memory and registers is
 * absent unless an implementation says otherwise: call frame information needs no more.
 */
public interface ExpressionContext {

    /** {@return the memory to read} */
    Memory memory();

    /** {@return the value of a register in the frame, unsigned 32 bit; empty if it is lost} */
    OptionalLong register(int number);

    /** {@return the canonical frame address of the frame} */
    default OptionalLong cfa() {
        return OptionalLong.empty();
    }

    /** {@return where the function's frame base is, {@code DW_AT_frame_base}; empty if there is none} */
    default Optional<Location> frameBase() {
        return Optional.empty();
    }

    /** {@return the address of the object that is being described} */
    default OptionalLong objectAddress() {
        return OptionalLong.empty();
    }

    /** {@return the base type at an offset from the start of the unit} */
    default Optional<BaseType> baseType(long unitOffset) {
        return Optional.empty();
    }

    /** {@return entry {@code index} of the unit's part of {@code .debug_addr}} */
    default OptionalLong indexedAddress(long index) {
        return OptionalLong.empty();
    }

    /** {@return the expression of the entry's {@code DW_AT_location}; offset in the unit} */
    default Optional<Expression> locationOfUnitEntry(long unitOffset) {
        return Optional.empty();
    }

    /** {@return the expression of the entry's {@code DW_AT_location}; offset in {@code .debug_info}} */
    default Optional<Expression> locationOfEntry(long offset) {
        return Optional.empty();
    }

    /**
     * The value that an expression had when the function was entered.
     *
     * @param expression the bytes inside {@code DW_OP_entry_value}
     * @return {@link Location.Computed}, or {@link Location.OptimizedOut} if no call site says anything about it, or {@link
     *     Location.Unavailable} if the call site's expression cannot be evaluated
     */
    default Location entryValue(ByteReader expression) {
        return new Location.OptimizedOut();
    }

    /** {@return the value that the caller passed for the parameter at an offset in the unit; as {@link #entryValue}} */
    default Location parameterValue(long unitOffset) {
        return new Location.OptimizedOut();
    }

    /** {@return the current value of the variable at an offset in {@code .debug_info}; as {@link #entryValue}} */
    default Location variableValue(long offset) {
        return new Location.OptimizedOut();
    }
}

package io.github.coroner.dwarf;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Where an object is, or what is known of it without a place: a location description, DWARF 5 section 2.6. */
public sealed interface Location {

    /**
     * In memory.
     *
     * @param address target address, unsigned 32 bit
     */
    record InMemory(long address) implements Location {}

    /**
     * In a register.
     *
     * @param number DWARF register number
     */
    record InRegister(int number) implements Location {}

    /**
     * Nowhere, but its value is known as a number ({@code DW_OP_stack_value}).
     *
     * @param bits the value; of a generic one the low 32 bits are what was computed, and bits above only matter where a constant
     *     was pushed unchanged
     * @param type its type; empty for the generic type, as wide as an address
     */
    record Computed(long bits, Optional<BaseType> type) implements Location {}

    /**
     * Nowhere, but its bytes are known ({@code DW_OP_implicit_value}).
     *
     * @param bytes the value as it would lie in memory; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its contents; a copy an access would be waste
    record Implicit(byte[] bytes) implements Location {
        @Override
        public boolean equals(Object other) {
            return other instanceof Implicit implicit && Arrays.equals(bytes, implicit.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Implicit[" + HexFormat.of().formatHex(bytes) + "]";
        }
    }

    /**
     * A pointer that was optimised away, to an object whose value may still be known ({@code DW_OP_implicit_pointer}).
     *
     * @param entry offset in {@code .debug_info} of the entry that describes the object
     * @param byteOffset where in the object it points, in bytes
     */
    record ImplicitPointer(long entry, long byteOffset) implements Location {}

    /**
     * In several places.
     *
     * @param pieces from the lowest address of the object on
     */
    record Composite(List<Piece> pieces) implements Location {
        /** Copies the list. */
        public Composite {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A part of an object.
     *
     * @param location where the part is, never composite
     * @param bitSize bits of the object that it holds
     * @param bitOffset bits of the place to pass over, from its least significant end
     */
    record Piece(Location location, long bitSize, long bitOffset) {}

    /** Gone: the compiler says that the object has no value here. */
    record OptimizedOut() implements Location {}

    /**
     * It has a place or value, but the dump does not allow to find it.
     *
     * @param reason what is missing
     * @param detail the target address or the register that was needed; 0 where the reason needs none
     */
    record Unavailable(Reason reason, long detail) implements Location {}

    /** What was missing. */
    enum Reason {
        /** A register that the callee did not preserve. */
        REGISTER,
        /** Memory that is not in the dump. */
        MEMORY,
        /** The canonical frame address. */
        CFA,
        /** The frame base of the function. */
        FRAME_BASE,
        /** The value that a parameter had at entry, which the caller's call site gives in terms that are lost too. */
        ENTRY_VALUE,
        /** Which thread's storage it is in. */
        THREAD_LOCAL,
        /** The address of the object that the expression is about. */
        OBJECT_ADDRESS,
        /** The expression uses an operation or type that is not evaluated. */
        UNSUPPORTED
    }
}

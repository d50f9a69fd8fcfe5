package io.github.coroner.symbols;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Frame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a dump knows without a program: registers of a frame, memory by its addresses, and the types that C itself has. Immutable.
 *
 * @param frame whose registers they are; empty if there is none
 * @param architecture that names registers; empty if it is not known, and then there are none
 * @param memory the memory of the dump
 */
public record DumpScope(Optional<Frame> frame, Optional<Architecture> architecture, Memory memory)
        implements ValueScope {
    private static final Type CODE =
            pointerTo(new Type.Function(TypeReference.of(TypeReference.VOID), List.of(), false, false));

    private static Type pointerTo(Type target) {
        return new Type.Pointer(Type.PointerKind.POINTER, Addresses.BYTES, TypeReference.of(target));
    }

    /**
     * Refuses every name.
     *
     * @throws NoProgramException always: variables are the program's
     */
    @Override
    public Optional<Value> variable(String name) {
        throw new NoProgramException("variable \"" + name + "\": only the firmware's ELF file says where it is");
    }

    /**
     * Refuses every name.
     *
     * @throws NoProgramException always: variables are the program's
     */
    @Override
    public Optional<Value> variable(String file, String name) {
        return variable(name);
    }

    /**
     * {@return a type of {@code stdint.h} or {@code stddef.h}}
     *
     * @throws NoProgramException for any other: types are the program's
     */
    @Override
    public Optional<Type> type(String name) {
        Optional<Type> type = StandardTypes.named(name);
        if (type.isEmpty()) {
            throw new NoProgramException("type \"" + name + "\": only the firmware's ELF file says what it is");
        }
        return type;
    }

    @Override
    public Optional<Value> register(String name) {
        if (frame.isEmpty() || architecture.isEmpty()) {
            return Optional.empty();
        }
        if (name.equals("pc")) {
            return Optional.of(Value.of(CODE, frame.get().pc()));
        }
        // the name sp is gdb's on every processor
        boolean stack = name.equals("sp");
        int number = stack
                ? architecture.get().stackPointer()
                : architecture.get().registerNames().indexOf(name);
        OptionalLong value = frame.get().registers().value(number);
        return value.isPresent()
                ? Optional.of(Value.of(stack ? pointerTo(TypeReference.VOID) : Arithmetic.UNSIGNED, value.getAsLong()))
                : Optional.empty();
    }

    @Override
    public Type complete(Type type) {
        return type;
    }
}

package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import io.github.coroner.symbols.Type;
import io.github.coroner.symbols.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * Which pointer of the source a bad address came from: pointers among the variables of a frame, and pointers in the structures
 * that those point to.
 */
final class PointerNames {
    private static final int DEPTH = 16;

    private final IntFunction<List<List<Variable>>> variables;
    private final Memory memory;

    /**
     * Makes it.
     *
     * @param variables the variables of a frame by its number, a list for each function that is inlined there, innermost first
     * @param memory where the structures are
     */
    PointerNames(IntFunction<List<List<Variable>>> variables, Memory memory) {
        this.variables = variables;
        this.memory = memory;
    }

    /**
     * A pointer.
     *
     * @param name as an expression: {@code cfg}, {@code request->owner}
     * @param target what it points to
     */
    record Pointer(String name, Type target) {}

    /**
     * What was accessed.
     *
     * @param pointer the pointer that was followed: {@code cfg}
     * @param member what was accessed through it: {@code cfg->timeout}, {@code *p}, {@code array[3]}
     */
    record Accessed(String pointer, String member) {}

    /**
     * Finds what was accessed through a pointer, if only one pointer of a function can have been it.
     *
     * @param frame number of the frame
     * @param base value of the pointer
     * @param offset bytes from it
     * @param size bytes accessed
     */
    Optional<Accessed> accessed(int frame, long base, long offset, int size) {
        for (List<Variable> function : variables.apply(frame)) {
            Map<String, Accessed> found = new LinkedHashMap<>();
            for (Pointer pointer : pointers(function, base)) {
                member(pointer, offset, size)
                        .ifPresent(member -> found.putIfAbsent(pointer.name(), new Accessed(pointer.name(), member)));
            }
            if (!found.isEmpty()) {
                return found.size() == 1 ? Optional.of(found.values().iterator().next()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** {@return the name of the only function pointer of a function that has this value} */
    Optional<String> functionPointer(int frame, long value) {
        for (List<Variable> function : variables.apply(frame)) {
            List<String> names = pointers(function, value).stream()
                    .filter(pointer -> pointer.target().stripped() instanceof Type.Function)
                    .map(Pointer::name)
                    .distinct()
                    .toList();
            if (!names.isEmpty()) {
                return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<Pointer> pointers(List<Variable> function, long value) {
        List<Pointer> found = new ArrayList<>();
        for (Variable variable : function) {
            if (!variable.value().isAvailable() || !(variable.type().stripped() instanceof Type.Pointer pointer)) {
                continue;
            }
            long address = variable.value().number() & Addresses.MAX;
            Type target = pointer.target().type();
            if (address == value) {
                found.add(new Pointer(variable.name(), target));
            } else if (target.stripped() instanceof Type.Structure structure) {
                for (Type.Member member : structure.members()) {
                    pointerMember(variable.name(), member, address, value).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Pointer> pointerMember(String name, Type.Member member, long structure, long value) {
        if (member.name().isEmpty() || !(member.type().type().stripped() instanceof Type.Pointer pointer)) {
            return Optional.empty();
        }
        OptionalLong held = memory.u32(Addresses.plus(structure, member.offset()));
        return held.isPresent() && held.getAsLong() == value
                ? Optional.of(new Pointer(
                        name + "->" + member.name().get(), pointer.target().type()))
                : Optional.empty();
    }

    /** What lies {@code offset} bytes behind a pointer, if something of that size does. */
    private static Optional<String> member(Pointer pointer, long offset, int size) {
        Type type = pointer.target().stripped();
        if (!(type instanceof Type.Structure)) {
            if (offset < 0 || type.size() != size || offset % size != 0) {
                return Optional.empty();
            }
            return Optional.of(offset == 0 ? "*" + pointer.name() : pointer.name() + "[" + offset / size + "]");
        }
        StringBuilder path = new StringBuilder();
        long left = offset;
        for (int depth = 0; depth < DEPTH; depth++) {
            if (type instanceof Type.Structure structure) {
                long at = left;
                Optional<Type.Member> member = structure.members().stream()
                        .filter(known -> known.kind() == Type.MemberKind.DATA
                                || known.kind() == Type.MemberKind.BASE_CLASS
                                || known.kind() == Type.MemberKind.ARTIFICIAL)
                        .filter(known -> at >= known.offset()
                                && at < known.offset() + known.type().type().size())
                        .findFirst();
                if (member.isEmpty()) {
                    return Optional.empty();
                }
                if (member.get().kind() != Type.MemberKind.BASE_CLASS) {
                    member.get().name().ifPresent(name -> path.append('.').append(name));
                }
                left -= member.get().offset();
                type = member.get().type().type().stripped();
            } else if (type instanceof Type.Array array
                    && array.element().type().size() > 0) {
                long each = array.element().type().size();
                path.append('[').append(left / each).append(']');
                left %= each;
                type = array.element().type().stripped();
            } else {
                return path.length() > 1 && left + size <= Math.max(type.size(), 1)
                        ? Optional.of(pointer.name() + "->" + path.substring(1))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}

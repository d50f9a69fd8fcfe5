package io.github.coroner.symbols;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes one value by the rules of {@link GdbFormat}. Used once; not thread-safe. */
final class GdbValueWriter {
    private static final String OPTIMIZED_OUT = "<optimized out>";
    /** Characters that are read at once of a text: most end soon. */
    private static final int TEXT_CHUNK = 32;
    /** Registers from here on are floating-point and special ones. */
    private static final int FIRST_EXTENSION_REGISTER = 32;

    private final StringBuilder out;
    private final Memory memory;
    private final AddressNames names;
    private final Optional<Globals> globals;
    private final boolean scalarsOnly;
    private final boolean pretty;
    private final boolean plainWords;
    /** Elements of an array and characters of a string that are written. */
    private final int limit;

    private final int maxDepth;
    private final Limits limits;
    /** Characters of one value after which no further member or element is begun. */
    private final int maxCharacters;

    /**
     * Prepares writing.
     *
     * @param out takes the text
     * @param scalarsOnly whether structures and arrays are written as {@code ...}, as in the arguments of a frame line
     */
    GdbValueWriter(StringBuilder out, GdbSettings settings, boolean scalarsOnly) {
        this.out = out;
        this.scalarsOnly = scalarsOnly;
        memory = settings.memory();
        names = settings.names();
        globals = settings.globals();
        pretty = settings.pretty();
        plainWords = settings.plainWords();
        limits = settings.limits();
        limit = Math.min(limits.getInt(Limit.VALUE_ELEMENTS), ValueReader.MAX_BYTES);
        maxDepth = limits.getInt(Limit.VALUE_DEPTH);
        maxCharacters = limits.getInt(Limit.STRING_CHARACTERS);
    }

    /** Writes a value; {@code depth} counts the structures and arrays around it. */
    void value(Value value, int depth) {
        Type stripped = value.type().stripped();
        boolean synthetic = value.pointee() != null;
        boolean hidden = scalarsOnly && isAggregate(stripped);
        if (synthetic || hidden) {
            out.append(synthetic ? "<synthetic pointer>" : "").append(hidden ? "..." : "");
            return;
        }
        boolean aggregate = stripped instanceof Type.Structure || stripped instanceof Type.Array;
        boolean open = aggregate && (plainWords ? value.isPartlyKnown() : !value.isWhollyOptimizedOut());
        if (!open && !value.isAvailable()) {
            unavailable(value.availability());
            return;
        }
        if (stripped instanceof Type.Structure structure) {
            structure(value, structure, depth, new HashSet<>());
        } else if (stripped instanceof Type.Array array) {
            array(value, array, depth);
        } else if (stripped instanceof Type.Pointer pointer) {
            pointer(value, pointer, depth);
        } else if (stripped instanceof Type.Enumeration enumeration) {
            GdbScalars.enumeration(out, value.number(), enumeration);
        } else if (stripped instanceof Type.Base base) {
            GdbScalars.base(out, value, base);
        } else if (stripped instanceof Type.Function) {
            address(value.address().orElse(0));
        } else if (stripped instanceof Type.MemberPointer member) {
            memberPointer(value, member);
        } else if (stripped.size() == 0) {
            out.append("void");
        } else {
            out.append(value.number());
        }
    }

    /** Whether a type is written as {@code ...} where only scalars are; a reference counts as what it refers to. */
    private static boolean isAggregate(Type stripped) {
        Type type = stripped;
        if (type instanceof Type.Pointer pointer && pointer.kind() != Type.PointerKind.POINTER) {
            type = pointer.target().type().stripped();
        }
        return type instanceof Type.Structure || type instanceof Type.Array;
    }

    private void unavailable(Availability why) {
        if (plainWords) {
            out.append(plainWords(why));
            return;
        }
        Optional<String> error = GdbFormat.error(why);
        if (error.isPresent()) {
            out.append("<error: ").append(error.get()).append('>');
        } else if (why instanceof Availability.Unreadable unreadable && GdbFormat.isUnavailable(unreadable)) {
            out.append("<unavailable>");
        } else if (why instanceof Availability.NotPreserved lost && lost.register() >= FIRST_EXTENSION_REGISTER) {
            out.append("<unavailable>"); // no core dump holds it, so it is not lost but never known
        } else {
            out.append(OPTIMIZED_OUT);
        }
    }

    private static String plainWords(Availability why) {
        if (why instanceof Availability.NotInDump) {
            return "<not in dump>";
        }
        if (why instanceof Availability.NotPreserved) {
            return "<not preserved>";
        }
        return why instanceof Availability.OptimizedOut ? OPTIMIZED_OUT : "<unreadable>";
    }

    private void pointer(Value value, Type.Pointer pointer, int depth) {
        long address = value.number();
        Type target = pointer.target().type();
        if (pointer.kind() != Type.PointerKind.POINTER) {
            out.append('@').append(Addresses.shortHex(address));
            if (depth == 0) {
                out.append(": ");
                Value referent = ValueReader.of(memory).at(complete(target), address);
                if (referent.isAvailable() || (plainWords && referent.isPartlyKnown())) {
                    // C++ has no references to references: of one in damaged information the address is enough
                    value(referent, isReference(target) ? 1 : 0);
                } else {
                    unavailable(referent.availability());
                }
            }
            return;
        }
        GdbText.CharacterKind kind = GdbText.characterKind(target);
        if (kind != null) {
            address(address);
            if (address != 0) {
                out.append(' ');
                text(address, kind);
            }
        } else {
            address(address);
        }
    }

    /** A class that was only named where it was met, as its definition has it. */
    private Type complete(Type type) {
        return globals.isPresent() ? globals.get().complete(type) : type;
    }

    private static boolean isReference(Type type) {
        return type.stripped() instanceof Type.Pointer target && target.kind() != Type.PointerKind.POINTER;
    }

    private void address(long address) {
        out.append(Addresses.shortHex(address));
        names.at(address).ifPresent(name -> out.append(" <").append(name).append('>'));
    }

    /** The text that a pointer points to: up to its NUL, the limit, or the end of the memory that is there. */
    private void text(long address, GdbText.CharacterKind kind) {
        int size = kind.size();
        byte[] bytes = new byte[(limit + 1) * size];
        int read = readText(address, bytes, size);
        int length = 0;
        while (length < Math.min(read, limit) && character(bytes, length, size) != 0) {
            length++;
        }
        boolean ended = length < read && character(bytes, length, size) == 0;
        boolean missing = !ended && length < limit;
        if (!missing || length > 0) {
            GdbText.string(out, index -> character(bytes, index, size), length, limit, kind, !ended);
        }
        if (missing && plainWords) {
            out.append("<not in dump>");
        } else if (missing) {
            out.append("<error: Cannot access memory at address ")
                    .append(Addresses.shortHex(Addresses.plus(address, (long) length * size)))
                    .append('>');
        }
    }

    /** {@return how many characters were read: up to the first NUL, the array's end or the end of the memory that is there} */
    private int readText(long address, byte[] bytes, int size) {
        int read = 0;
        boolean more = true;
        while (more) {
            int count = Math.min(TEXT_CHUNK * size, bytes.length - read);
            int end = read + memory.read(address + read, bytes, read, count);
            for (int i = read / size; i < end / size; i++) {
                if (character(bytes, i, size) == 0) {
                    return i + 1;
                }
            }
            more = end == read + count && end < bytes.length;
            read = end;
        }
        return read / size;
    }

    private static long character(byte[] bytes, int index, int size) {
        long character = 0;
        for (int i = size - 1; i >= 0; i--) {
            character = character << Byte.SIZE | (bytes[index * size + i] & 0xff);
        }
        return character;
    }

    private void array(Value value, Type.Array array, int depth) {
        Type element = array.element().type();
        GdbText.CharacterKind kind = GdbText.characterKind(element);
        if (array.size() == 0) {
            // the place of an array of no elements or no known length, as a pointer to its first element
            address(value.address().orElse(0));
            if (kind != null) {
                out.append(' ');
                text(value.address().orElse(0), kind);
            }
            return;
        }
        long count = array.count().getAsLong();
        if (kind != null && value.isAvailable() && count > 0) {
            int length = (int) Math.min(count, value.size() / kind.size());
            if (character(value, length - 1, kind.size()) == 0) {
                length--;
            }
            GdbText.string(out, index -> character(value, index, kind.size()), length, limit, kind, false);
            return;
        }
        if (depth >= maxDepth) {
            out.append("{...}");
            return;
        }
        out.append('{');
        elements(value, array, count, depth);
        out.append('}');
    }

    private static long character(Value value, int index, int size) {
        long character = 0;
        for (int i = size - 1; i >= 0; i--) {
            character = character << Byte.SIZE | value.byteAt(index * size + i);
        }
        return character;
    }

    private void elements(Value value, Type.Array array, long count, int depth) {
        int printed = 0;
        long index = 0;
        while (index < count && printed < limit && out.length() < maxCharacters) {
            Value element = value.element(array, index);
            long run = 1;
            while (index + run < count && same(element, value.element(array, index + run))) {
                run++;
            }
            if (index > 0) {
                out.append(", ");
            }
            if (run > GdbText.REPEATS) {
                value(element, depth + 1);
                out.append(" <repeats ").append(run).append(" times>");
                printed += GdbText.REPEATS;
                index += run;
            } else {
                value(element, depth + 1);
                printed++;
                index++;
            }
        }
        if (index < count) {
            out.append("...");
        }
    }

    private static boolean same(Value a, Value b) {
        return a.size() > 0
                && a.isAvailable() == b.isAvailable()
                && a.isWhollyOptimizedOut() == b.isWhollyOptimizedOut()
                && sameBytes(a, b);
    }

    private static boolean sameBytes(Value a, Value b) {
        int size = a.size();
        for (int i = 0; i < size; i++) {
            if (a.byteAt(i) != b.byteAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Writes a structure; {@code shared} are the virtual base classes of the whole object that were written. */
    private void structure(Value value, Type.Structure structure, int depth, Set<TypeReference> shared) {
        if (structure.declaration()) {
            out.append("<incomplete type>");
            return;
        }
        if (depth >= maxDepth) {
            out.append("{...}");
            return;
        }
        List<Type.Member> members = structure.members();
        Optional<Type.VariantPart> variants = structure.layout().get().variants();
        if (variants.isPresent()) {
            members = new ArrayList<>(members);
            members.addAll(activeVariant(value, variants.get()));
        }
        if (members.isEmpty()) {
            out.append("{<No data fields>}");
            return;
        }
        out.append('{');
        boolean first = true;
        for (Type.Member member : members) {
            if (out.length() > maxCharacters) {
                out.append("...");
                break;
            }
            if (member.bitSize() != 0 && member.name().isEmpty()) {
                continue; // padding
            }
            if (member.kind() == Type.MemberKind.VIRTUAL_BASE_CLASS && !shared.add(member.type())) {
                continue; // there is one of it, however many classes have it as a base
            }
            out.append(first ? "" : pretty ? "," : ", ");
            first = false;
            newLine(2 + 2 * depth);
            member(value, member, depth, shared);
        }
        newLine(2 * depth);
        out.append('}');
    }

    private static List<Type.Member> activeVariant(Value value, Type.VariantPart part) {
        long discriminant = 0;
        if (part.discriminant().isPresent()) {
            Value member = value.member(part.discriminant().get());
            if (!member.isAvailable()) {
                return List.of();
            }
            discriminant = member.number();
        }
        List<Type.Member> otherwise = List.of();
        for (Type.Variant variant : part.variants()) {
            if (variant.value().isEmpty()) {
                otherwise = variant.members();
            } else if (variant.value().getAsLong() == discriminant) {
                return variant.members();
            }
        }
        return otherwise;
    }

    private void newLine(int indentation) {
        if (pretty) {
            out.append('\n').append(" ".repeat(indentation));
        }
    }

    private void member(Value value, Type.Member member, int depth, Set<TypeReference> shared) {
        switch (member.kind()) {
            case BASE_CLASS, VIRTUAL_BASE_CLASS -> {
                out.append('<')
                        .append(TypeName.of(member.type().type().unqualified()))
                        .append("> = ");
                Optional<Value> base = member.kind() == Type.MemberKind.BASE_CLASS
                        ? Optional.of(value.member(member))
                        : ValueReader.of(memory).virtualBase(value, member, limits);
                if (base.isEmpty()) {
                    out.append("<invalid address>");
                } else {
                    base(base.get(), depth + 1, shared);
                }
            }
            case STATIC -> {
                out.append("static ").append(member.name().orElse("")).append(" = ");
                Optional<Value> found = globals.flatMap(all -> all.staticMember(member, memory));
                if (found.isPresent()) {
                    value(found.get(), depth + 1);
                } else {
                    out.append(OPTIMIZED_OUT);
                }
            }
            default -> {
                if (member.name().isPresent()) {
                    out.append(member.name().get()).append(" = ");
                }
                value(value.member(member), depth + 1);
            }
        }
    }

    /** A base class, which has its virtual base classes in common with all others of the object. */
    private void base(Value value, int depth, Set<TypeReference> shared) {
        if (value.isAvailable() && value.type().stripped() instanceof Type.Structure structure) {
            structure(value, structure, depth, shared);
        } else {
            value(value, depth);
        }
    }

    private void memberPointer(Value value, Type.MemberPointer pointer) {
        if (pointer.target().type().stripped() instanceof Type.Function) {
            if ((value.number() & 1) != 0) {
                // the Itanium ABI, 2.3: the place in the table of virtual functions, plus one
                out.append("&virtual table offset ").append((value.number() & Addresses.MAX) - 1);
                return;
            }
            out.append('(').append(TypeName.of(value.type())).append(") ");
            address(value.number() & Addresses.MAX);
            if (value.number() >>> Integer.SIZE != 0) {
                out.append(", this adjustment ").append(value.number() >> Integer.SIZE);
            }
            return;
        }
        long offset = value.number() & Addresses.MAX;
        if (offset == Addresses.MAX) {
            out.append("NULL");
            return;
        }
        if (pointer.owner().type().stripped() instanceof Type.Structure owner) {
            for (Type.Member member : owner.members()) {
                if (member.kind() == Type.MemberKind.DATA
                        && member.offset() == offset
                        && member.name().isPresent()) {
                    out.append('&')
                            .append(owner.name().orElse(""))
                            .append("::")
                            .append(member.name().get());
                    return;
                }
            }
        }
        out.append(offset);
    }
}

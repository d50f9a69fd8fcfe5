package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.BaseType;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.ExpressionContext;
import io.github.coroner.dwarf.Location;
import io.github.coroner.dwarf.LocationList;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Lazy;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a file declares outside of functions, by name: variables, types, functions. Thread-safe.
 *
 * <p>The first question walks the outermost entries of all units, once. Kept: 16 bytes for each name.
 */
public final class Globals {
    /** Characters of qualified names for each byte of a unit that tells them; real ones have fewer than one. */
    private static final int CHARACTERS_PER_BYTE = 8;

    private final DwarfData data;
    private final Types types;
    private final Limits limits;
    private final Lazy<Index> index;

    /** Hash of the name and place in {@code entries} as one number, sorted. */
    @SuppressWarnings("ArrayRecordComponent") // columns, never compared or handed out
    private record Index(long[] keys, long[] entries) {}

    /** What a name stands for. */
    public enum Kind {
        /** A variable. */
        VARIABLE,
        /** A structure, class, union, enumeration, base type or typedef. */
        TYPE,
        /** A function with code. */
        FUNCTION
    }

    private Globals(DwarfData data, Types types, Limits limits) {
        this.data = data;
        this.types = types;
        this.limits = limits;
        index = new Lazy<>(this::build);
    }

    /** {@return the declarations in {@code data}} */
    public static Globals of(DwarfData data, Types types, Limits limits) {
        return new Globals(data, types, limits);
    }

    /**
     * {@return the entries that declare a name, in the order of the file}
     *
     * @param name qualified as the language does: {@code app::inner::value}
     */
    public List<Long> named(String name, Kind kind) {
        Index all = index.get();
        long hash = hash(name);
        int at = Arrays.binarySearch(all.keys, hash << 31);
        at = at < 0 ? -at - 1 : at;
        List<Long> found = new ArrayList<>();
        for (; at < all.keys.length && all.keys[at] >>> 31 == hash; at++) {
            long entry = all.entries[(int) (all.keys[at] & 0x7fff_ffff)];
            try {
                DieCursor die = data.cursor(entry);
                if (kindOf(die.tag()) == kind && qualified(die).equals(Optional.of(name))) {
                    found.add(entry);
                }
            } catch (FormatException e) {
                data.report(e);
            }
        }
        return found;
    }

    /** {@return the type of a name, a definition rather than a declaration} */
    public Optional<Type> type(String name) {
        Optional<Type> declaration = Optional.empty();
        for (long entry : named(name, Kind.TYPE)) {
            Type type = types.at(entry);
            if (!(type instanceof Type.Structure structure) || !structure.declaration()) {
                return Optional.of(type);
            }
            declaration = Optional.of(type);
        }
        return declaration;
    }

    /** {@return the definition of a structure that is only declared where it was met; itself if there is none} */
    public Type complete(Type type) {
        if (type.stripped() instanceof Type.Structure structure
                && structure.declaration()
                && structure.name().isPresent()) {
            return type(structure.name().get())
                    .filter(found -> found.stripped() instanceof Type.Structure)
                    .orElse(type);
        }
        return type;
    }

    /** {@return the variable at an entry, with its value; empty if the entry does not say where it is} */
    public Optional<Variable> variable(long entry, Memory memory) {
        DieCursor die = data.cursor(entry);
        Optional<String> name = qualified(die);
        DieCursor typed = die;
        long specification = die.reference(Attribute.SPECIFICATION, -1);
        if (!die.has(Attribute.TYPE) && specification != -1) {
            typed = data.cursor(specification);
        }
        TypeReference reference = types.typeOf(typed);
        Type type = reference.type();
        Optional<Expression> expression = die.block(Attribute.LOCATION).map(Expression::of);
        if (expression.isEmpty()) {
            expression = LocationList.of(die, Attribute.LOCATION).flatMap(list -> list.at(0, false));
        }
        Optional<Value> value = expression.isPresent()
                ? Optional.of(evaluate(type, expression.get(), die.unit(), memory))
                : FunctionLayoutReader.constantOf(die)
                        .map(bytes -> Value.of(type, Arrays.copyOf(bytes, (int)
                                Math.min(Math.max(0, type.size()), ValueReader.MAX_BYTES))));
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Variable(name.orElse(""), type, value.get(), Optional.empty()));
    }

    private Value evaluate(Type type, Expression expression, CompilationUnit unit, Memory memory) {
        try {
            Location location = expression.locate(new StaticContext(types, unit, memory), limits);
            return ValueReader.of(memory).of(type, location, register -> OptionalLong.empty());
        } catch (FormatException e) {
            data.report(e);
            return Value.unknown(type, new Availability.Damaged(String.valueOf(e.getMessage())), -1);
        }
    }

    /** {@return the value of a static member, from the variable that defines it or the constant that its class gives} */
    public Optional<Value> staticMember(Type.Member member, Memory memory) {
        try {
            DieCursor die = data.cursor(member.entry());
            Optional<String> name = qualified(die);
            if (name.isPresent()) {
                for (long entry : named(name.get(), Kind.VARIABLE)) {
                    Optional<Value> value = variable(entry, memory).map(Variable::value);
                    if (value.isPresent()) {
                        return value;
                    }
                }
            }
            return FunctionLayoutReader.constantOf(die)
                    .map(bytes -> Value.of(member.type().type(), Arrays.copyOf(bytes, (int)
                            Math.min(ValueReader.MAX_BYTES, member.type().type().size()))));
        } catch (FormatException e) {
            data.report(e);
            return Optional.empty();
        }
    }

    private Optional<String> qualified(DieCursor die) {
        if (die.has(Attribute.NAME)) {
            return types.scopes().qualified(die.entry());
        }
        long specification = die.reference(Attribute.SPECIFICATION, -1);
        return specification == -1 ? Optional.empty() : types.scopes().qualified(specification);
    }

    private Index build() {
        List<Long> keys = new ArrayList<>();
        List<Long> entries = new ArrayList<>();
        for (CompilationUnit unit : data.units()) {
            try {
                collect(unit, keys, entries);
            } catch (FormatException e) {
                data.report(e);
            }
        }
        long[] sorted = keys.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Index(sorted, entries.stream().mapToLong(Long::longValue).toArray());
    }

    private void collect(CompilationUnit unit, List<Long> keys, List<Long> entries) {
        DieCursor die = unit.cursor();
        boolean more = !die.atEnd() && die.hasChildren() && die.next();
        long characters = 0;
        while (more && die.depth() > 0) {
            if (kindOf(die.tag()) != null && !die.flag(Attribute.DECLARATION)) {
                Optional<String> name = qualified(die);
                if (name.isPresent()) {
                    // many entries may share one long name
                    characters += name.get().length();
                    long most = CHARACTERS_PER_BYTE * (unit.end() - unit.offset());
                    limits.checkRatio(Limit.SECTION_READINGS, characters, most, ".debug_info", die.entry());
                    keys.add(hash(name.get()) << 31 | entries.size());
                    entries.add(die.entry());
                }
            }
            more = (die.tag() == Tag.NAMESPACE || isClass(die.tag())) ? die.next() : die.nextAfterChildren();
        }
    }

    private static boolean isClass(int tag) {
        return switch (tag) {
            case Tag.STRUCTURE_TYPE, Tag.CLASS_TYPE, Tag.UNION_TYPE -> true;
            default -> false;
        };
    }

    private static @Nullable Kind kindOf(int tag) {
        return switch (tag) {
            case Tag.VARIABLE -> Kind.VARIABLE;
            case Tag.SUBPROGRAM -> Kind.FUNCTION;
            case Tag.STRUCTURE_TYPE,
                    Tag.CLASS_TYPE,
                    Tag.UNION_TYPE,
                    Tag.ENUMERATION_TYPE,
                    Tag.BASE_TYPE,
                    Tag.TYPEDEF,
                    Tag.TEMPLATE_ALIAS -> Kind.TYPE;
            default -> null;
        };
    }

    private static long hash(String name) {
        return Integer.toUnsignedLong(name.hashCode());
    }

    /** What the location of a variable outside of functions may ask: there is no frame. */
    private record StaticContext(Types types, CompilationUnit unit, Memory memory) implements ExpressionContext {
        @Override
        public OptionalLong register(int number) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong indexedAddress(long index) {
            return OptionalLong.of(unit.indexedAddress(index));
        }

        @Override
        public Optional<BaseType> baseType(long unitOffset) {
            return types.baseTypeAt(unit.offset() + unitOffset);
        }
    }
}

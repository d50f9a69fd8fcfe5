package io.github.coroner.symbols;

import io.github.coroner.dwarf.BaseTypeEncoding;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.format.Lazy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The type of a value, as the program's source declared it: DWARF 5 chapter 5. Immutable; types that a type refers to are read
 * when asked for, since types refer to one another in circles.
 */
public sealed interface Type {

    /** {@return bytes that a value takes; 0 if there is no complete type} */
    long size();

    /**
     * A number, character or truth value.
     *
     * @param name in the source: {@code unsigned int}
     * @param size bytes
     * @param encoding how its bits are read
     */
    record Base(String name, long size, BaseTypeEncoding encoding) implements Type {}

    /**
     * A pointer or a reference.
     *
     * @param kind which of them
     * @param size bytes
     * @param target what it points to
     */
    record Pointer(PointerKind kind, long size, TypeReference target) implements Type {}

    /** Pointers and what the source hides one behind. */
    enum PointerKind {
        /** {@code *}. */
        POINTER("*"),
        /** {@code &}. */
        REFERENCE("&"),
        /** {@code &&}. */
        RVALUE_REFERENCE("&&");

        private final String symbol;

        PointerKind(String symbol) {
            this.symbol = symbol;
        }

        /** {@return how it is written in C++} */
        public String symbol() {
            return symbol;
        }
    }

    /**
     * Another name for a type.
     *
     * @param name qualified by namespaces
     * @param target the type named
     */
    record Typedef(String name, TypeReference target) implements Type {
        @Override
        public long size() {
            return stripped().size();
        }
    }

    /**
     * A type with a qualifier.
     *
     * @param qualifier {@code const}, {@code volatile}, {@code restrict} or {@code _Atomic}
     * @param target the type without it
     */
    record Qualified(String qualifier, TypeReference target) implements Type {
        @Override
        public long size() {
            return stripped().size();
        }
    }

    /**
     * An array; one of several dimensions is an array of arrays.
     *
     * @param element what it holds
     * @param count elements; empty if the source does not say, or only a frame does
     * @param vector whether it is a vector of GNU C, which prints as an array
     * @param bound the entry in {@code .debug_info} whose length is another one in every frame; empty if it is not so
     */
    record Array(TypeReference element, OptionalLong count, boolean vector, OptionalLong bound) implements Type {
        /** {@return an array of so many elements} */
        static Array of(Type element, long count) {
            return new Array(TypeReference.of(element), OptionalLong.of(count), false, OptionalLong.empty());
        }

        @Override
        public long size() {
            long elements = 1;
            Type type = this;
            for (int steps = 0; steps < TypeReference.CHAIN; steps++) {
                if (!(type instanceof Array array)) {
                    long each = type.size();
                    return elements != 0 && each > Integer.MAX_VALUE / elements ? Integer.MAX_VALUE : elements * each;
                }
                elements = Math.min(Integer.MAX_VALUE, elements * array.count.orElse(0));
                type = array.element.type().stripped();
            }
            return 0; // an array of itself
        }
    }

    /**
     * A structure, class or union.
     *
     * @param kind which of them
     * @param name qualified by namespaces and classes; empty for one without
     * @param size bytes; 0 for one that is only declared
     * @param declaration whether its members are not known
     * @param tagged whether the source language names it with its keyword, as C does and C++ does not
     * @param layout its members; read when asked
     */
    record Structure(
            StructureKind kind,
            Optional<String> name,
            long size,
            boolean declaration,
            boolean tagged,
            Lazy<Layout> layout)
            implements Type {
        /** {@return what it consists of} */
        public List<Member> members() {
            return layout.get().members();
        }
    }

    /** The keyword of a structure. */
    enum StructureKind {
        /** {@code struct}. */
        STRUCT("struct"),
        /** {@code class}. */
        CLASS("class"),
        /** {@code union}. */
        UNION("union");

        private final String keyword;

        StructureKind(String keyword) {
            this.keyword = keyword;
        }

        /** {@return how it is written in C} */
        public String keyword() {
            return keyword;
        }
    }

    /**
     * What a structure consists of.
     *
     * @param members base classes and members in declaration order
     * @param variants what a Rust {@code enum} holds beside them, only one of which is there; empty if it is none
     */
    record Layout(List<Member> members, Optional<VariantPart> variants) {
        /** Copies the list. */
        public Layout {
            members = List.copyOf(members);
        }
    }

    /**
     * The alternatives of a Rust {@code enum}: DWARF 5 section 5.7.10.
     *
     * @param discriminant the member that tells which variant is there; empty if there is only one
     * @param variants in declaration order
     */
    record VariantPart(Optional<Member> discriminant, List<Variant> variants) {
        /** Copies the list. */
        public VariantPart {
            variants = List.copyOf(variants);
        }
    }

    /**
     * One alternative.
     *
     * @param value of the discriminant; empty for the one that is there with every other value
     * @param members usually one, named as the variant
     */
    record Variant(OptionalLong value, List<Member> members) {
        /** Copies the list. */
        public Variant {
            members = List.copyOf(members);
        }
    }

    /**
     * A member of a structure, or a base class.
     *
     * @param kind what it is
     * @param name empty for an unnamed bit-field, structure or union, and for a base class
     * @param type its type
     * @param offset bytes from the start of the structure; of a bit-field, of the byte that holds its lowest bit
     * @param bitOffset bits from the least significant end of that byte, 0 to 7; 0 for what is no bit-field
     * @param bitSize bits of a bit-field; 0 for what is no bit-field
     * @param entry the entry in {@code .debug_info} that declares it
     * @param place computes where a virtual base class is from the address of what it is a base of; empty for all others
     */
    record Member(
            MemberKind kind,
            Optional<String> name,
            TypeReference type,
            long offset,
            int bitOffset,
            int bitSize,
            long entry,
            Optional<Expression> place) {}

    /** Kinds of members. */
    enum MemberKind {
        /** Part of the value. */
        DATA,
        /** A base class at a fixed place. */
        BASE_CLASS,
        /** A base class whose place only the program can compute. */
        VIRTUAL_BASE_CLASS,
        /** A static member, not part of the value. */
        STATIC,
        /** Made by the compiler: the pointer to the table of virtual functions. */
        ARTIFICIAL
    }

    /**
     * An enumeration.
     *
     * @param name qualified; empty for one without
     * @param size bytes
     * @param signed whether the numbers behind it can be negative
     * @param scoped whether it is an {@code enum class}
     * @param tagged as for {@link Structure}
     * @param values in declaration order; read when asked
     */
    record Enumeration(
            Optional<String> name,
            long size,
            boolean signed,
            boolean scoped,
            boolean tagged,
            Lazy<List<Enumerator>> values)
            implements Type {
        /** {@return its enumerators, in declaration order} */
        public List<Enumerator> enumerators() {
            return values.get();
        }
    }

    /**
     * One name of an enumeration.
     *
     * @param name as gdb prints it: qualified by the scopes it is in
     * @param value extended to 64 bits by the signedness of the enumeration
     */
    record Enumerator(String name, long value) {}

    /**
     * A function.
     *
     * @param result what it returns
     * @param parameters in order
     * @param variadic whether more arguments may follow
     * @param prototyped whether {@code parameters} is all that it takes
     */
    record Function(TypeReference result, List<TypeReference> parameters, boolean variadic, boolean prototyped)
            implements Type {
        /** Copies the list. */
        public Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public long size() {
            return 1; // as gdb has it: so that a pointer to it can be added to
        }
    }

    /**
     * A pointer to a member of a class.
     *
     * @param size bytes
     * @param target the type of the member
     * @param owner the class
     */
    record MemberPointer(long size, TypeReference target, TypeReference owner) implements Type {}

    /**
     * A type without values.
     *
     * @param name in the source
     * @param size bytes
     */
    record Unspecified(String name, long size) implements Type {}

    /** {@return the type behind typedefs and qualifiers; a circle of them ends as {@code void}} */
    default Type stripped() {
        Type type = this;
        for (int steps = 0; steps < TypeReference.CHAIN; steps++) {
            if (type instanceof Typedef typedef) {
                type = typedef.target().type();
            } else if (type instanceof Qualified qualified) {
                type = qualified.target().type();
            } else {
                return type;
            }
        }
        return TypeReference.VOID;
    }

    /** {@return the type behind qualifiers, typedefs kept} */
    default Type unqualified() {
        Type type = this;
        for (int steps = 0; steps < TypeReference.CHAIN && type instanceof Qualified qualified; steps++) {
            type = qualified.target().type();
        }
        return type;
    }
}

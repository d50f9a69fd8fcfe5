package io.github.coroner.symbols;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Types as they are written in C and C++, and as gdb's {@code whatis} prints them: {@code const char *}, {@code void (*)(struct
 * sensor *, int)}, {@code int [2][3]}.
 */
public final class TypeName {
    /** Types inside one another that are written; deeper ones become {@code ...}. */
    private static final int DEPTH = 32;

    private static final Comparator<String> ORDER =
            Comparator.comparingInt(List.of("const", "volatile", "restrict", "_Atomic")::indexOf);

    /** Types that one name is made of; a function type may name itself in several of its parameters. */
    private static final int TYPES = 256;

    /** Characters after which no further parameter is begun. */
    private static final int CHARACTERS = 4096;

    private int left = TYPES;

    private TypeName() {}

    /** {@return the name of a type, without a name that is declared with it} */
    public static String of(Type type) {
        return new TypeName().declarator(type, "", DEPTH);
    }

    /** {@return a declaration: {@code int (*callbacks[2])(int)}} */
    public static String declaration(Type type, String name) {
        return new TypeName().declarator(type, name, DEPTH);
    }

    /** The type with {@code inner} where the declared name stands. */
    private String declarator(Type type, String inner, int depth) {
        if (depth == 0 || --left < 0) {
            return join("...", inner);
        }
        if (type instanceof Type.Pointer pointer) {
            return declarator(
                    pointer.target().type(), point(pointer, pointer.kind().symbol() + inner), depth - 1);
        }
        if (type instanceof Type.Qualified qualified) {
            return qualified(qualified, inner, depth);
        }
        if (type instanceof Type.Array array) {
            return declarator(array.element().type(), inner + "[" + count(array) + "]", depth - 1);
        }
        if (type instanceof Type.Function function) {
            return declarator(function.result().type(), inner + parameters(function, depth), depth - 1);
        }
        if (type instanceof Type.MemberPointer member) {
            String owner = declarator(member.owner().type(), "", depth - 1);
            Type target = member.target().type();
            boolean method = target.stripped() instanceof Type.Function;
            String star = owner + "::*" + inner;
            return declarator(target, method ? "(" + star + ")" : star, depth - 1);
        }
        return join(plain(type), inner);
    }

    private static String count(Type.Array array) {
        String unknown = array.bound().isPresent() ? "variable length" : "";
        return array.count().isPresent() ? Long.toString(array.count().getAsLong()) : unknown;
    }

    private static String point(Type.Pointer pointer, String text) {
        Type target = pointer.target().type();
        Type bare = target.unqualified();
        return bare instanceof Type.Array || bare instanceof Type.Function ? "(" + text + ")" : text;
    }

    private String qualified(Type.Qualified qualified, String inner, int depth) {
        Type target = qualified.target().type();
        Type bare = target.unqualified();
        if (bare instanceof Type.Pointer pointer) {
            // a qualifier of the pointer itself stands behind its star
            String qualifiers = qualifiers(qualified);
            String text = pointer.kind().symbol() + " " + qualifiers
                    + (inner.isEmpty() || inner.startsWith("[") ? inner : " " + inner);
            return declarator(pointer.target().type(), point(pointer, text), depth - 1);
        }
        if (bare instanceof Type.Function || bare instanceof Type.Array) {
            return declarator(target, inner, depth - 1);
        }
        return qualifiers(qualified) + " " + declarator(bare, inner, depth - 1);
    }

    /** The qualifiers of a type, const first as gdb has it; the producer's order says nothing. */
    private static String qualifiers(Type.Qualified outer) {
        Set<String> all = new TreeSet<>(ORDER);
        Type type = outer;
        for (int steps = 0; steps < TypeReference.CHAIN && type instanceof Type.Qualified next; steps++) {
            all.add(next.qualifier());
            type = next.target().type();
        }
        return String.join(" ", all);
    }

    private String parameters(Type.Function function, int depth) {
        StringBuilder text = new StringBuilder("(");
        for (TypeReference parameter : function.parameters()) {
            if (left <= 0 || text.length() > CHARACTERS) {
                return text.append(", ...)").toString();
            }
            text.append(text.length() > 1 ? ", " : "").append(declarator(parameter.type(), "", depth - 1));
        }
        if (function.variadic()) {
            text.append(text.length() > 1 ? ", ..." : "...");
        } else if (text.length() == 1 && function.prototyped()) {
            text.append("void");
        }
        return text.append(')').toString();
    }

    private static String plain(Type type) {
        if (type instanceof Type.Base base) {
            return IntegerName.shortest(base.name());
        }
        if (type instanceof Type.Typedef typedef) {
            return withArguments(typedef.name());
        }
        if (type instanceof Type.Structure structure) {
            if (structure.name().isEmpty()) {
                return structure.kind().keyword() + " {...}";
            }
            return structure.tagged()
                    ? structure.kind().keyword() + " " + structure.name().get()
                    : withArguments(structure.name().get());
        }
        if (type instanceof Type.Enumeration enumeration) {
            if (enumeration.name().isEmpty()) {
                return "enum {...}";
            }
            return enumeration.tagged()
                    ? "enum " + enumeration.name().get()
                    : enumeration.name().get();
        }
        return type instanceof Type.Unspecified unspecified ? unspecified.name() : "?";
    }

    /** A name, which is that of a template if it has arguments. */
    private static String withArguments(String name) {
        return name.indexOf('<') < 0 ? name : IntegerName.shortest(name);
    }

    private static String join(String name, String inner) {
        return inner.isEmpty() ? name : name + " " + inner;
    }
}

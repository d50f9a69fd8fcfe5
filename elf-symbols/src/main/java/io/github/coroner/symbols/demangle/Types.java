package io.github.coroner.symbols.demangle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of types, Itanium C++ ABI section 5.1.5. */
final class Types {
    private Types() {}

    /** A pointer to an object or function. */
    record Pointer(Node to) implements Node {
        @Override
        public void left(Output out) {
            openDeclarator(out, to);
            out.append('*');
        }

        @Override
        public void right(Output out) {
            closeDeclarator(out, to);
        }

        @Override
        public boolean hasRight(Output out) {
            return out.hasRight(to);
        }
    }

    /** A reference; references to references collapse, and one that is an lvalue's wins. */
    record Reference(Node to, boolean rvalue) implements Node {
        @Override
        public void left(Output out) {
            Node target = out.resolve(to);
            boolean lvalue = !rvalue;
            while (target instanceof Reference inner) {
                lvalue |= !inner.rvalue;
                target = out.resolve(inner.to);
            }
            openDeclarator(out, target);
            out.append(lvalue ? "&" : "&&");
        }

        @Override
        public void right(Output out) {
            closeDeclarator(out, target(out));
        }

        @Override
        public boolean hasRight(Output out) {
            return out.hasRight(target(out));
        }

        private Node target(Output out) {
            Node target = out.resolve(to);
            while (target instanceof Reference inner) {
                target = out.resolve(inner.to);
            }
            return target;
        }
    }

    /** A pointer to a member of a class. */
    record MemberPointer(Node of, Node member) implements Node {
        @Override
        public void left(Output out) {
            if (out.shape(member) == Shape.PLAIN) {
                out.left(member);
                out.append(' ');
            } else {
                openDeclarator(out, member);
            }
            out.print(of).append("::*");
        }

        @Override
        public void right(Output out) {
            closeDeclarator(out, member);
        }

        @Override
        public boolean hasRight(Output out) {
            return out.hasRight(member);
        }
    }

    /**
     * A type with qualifiers behind it: {@code const}, {@code volatile}, {@code restrict}, vendors' words.
     *
     * @param qualifier one word, without a space in front
     */
    record Qualified(Node type, Node qualifier) implements Node {
        @Override
        public void left(Output out) {
            out.left(type);
            if (out.shape(type) != Shape.FUNCTION && !isRepeated(out)) {
                out.append(' ').print(qualifier);
            }
        }

        @Override
        public void right(Output out) {
            out.right(type);
            if (out.shape(type) == Shape.FUNCTION) {
                out.append(' ').print(qualifier);
            }
        }

        @Override
        public Shape shape(Output out) {
            return out.shape(type);
        }

        @Override
        public boolean hasRight(Output out) {
            return out.hasRight(type);
        }

        /** A template argument that is const already does not become so twice. */
        private boolean isRepeated(Output out) {
            Node inner = out.resolve(type);
            while (inner instanceof Qualified qualified) {
                if (qualified.qualifier.equals(qualifier)) {
                    return true;
                }
                inner = out.resolve(qualified.type);
            }
            return false;
        }
    }

    /** A type with a word behind it that is part of its name: {@code float _Complex}, {@code int __vector(4)}. */
    record Suffixed(Node type, Node suffix) implements Node {
        @Override
        public void left(Output out) {
            out.left(type);
            out.append(' ').print(suffix);
        }

        @Override
        public void right(Output out) {
            out.right(type);
        }

        @Override
        public boolean hasRight(Output out) {
            return out.hasRight(type);
        }
    }

    /** An array; without {@code bound}, one of unknown bound. */
    record Array(Node element, @Nullable Node bound) implements Node {
        @Override
        public void left(Output out) {
            out.left(element);
        }

        @Override
        public void right(Output out) {
            out.append(out.endsWith(']') ? "[" : " [");
            if (bound != null) {
                out.print(bound);
            }
            out.append(']');
            out.right(element);
        }

        @Override
        public Shape shape(Output out) {
            return Shape.ARRAY;
        }
    }

    /**
     * A function type.
     *
     * @param qualifiers those of the implicit object, each with a space in front: {@code " const &"}
     * @param exceptions the exception specification, or null
     */
    record Function(
            Node returned,
            List<Node> parameters,
            String qualifiers,
            @Nullable Node exceptions) implements Node {
        Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void left(Output out) {
            out.left(returned);
            if (!out.hasRight(returned)) {
                out.append(' ');
            }
        }

        @Override
        public void right(Output out) {
            out.append('(').printList(parameters).append(')').append(qualifiers);
            if (exceptions != null) {
                out.append(' ').print(exceptions);
            }
            out.right(returned);
        }

        @Override
        public Shape shape(Output out) {
            return Shape.FUNCTION;
        }
    }

    private static void openDeclarator(Output out, Node to) {
        out.left(to);
        Node.Shape shape = out.shape(to);
        if (shape != Node.Shape.PLAIN) {
            out.append(shape == Node.Shape.FUNCTION ? "(" : " (");
        }
    }

    private static void closeDeclarator(Output out, Node to) {
        if (out.shape(to) != Node.Shape.PLAIN) {
            out.append(')');
        }
        out.right(to);
    }
}

package io.github.coroner.symbols.demangle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of names and encodings, Itanium C++ ABI sections 5.1.2 to 5.1.4 and 5.1.6. */
final class Names {
    private Names() {}

    /** {@code scope::name}. */
    record Nested(Node scope, Node name) implements Node {
        @Override
        public void left(Output out) {
            out.print(scope).append("::").print(name);
        }

        @Override
        public boolean isSimple() {
            return true;
        }

        @Override
        public Node baseName() {
            return name.baseName();
        }
    }

    /** {@code name<arguments>}. */
    record Templated(Node name, Arguments arguments) implements Node {
        @Override
        public void left(Output out) {
            out.print(name);
            if (out.endsWith('<')) {
                out.append(' ');
            }
            out.print(arguments);
        }

        @Override
        public Node baseName() {
            return name.baseName();
        }
    }

    /** Template arguments, with the constraint that C++20 may put on them. */
    record Arguments(List<Node> list, @Nullable Node trailing) implements Node {
        Arguments {
            list = List.copyOf(list);
        }

        @Override
        public void left(Output out) {
            out.append('<').printList(list).append(out.endsWith('>') ? " >" : ">");
            if (trailing != null) {
                out.print(trailing);
            }
        }
    }

    /** A name with an ABI tag, section 5.1.5.2. */
    record Tagged(Node name, String tag) implements Node {
        @Override
        public void left(Output out) {
            out.print(name).append("[abi:").append(tag).append(']');
        }

        @Override
        public boolean isSimple() {
            return name.isSimple();
        }

        @Override
        public Node baseName() {
            return name.baseName();
        }
    }

    /** An entity of a named module: {@code name@module}. */
    record OfModule(Node name, Node module) implements Node {
        @Override
        public void left(Output out) {
            out.print(name).append('@').print(module);
        }

        @Override
        public boolean isSimple() {
            return true;
        }

        @Override
        public Node baseName() {
            return name.baseName();
        }
    }

    /** A module or, behind a colon, a partition of one. */
    record Module(@Nullable Node parent, Node name, boolean partition) implements Node {
        @Override
        public void left(Output out) {
            if (parent != null) {
                out.print(parent);
            }
            if (partition || parent != null) {
                out.append(partition ? ':' : '.');
            }
            out.print(name);
        }
    }

    /** A name of the standard library with a substitution of its own, section 5.1.10. */
    record Standard(String name, String template, String arguments) implements Node {
        @Override
        public void left(Output out) {
            out.append("std::").append(name);
        }

        @Override
        public boolean isSimple() {
            return true;
        }

        @Override
        public Node baseName() {
            return Text.name(template);
        }

        /** {@return the name of the class in full, as in front of its constructors} */
        Node expanded() {
            return arguments.isEmpty()
                    ? this
                    : new Nested(Text.name("std"), new Templated(Text.name(template), arguments(arguments)));
        }

        private static Arguments arguments(String list) {
            return new Arguments(List.of(Text.words(list)), null);
        }
    }

    /** A constructor or destructor of the class {@code of}. */
    record Structor(Node of, boolean destructor) implements Node {
        @Override
        public void left(Output out) {
            if (destructor) {
                out.append('~');
            }
            out.print(out.baseName(of));
        }

        @Override
        public boolean isSimple() {
            return true;
        }
    }

    /** {@code operator type}. */
    record Conversion(Node type) implements Node {
        @Override
        public void left(Output out) {
            out.append("operator ").print(type);
        }
    }

    /** A class or enumeration without a name; {@code number} counts from 1 within its scope. */
    record Unnamed(int number) implements Node {
        @Override
        public void left(Output out) {
            out.append("{unnamed type#").append(Integer.toString(number)).append('}');
        }

        @Override
        public boolean isSimple() {
            return true;
        }
    }

    /** The class of a lambda expression; {@code number} counts lambdas of equal signature from 1. */
    record Lambda(
            List<Node> declared,
            List<Node> parameters,
            @Nullable Node trailing,
            int number) implements Node {
        Lambda {
            declared = List.copyOf(declared);
            parameters = List.copyOf(parameters);
        }

        @Override
        public void left(Output out) {
            out.lambdas++;
            out.append("{lambda");
            if (!declared.isEmpty()) {
                out.append('<').printList(declared).append(out.endsWith('>') ? " >" : ">");
            }
            out.append('(').printList(parameters).append(')');
            out.lambdas--;
            if (trailing != null) {
                out.print(trailing);
            }
            out.append('#').append(Integer.toString(number)).append('}');
        }

        @Override
        public boolean isSimple() {
            return true;
        }
    }

    /** A function with its parameters and, where the name has it, its return type. */
    record Encoding(
            Node name,
            @Nullable Node returned,
            List<Node> parameters,
            String qualifiers,
            @Nullable Node trailing,
            boolean explicitObject)
            implements Node {
        Encoding {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void left(Output out) {
            if (returned != null) {
                out.left(returned);
                if (!out.hasRight(returned)) {
                    out.append(' ');
                }
            }
            out.print(name);
        }

        @Override
        public void right(Output out) {
            out.append(explicitObject ? "(this " : "(")
                    .printList(parameters)
                    .append(')')
                    .append(qualifiers);
            if (returned != null) {
                out.right(returned);
            }
            if (trailing != null) {
                out.print(trailing);
            }
        }

        @Override
        public Node baseName() {
            return name.baseName();
        }

        /** {@return the same without return type, as it is written in the name of a local entity} */
        Encoding withoutReturn() {
            return returned == null ? this : new Encoding(name, null, parameters, qualifiers, trailing, explicitObject);
        }
    }

    /** What the compiler makes for an entity: its vtable, its guard variable, ... section 5.1.4. */
    record Special(String words, Node entity) implements Node {
        @Override
        public void left(Output out) {
            out.append(words).print(entity);
        }
    }
}

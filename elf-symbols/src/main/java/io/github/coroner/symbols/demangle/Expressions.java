package io.github.coroner.symbols.demangle;

import java.util.List;

/** The nodes of expressions that are more than a sequence of words; Itanium C++ ABI section 5.1.6. */
final class Expressions {
    private Expressions() {}

    /** An operand: in parentheses unless it is a plain name. */
    record Operand(Node node) implements Node {
        @Override
        public void left(Output out) {
            out.printOperand(node);
        }
    }

    /** A parameter of the function whose type is being told; {@code number} counts from 1. */
    record Parameter(int number) implements Node {
        @Override
        public void left(Output out) {
            out.append("{parm#").append(Integer.toString(number)).append('}');
        }

        @Override
        public boolean isSimple() {
            return true;
        }
    }

    /** {@code {a, b}}, with a type in front of it or not. */
    record Braced(List<Node> type, List<Node> elements) implements Node {
        Braced {
            type = List.copyOf(type);
            elements = List.copyOf(elements);
        }

        @Override
        public void left(Output out) {
            out.printList(type).append('{').printList(elements).append('}');
        }

        @Override
        public boolean isSimple() {
            return true;
        }
    }

    /** The address of an entity: a plain member function is told by its name alone. */
    record Address(Node of) implements Node {
        @Override
        public void left(Output out) {
            out.append('&');
            boolean member = of instanceof Names.Encoding encoding
                    && encoding.name() instanceof Names.Nested
                    && encoding.returned() == null
                    && encoding.qualifiers().isEmpty();
            if (member) {
                out.print(((Names.Encoding) of).name());
            } else {
                out.printOperand(of);
            }
        }
    }

    /** {@code sizeof...}: how many elements a pack has, or the pack's name when that is unknown. */
    record PackSize(Node pack) implements Node {
        @Override
        public void left(Output out) {
            Node target =
                    pack instanceof TemplateNodes.Parameter parameter ? parameter.target(out, out.bindings()) : pack;
            if (target instanceof TemplateNodes.PackReference reference) {
                out.append(Integer.toString(reference.pack().elements().size()));
            } else {
                out.append("sizeof...(").print(pack).append(')');
            }
        }
    }
}

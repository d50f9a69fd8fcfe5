package io.github.coroner.symbols.demangle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of template parameters and packs, Itanium C++ ABI sections 5.1.5.10 and 5.1.8.
 *
 * <p>{@code T_} means an argument of the template that the encoding around it names, and a substitution repeats what was
 * written, not what it meant: {@code S_} for an earlier {@code T_ const&} in another encoding means that encoding's
 * argument. So a component of another encoding is {@link Rebound}, and arguments print outside of that binding.
 */
final class TemplateNodes {
    private TemplateNodes() {}

    /** The elements {@code J...E} of an argument pack. */
    record Pack(List<Node> elements) implements Node {
        Pack {
            elements = List.copyOf(elements);
        }

        @Override
        public void left(Output out) {
            out.printList(elements);
        }
    }

    /** A template parameter that stands for a pack: in an expansion one element, elsewhere all of them. */
    record PackReference(Pack pack) implements Node {
        @Override
        public void left(Output out) {
            int index = out.element(pack.elements.size());
            if (index == Output.NO_PACK) {
                out.printWhole(pack.elements);
            } else if (index < pack.elements.size()) {
                out.left(pack.elements.get(index));
            }
        }

        @Override
        public void right(Output out) {
            Node element = resolve(out);
            if (element != this) {
                out.right(element);
            }
        }

        @Override
        public Shape shape(Output out) {
            Node element = resolve(out);
            return element == this ? Shape.PLAIN : out.shape(element);
        }

        @Override
        public boolean hasRight(Output out) {
            Node element = resolve(out);
            return element != this && out.hasRight(element);
        }

        @Override
        public Node resolve(Output out) {
            int index = out.element(pack.elements.size());
            return index >= 0 && index < pack.elements.size() ? out.resolve(pack.elements.get(index)) : this;
        }
    }

    /** A pack expansion: its pattern for each element, or the pattern and {@code ...} when no pack is known. */
    record Expansion(Node pattern) implements Node {
        @Override
        public void left(Output out) {
            out.printExpansion(pattern);
        }
    }

    /** A node that prints as another does, under bindings of its own. */
    private interface Elsewhere extends Node {
        /** Puts those bindings in force and returns the other node; the caller puts back the bindings that were. */
        Node enter(Output out);

        @Override
        default void left(Output out) {
            Output.Binding outer = out.bindings();
            out.left(enter(out));
            out.rebind(outer);
        }

        @Override
        default void right(Output out) {
            Output.Binding outer = out.bindings();
            out.right(enter(out));
            out.rebind(outer);
        }

        @Override
        default Shape shape(Output out) {
            Output.Binding outer = out.bindings();
            Shape shape = out.shape(enter(out));
            out.rebind(outer);
            return shape;
        }

        @Override
        default boolean hasRight(Output out) {
            Output.Binding outer = out.bindings();
            boolean hasRight = out.hasRight(enter(out));
            out.rebind(outer);
            return hasRight;
        }

        @Override
        default Node resolve(Output out) {
            Output.Binding outer = out.bindings();
            Node resolved = out.resolve(enter(out));
            Output.Binding inner = out.bindings();
            out.rebind(outer);
            return inner == outer ? resolved : within(resolved, inner);
        }
    }

    /**
     * A template parameter.
     *
     * @param scope where its argument is found, unless a {@link Rebound} around it says otherwise
     * @param arguments those that were known where the parameter was read, or null: then the scope's, known later
     * @param word what it is called among the parameters of the lambda that it belongs to, such as {@code auto:1}, or null
     */
    record Parameter(
            TemplateScope scope,
            @Nullable List<Node> arguments,
            int index,
            @Nullable String word) implements Elsewhere {
        @Override
        public Node enter(Output out) {
            Output.Binding outer = out.unbind(scope);
            return target(out, outer);
        }

        @Override
        public boolean isSimple() {
            List<Node> known = arguments;
            return known != null && known.get(index).isSimple();
        }

        @Override
        public Node baseName() {
            List<Node> known = arguments;
            return known == null ? this : known.get(index).baseName();
        }

        /** {@return what the parameter stands for; bindings are as {@link Output#unbind} found them} */
        Node target(Output out, Output.@Nullable Binding bindings) {
            if (out.lambdas > 0) {
                // also one read elsewhere, which a substitution repeats in the parameters of a lambda
                return Text.words(word != null ? word : "auto:" + (index + 1));
            }
            TemplateScope bound = Output.Binding.of(bindings, scope);
            List<Node> known = arguments;
            if (bound != scope && bound.isKnown(index)) {
                return bound.argument(index);
            }
            if (known != null) {
                return TemplateScope.argument(known, index);
            }
            return word != null && !scope.isKnown(index) ? Text.words(word) : scope.argument(index);
        }
    }

    /**
     * A component of an earlier encoding that a substitution names in another: its template parameters mean those of the
     * other.
     */
    record Rebound(Node node, TemplateScope from, TemplateScope to) implements Elsewhere {
        @Override
        public Node enter(Output out) {
            out.bind(from, to);
            return node;
        }

        @Override
        public boolean isSimple() {
            return node.isSimple();
        }

        @Override
        public Node baseName() {
            return node.baseName();
        }
    }

    /** {@return a resolved node that prints under the bindings it was found under, references still being references} */
    private static Node within(Node node, Output.@Nullable Binding bindings) {
        if (node instanceof Types.Reference reference) {
            return new Types.Reference(new Within(reference.to(), bindings), reference.rvalue());
        }
        if (node instanceof Types.Qualified qualified) {
            return new Types.Qualified(within(qualified.type(), bindings), qualified.qualifier());
        }
        return new Within(node, bindings);
    }

    /** A node seen from outside of the bindings that it belongs to. */
    record Within(Node node, Output.@Nullable Binding bindings) implements Elsewhere {
        @Override
        public Node enter(Output out) {
            out.rebind(bindings);
            return node;
        }

        @Override
        public boolean isSimple() {
            return node.isSimple();
        }

        @Override
        public Node baseName() {
            return node.baseName();
        }
    }
}

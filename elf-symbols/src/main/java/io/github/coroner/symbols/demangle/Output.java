package io.github.coroner.symbols.demangle;

import io.github.coroner.format.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes print, and what bounds printing: length, work and depth. Not thread-safe.
 *
 * <p>Substitutions make a mangled name a graph whose text may be exponentially longer than the name; the bound on length
 * stops that, and the bound on work stops the same with nodes that print nothing.
 */
final class Output {
    private static final int MAX_CHARACTERS = (int) Limit.STRING_CHARACTERS.defaultValue();
    private static final int MAX_STEPS = 1 << 20;
    private static final int MAX_DEPTH = 768;

    /** Outside of a pack expansion. */
    static final int NO_PACK = -1;

    private final StringBuilder text = new StringBuilder(128);
    private int depth;
    private int steps;
    private int packIndex = NO_PACK;
    private int packSize = NO_PACK;

    private @Nullable Binding bindings;

    /** How many lambdas are being printed around; in their parameters a template parameter stands for itself. */
    int lambdas;

    Output append(String part) {
        if (part.length() > MAX_CHARACTERS - text.length()) {
            throw new NotMangledException();
        }
        text.append(part);
        return this;
    }

    Output append(char part) {
        if (text.length() >= MAX_CHARACTERS) {
            throw new NotMangledException();
        }
        text.append(part);
        return this;
    }

    /** Says that template parameters of {@code from} mean those of {@code to}; a chain, the innermost first. */
    static final class Binding {
        private final TemplateScope from;
        private final TemplateScope to;
        private final @Nullable Binding outer;

        private Binding(TemplateScope from, TemplateScope to, @Nullable Binding outer) {
            this.from = from;
            this.to = to;
            this.outer = outer;
        }

        /** {@return the scope that parameters of {@code scope} mean} */
        static TemplateScope of(@Nullable Binding bindings, TemplateScope scope) {
            for (Binding binding = bindings; binding != null; binding = binding.outer) {
                if (binding.from == scope) {
                    return binding.to;
                }
            }
            return scope;
        }
    }

    /** Adds a binding to those in force. */
    void bind(TemplateScope from, TemplateScope to) {
        bindings = new Binding(from, to, bindings);
    }

    /** Goes out of the binding of {@code scope}, to where its arguments are; returns the bindings that were in force. */
    @Nullable
    Binding unbind(TemplateScope scope) {
        Binding before = bindings;
        for (Binding binding = before; binding != null; binding = binding.outer) {
            if (binding.from == scope) {
                bindings = binding.outer;
                break;
            }
        }
        return before;
    }

    /** {@return the bindings in force} */
    @Nullable
    Binding bindings() {
        return bindings;
    }

    /** Puts bindings in force. */
    void rebind(@Nullable Binding before) {
        bindings = before;
    }

    /** Prints both halves of a node. */
    Output print(Node node) {
        left(node);
        right(node);
        return this;
    }

    void left(Node node) {
        enter();
        node.left(this);
        depth--;
    }

    void right(Node node) {
        enter();
        node.right(this);
        depth--;
    }

    Node.Shape shape(Node node) {
        enter();
        Node.Shape shape = node.shape(this);
        depth--;
        return shape;
    }

    boolean hasRight(Node node) {
        enter();
        boolean hasRight = node.hasRight(this);
        depth--;
        return hasRight;
    }

    Node resolve(Node node) {
        enter();
        Node resolved = node.resolve(this);
        depth--;
        return resolved;
    }

    Node baseName(Node node) {
        enter();
        Node base = node.baseName();
        depth--;
        return base;
    }

    /** Prints nodes with commas between; those that print nothing, such as empty packs, get no comma. */
    Output printList(List<? extends Node> nodes) {
        boolean first = true;
        for (Node node : nodes) {
            int before = text.length();
            if (!first) {
                append(", ");
            }
            int start = text.length();
            print(node);
            if (text.length() == start) {
                text.setLength(before);
            } else {
                first = false;
            }
        }
        return this;
    }

    /** Prints an operand, in parentheses unless it is a plain name. */
    Output printOperand(Node node) {
        return node.isSimple() ? print(node) : append('(').print(node).append(')');
    }

    /** Prints {@code pattern} once for each element of the packs in it. */
    void printExpansion(Node pattern) {
        int outerIndex = packIndex;
        int outerSize = packSize;
        int start = text.length();
        packIndex = 0;
        packSize = NO_PACK;
        print(pattern);
        int size = packSize;
        if (size == 0) {
            text.setLength(start);
        }
        for (packIndex = 1; packIndex < size; packIndex++) {
            append(", ");
            print(pattern);
        }
        packIndex = outerIndex;
        packSize = outerSize;
        if (size == NO_PACK) {
            text.setLength(start);
            printOperand(pattern);
            append("...");
        }
    }

    /** {@return the element to print now of a pack that a pattern names, or {@link #NO_PACK} for all of them} */
    int element(int size) {
        if (packIndex != NO_PACK) {
            packSize = size;
        }
        return packIndex;
    }

    /** Prints a pack in full, whatever expansion is going on around it. */
    void printWhole(List<? extends Node> elements) {
        int outerIndex = packIndex;
        packIndex = NO_PACK;
        printList(elements);
        packIndex = outerIndex;
    }

    boolean endsWith(char character) {
        return text.length() > 0 && text.charAt(text.length() - 1) == character;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void enter() {
        if (++depth > MAX_DEPTH || ++steps > MAX_STEPS) {
            throw new NotMangledException();
        }
    }
}

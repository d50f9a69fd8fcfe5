package io.github.coroner.symbols.demangle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code T_}, {@code T0_}, ... mean within one encoding: the arguments of the innermost template of its name.
 *
 * <p>Changes while the name is being read, and is fixed once the encoding is.
 */
final class TemplateScope {
    private @Nullable List<Node> arguments;
    private boolean used;

    void setFrom(TemplateScope other) {
        arguments = other.arguments;
    }

    void set(List<Node> templateArguments) {
        arguments = templateArguments;
    }

    boolean isKnown(int index) {
        return arguments != null && index < arguments.size();
    }

    /** {@return the arguments as far as the name has been read, or null} */
    @Nullable
    List<Node> known() {
        return arguments;
    }

    /** Notes that a parameter of this scope was read, so that components may depend on it. */
    void use() {
        used = true;
    }

    boolean isUsed() {
        return used;
    }

    /** {@return what parameter {@code index}, counted from 0, stands for} */
    Node argument(int index) {
        List<Node> known = arguments;
        if (known == null) {
            throw new NotMangledException();
        }
        return argument(known, index);
    }

    static Node argument(List<Node> known, int index) {
        if (index >= known.size()) {
            throw new NotMangledException();
        }
        Node argument = known.get(index);
        return argument instanceof TemplateNodes.Pack pack ? new TemplateNodes.PackReference(pack) : argument;
    }
}

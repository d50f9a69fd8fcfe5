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

    void setFrom(TemplateScope other) {
        arguments = other.arguments;
    }

    void set(List<Node> templateArguments) {
        arguments = templateArguments;
    }

    boolean isKnown(int index) {
        return arguments != null && index < arguments.size();
    }

    /** {@return what parameter {@code index}, counted from 0, stands for} */
    Node argument(int index) {
        List<Node> known = arguments;
        if (known == null || index >= known.size()) {
            throw new NotMangledException();
        }
        Node argument = known.get(index);
        return argument instanceof Types.Pack pack ? new Types.PackReference(pack) : argument;
    }
}

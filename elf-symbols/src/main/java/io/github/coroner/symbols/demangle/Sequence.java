package io.github.coroner.symbols.demangle;

import java.util.ArrayList;
import java.util.List;

/** Parts printed one after the other. */
record Sequence(List<Node> parts) implements Node {

    /** {@return a sequence of nodes and of strings that print as they are} */
    static Sequence of(Object... parts) {
        List<Node> nodes = new ArrayList<>(parts.length);
        for (Object part : parts) {
            nodes.add(part instanceof Node node ? node : Text.words((String) part));
        }
        return new Sequence(List.copyOf(nodes));
    }

    @Override
    public void left(Output out) {
        for (Node part : parts) {
            out.print(part);
        }
    }
}

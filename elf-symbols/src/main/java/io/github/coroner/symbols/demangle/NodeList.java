package io.github.coroner.symbols.demangle;

import java.util.List;

/** Nodes with commas between. */
record NodeList(List<Node> nodes) implements Node {
    NodeList {
        nodes = List.copyOf(nodes);
    }

    @Override
    public void left(Output out) {
        out.printList(nodes);
    }
}

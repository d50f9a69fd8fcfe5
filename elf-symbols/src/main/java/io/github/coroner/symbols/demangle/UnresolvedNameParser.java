package io.github.coroner.symbols.demangle;

import io.github.coroner.symbols.demangle.Names.Nested;
import io.github.coroner.symbols.demangle.Names.Templated;
import java.util.ArrayList;
import java.util.List;

/** Reads names in expressions that depend on template parameters, {@code <unresolved-name>}; section 5.1.6. */
final class UnresolvedNameParser {
    private final Mangled mangled;
    private final NameParser names;
    private final TypeParser types;

    UnresolvedNameParser(Mangled mangled, NameParser names, TypeParser types) {
        this.mangled = mangled;
        this.names = names;
        this.types = types;
    }

    boolean atName() {
        int ahead = mangled.peek() == 'g' && mangled.peek(1) == 's' ? 2 : 0;
        char first = mangled.peek(ahead);
        char second = mangled.peek(ahead + 1);
        return Mangled.isDigit(first)
                || (first == 'o' && second == 'n')
                || (first == 'd' && second == 'n')
                || (first == 's' && second == 'r');
    }

    Node name() {
        boolean global = mangled.accept("gs");
        Node name = mangled.accept("sr") ? qualified() : baseName();
        return global ? Sequence.of("::", name) : name;
    }

    /**
     * The rest of {@code sr}. Besides the forms of the ABI there is the older {@code sr <type> <name>}, which GCC wrote up
     * to version 4 and still does for some names.
     */
    private Node qualified() {
        if (mangled.peek() == 'N') {
            boolean nestedType = mangled.peek(1) != 'T' && mangled.peek(1) != 'D';
            return nestedType ? member(types.type()) : ofUnresolvedType();
        }
        if (!mangled.atDigit()) {
            return member(types.type());
        }
        int start = mangled.position();
        int known = mangled.remembered();
        List<Node> levels = levels();
        if (mangled.peek() == 'E' && atBaseName(1)) {
            mangled.skip(1);
            levels.add(baseName());
            return chain(levels);
        }
        mangled.reset(start);
        mangled.forgetTo(known);
        return member(types.type());
    }

    /** {@code N <unresolved-type> <level>+ E <base name>}; older compilers wrote a nested type {@code N...E} here. */
    private Node ofUnresolvedType() {
        mangled.expect('N');
        List<Node> parts = new ArrayList<>();
        parts.add(types.type());
        parts.addAll(levels());
        mangled.expect('E');
        parts.add(baseName());
        return chain(parts);
    }

    private List<Node> levels() {
        List<Node> levels = new ArrayList<>();
        while (mangled.atDigit()) {
            levels.add(withArguments(Text.name(mangled.identifier())));
        }
        return levels;
    }

    private static Node chain(List<Node> parts) {
        Node chain = parts.get(0);
        for (Node part : parts.subList(1, parts.size())) {
            chain = part instanceof Templated templated
                    ? new Templated(new Nested(chain, templated.name()), templated.arguments())
                    : new Nested(chain, part);
        }
        return chain;
    }

    private Node member(Node type) {
        return chain(List.of(type, baseName()));
    }

    private boolean atBaseName(int ahead) {
        char first = mangled.peek(ahead);
        char second = mangled.peek(ahead + 1);
        return Mangled.isDigit(first) || ((first == 'o' || first == 'd') && second == 'n');
    }

    /** {@code <simple-id>}, {@code on <operator-name> [<template-args>]}, {@code dn <destructor-name>}. */
    private Node baseName() {
        if (mangled.accept("dn")) {
            Node type = mangled.atDigit() ? withArguments(Text.name(mangled.identifier())) : types.type();
            return new Names.Structor(type, true);
        }
        if (mangled.accept("on")) {
            return withArguments(names.operator());
        }
        return withArguments(Text.name(mangled.identifier()));
    }

    private Node withArguments(Node name) {
        return mangled.peek() == 'I' ? new Templated(name, types.arguments()) : name;
    }
}

package io.github.coroner.symbols.demangle;

import java.util.ArrayList;
import java.util.List;

/** Reads requires-expressions of C++20, {@code rq} and {@code rQ}; Itanium C++ ABI section 5.1.6. */
final class RequirementParser {
    private final Mangled mangled;
    private final TypeParser types;
    private final ExpressionParser expressions;

    RequirementParser(Mangled mangled, TypeParser types, ExpressionParser expressions) {
        this.mangled = mangled;
        this.types = types;
        this.expressions = expressions;
    }

    /** Reads {@code rQ <parameter types> _ <requirement>+ E}, or {@code rq <requirement>+ E}. */
    Node requirements(boolean withParameters) {
        List<Object> parts = new ArrayList<>();
        parts.add("requires");
        if (withParameters) {
            List<Node> parameters = new ArrayList<>();
            while (!mangled.accept('_')) {
                parameters.add(types.type());
            }
            parts.add(" (");
            parts.add(new NodeList(parameters));
            parts.add(")");
        }
        parts.add(" { ");
        while (!mangled.accept('E')) {
            parts.add(requirement());
            parts.add("; ");
        }
        parts.add("}");
        return Sequence.of(parts.toArray());
    }

    /** {@code X <expression> [N] [R <constraint>]}, {@code T <type>}, {@code Q <constraint>}. */
    private Node requirement() {
        return switch (mangled.next()) {
            case 'X' -> {
                Node expression = expressions.expression();
                boolean noexcept = mangled.accept('N');
                boolean constrained = mangled.accept('R');
                if (!noexcept && !constrained) {
                    yield expression;
                }
                Node constraint = constrained ? Sequence.of(" -> ", expressions.expression()) : Text.words("");
                yield Sequence.of("{ ", expression, noexcept ? " } noexcept" : " }", constraint);
            }
            case 'T' -> Sequence.of("typename ", types.type());
            case 'Q' -> Sequence.of("requires ", expressions.expression());
            default -> throw new NotMangledException();
        };
    }
}

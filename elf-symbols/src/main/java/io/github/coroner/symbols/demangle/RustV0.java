package io.github.coroner.symbols.demangle;

import io.github.coroner.symbols.demangle.RustInput.Identifier;

/**
 * Rust's v0 mangling, RFC 2603. The name is printed while it is read: a back reference reads an earlier place again.
 *
 * <p>Back references can make the text exponentially longer than the name; the bounds of {@link Output} and {@link
 * RustInput} stop that.
 */
final class RustV0 {
    private final RustInput input;
    private final RustOutput out;
    private final RustConst constants;

    private RustV0(String symbol) {
        input = new RustInput(symbol);
        out = new RustOutput();
        constants = new RustConst(input, out);
    }

    /** Reads {@code _R...}. The instantiating crate and suffixes of copies, {@code .llvm.1234}, are left out. */
    static String read(String name) {
        int suffix = name.indexOf('.');
        RustV0 reader = new RustV0(name.substring("_R".length(), suffix < 0 ? name.length() : suffix));
        reader.path(true);
        if (!reader.input.atEnd()) {
            reader.skipPath();
        }
        if (!reader.input.atEnd()) {
            throw new NotMangledException();
        }
        return reader.out.toString();
    }

    private void skipPath() {
        out.silence();
        path(false);
        out.speak();
    }

    /**
     * {@code <path>}.
     *
     * @param asValue whether it names a value, whose generic arguments are written behind {@code ::}
     */
    private void path(boolean asValue) {
        input.enter();
        switch (input.next()) {
            case 'C' -> out.append(input.identifier().name());
            case 'M' -> {
                implPath();
                out.append("<");
                type();
                out.append(">");
            }
            case 'X' -> {
                implPath();
                asTrait();
            }
            case 'Y' -> asTrait();
            case 'N' -> nested(asValue);
            case 'I' -> {
                path(asValue);
                out.append(asValue ? "::<" : "<");
                genericArguments();
                out.append(">");
            }
            case 'B' -> backReference(() -> path(asValue));
            default -> throw new NotMangledException();
        }
        input.leave();
    }

    /** {@code [<disambiguator>] <path>}: where an implementation stands, which is not written. */
    private void implPath() {
        input.disambiguator();
        skipPath();
    }

    private void asTrait() {
        out.append("<");
        type();
        out.append(" as ");
        path(false);
        out.append(">");
    }

    /** {@code N <namespace> <path> <identifier>}; upper-case namespaces are written, in braces. */
    private void nested(boolean asValue) {
        char namespace = input.next();
        path(asValue);
        Identifier identifier = input.identifier();
        if (namespace >= 'A' && namespace <= 'Z') {
            out.append("::{");
            out.append(namespace == 'C' ? "closure" : namespace == 'S' ? "shim" : String.valueOf(namespace));
            if (!identifier.name().isEmpty()) {
                out.append(":").append(identifier.name());
            }
            out.append("#")
                    .append(Long.toUnsignedString(identifier.disambiguator()))
                    .append("}");
        } else if (namespace >= 'a' && namespace <= 'z') {
            if (!identifier.name().isEmpty()) {
                out.append("::").append(identifier.name());
            }
        } else {
            throw new NotMangledException();
        }
    }

    private void genericArguments() {
        for (boolean first = true; !input.accept('E'); first = false) {
            if (!first) {
                out.append(", ");
            }
            if (input.accept('L')) {
                out.lifetime(input.base62());
            } else if (input.accept('K')) {
                constant();
            } else {
                type();
            }
        }
    }

    /** {@code <type>}. */
    private void type() {
        input.enter();
        char code = input.next();
        String basic = RustInput.basicType(code);
        if (basic != null) {
            out.append(basic);
        } else {
            composedType(code);
        }
        input.leave();
    }

    private void composedType(char code) {
        switch (code) {
            case 'A' -> {
                out.append("[");
                type();
                out.append("; ");
                constant();
                out.append("]");
            }
            case 'S' -> {
                out.append("[");
                type();
                out.append("]");
            }
            case 'T' -> tuple();
            case 'R', 'Q' -> reference(code == 'Q');
            case 'P', 'O' -> {
                out.append(code == 'P' ? "*const " : "*mut ");
                type();
            }
            case 'F' -> out.inBinder(input.binder(), this::function);
            case 'D' -> {
                out.append("dyn ");
                out.inBinder(input.binder(), this::traits);
                long lifetime = lifetime();
                if (lifetime != 0) {
                    out.append(" + ").lifetime(lifetime);
                }
            }
            case 'B' -> backReference(this::type);
            default -> {
                input.back();
                path(false);
            }
        }
    }

    private void tuple() {
        out.append("(");
        int count = 0;
        for (; !input.accept('E'); count++) {
            if (count > 0) {
                out.append(", ");
            }
            type();
        }
        out.append(count == 1 ? ",)" : ")");
    }

    private void reference(boolean mutable) {
        out.append("&");
        if (input.accept('L')) {
            long lifetime = input.base62();
            if (lifetime != 0) {
                out.lifetime(lifetime).append(" ");
            }
        }
        if (mutable) {
            out.append("mut ");
        }
        type();
    }

    private long lifetime() {
        if (!input.accept('L')) {
            throw new NotMangledException();
        }
        return input.base62();
    }

    /** {@code [U] [K <abi>] <type>* E <return type>}. */
    private void function() {
        if (input.accept('U')) {
            out.append("unsafe ");
        }
        if (input.accept('K')) {
            String abi = input.accept('C') ? "C" : input.undisambiguated().replace('_', '-');
            out.append("extern \"").append(abi).append("\" ");
        }
        out.append("fn(");
        for (boolean first = true; !input.accept('E'); first = false) {
            if (!first) {
                out.append(", ");
            }
            type();
        }
        out.append(")");
        if (!input.accept('u')) {
            out.append(" -> ");
            type();
        }
    }

    /** {@code <dyn-trait>* E}. */
    private void traits() {
        for (boolean first = true; !input.accept('E'); first = false) {
            if (!first) {
                out.append(" + ");
            }
            boolean open = openPath();
            while (input.accept('p')) {
                out.append(open ? ", " : "<").append(input.undisambiguated()).append(" = ");
                open = true;
                type();
            }
            if (open) {
                out.append(">");
            }
        }
    }

    /** Reads the path of a trait and leaves its generic arguments open, for associated types to join; says whether so. */
    private boolean openPath() {
        input.enter();
        boolean open = false;
        if (input.accept('B')) {
            int here = input.follow();
            if (here >= 0 && !out.isSilent()) {
                open = openPath();
                input.reset(here);
            }
        } else if (input.accept('I')) {
            path(false);
            out.append("<");
            genericArguments();
            open = true;
        } else {
            path(false);
        }
        input.leave();
        return open;
    }

    private void constant() {
        input.enter();
        if (input.accept('B')) {
            backReference(this::constant);
        } else {
            constants.constant();
        }
        input.leave();
    }

    private void backReference(Runnable read) {
        int here = input.follow();
        if (!out.isSilent()) {
            read.run();
        }
        input.reset(here);
    }
}

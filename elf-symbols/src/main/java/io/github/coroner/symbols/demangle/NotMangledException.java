package io.github.coroner.symbols.demangle;

/**
 * Ends the reading of a name that is not well-formed or goes over a bound; never leaves the package.
 *
 * <p>Has no stack trace: symbol tables are full of names that only look mangled, and the trace would be the whole cost.
 */
final class NotMangledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotMangledException() {
        super("not a mangled name", null, false, false);
    }
}

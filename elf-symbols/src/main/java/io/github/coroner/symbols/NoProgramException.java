package io.github.coroner.symbols;

/** Says of a name in an expression that only a program can explain it, where there is none but the dump. */
public final class NoProgramException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NoProgramException(String message) {
        super(message);
    }
}

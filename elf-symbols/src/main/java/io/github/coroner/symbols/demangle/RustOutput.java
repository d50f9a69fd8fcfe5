package io.github.coroner.symbols.demangle;

/** Where a Rust name is printed: text, parts that are read but not written, and lifetimes by their binders. */
final class RustOutput {
    private static final int MAX_LIFETIMES = 1 << 10;

    private final Output text = new Output();
    private int silent;
    private long lifetimes;

    RustOutput append(String part) {
        if (silent == 0) {
            text.append(part);
        }
        return this;
    }

    /** Writes nothing until {@link #speak}. */
    void silence() {
        silent++;
    }

    void speak() {
        silent--;
    }

    boolean isSilent() {
        return silent > 0;
    }

    /** Writes a lifetime by its De Bruijn index: 0 is erased, 1 the innermost bound one. */
    RustOutput lifetime(long index) {
        if (isSilent()) {
            return this;
        }
        if (index == 0) {
            return append("'_");
        }
        long depth = lifetimes - index;
        if (index < 0 || depth < 0) {
            throw new NotMangledException();
        }
        return depth < 26
                ? append("'").append(String.valueOf((char) ('a' + depth)))
                : append("'z").append(Long.toString(depth - 25));
    }

    /** Writes {@code for<'a, 'b> } for {@code count} lifetimes and reads what they are bound in. */
    void inBinder(long count, Runnable read) {
        if (count < 0 || count > MAX_LIFETIMES - lifetimes) {
            throw new NotMangledException();
        }
        if (count > 0) {
            append("for<");
            for (long i = 0; i < count; i++) {
                lifetimes++;
                append(i > 0 ? ", " : "").lifetime(1);
            }
            append("> ");
        }
        read.run();
        lifetimes -= count;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

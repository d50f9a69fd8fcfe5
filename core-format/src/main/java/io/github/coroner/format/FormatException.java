package io.github.coroner.format;

import java.util.Locale;

/**
 * The only exception that input bytes can cause: what was read cannot be what it should be.
 *
 * <p>The message says where, what was found and what was expected, for example {@code ".debug_info at offset 0x86d64:
 * needs 4 bytes, 2 left"}.
 */
public final class FormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of trouble it is. */
    public enum Kind {
        /** The bytes end before what should be there. */
        TRUNCATED,
        /** The bytes contradict the format. */
        MALFORMED,
        /** The bytes are a form that is not read. */
        UNSUPPORTED,
        /** Reading on would exceed a {@link Limit}. */
        LIMIT_EXCEEDED
    }

    private final Kind kind;
    private final String source;
    private final long offset;

    private FormatException(Kind kind, String source, long offset, String detail) {
        super(source + " at offset 0x" + Long.toHexString(offset) + ": " + detail);
        this.kind = kind;
        this.source = source;
        this.offset = offset;
    }

    /** {@return an exception for a read of {@code needed} bytes where only {@code left} are} */
    public static FormatException truncated(String source, long offset, long needed, long left) {
        String detail = needed < 0
                ? "a length of " + needed + " bytes is impossible"
                : "needs " + needed + (needed == 1 ? " byte, " : " bytes, ") + left + " left";
        return new FormatException(Kind.TRUNCATED, source, offset, detail);
    }

    /** {@return an exception for data cut off, in words of the caller's} */
    public static FormatException truncated(String source, long offset, String detail) {
        return new FormatException(Kind.TRUNCATED, source, offset, detail);
    }

    /** {@return an exception for bytes that contradict the format} */
    public static FormatException malformed(String source, long offset, String detail) {
        return new FormatException(Kind.MALFORMED, source, offset, detail);
    }

    /** {@return an exception for a form that is not read} */
    public static FormatException unsupported(String source, long offset, String what) {
        return new FormatException(Kind.UNSUPPORTED, source, offset, what + " is not supported");
    }

    /** {@return an exception for a limit that was reached} */
    public static FormatException limitExceeded(String source, long offset, Limit limit, long allowed) {
        String name = limit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new FormatException(
                Kind.LIMIT_EXCEEDED,
                source,
                offset,
                "more than the limit of " + allowed + " " + name + " (" + limit + ")");
    }

    /** {@return the kind of trouble} */
    public Kind kind() {
        return kind;
    }

    /** {@return what was read, as a person can look it up: {@code .debug_info}, {@code coredump.bin}} */
    public String source() {
        return source;
    }

    /** {@return where, in bytes from the start of {@link #source()}} */
    public long offset() {
        return offset;
    }
}

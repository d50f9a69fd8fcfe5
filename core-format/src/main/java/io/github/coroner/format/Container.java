package io.github.coroner.format;

import java.util.Locale;

/** One wrapping around a dump; a dump lists its wrappings outermost first. */
public enum Container {
    /** The dump itself, with its header. */
    RAW,
    /** Base64 text, with or without the console's markers. */
    BASE64,
    /** Hexadecimal digits as text. */
    HEX,
    /** A gzip stream. */
    GZIP,
    /** An ELF core file without the dump header. */
    ELF,
    /** The image of a core dump partition. */
    PARTITION,
    /** The image of a whole flash chip. */
    FLASH,
    /** A console log in which the dump stands between other lines. */
    LOG;

    /** {@return the name in reports: {@code base64}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

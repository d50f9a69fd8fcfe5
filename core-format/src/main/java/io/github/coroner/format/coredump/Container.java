package io.github.coroner.format.coredump;

import java.util.Locale;

/** One wrapping around a dump; a dump lists its wrappings outermost first. */
public enum Container {
    /** The dump itself, with its header. */
    RAW("a dump with its header, with or without flash padding behind it"),
    /** Base64 text, with or without the console's markers. */
    BASE64("base64 in lines, as the console prints it or as one text"),
    /** Hexadecimal digits as text. */
    HEX(
            "hexadecimal text: plain digits, `0x` lists as of `xxd -i`; `xxd` and `hexdump -C` from any offset on; `hexdump` and"
                    + " `od` of a whole file, in bytes or words"),
    /** A gzip stream. */
    GZIP("gzip around any of these"),
    /** An ELF core file without the dump header. */
    ELF("an ELF core file without dump header"),
    /** The image of a core dump partition. */
    PARTITION("the image of a core dump partition, also encrypted"),
    /** The image of a whole flash chip. */
    FLASH("the image of a whole flash, with its partition table"),
    /** A console log in which the dump stands between other lines. */
    LOG("a console log with dumps between other lines; prefixes, colours, damaged lines and a missing END are put"
            + " up with");

    private final String description;

    Container(String description) {
        this.description = description;
    }

    /** {@return what it is, for people} */
    public String description() {
        return description;
    }

    /** {@return the name in reports: {@code base64}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.github.coroner.format.panic;

/** Lines that host tools put between those of a device. Their addresses are no frames. */
final class Annotation {
    private static final String[] BEGINNINGS = {
        "--- ",
        "(inlined by)",
        "WARNING Decoded",
        "WARNING Found",
        "INFO Need",
        "INFO Running",
        "Decoding stack results",
        "Stack dump detected",
        "at ??:"
    };

    private Annotation() {}

    /** {@return whether a line is one} */
    static boolean is(String text) {
        int at = Hex.skipBlanks(text, 0);
        for (String beginning : BEGINNINGS) {
            if (text.startsWith(beginning, at)) {
                return true;
            }
        }
        if (at < text.length() && text.charAt(at) == '#' && at + 1 < text.length()) {
            return ConsoleLine.isDigit(text.charAt(at + 1)); // a frame of gdb or of PlatformIO's filter
        }
        return isAddressAndPlace(text, at) || text.contains("addr2line -");
    }

    /** {@return whether {@code 0x400d1234: function at file:line} or {@code 0x400d1234 - symbol} stands there} */
    private static boolean isAddressAndPlace(String text, int at) {
        if (!text.startsWith("0x", at) || !Hex.isWord(text, at + 2)) {
            return false;
        }
        int after = at + 10;
        boolean monitor = text.startsWith(": ", after) && !text.startsWith("0x", Hex.skipBlanks(text, after + 1));
        return monitor || text.startsWith(" - ", after);
    }
}

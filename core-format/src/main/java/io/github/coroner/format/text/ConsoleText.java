package io.github.coroner.format.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text as capture tools leave it: cut into lines, with colours removed. */
public final class ConsoleText {
    private static final int SAMPLE_BYTES = 4096;
    private static final int NEVER_IN_UTF8 = 0xf8;
    private static final int ESCAPE = 0x1b;

    private final String text;
    private int position;

    public ConsoleText(byte[] bytes) {
        text = new String(bytes, charset(bytes));
    }

    /** Windows tools write UTF-16 with a byte order mark; everything else is taken byte by byte, as base64 and hex are ASCII. */
    private static Charset charset(byte[] bytes) {
        boolean marked = bytes.length >= 2;
        if (marked && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (marked && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.ISO_8859_1;
    }

    /** {@return whether the bytes begin as text does: nearly all printable} */
    public static boolean isText(byte[] bytes) {
        if (!charset(bytes).equals(StandardCharsets.ISO_8859_1)) {
            return true;
        }
        int sample = Math.min(SAMPLE_BYTES, bytes.length);
        int odd = 0;
        for (int i = 0; i < sample; i++) {
            int value = bytes[i] & 0xff;
            boolean control = value < ' ' && value != '\n' && value != '\r' && value != '\t' && value != ESCAPE;
            odd += control || value == 0x7f || value >= NEVER_IN_UTF8 ? 1 : 0;
        }
        return odd * 20 <= sample;
    }

    /** {@return whether there is another line} */
    public boolean hasNext() {
        return position < text.length();
    }

    /** {@return the next line, without its end (LF, CR LF or CR)} */
    public String next() {
        int begin = position;
        int end = begin;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        position = end;
        if (position < text.length()) {
            boolean crLf = text.startsWith("\r\n", position);
            position += crLf ? 2 : 1;
        }
        return text.substring(begin, end);
    }

    /** {@return the line without ANSI escape sequences (ECMA-48: {@code ESC [ ... letter}) and surrounding blanks} */
    public static String plain(String line) {
        if (line.indexOf(ESCAPE) < 0) {
            return line.strip();
        }
        StringBuilder plain = new StringBuilder(line.length());
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i++);
            if (c != ESCAPE) {
                plain.append(c);
                continue;
            }
            if (i < line.length() && line.charAt(i) == '[') {
                i++;
                while (i < line.length() && (line.charAt(i) < '@' || line.charAt(i) > '~')) {
                    i++;
                }
            }
            i++;
        }
        return plain.toString().strip();
    }
}

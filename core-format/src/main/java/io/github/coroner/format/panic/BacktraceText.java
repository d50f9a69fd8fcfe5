package io.github.coroner.format.panic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code 0xPC:0xSP} pairs of a text.
 *
 * <p>Pairs may be glued ({@code 0x400d24e9:0x3ffb28800x400d3017:...}, printed by ESP-IDF 4.4.0 to 4.4.2), so numbers are
 * split by width: exactly eight digits.
 *
 * @param frames certain pairs
 * @param rejoined pairs behind one that a line's end broke
 * @param tail incomplete last pair as printed; empty if there is none
 * @param corrupted whether {@code |<-CORRUPTED} follows
 * @param continues whether {@code |<-CONTINUES} follows
 * @param end first position not read
 */
record BacktraceText(
        List<PrintedFrame> frames,
        List<PrintedFrame> rejoined,
        String tail,
        boolean corrupted,
        boolean continues,
        int end) {
    private static final int PAIR = "0x00000000:0x00000000".length();

    /** What is printed before the marks, in its longest spelling: some logs were copied from the source of a web page. */
    private static final String ARROW = "|&lt;-";

    /** {@return the pairs in {@code [from, to)}} */
    static BacktraceText read(String text, int from, int to) {
        List<PrintedFrame> frames = new ArrayList<>();
        int i = from;
        while (true) {
            i = Math.min(to, Hex.skipBlanks(text, i));
            if (i < to && isPair(text, i)) {
                frames.add(new PrintedFrame(Hex.word(text, i + 2), Hex.word(text, i + 13)));
                i += PAIR;
            } else if (i < to && text.startsWith("0x", i) && blankAfter(text, i, to) >= 0) {
                i = blankAfter(text, i, to); // a pair that lost characters
            } else {
                break;
            }
        }
        boolean corrupted = hasMark(text, i, "CORRUPTED");
        boolean continues = hasMark(text, i, "CONTINUES");
        String rest = text.substring(i, to).strip();
        String tail = isPartOfPair(rest) ? rest : "";
        int end =
                corrupted || continues ? Math.min(to, text.indexOf('C', i) + "CORRUPTED".length()) : i + tail.length();
        return new BacktraceText(frames, List.of(), tail, corrupted, continues, end);
    }

    private static boolean hasMark(String text, int at, String word) {
        for (int i = at; i <= at + ARROW.length(); i++) {
            if (text.startsWith(word, i)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the first blank behind {@code at}, if a damaged pair can be so long} */
    private static int blankAfter(String text, int at, int to) {
        for (int i = at; i < Math.min(to, at + 2 * PAIR); i++) {
            if (text.charAt(i) == ' ') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPair(String text, int at) {
        return at + PAIR <= text.length()
                && text.startsWith("0x", at)
                && Hex.isWord(text, at + 2)
                && text.charAt(at + 10) == ':'
                && Hex.isPrefixedWord(text, at + 11);
    }

    /** {@return whether a text is the beginning of a pair, and not all of one} */
    static boolean isPartOfPair(String text) {
        String form = "0xhhhhhhhh:0xhhhhhhhh";
        if (text.isEmpty() || text.length() >= form.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char wanted = form.charAt(i);
            boolean fits = wanted == 'h' ? Hex.digit(text.charAt(i)) >= 0 : text.charAt(i) == wanted;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** {@return this with the next line of the text, if that goes on where this ends} */
    Optional<BacktraceText> with(String nextLine) {
        String next = nextLine.strip();
        if (corrupted || continues) {
            return Optional.empty();
        }
        boolean broken = !tail.isEmpty();
        String joined = tail + next;
        BacktraceText more = read(joined, 0, joined.length());
        boolean only =
                more.end() >= joined.length() || joined.substring(more.end()).isBlank();
        boolean nothing = more.frames().isEmpty() && !more.corrupted() && !more.continues();
        if (nothing || !only) {
            return Optional.empty();
        }
        if (!broken && !next.startsWith("0x") && !next.startsWith("|")) {
            return Optional.empty();
        }
        List<PrintedFrame> certain = new ArrayList<>(frames);
        List<PrintedFrame> likely = new ArrayList<>(rejoined);
        (broken || !rejoined.isEmpty() ? likely : certain).addAll(more.frames());
        return Optional.of(
                new BacktraceText(certain, likely, more.tail(), more.corrupted(), more.continues(), more.end()));
    }

    PrintedBacktrace build(OptionalInt core, LineRange lines) {
        return new PrintedBacktrace(
                core,
                frames,
                rejoined,
                tail.isEmpty() ? Optional.empty() : Optional.of(tail),
                corrupted,
                continues,
                lines);
    }
}

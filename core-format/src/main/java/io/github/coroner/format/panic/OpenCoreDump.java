package io.github.coroner.format.panic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A base64 core dump while it is read; other text between its lines is skipped. */
final class OpenCoreDump {
    /** Characters of the longest line that the printer writes, with room for longer ones. */
    private static final int LINE = 1024;

    private final List<String> base64 = new ArrayList<>();
    private boolean begun;
    private boolean open;
    private boolean complete;
    private int prefix;
    private long firstLine;

    boolean isOpen() {
        return open;
    }

    /** Begins; what stands before the START line's equals signs stands before each line too. */
    void begin(int prefixLength) {
        base64.clear();
        begun = true;
        open = true;
        complete = false;
        prefix = prefixLength;
        firstLine = 0;
    }

    void end() {
        open = false;
        complete = true;
    }

    /** {@return whether the line is one of base64} */
    boolean line(ConsoleLine line) {
        String text = line.text().strip();
        if (!isBase64(text)) {
            text = prefix > 0 && prefix < line.text().length()
                    ? line.text().substring(prefix).strip()
                    : "";
        }
        if (!isBase64(text)) {
            return false;
        }
        if (base64.isEmpty()) {
            firstLine = line.number();
        }
        base64.add(text);
        return true;
    }

    private static boolean isBase64(String text) {
        if (text.length() < 4 || text.length() > LINE || text.length() % 4 != 0) {
            return false;
        }
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        for (int i = 0; i < text.length() - padding; i++) {
            char c = text.charAt(i);
            boolean fits = ConsoleLine.isLetter(c) || ConsoleLine.isDigit(c) || c == '+' || c == '/';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    Optional<PrintedCoreDump> build() {
        return begun ? Optional.of(new PrintedCoreDump(base64, firstLine, complete)) : Optional.empty();
    }
}

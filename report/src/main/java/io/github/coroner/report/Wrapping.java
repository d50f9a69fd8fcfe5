package io.github.coroner.report;

import java.util.List;

/** Breaks lines at blanks so that they keep a width; a word longer than that stays whole. */
final class Wrapping {
    private Wrapping() {}

    /** Adds a text, its further lines indented; ink is put on after breaking, since it has no width. */
    static void add(List<String> lines, String text, String indent, TextStyle style, TextStyle.Ink ink) {
        String rest = text;
        String before = "";
        while (before.length() + rest.length() > style.width()) {
            int blank = rest.lastIndexOf(' ', style.width() - before.length());
            if (blank <= leadingBlanks(rest)) {
                blank = rest.indexOf(' ', style.width() - before.length());
            }
            if (blank < 0) {
                break;
            }
            lines.add(before + style.in(ink, rest.substring(0, blank)));
            rest = rest.substring(blank + 1);
            before = indent;
        }
        lines.add(before + style.in(ink, rest));
    }

    private static int leadingBlanks(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) == ' ') {
            count++;
        }
        return count;
    }

    /** Adds items with a separator between, as many on a line as fit. */
    static void addJoined(List<String> lines, List<String> items, String separator, TextStyle style) {
        StringBuilder line = new StringBuilder();
        for (String item : items) {
            if (line.length() > 0 && line.length() + separator.length() + item.length() > style.width()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : separator).append(item);
        }
        lines.add(line.toString());
    }

    /** Adds items one after the other, three blanks between, as many on a line as fit; no line if there are none. */
    static void addItems(List<String> lines, List<String> items, String indent, TextStyle style) {
        if (items.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder(indent);
        for (String item : items) {
            boolean first = line.length() == indent.length();
            if (!first && line.length() + 3 + item.length() > style.width()) {
                lines.add(line.toString());
                line.setLength(indent.length());
                first = true;
            }
            line.append(first ? "" : "   ").append(item);
        }
        lines.add(line.toString());
    }
}

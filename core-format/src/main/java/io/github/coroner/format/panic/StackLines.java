package io.github.coroner.format.panic;

import java.util.Arrays;

/** Rows of stack memory: {@code 3fca1a50: 0x52520042 0x484c4c50 ...}; the TEE prints {@code 0x} before the address too. */
final class StackLines {
    /** Words a row may have; the handler prints eight. */
    private static final int ROW = 64;

    private StackLines() {}

    static int header(LogState log, ConsoleLine line, int at, int limit) {
        if (!log.isOpen()) {
            int after = at + Mark.STACK_MEMORY.text().length();
            if (!line.text().startsWith(":", after)) {
                return at;
            }
            log.begin(PanicKind.EXCEPTION, line.number());
        }
        log.open().orElseThrow().dumps().beginStack(log.listener());
        return at + Mark.STACK_MEMORY.text().length();
    }

    /** {@return whether a line holds rows of the open report} */
    static boolean rows(LogState log, OpenReport report, ConsoleLine line) {
        OpenDumps dumps = report.dumps();
        boolean any = false;
        int i = line.text().indexOf(':');
        while (i >= 0) {
            int end = row(log, dumps, line, i);
            any |= end > i;
            i = line.text().indexOf(':', Math.max(end, i + 1));
        }
        return any;
    }

    private static int row(LogState log, OpenDumps dumps, ConsoleLine line, int colon) {
        String text = line.text();
        int address = colon - 8;
        if (!Hex.isWord(text, address) || !isWordStart(text, address)) {
            return colon;
        }
        long[] words = new long[ROW];
        int count = 0;
        int end = colon;
        int i = Hex.skipBlanks(text, colon + 1);
        while (count < ROW && Hex.isPrefixedWord(text, i)) {
            words[count++] = Hex.word(text, i + 2);
            end = i + 10;
            i = Hex.skipBlanks(text, end);
        }
        boolean headerLost = !dumps.isStackOpen();
        if (count == 0 || (headerLost && (count < 4 || dumps.dumps().isEmpty()))) {
            return colon;
        }
        if (headerLost) {
            dumps.beginStack(log.listener());
        }
        dumps.row(Hex.word(text, address), Arrays.copyOf(words, count), line.number(), log.listener());
        return end;
    }

    private static boolean isWordStart(String text, int at) {
        return at == 0
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || (text.startsWith("0x", at - 2) && (at == 2 || !Character.isLetterOrDigit(text.charAt(at - 3))));
    }
}

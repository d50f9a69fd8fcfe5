package io.github.coroner.xtensa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Call stacks that gdb printed.
 *
 * @param threads one per thread heading, in order
 */
record RecordedAnswers(List<Thread> threads) {
    private static final Pattern FRAME = Pattern.compile("#(\\d+) +(?:0x([0-9a-f]{8}) in )?(\\S+).*");

    /**
     * One call stack.
     *
     * @param callers addresses of all frames but the innermost; a function that was inlined into its caller shares the caller's
     *     frame
     * @param trailer {@code Backtrace stopped: ...}
     */
    record Thread(List<Long> callers, Optional<String> trailer) {}

    /** Reads the part behind the last {@code heading}; a thread begins with a line that begins with {@code thread}. */
    static RecordedAnswers parse(String text, String heading, String thread) {
        List<Thread> threads = new ArrayList<>();
        List<Long> callers = new ArrayList<>();
        Optional<String> trailer = Optional.empty();
        boolean inThread = false;
        for (String line : text.substring(text.indexOf(heading)).split("\n", -1)) {
            if (line.startsWith(thread)) {
                if (inThread) {
                    threads.add(new Thread(List.copyOf(callers), trailer));
                }
                inThread = true;
                callers.clear();
                trailer = Optional.empty();
            } else if (inThread && line.startsWith("Backtrace stopped")) {
                trailer = Optional.of(line.strip());
            } else if (inThread) {
                Matcher frame = FRAME.matcher(line);
                if (frame.matches() && frame.group(2) != null && !frame.group(1).equals("0")) {
                    callers.add(Long.parseLong(frame.group(2), 16));
                }
            }
        }
        threads.add(new Thread(List.copyOf(callers), trailer));
        return new RecordedAnswers(threads);
    }
}

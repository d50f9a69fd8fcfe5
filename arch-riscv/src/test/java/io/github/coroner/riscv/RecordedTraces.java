package io.github.coroner.riscv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Call stacks that a debugger printed, as text: which addresses it showed, and its line below them. */
final class RecordedTraces {
    private static final Pattern THREAD = Pattern.compile("Thread \\d+ \\((?:LWP|process) (\\d+)\\):");
    private static final Pattern ESP_THREAD = Pattern.compile("=+ THREAD \\d+ \\(TCB: (0x[0-9a-f]+), .*");
    private static final Pattern FRAME = Pattern.compile("#(\\d+) +(?:(0x[0-9a-f]+) in )?(.*)");

    private RecordedTraces() {}

    /**
     * One thread's.
     *
     * @param callers program counters of the frames above the innermost one; inlined frames have none of their own
     * @param trailer the line below
     */
    record Trace(List<Long> callers, Optional<String> trailer) {}

    /** {@return the traces of all threads, by task control block} */
    static Map<Long, Trace> read(Path file) throws IOException {
        Map<Long, Trace> traces = new LinkedHashMap<>();
        List<Long> callers = new ArrayList<>();
        Optional<Long> thread = Optional.empty();
        Optional<String> trailer = Optional.empty();
        for (String line : Files.readAllLines(file)) {
            Matcher start = THREAD.matcher(line);
            Matcher espStart = ESP_THREAD.matcher(line);
            Matcher frame = FRAME.matcher(line);
            if (start.matches() || espStart.matches()) {
                final List<Long> done = callers;
                final Optional<String> end = trailer;
                thread.ifPresent(tcb -> traces.put(tcb, new Trace(List.copyOf(done), end)));
                thread = Optional.of(start.matches() ? Long.valueOf(start.group(1)) : Long.decode(espStart.group(1)));
                callers = new ArrayList<>();
                trailer = Optional.empty();
            } else if (frame.matches() && !frame.group(1).equals("0") && frame.group(2) != null) {
                callers.add(Long.decode(frame.group(2)));
            } else if (line.startsWith("Backtrace stopped")) {
                trailer = Optional.of(line);
            }
        }
        final List<Long> done = callers;
        final Optional<String> end = trailer;
        thread.ifPresent(tcb -> traces.put(tcb, new Trace(List.copyOf(done), end)));
        return traces;
    }
}

package io.github.coroner.format.panic;

import io.github.coroner.format.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Register dumps and stack memory of a report while they are read. */
final class OpenDumps {
    /** More than any chip has cores, with room for dumps that the task watchdog repeats. */
    private static final int DUMPS = 32;

    /** Words that one stack memory keeps; the handler prints 256. */
    private static final int WORDS = 65_536;

    private static final int PRINTED_WORDS = 256;

    private final List<RegisterDump> dumps = new ArrayList<>();
    private final List<StackMemory> stacks = new ArrayList<>();

    private boolean dumpOpen;
    private boolean stackOpen;
    private boolean stackTold;
    private final List<MemorySegment> segments = new ArrayList<>();
    private byte[] segment = new byte[1024];
    private int segmentSize;
    private long segmentAddress;
    private int words;
    private LineRange stackLines = LineRange.of(0);

    boolean isEmpty() {
        return dumps.isEmpty() && stacks.isEmpty() && words == 0;
    }

    List<RegisterDump> dumps() {
        return dumps;
    }

    List<StackMemory> stacks() {
        return stacks;
    }

    /** {@return the dump read now or last} */
    Optional<RegisterDump> last() {
        return dumps.isEmpty() ? Optional.empty() : Optional.of(dumps.get(dumps.size() - 1));
    }

    boolean isDumpOpen() {
        return dumpOpen;
    }

    boolean isStackOpen() {
        return stackOpen;
    }

    /** {@return whether a dump of this core is there} */
    boolean has(int core) {
        return dumps.stream().anyMatch(dump -> dump.core().equals(OptionalInt.of(core)));
    }

    void beginDump(OptionalInt core, long line) {
        dumpOpen = dumps.size() < DUMPS;
        if (dumpOpen) {
            dumps.add(new RegisterDump(core, Map.of(), Map.of(), LineRange.of(line)));
        }
    }

    void endDump() {
        dumpOpen = false;
    }

    /** Adds what one line of the last dump says. */
    void add(Map<String, Long> registers, Map<String, Long> isr, long line) {
        int last = dumps.size() - 1;
        if (last < 0) {
            return;
        }
        RegisterDump dump = dumps.get(last);
        Map<String, Long> allRegisters = new LinkedHashMap<>(dump.registers());
        registers.forEach(allRegisters::putIfAbsent);
        Map<String, Long> allIsr = new LinkedHashMap<>(dump.isr());
        isr.forEach(allIsr::putIfAbsent);
        dumps.set(
                last,
                new RegisterDump(dump.core(), allRegisters, allIsr, dump.lines().with(line)));
    }

    void beginStack(PanicListener listener) {
        endStack(listener);
        endDump();
        stackOpen = true;
        stackTold = false;
    }

    /** Adds one row of stack memory. */
    void row(long address, long[] row, long line, PanicListener listener) {
        if (words == 0) {
            stackLines = LineRange.of(line);
        }
        stackLines = stackLines.with(line);
        if (segmentSize == 0 || address != segmentAddress + segmentSize) {
            endSegment();
            segmentAddress = address;
        }
        for (long word : row) {
            if (words < WORDS) {
                word(word);
            }
        }
        if (words >= PRINTED_WORDS && !stackTold) {
            tell(listener);
        }
    }

    private void word(long word) {
        if (segmentSize + 4 > segment.length) {
            segment = Arrays.copyOf(segment, segment.length * 2);
        }
        for (int i = 0; i < 4; i++) {
            segment[segmentSize++] = (byte) (word >>> (8 * i));
        }
        words++;
    }

    private void endSegment() {
        if (segmentSize > 0) {
            segments.add(
                    MemorySegment.of(segmentAddress, Arrays.copyOf(segment, segmentSize), MemorySegment.Kind.STACK));
            segmentSize = 0;
        }
    }

    /** Tells the listener as soon as the rows are all there, so that a stream can be answered at once. */
    private void tell(PanicListener listener) {
        endSegment();
        stackTold = true;
        stack().ifPresent(stack -> listener.stackMemory(lastDump(), stack));
    }

    private RegisterDump lastDump() {
        return dumps.isEmpty()
                ? new RegisterDump(OptionalInt.empty(), Map.of(), Map.of(), stackLines)
                : dumps.get(dumps.size() - 1);
    }

    private Optional<StackMemory> stack() {
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new StackMemory(lastDump().core(), segments, stackLines));
    }

    /** Ends the stack memory that is being read, if there is any. */
    void endStack(PanicListener listener) {
        if (!stackOpen) {
            return;
        }
        stackOpen = false;
        endSegment();
        if (!stackTold) {
            tell(listener);
        }
        if (stacks.size() < DUMPS) {
            stack().ifPresent(stacks::add);
        }
        segments.clear();
        words = 0;
    }
}

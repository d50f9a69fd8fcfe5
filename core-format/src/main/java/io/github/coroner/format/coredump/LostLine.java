package io.github.coroner.format.coredump;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import java.util.List;

/** Finds where in a printed dump lines were lost without a trace: where a hole of their size makes most of it readable. */
final class LostLine {
    private static final int FIRST_TRIALS = 64;

    /** What a structure at its place counts against a register that agrees. */
    private static final int WEIGHT = 40;

    private final DumpHeader header;
    private final byte[] bytes;
    private final int missing;
    private final int[] offsets;
    private long bestScore;
    private int best = -1;

    private LostLine(DumpHeader header, List<DumpLine> lines, byte[] bytes, int missing) {
        this.header = header;
        this.bytes = bytes;
        this.missing = missing;
        this.offsets = new int[lines.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + lines.get(i - 1).byteCount();
        }
        this.bestScore = score(header, bytes);
    }

    /**
     * {@return the index of the line before which the bytes are missing; -1 if no place is better than the end}
     *
     * @param header of the dump
     * @param lines that were printed
     * @param bytes that they decode to
     * @param missing size of the hole
     */
    static int place(DumpHeader header, List<DumpLine> lines, byte[] bytes, int missing) {
        LostLine search = new LostLine(header, lines, bytes, missing);
        int step = Math.max(1, lines.size() / FIRST_TRIALS);
        for (int i = 1; i < lines.size(); i += step) {
            search.tryBefore(i);
        }
        int near = search.best;
        // the nearer to the true place, the more makes sense
        int reach = Math.min(step, FIRST_TRIALS);
        for (int i = Math.max(1, near - reach); near > 0 && i < Math.min(lines.size(), near + reach); i++) {
            search.tryBefore(i);
        }
        return search.best;
    }

    private void tryBefore(int line) {
        long score = score(header, insert(bytes, offsets[line], missing));
        if (score > bestScore || (score == bestScore && best > 0 && line < best)) {
            bestScore = score;
            best = line;
        }
    }

    /** {@return the bytes with {@code length} zero bytes before {@code offset}} */
    static byte[] insert(byte[] bytes, int offset, int length) {
        byte[] longer = new byte[bytes.length + length];
        System.arraycopy(bytes, 0, longer, 0, offset);
        System.arraycopy(bytes, offset, longer, offset + length, bytes.length - offset);
        return longer;
    }

    /** How much of it makes sense: control blocks and stack frames at their places, registers in a note as in the frame. */
    private static long score(DumpHeader header, byte[] bytes) {
        Problems ignored = new Problems(Limits.defaults());
        CoreDump dump;
        try {
            dump = new RawDump("trial", bytes, List.of(), CoreDumpOptions.defaults(), ignored).read(header, 0);
        } catch (FormatException e) {
            return -1; // a trial: that it fails is its result
        }
        long score = 0;
        for (Task task : dump.tasks()) {
            score += TaskControlBlock.find(dump.memory(), task.tcb()).isPresent() ? WEIGHT : 0;
            score += task.stack()
                    .map(stack -> score(dump, task, stack.address()))
                    .orElse(0L);
        }
        return score;
    }

    private static long score(CoreDump dump, Task task, long stack) {
        StackFrame frame = StackFrame.at(
                dump.memory(), stack, ChipFacts.of(dump.machine(), dump.chipId().orElse(-1)));
        long score = StackFrame.looksLike(frame.words(), stack, dump.machine()) ? WEIGHT : 0;
        RegisterSet saved = frame.registers(true);
        for (String name : saved.names()) {
            score += saved.value(name).equals(task.registers().value(name)) ? 1 : 0;
        }
        return score;
    }
}

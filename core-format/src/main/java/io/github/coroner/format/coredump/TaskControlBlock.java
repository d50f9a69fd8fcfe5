package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a FreeRTOS task control block says, found without knowing its layout: both list items in it point back to the control
 * block, and priority, stack and name follow the second. Holds for FreeRTOS as ESP-IDF 3 to 6 builds it.
 *
 * @param topOfStack lowest address in use when the task last gave up the processor
 * @param priority the priority that the scheduler goes by
 * @param stackStart {@code pxStack}: lowest address of the stack
 * @param name {@code pcTaskName}
 * @param stackEnd {@code pxEndOfStack}: highest address of the stack; empty if it could not be told
 * @param basePriority the priority without inheritance; empty if it could not be told
 * @param core {@code xCoreID}, 0x7fff_ffff for any; empty on chips with one core
 */
public record TaskControlBlock(
        long topOfStack,
        long priority,
        long stackStart,
        String name,
        OptionalLong stackEnd,
        OptionalLong basePriority,
        OptionalLong core) {
    private static final int MAX_BYTES = 0x400;
    private static final int MAX_STACK_BYTES = 128 * 1024;
    private static final int MAX_PRIORITY = 64;
    private static final int PLAIN_LIST_ITEM = 20;
    private static final int CHECKED_LIST_ITEM = 28;
    private static final int USUAL_NAME_BYTES = 16;
    private static final int MAX_NAME_BYTES = 64;

    /** {@return what the control block at {@code tcb} says; empty if it is not in memory or does not look like one} */
    public static Optional<TaskControlBlock> find(Memory memory, long tcb) {
        byte[] bytes = new byte[MAX_BYTES];
        int length = memory.read(tcb, bytes, 0, bytes.length) & ~3;
        ByteReader in = ByteReader.of("task control block", bytes, 0, length);
        int first = owner(in, tcb, 0);
        int second = owner(in, tcb, first + 4);
        int item = second - first;
        if (first < 0 || second < 0 || (item != PLAIN_LIST_ITEM && item != CHECKED_LIST_ITEM)) {
            return Optional.empty();
        }
        int priorityAt = second + (item == PLAIN_LIST_ITEM ? 8 : 12);
        int nameAt = priorityAt + 8;
        if (nameAt + USUAL_NAME_BYTES > length) {
            return Optional.empty();
        }
        long priority = word(in, priorityAt);
        long stackStart = word(in, priorityAt + 4);
        if (priority > MAX_PRIORITY) {
            return Optional.empty();
        }
        return Optional.of(withStackEnd(in, nameAt, word(in, 0), priority, stackStart));
    }

    /** Looks for the end of the stack behind the name, whose length is a build option; 16 is tried first. */
    private static TaskControlBlock withStackEnd(
            ByteReader in, int nameAt, long topOfStack, long priority, long stackStart) {
        for (int nameBytes = USUAL_NAME_BYTES; nameBytes <= MAX_NAME_BYTES; nameBytes += 4) {
            for (int skipped = 0; skipped <= 1; skipped++) {
                int endAt = nameAt + nameBytes + 4 * skipped;
                if (endAt + 8 > in.end()) {
                    continue;
                }
                long end = word(in, endAt);
                if (end > stackStart && end - stackStart <= MAX_STACK_BYTES) {
                    OptionalLong core = skipped == 0 ? OptionalLong.empty() : OptionalLong.of(word(in, endAt - 4));
                    long base = word(in, endAt + 4);
                    return new TaskControlBlock(
                            topOfStack,
                            priority,
                            stackStart,
                            name(in, nameAt, nameBytes),
                            OptionalLong.of(end),
                            base <= MAX_PRIORITY ? OptionalLong.of(base) : OptionalLong.empty(),
                            core);
                }
            }
        }
        return new TaskControlBlock(
                topOfStack,
                priority,
                stackStart,
                name(in, nameAt, USUAL_NAME_BYTES),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** The offset of the first word from {@code from} on that points to the control block itself; -1 if there is none. */
    private static int owner(ByteReader in, long tcb, int from) {
        for (int at = Math.max(4, from); at + 4 <= in.end(); at += 4) {
            if (word(in, at) == tcb) {
                return at;
            }
        }
        return -1;
    }

    private static long word(ByteReader in, int offset) {
        in.seek(offset);
        return in.u32();
    }

    private static String name(ByteReader in, int offset, int length) {
        in.seek(offset);
        return in.paddedString(length);
    }
}

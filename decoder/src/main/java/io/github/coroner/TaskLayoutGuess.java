package io.github.coroner;

import io.github.coroner.format.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads a task control block without debug information.
 *
 * <p>Both list items in it hold a pointer to their owner, which is the control block itself: the first two words that equal its
 * address fix the layout, which otherwise changes with version and configuration of FreeRTOS.
 */
final class TaskLayoutGuess {
    private static final int WORD = 4;
    private static final int SEARCHED_BYTES = 0x60;
    private static final int PLAIN_ITEM = 20;
    private static final int ITEM_WITH_INTEGRITY_WORDS = 28;
    private static final int NAME_LENGTH = 16;
    private static final long LARGEST_STACK = 128 * 1024;
    private static final long HIGHEST_PRIORITY = 255;

    private final Memory memory;
    private final long tcb;

    private TaskLayoutGuess(Memory memory, long tcb) {
        this.memory = memory;
        this.tcb = tcb;
    }

    /** {@return what the control block at {@code tcb} says, as far as its layout can be told} */
    static TaskFields read(Memory memory, long tcb) {
        return new TaskLayoutGuess(memory, tcb).fields();
    }

    private TaskFields fields() {
        OptionalLong top = word(0);
        int first = ownerAfter(0);
        int second = first < 0 ? -1 : ownerAfter(first + WORD);
        int size = second - first;
        if (second < 0 || (size != PLAIN_ITEM && size != ITEM_WITH_INTEGRITY_WORDS)) {
            return new TaskFields(
                    Optional.empty(),
                    top,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    Optional.empty());
        }
        int priority = second + (size == PLAIN_ITEM ? 2 : 3) * WORD;
        int stack = priority + WORD;
        int name = stack + WORD;
        int behindName = name + NAME_LENGTH;
        OptionalLong lowest = word(stack);
        int end = isStackEnd(word(behindName), lowest) ? behindName : behindName + WORD;
        boolean endKnown = isStackEnd(word(end), lowest);
        OptionalLong base = endKnown ? word(end + WORD) : OptionalLong.empty();
        if (base.isPresent() && base.getAsLong() > HIGHEST_PRIORITY) {
            base = OptionalLong.empty();
        }
        OptionalInt core = OptionalInt.empty();
        if (end > behindName) {
            OptionalLong bound = word(behindName);
            core = bound.isPresent() && bound.getAsLong() <= 1
                    ? OptionalInt.of((int) bound.getAsLong())
                    : OptionalInt.empty();
        }
        return new TaskFields(
                name(name),
                top,
                lowest,
                endKnown ? word(end) : OptionalLong.empty(),
                word(priority),
                base,
                core,
                Optional.empty());
    }

    private int ownerAfter(int offset) {
        for (int at = offset; at < SEARCHED_BYTES; at += WORD) {
            OptionalLong word = word(at);
            if (word.isPresent() && word.getAsLong() == tcb) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isStackEnd(OptionalLong word, OptionalLong lowest) {
        return word.isPresent()
                && lowest.isPresent()
                && word.getAsLong() > lowest.getAsLong()
                && word.getAsLong() - lowest.getAsLong() <= LARGEST_STACK;
    }

    private OptionalLong word(int offset) {
        return memory.u32(tcb + offset);
    }

    private Optional<String> name(int offset) {
        byte[] bytes = new byte[NAME_LENGTH];
        int count = memory.read(tcb + offset, bytes, 0, NAME_LENGTH);
        int length = 0;
        while (length < count && bytes[length] != 0) {
            length++;
        }
        return count == 0 ? Optional.empty() : Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
}

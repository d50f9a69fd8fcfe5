package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tasks that wait for mutexes of one another, in a circle. Needs the mutexes in the dump.
 *
 * <p>Layouts of FreeRTOS: a task's second list item ({@code xEventListItem}) is in the list of what it waits for; that list is
 * the second one in a queue ({@code xTasksWaitingToReceive} of {@code QueueDefinition}); a queue whose first word is null is a
 * mutex, with its holder in the third word.
 */
final class DeadlockHint implements HintRule {
    private static final int TCB_BYTES = 0x100;
    private static final int HOLDER = 8;
    private static final int WAITING_TO_RECEIVE = 36;
    private static final int MESSAGES = 56;
    private static final int LENGTH = 60;
    private static final int ITEM_SIZE = 64;

    /** That a task waits for a mutex that another one holds. */
    private record Wait(TaskReport task, long mutex, long holder) {}

    @Override
    public List<Hint> find(CrashScene scene) {
        Map<Long, Wait> waits = new LinkedHashMap<>();
        Set<Long> tasks = new HashSet<>();
        scene.tasks().forEach(task -> tasks.add(task.tcb()));
        for (TaskReport task : scene.tasks()) {
            wait(scene.memory(), task)
                    .filter(wait -> tasks.contains(wait.holder()))
                    .ifPresent(wait -> waits.put(task.tcb(), wait));
        }
        List<Hint> hints = new ArrayList<>();
        Set<Long> told = new HashSet<>();
        for (Wait start : waits.values()) {
            List<Wait> circle = circle(start, waits);
            if (!circle.isEmpty() && told.add(smallest(circle))) {
                hints.add(hint(circle));
            }
        }
        return hints;
    }

    /** The waits from {@code start} back to it; empty if they do not lead back. */
    private static List<Wait> circle(Wait start, Map<Long, Wait> waits) {
        List<Wait> circle = new ArrayList<>();
        Wait wait = start;
        while (wait != null && circle.size() <= waits.size()) {
            circle.add(wait);
            if (wait.holder() == start.task().tcb()) {
                return circle;
            }
            wait = waits.get(wait.holder());
        }
        return List.of();
    }

    private static long smallest(List<Wait> circle) {
        return circle.stream().mapToLong(wait -> wait.task().tcb()).min().orElse(0);
    }

    private static Hint hint(List<Wait> circle) {
        StringBuilder message = new StringBuilder();
        StringBuilder evidence = new StringBuilder();
        for (int i = 0; i < circle.size(); i++) {
            Wait wait = circle.get(i);
            String holder = name(circle.get((i + 1) % circle.size()).task());
            message.append(i == 0 ? "" : ", ")
                    .append(name(wait.task()))
                    .append(" waits for a mutex of ")
                    .append(holder);
            evidence.append(i == 0 ? "" : ", ")
                    .append("mutex ")
                    .append(Addresses.hex(wait.mutex()))
                    .append(" is held by ")
                    .append(holder);
        }
        return new Hint("deadlock", message.toString(), evidence.toString());
    }

    private static String name(TaskReport task) {
        return task.name().orElse(Addresses.hex(task.tcb()));
    }

    private static Optional<Wait> wait(Memory memory, TaskReport task) {
        OptionalLong list = eventList(memory, task.tcb());
        if (list.isEmpty() || list.getAsLong() == 0) {
            return Optional.empty();
        }
        long mutex = Addresses.plus(list.getAsLong(), -WAITING_TO_RECEIVE);
        boolean isHeldMutex = is(memory, mutex, 0)
                && is(memory, mutex + MESSAGES, 0)
                && is(memory, mutex + LENGTH, 1)
                && is(memory, mutex + ITEM_SIZE, 0);
        OptionalLong holder = memory.u32(mutex + HOLDER);
        return isHeldMutex && holder.isPresent()
                ? Optional.of(new Wait(task, mutex, holder.getAsLong()))
                : Optional.empty();
    }

    private static boolean is(Memory memory, long address, long value) {
        OptionalLong word = memory.u32(address);
        return word.isPresent() && word.getAsLong() == value;
    }

    /** The list that a task's event list item is in: the word behind the second pointer of the control block to itself. */
    private static OptionalLong eventList(Memory memory, long tcb) {
        int owners = 0;
        for (int offset = 4; offset < TCB_BYTES; offset += 4) {
            OptionalLong word = memory.u32(tcb + offset);
            if (word.isEmpty()) {
                return word;
            }
            if (word.getAsLong() == tcb && ++owners == 2) {
                return memory.u32(tcb + offset + 4);
            }
        }
        return OptionalLong.empty();
    }
}

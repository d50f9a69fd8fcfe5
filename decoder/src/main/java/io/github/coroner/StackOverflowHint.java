package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.ExceptionCause;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.MemoryAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task used more stack than it has: FreeRTOS, the hardware or a watchpoint saw it, its stack pointer is below its stack, or
 * the fill at the end of its stack is gone.
 */
final class StackOverflowHint implements HintRule {
    private static final String CODE = "stack-overflow";
    private static final Pattern SEEN_BY_FREERTOS =
            Pattern.compile("stack overflow in task (.+?) has been detected", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEEN_BY_WATCHPOINT =
            Pattern.compile("Stack canary watchpoint triggered \\((.*?)\\)|Stack protection fault");

    private static final Pattern SEEN_BY_GUARD = Pattern.compile("Detected in task \"(.+?)\"");

    /** How far below its stack a stack pointer is still taken to have come from it. */
    private static final long REACH = 0x1_0000;
    /** ESP-IDF puts its watchpoint on 32 bytes at a multiple of 32 at the end of the stack. */
    private static final long WATCHED = 64;
    /** FreeRTOS looks at the last 16 or 20 bytes, by version. */
    private static final int LAST_BYTES = 16;

    private static final int FILL = 0xa5;

    @Override
    public List<Hint> find(CrashScene scene) {
        Optional<Hint> crashed = told(scene)
                .or(() -> scene.crashed()
                        .filter(task -> !scene.inInterrupt())
                        .flatMap(task -> watched(scene, task).or(() -> below(scene, task))));
        List<Hint> hints = new ArrayList<>();
        crashed.ifPresent(hints::add);
        boolean filled = scene.tasks().stream().anyMatch(task -> hasFill(scene.memory(), task));
        for (TaskReport task : scene.tasks()) {
            boolean known = crashed.isPresent() && scene.crashed().equals(Optional.of(task));
            if (filled && !known) {
                endOverwritten(scene.memory(), task).ifPresent(hints::add);
            }
        }
        return hints;
    }

    /** The panic text says so. */
    private static Optional<Hint> told(CrashScene scene) {
        for (String text : scene.texts()) {
            Matcher freeRtos = SEEN_BY_FREERTOS.matcher(text);
            if (freeRtos.find()) {
                return hint("task " + freeRtos.group(1), "", text.strip());
            }
            Matcher watchpoint = SEEN_BY_WATCHPOINT.matcher(text);
            if (watchpoint.find()) {
                return hint(
                        Optional.ofNullable(watchpoint.group(1))
                                .filter(name -> !name.isBlank())
                                .map(name -> "task " + name)
                                .orElse(name(scene.crashed())),
                        "",
                        text.strip());
            }
        }
        if (scene.fault() == ExceptionCause.Kind.STACK_GUARD) {
            String text = String.join("\n", scene.texts());
            Matcher task = SEEN_BY_GUARD.matcher(text);
            return hint(
                    task.find() ? "task " + task.group(1) : name(scene.crashed()),
                    scene.in(),
                    scene.reason().exception().orElse("stack guard"));
        }
        return Optional.empty();
    }

    /** A watchpoint fired, and the instruction writes to the end of the stack. */
    private static Optional<Hint> watched(CrashScene scene, TaskReport task) {
        Optional<MemoryAccess> access = scene.access().filter(MemoryAccess::store);
        if (scene.fault() != ExceptionCause.Kind.DEBUG
                || access.isEmpty()
                || task.stackStart().isEmpty()) {
            return Optional.empty();
        }
        OptionalLong address = access.get().address(scene.frames().get(0).registers());
        long start = task.stackStart().getAsLong();
        if (address.isEmpty() || address.getAsLong() < start || address.getAsLong() >= start + WATCHED) {
            return Optional.empty();
        }
        return hint(
                name(Optional.of(task)),
                scene.in(),
                "watchpoint at the end of the stack: store to " + Addresses.hex(address.getAsLong())
                        + ", the stack begins at " + Addresses.hex(start));
    }

    /** The stack pointer has left the stack, and callers are still on it. */
    private static Optional<Hint> below(CrashScene scene, TaskReport task) {
        if (task.stackStart().isEmpty()
                || task.stackEnd().isEmpty()
                || scene.innermost().isEmpty()) {
            return Optional.empty();
        }
        long start = task.stackStart().getAsLong();
        long end = task.stackEnd().getAsLong();
        OptionalLong sp = scene.stackPointer(scene.frames().get(0));
        if (sp.isEmpty() || sp.getAsLong() >= start || start - sp.getAsLong() > REACH) {
            return Optional.empty();
        }
        boolean callersOnStack = false;
        for (Frame frame : scene.frames()) {
            long above = scene.stackPointer(frame).orElse(0);
            callersOnStack |= above >= start && above <= end;
        }
        return callersOnStack
                ? hint(
                        name(Optional.of(task)),
                        scene.in(),
                        "stack pointer " + Addresses.hex(sp.getAsLong()) + " is " + (start - sp.getAsLong())
                                + " bytes below the stack, which is " + Addresses.hex(start) + " to "
                                + Addresses.hex(end))
                : Optional.empty();
    }

    /** The fill of the last bytes of a stack is gone: it was used up at some time, and memory below it may be damaged. */
    private static Optional<Hint> endOverwritten(Memory memory, TaskReport task) {
        byte[] last = new byte[LAST_BYTES];
        if (task.status() != io.github.coroner.format.coredump.Task.Status.OK
                || task.stackStart().isEmpty()
                || memory.read(task.stackStart().getAsLong(), last, 0, LAST_BYTES) != LAST_BYTES) {
            return Optional.empty();
        }
        for (byte one : last) {
            if ((one & 0xff) == FILL) {
                return Optional.empty();
            }
        }
        return hint(
                name(Optional.of(task)),
                " at some time",
                "the last " + LAST_BYTES + " bytes of its stack, at "
                        + Addresses.hex(task.stackStart().getAsLong()) + ", no longer hold the fill 0xa5");
    }

    /** Whether unused stack of this firmware still holds what FreeRTOS fills stacks with. */
    private static boolean hasFill(Memory memory, TaskReport task) {
        if (task.stackStart().isEmpty()) {
            return false;
        }
        byte[] bytes = new byte[LAST_BYTES];
        if (memory.read(task.stackStart().getAsLong(), bytes, 0, LAST_BYTES) != LAST_BYTES) {
            return false;
        }
        ByteReader words = ByteReader.of("stack", bytes);
        boolean filled = true;
        while (words.remaining() >= 4) {
            filled &= words.u32() == FillPattern.STACK.value();
        }
        return filled;
    }

    private static String name(Optional<TaskReport> task) {
        return task.flatMap(TaskReport::name).map(name -> "task " + name).orElse("a task");
    }

    private static Optional<Hint> hint(String task, String where, String evidence) {
        return Optional.of(new Hint(CODE, task + " ran out of stack" + where, evidence));
    }
}

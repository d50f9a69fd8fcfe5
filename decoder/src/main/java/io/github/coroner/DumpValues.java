package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.Problem;
import io.github.coroner.symbols.DumpScope;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.symbols.NoProgramException;
import io.github.coroner.symbols.ProgramScope;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.ValueExpression;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Frame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The variables of a dump: values of C expressions such as {@code g_config.retries}, {@code *task}, {@code buffer[3]}, in a frame
 * of a task's call stack or outside of all. Immutable; one dump serves any number of questions.
 */
public final class DumpValues {
    private final Optional<Firmware> firmware;
    private final CodeModules modules;
    private final Memory memory;
    private final List<Stack> stacks;
    private final Optional<Architecture> architecture;
    private final FrameScope.Passing passing;
    private final Limits limits;
    private final List<Problem> problems;

    /**
     * A task's call stack.
     *
     * @param tcb its control block
     * @param name as the program called it
     * @param crashed whether it is the one that crashed
     * @param frames innermost first, without inlined functions
     */
    record Stack(long tcb, String name, boolean crashed, List<Frame> frames) {}

    DumpValues(
            Optional<Firmware> firmware,
            CodeModules modules,
            Memory memory,
            List<Stack> stacks,
            Optional<Architecture> architecture,
            FrameScope.Passing passing,
            Limits limits,
            List<Problem> problems) {
        this.firmware = firmware;
        this.modules = modules;
        this.memory = memory;
        this.stacks = List.copyOf(stacks);
        this.architecture = architecture;
        this.passing = passing;
        this.limits = limits;
        this.problems = List.copyOf(problems);
    }

    /** {@return what was wrong with the dump, and whether the firmware is the one that crashed, as in a report} */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * {@return the value of an expression, written as gdb's {@code print} does with a member a line}
     *
     * <p>Without a firmware's ELF file there are registers, memory by address, and the types that C itself has.
     *
     * @param expression of C, without calls
     * @param task name or address of the control block; empty: the task that crashed
     * @param level of the frame in the task's call stack, inlined functions counted; 0 is the innermost
     * @throws NoProgramException if the expression needs the ELF file, and there is none
     * @throws IllegalArgumentException if there is no such task or frame, or the expression cannot be evaluated
     * @throws FormatException if the debug information that it needs is damaged
     */
    public String print(String expression, Optional<String> task, int level) {
        Optional<Position> position = position(task, level);
        DumpScope dump = new DumpScope(position.map(Position::frame), architecture, memory);
        GdbFormat format = GdbFormat.of(memory, new GdbSymbols(modules), limits).withPretty();
        if (firmware.isEmpty()) {
            return format.print(ValueExpression.parse(expression).evaluate(dump));
        }
        Firmware program = firmware.get();
        ProgramScope scope = new ProgramScope(
                program.elf(),
                program.symbolizer().dwarf(),
                program.globals(),
                program.variables(),
                position.flatMap(this::scope),
                dump);
        return format.withGlobals(program.globals())
                .print(ValueExpression.parse(expression).evaluate(scope));
    }

    /**
     * A frame as reports number them.
     *
     * @param frames of its call stack, without inlined functions
     * @param index among them
     * @param sources the functions there, innermost first
     * @param inline which of these it is
     */
    private record Position(List<Frame> frames, int index, List<SourceFrame> sources, int inline) {
        Frame frame() {
            return frames.get(index);
        }
    }

    private Optional<Position> position(Optional<String> task, int level) {
        Optional<Stack> stack = task.isPresent() ? named(task.get()) : crashed();
        if (stack.isEmpty() || stack.get().frames().isEmpty()) {
            if (task.isPresent()) {
                throw new IllegalArgumentException("no task " + task.get() + "; there are " + names());
            }
            return Optional.empty();
        }
        List<Frame> frames = stack.get().frames();
        int first = 0;
        for (int index = 0; index < frames.size(); index++) {
            List<SourceFrame> sources = modules.frames(frames.get(index).lookupPc());
            int count = Math.max(1, sources.size());
            if (level < first + count) {
                return Optional.of(new Position(frames, index, sources, level - first));
            }
            first += count;
        }
        throw new IllegalArgumentException("no frame " + level + "; the last one is " + (first - 1));
    }

    /** {@return the frame as its variables need it; empty if there is no debug information for it} */
    private Optional<FrameScope> scope(Position position) {
        List<SourceFrame> sources = position.sources();
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong entry = sources.get(position.inline()).entry();
        OptionalLong function = sources.get(sources.size() - 1).entry();
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(new FrameScope(
                        position.frames(),
                        position.index(),
                        entry.getAsLong(),
                        function.orElse(entry.getAsLong()),
                        memory,
                        passing));
    }

    private Optional<Stack> crashed() {
        return stacks.stream()
                .filter(Stack::crashed)
                .findFirst()
                .or(() -> stacks.stream().findFirst());
    }

    private Optional<Stack> named(String task) {
        return stacks.stream()
                .filter(stack -> stack.name().equals(task)
                        || Addresses.shortHex(stack.tcb()).equalsIgnoreCase(task)
                        || Addresses.hex(stack.tcb()).equalsIgnoreCase(task))
                .findFirst();
    }

    private String names() {
        return String.join(", ", stacks.stream().map(Stack::name).toList());
    }
}

package io.github.coroner;

import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.coredump.CoreDump;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * A core dump as gdb shows it: gdb's call stacks, its choice of source line, its spelling of values. Espressif's tool prints what
 * gdb says, so its report needs this; everything else is better told by {@link CrashReport}. Immutable. Unlike reports two views
 * of the same dump are not equal: {@code symbols} asks the firmware when it is asked.
 *
 * @param dump the dump
 * @param riscv whether it is of a RISC-V chip, else Xtensa
 * @param registers of the crashed task, in gdb's order
 * @param threads in the order of the dump; the current one is the first
 * @param regions sections of the application and memory of the dump, in the report's order
 * @param contents segments of the dump that no section claims
 * @param symbols gdb's {@code <symbol+offset>} of an address; empty where it shows none
 * @param application which firmware this was made with, and whether it is the one that crashed
 * @param problems what was met on the way, in order; the tool's report has no place for them
 */
public record GdbView(
        CoreDump dump,
        boolean riscv,
        List<Register> registers,
        List<GdbThread> threads,
        List<Region> regions,
        List<Contents> contents,
        LongFunction<Optional<String>> symbols,
        Application application,
        List<Problem> problems) {

    /** Copies the lists. */
    public GdbView {
        registers = List.copyOf(registers);
        threads = List.copyOf(threads);
        regions = List.copyOf(regions);
        contents = List.copyOf(contents);
        problems = List.copyOf(problems);
    }

    /**
     * A line of {@code info registers}.
     *
     * @param name of the register
     * @param value unsigned 32 bit; empty if gdb says {@code <unavailable>}
     * @param natural the value in the register's own type
     */
    public record Register(String name, OptionalLong value, String natural) {}

    /**
     * A line of {@code bt}.
     *
     * @param address the pc; empty where gdb leaves it out
     * @param function name, or {@code ??}
     * @param arguments between the parentheses
     * @param location {@code FILE:LINE}; empty where gdb knows none
     */
    public record Frame(OptionalLong address, String function, String arguments, Optional<String> location) {}

    /**
     * A task, which is gdb's thread.
     *
     * @param tcb target address of its task control block, which the dump uses as process number
     * @param name as the tool reads it; empty if it cannot
     * @param row its line in the table of tasks; empty if its control block cannot be read
     * @param frames innermost first
     * @param trailer the line that gdb prints under the frames
     * @param flags what the dump says of its soundness: 0 good
     * @param stack lowest address of its stack in the dump
     */
    public record GdbThread(
            long tcb,
            String name,
            Optional<TaskRow> row,
            List<Frame> frames,
            Optional<String> trailer,
            int flags,
            long stack) {
        /** Copies the list. */
        public GdbThread {
            frames = List.copyOf(frames);
        }
    }

    /**
     * Figures of a task's control block.
     *
     * @param priority current priority
     * @param basePriority priority without what a mutex lends
     * @param used bytes of the stack in use
     * @param free bytes of the stack not in use
     */
    public record TaskRow(long priority, long basePriority, long used, long free) {}

    /**
     * A line of the table of memory regions.
     *
     * @param name section name, or {@code .coredump.tasks.data}
     * @param address first address
     * @param size bytes
     * @param attributes letters, padded as the tool does
     */
    public record Region(String name, long address, long size, String attributes) {}

    /**
     * Memory to be printed.
     *
     * @param region its line in the table
     * @param segment its bytes
     */
    public record Contents(Region region, MemorySegment segment) {}
}

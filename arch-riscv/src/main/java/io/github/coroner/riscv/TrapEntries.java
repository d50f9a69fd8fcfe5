package io.github.coroner.riscv;

import io.github.coroner.format.Memory;
import io.github.coroner.riscv.Instruction.Kind;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.Program.Function;
import io.github.coroner.unwind.UnwindContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Crosses from the code that a trap enters to the function that it interrupted.
 *
 * <p>An exception or a nested interrupt leaves its frame where the handler's stack pointer is. An interrupt of a task leaves it
 * on the task's stack and goes on upon the interrupt stack; then the task's control block, whose first word is the task's
 * stack pointer, leads to it, where the dump has the variable of FreeRTOS that points to that block.
 */
final class TrapEntries {
    /** Entry code of ESP-IDF, FreeRTOS and Rust's runtime. */
    private static final Set<String> NAMES = Set.of(
            "_vector_table",
            "_vector",
            "_panic_handler",
            "_interrupt_handler",
            "_trap_handler",
            "_start_trap",
            "freertos_risc_v_trap_handler");

    /** The running task of each core, names of new and old versions. */
    private static final List<String> CURRENT_TASKS = List.of("pxCurrentTCBs", "pxCurrentTCB");

    private static final int MOST_CORES = 2;
    private static final int MEPC = 0x341;
    private static final int MOST_INSTRUCTIONS = 256;

    private final Memory memory;
    private final Program program;
    /** What {@link #isEntry} said of functions, by their first address. */
    private final Map<Long, Boolean> known = new ConcurrentHashMap<>();

    TrapEntries(UnwindContext context) {
        memory = context.memory();
        program = context.program();
    }

    /** {@return what was interrupted, if {@code frame} is in the entry code of a trap and has left a frame} */
    Optional<FrameRegisters> interruptedBy(Frame frame) {
        OptionalLong sp = frame.registers().value(Registers.SP);
        Optional<Function> function = program.functionAt(frame.lookupPc());
        if (sp.isEmpty() || function.isEmpty() || !isEntry(function.get())) {
            return Optional.empty();
        }
        return frameAt(sp.getAsLong()).or(this::frameOfCurrentTask);
    }

    private Optional<FrameRegisters> frameOfCurrentTask() {
        for (String name : CURRENT_TASKS) {
            OptionalLong variable = program.addressOf(name);
            for (int core = 0; variable.isPresent() && core < MOST_CORES; core++) {
                OptionalLong tcb = memory.u32(variable.getAsLong() + 4L * core);
                OptionalLong top = tcb.isPresent() ? memory.u32(tcb.getAsLong()) : OptionalLong.empty();
                Optional<FrameRegisters> frame = top.isPresent() ? frameAt(top.getAsLong()) : Optional.empty();
                if (frame.isPresent()) {
                    return frame;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FrameRegisters> frameAt(long address) {
        return TrapFrame.isAt(memory, program, address) ? TrapFrame.read(memory, address) : Optional.empty();
    }

    /** {@return whether a function is entered by traps: it has the name of one, or reads where the trap came from} */
    boolean isEntry(Function function) {
        return known.computeIfAbsent(function.start(), start -> isEnteredByTraps(function));
    }

    private boolean isEnteredByTraps(Function function) {
        if (NAMES.contains(function.name())) {
            return true;
        }
        long address = function.start();
        for (int i = 0; i < MOST_INSTRUCTIONS && address < function.end(); i++) {
            Optional<Instruction> instruction = InstructionDecoder.decode(program.code(), address);
            if (instruction.isEmpty()) {
                return false;
            }
            Kind kind = instruction.get().kind();
            boolean readsMepc =
                    kind == Kind.CONTROL_REGISTER && instruction.get().immediate() == MEPC;
            if (readsMepc || kind == Kind.TRAP_RETURN) {
                return true;
            }
            address = instruction.get().next();
        }
        return false;
    }
}

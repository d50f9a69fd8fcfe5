package io.github.coroner.riscv;

import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Memory;
import io.github.coroner.riscv.Instruction.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds out where a function without call frame information keeps its caller's registers, by following its instructions from
 * the first to the one in question: every branch both ways, each instruction once, at most {@value #MOST_INSTRUCTIONS}.
 *
 * <p>Following all paths gives the right answer in epilogues and behind early returns, where a scan in address order would
 * still believe in a frame that is already gone. Where no path leads to the place (a jump table in between), the fullest frame
 * seen is taken: bodies run with it.
 */
final class PrologueAnalysis {
    private static final int MOST_INSTRUCTIONS = 8192;

    /** How far back a prologue is looked for where no symbol says where the function begins. */
    private static final int SEARCH_BYTES = 4096;

    private final Memory code;
    private final long place;
    private final Deque<Path> open = new ArrayDeque<>();
    private final Set<Long> seen = new HashSet<>();
    private FrameState fullest = FrameState.atEntry();

    private record Path(long address, FrameState state) {}

    private PrologueAnalysis(Memory code, long place) {
        this.code = code;
        this.place = place;
    }

    /**
     * Says how to unwind from {@code place}.
     *
     * @param start first instruction of the function
     * @param place the instruction to be executed next in the first frame, the call in others
     * @return empty if the code is not there or does not tell where the frame is
     */
    static Optional<UnwindRow> rowAt(Memory code, long start, long place) {
        return new PrologueAnalysis(code, place).follow(start).toRow(place);
    }

    /**
     * Looks backwards from {@code place} for the instruction that makes a frame: the nearest {@code addi sp, sp, -n} or {@code
     * cm.push}.
     */
    static OptionalLong findStart(Memory code, long place) {
        for (long address = place & ~1L; address > 0 && address > place - SEARCH_BYTES; address -= 2) {
            Optional<Instruction> found = InstructionDecoder.decode(code, address);
            if (found.isEmpty()) {
                break;
            }
            if (makesFrame(found.get())) {
                return OptionalLong.of(address);
            }
        }
        return OptionalLong.empty();
    }

    private static boolean makesFrame(Instruction instruction) {
        return instruction.kind() == Kind.PUSH
                || (instruction.kind() == Kind.ADD_IMMEDIATE
                        && instruction.rd() == Registers.SP
                        && instruction.rs1() == Registers.SP
                        && instruction.immediate() < 0
                        && instruction.immediate() % 16 == 0);
    }

    private FrameState follow(long start) {
        open.push(new Path(start, FrameState.atEntry()));
        while (!open.isEmpty()) {
            Path path = open.pop();
            long address = path.address;
            FrameState state = path.state;
            while (address != place && seen.size() < MOST_INSTRUCTIONS && seen.add(address)) {
                Optional<Instruction> instruction = InstructionDecoder.decode(code, address);
                if (instruction.isEmpty()) {
                    break;
                }
                OptionalLong next = step(instruction.get(), state);
                if (state.isFullerThan(fullest)) {
                    fullest = state.copy();
                }
                if (next.isEmpty()) {
                    break;
                }
                address = next.getAsLong();
            }
            if (address == place) {
                return state;
            }
        }
        return fullest;
    }

    /** Executes one instruction; returns where to go on, empty where the path ends. */
    private OptionalLong step(Instruction instruction, FrameState state) {
        Kind kind = instruction.kind();
        switch (kind) {
            case BRANCH -> open.push(new Path(instruction.target(), state.copy()));
            case JUMP -> {
                if (!instruction.isCall()) {
                    // j, or a jump to a millicode routine that saves registers and comes back by t0
                    state.set(instruction.rd(), SymbolicValue.constant(instruction.next()));
                    return OptionalLong.of(instruction.target());
                }
            }
            case JUMP_REGISTER -> {
                if (!instruction.isCall()) {
                    SymbolicValue target = state.value(instruction.rs1()).plus(instruction.immediate());
                    state.set(instruction.rd(), SymbolicValue.constant(instruction.next()));
                    return target.base() == SymbolicValue.CONSTANT
                            ? OptionalLong.of(target.address() & ~1L)
                            : OptionalLong.empty();
                }
            }
            case POP_RETURN, TABLE_JUMP, TRAP_RETURN, ILLEGAL, STOP -> {
                return OptionalLong.empty();
            }
            default -> {}
        }
        state.apply(instruction);
        return OptionalLong.of(instruction.next());
    }
}

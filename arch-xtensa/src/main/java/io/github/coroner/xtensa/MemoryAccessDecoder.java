package io.github.coroner.xtensa;

import io.github.coroner.unwind.MemoryAccess;
import java.util.Optional;
import java.util.OptionalInt;

/** Which memory an instruction touches (Xtensa ISA chapter 6, the loads and stores that compilers make). */
final class MemoryAccessDecoder {
    /** RRI8 loads and stores of op0 2 by the field r: bytes, 0 where it is none; negative is a store. */
    private static final int[] RRI8 = {1, 2, 4, 0, -1, -2, -4, 0, 0, 2, 0, 4, 0, 0, -4, -4};
    /** Single-precision loads and stores of op0 3 (LSCI) by the field r: with and without writing the base back. */
    private static final int[] LSCI = {4, 0, 0, 0, -4, 0, 0, 0, 4, 0, 0, 0, -4, 0, 0, 0};

    private MemoryAccessDecoder() {}

    /** {@return what the instruction does; empty if it touches no memory, or none by a register} */
    static Optional<MemoryAccess> decode(Instruction instruction) {
        int s = instruction.s();
        return switch (instruction.op0()) {
            case 0x0 -> register(instruction);
            case 0x2 -> scaled(RRI8[instruction.r()], s, instruction.imm8());
            case 0x3 -> scaled(LSCI[instruction.r()], s, instruction.imm8());
            case 0x8 -> Optional.of(MemoryAccess.load(4, s, 4L * instruction.r()));
            case 0x9 -> Optional.of(MemoryAccess.store(4, s, 4L * instruction.r()));
            default -> Optional.empty();
        };
    }

    /** An immediate offset counts in units of the access. */
    private static Optional<MemoryAccess> scaled(int bytes, int base, long units) {
        if (bytes == 0) {
            return Optional.empty();
        }
        return Optional.of(
                bytes > 0
                        ? MemoryAccess.load(bytes, base, units * bytes)
                        : MemoryAccess.store(-bytes, base, units * -bytes));
    }

    private static Optional<MemoryAccess> register(Instruction instruction) {
        if (instruction.op1() == 9 && (instruction.op2() == 0 || instruction.op2() == 4)) {
            long offset = 4L * instruction.r() - 64; // l32e, s32e: below the stack pointer
            return Optional.of(
                    new MemoryAccess(instruction.op2() == 4, 4, instruction.s(), offset, OptionalInt.empty()));
        }
        boolean indexed = instruction.op1() == 8 && (instruction.op2() & ~5) == 0;
        return indexed
                ? Optional.of(new MemoryAccess(
                        instruction.op2() >= 4, 4, instruction.s(), 0, OptionalInt.of(instruction.t())))
                : Optional.empty();
    }
}

package io.github.coroner.xtensa;

import io.github.coroner.unwind.MemoryAccess;
import java.util.Optional;
import java.util.OptionalInt;

/** Which memory an instruction touches (Xtensa ISA chapter 6, the loads and stores that compilers make). */
final class MemoryAccessDecoder {
    /** RRI8 loads and stores (LSAI) by the field r: bytes, 0 where it is none; negative is a store. */
    private static final int[] LSAI = {1, 2, 4, 0, -1, -2, -4, 0, 0, 2, 0, 4, 0, 0, -4, -4};
    /** Single-precision loads and stores (LSCI) by the field r. */
    private static final int[] LSCI = {4, 0, 0, 0, -4, 0, 0, 0, 4, 0, 0, 0, -4, 0, 0, 0};

    /** Bit of r in LSCI: the offset is added to the base behind the access (lsip, ssip). */
    private static final int POST_INCREMENT = 0x8;

    private MemoryAccessDecoder() {}

    /** {@return what the instruction does; empty if it touches no memory, or none by a register} */
    static Optional<MemoryAccess> decode(Instruction instruction) {
        int s = instruction.s();
        return switch (instruction.op0()) {
            case Opcode.QRST -> register(instruction);
            case Opcode.LSAI -> scaled(LSAI[instruction.r()], s, instruction.imm8());
            case Opcode.LSCI ->
                scaled(LSCI[instruction.r()], s, (instruction.r() & POST_INCREMENT) == 0 ? instruction.imm8() : 0);
            case Opcode.L32I_N -> Optional.of(MemoryAccess.load(4, s, 4L * instruction.r()));
            case Opcode.S32I_N -> Optional.of(MemoryAccess.store(4, s, 4L * instruction.r()));
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
        int op2 = instruction.op2();
        int base = instruction.s();
        if (instruction.op1() == Opcode.LSC4 && (op2 == Opcode.L32E || op2 == Opcode.S32E)) {
            long belowBase = 4L * instruction.r() - 64;
            return Optional.of(new MemoryAccess(op2 == Opcode.S32E, 4, base, belowBase, OptionalInt.empty()));
        }
        if (instruction.op1() == Opcode.LSCX && (op2 & ~(Opcode.SSX | Opcode.LSCX_UPDATE)) == 0) {
            boolean store = (op2 & Opcode.SSX) != 0;
            // lsxp and ssxp add the index to the base behind the access
            boolean isIndexed = (op2 & Opcode.LSCX_UPDATE) == 0;
            OptionalInt index = isIndexed ? OptionalInt.of(instruction.t()) : OptionalInt.empty();
            return Optional.of(new MemoryAccess(store, 4, base, 0, index));
        }
        return Optional.empty();
    }
}

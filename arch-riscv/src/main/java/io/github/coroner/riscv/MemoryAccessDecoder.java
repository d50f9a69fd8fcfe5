package io.github.coroner.riscv;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.MemoryAccess;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which memory an instruction touches: loads and stores of RV32I, F, D, A, and of C and Zcb in 16 bits (RISC-V unprivileged
 * ISA, chapters on these extensions).
 */
final class MemoryAccessDecoder {
    /** The top five bits of lr.w, the one atomic instruction that only reads. */
    private static final int LOAD_RESERVED = 2;

    private MemoryAccessDecoder() {}

    /** {@return what the instruction at {@code pc} does; empty if it touches no memory or its bytes are not known} */
    static Optional<MemoryAccess> at(Memory code, long pc) {
        byte[] bytes = new byte[4];
        int count = code.read(pc, bytes, 0, bytes.length);
        int word = (int) ByteReader.of("code", bytes).u32();
        if ((word & 3) == 3) {
            return count == 4 ? wide(word) : Optional.empty();
        }
        return count >= 2 ? compressed(word & 0xffff) : Optional.empty();
    }

    private static Optional<MemoryAccess> wide(int word) {
        int size = 1 << (word >>> 12 & 3);
        int base = word >>> 15 & 31;
        int storeOffset = word >> 25 << 5 | (word >>> 7 & 31);
        return switch (Opcode.of(word)) {
            case Opcode.LOAD, Opcode.LOAD_FP -> Optional.of(MemoryAccess.load(size, base, word >> 20));
            case Opcode.STORE, Opcode.STORE_FP -> Optional.of(MemoryAccess.store(size, base, storeOffset));
            case Opcode.AMO ->
                Optional.of(new MemoryAccess(word >>> 27 != LOAD_RESERVED, size, base, 0, OptionalInt.empty()));
            default -> Optional.empty();
        };
    }

    private static Optional<MemoryAccess> compressed(int word) {
        int kind = word >>> 13;
        return switch (word & 3) {
            case 0 -> quadrant0(word, kind);
            case 2 -> quadrant2(word, kind);
            default -> Optional.empty();
        };
    }

    /** Base register x8 to x15 in bits 7 to 9. Kinds 1 to 3 load, 5 to 7 store; 4 is Zcb. */
    private static Optional<MemoryAccess> quadrant0(int word, int kind) {
        int base = 8 + (word >>> 7 & 7);
        if (kind == 4) {
            return zcb(word, base);
        }
        if (kind == 0) {
            return Optional.empty();
        }
        boolean isDouble = (kind & 3) == 1;
        int high = (word >>> 10 & 7) << 3;
        int offset = isDouble ? high | (word >>> 5 & 3) << 6 : high | (word >>> 6 & 1) << 2 | (word >>> 5 & 1) << 6;
        return access(kind, isDouble, base, offset);
    }

    /** The stack pointer is the base. */
    private static Optional<MemoryAccess> quadrant2(int word, int kind) {
        if (kind == 0 || kind == 4) {
            return Optional.empty();
        }
        boolean isDouble = (kind & 3) == 1;
        int offset;
        if (kind < 4) {
            int high = (word >>> 12 & 1) << 5;
            offset = isDouble
                    ? high | (word >>> 5 & 3) << 3 | (word >>> 2 & 7) << 6
                    : high | (word >>> 4 & 7) << 2 | (word >>> 2 & 3) << 6;
        } else {
            offset = isDouble
                    ? (word >>> 10 & 7) << 3 | (word >>> 7 & 7) << 6
                    : (word >>> 9 & 15) << 2 | (word >>> 7 & 3) << 6;
        }
        return access(kind, isDouble, Registers.SP, offset);
    }

    private static Optional<MemoryAccess> access(int kind, boolean isDouble, int base, int offset) {
        int size = isDouble ? 8 : 4;
        return Optional.of(kind < 4 ? MemoryAccess.load(size, base, offset) : MemoryAccess.store(size, base, offset));
    }

    /** {@code c.lbu}, {@code c.lhu} or {@code c.lh}, {@code c.sb}, {@code c.sh}. */
    private static Optional<MemoryAccess> zcb(int word, int base) {
        int byteOffset = (word >>> 6 & 1) | (word >>> 5 & 1) << 1;
        int halfOffset = (word >>> 5 & 1) << 1;
        return switch (word >>> 10 & 7) {
            case 0 -> Optional.of(MemoryAccess.load(1, base, byteOffset));
            case 1 -> Optional.of(MemoryAccess.load(2, base, halfOffset));
            case 2 -> Optional.of(MemoryAccess.store(1, base, byteOffset));
            case 3 -> Optional.of(MemoryAccess.store(2, base, halfOffset));
            default -> Optional.empty();
        };
    }
}

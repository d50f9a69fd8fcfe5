package io.github.coroner;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;

/**
 * Whether a call instruction of RISC-V ends at an address: the check that ESPHome's firmware makes of words found on the stack.
 *
 * <p>Counted are JAL and JALR that link through ra, and C.JALR. Not counted, as in the firmware, are C.JAL and calls that link
 * through t0.
 */
final class ReturnAddressCheck {
    /** What it finds. */
    enum Verdict {
        /** A call precedes. */
        CALL,
        /** No call precedes: the word is no return address. */
        NO_CALL,
        /** The firmware's ELF has no bytes there. */
        UNKNOWN
    }

    private static final int WORD = 4;
    private static final int OPCODE_AND_RD = 0xfff;
    private static final int JAL_RA = 0x0ef;
    private static final int JALR_RA = 0x0e7;

    private final Memory code;

    ReturnAddressCheck(Memory code) {
        this.code = code;
    }

    Verdict of(long address) {
        byte[] bytes = new byte[WORD];
        if (address < WORD || code.read(address - WORD, bytes, 0, WORD) != WORD) {
            // where code begins, no call can precede; where there is no code, nothing is known
            return code.contains(address, 1) ? Verdict.NO_CALL : Verdict.UNKNOWN;
        }
        ByteReader reader = ByteReader.of("code", bytes);
        int low = reader.u16();
        int half = reader.u16();
        boolean wide = (low & OPCODE_AND_RD) == JAL_RA || (low & OPCODE_AND_RD) == JALR_RA;
        boolean compressed = (half & 0xf07f) == 0x9002 && (half & 0x0f80) != 0;
        return wide || compressed ? Verdict.CALL : Verdict.NO_CALL;
    }
}

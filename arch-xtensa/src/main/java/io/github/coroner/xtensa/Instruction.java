package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One instruction of the Xtensa ISA, little-endian, with its fields by their names in the ISA's instruction formats.
 *
 * <pre>
 * bits   23..20 19..16 15..12 11..8  7..4  3..0
 * RRR    op2    op1    r      s      t     op0
 * RRI8   imm8          r      s      t     op0
 * BRI12  imm12                s      m  n  op0
 * CALL   offset (18 bits)            .. n  op0     n: bits 4 and 5
 * RRRN                 r      s      t     op0     16 bits, op0 of 8 to 13
 * </pre>
 *
 * @param address where it is
 * @param length bytes: 2, 3, or 4 for the wide instructions of ESP32-S3
 * @param word its bytes, the first one lowest
 */
record Instruction(long address, int length, int word) {
    /** The first byte of {@code entry}: no other instruction begins so. */
    static final int ENTRY = 0x36;

    /** The least op0 of instructions of 16 bits, and of those of 32. */
    private static final int FIRST_NARROW = 0x8;

    private static final int FIRST_WIDE = 0xe;
    private static final int CALL_LENGTH = 3;

    /** {@return the instruction at {@code address}; empty if its bytes are not known} */
    static Optional<Instruction> at(Memory code, long address) {
        byte[] bytes = new byte[4];
        int count = code.read(address, bytes, 0, 4);
        if (count == 0) {
            return Optional.empty();
        }
        int length = lengthOf(bytes[0] & 0xf);
        if (count < length) {
            return Optional.empty();
        }
        long word = ByteReader.of("code", bytes).u32();
        return Optional.of(new Instruction(address, length, (int) (word & ((1L << (8 * length)) - 1))));
    }

    /** {@return the call instruction that returns to {@code returnAddress}, if the code before it can be one} */
    static Optional<Instruction> callBefore(Memory code, long returnAddress) {
        return at(code, Addresses.plus(returnAddress, -CALL_LENGTH)).filter(Instruction::isCall);
    }

    private static int lengthOf(int op0) {
        if (op0 < FIRST_NARROW) {
            return 3;
        }
        return op0 < FIRST_WIDE ? 2 : 4;
    }

    int op0() {
        return word & 0xf;
    }

    int t() {
        return word >>> 4 & 0xf;
    }

    int s() {
        return word >>> 8 & 0xf;
    }

    int r() {
        return word >>> 12 & 0xf;
    }

    int op1() {
        return word >>> 16 & 0xf;
    }

    int op2() {
        return word >>> 20 & 0xf;
    }

    /** {@return the field imm8, {@code 0} to {@code 0xff}} */
    int imm8() {
        return word >>> 16 & 0xff;
    }

    /** {@return the field n} */
    int n() {
        return word >>> 4 & 3;
    }

    private int m() {
        return word >>> 6 & 3;
    }

    /** {@return the address behind it} */
    long end() {
        return Addresses.plus(address, length);
    }

    /** {@return whether it is {@code entry}, which turns the window and makes the stack frame} */
    boolean isEntry() {
        return (word & 0xff) == ENTRY;
    }

    /** {@return bytes of the stack frame that {@code entry} makes} */
    long entryFrameSize() {
        return (long) (word >>> 12 & 0xfff) << 3;
    }

    /** {@return whether it is one of {@code call0 .. call12, callx0 .. callx12}} */
    boolean isCall() {
        return isDirectCall() || isRegisterCall();
    }

    /** {@return whether it is {@code callx0 .. callx12}: the target is in register {@link #s}} */
    boolean isRegisterCall() {
        return isRst0(Opcode.ST0) && r() == Opcode.SNM0 && m() == Opcode.CALLX;
    }

    private boolean isDirectCall() {
        return op0() == Opcode.CALLN;
    }

    private boolean isRst0(int op2) {
        return op0() == Opcode.QRST && op1() == Opcode.RST0 && op2() == op2;
    }

    /** {@return by how many fours of registers this call turns the window, 0 to 3} */
    int callIncrement() {
        return n();
    }

    /** {@return where {@code call0 .. call12} goes to; empty for {@code callx0 .. callx12}} */
    OptionalLong callTarget() {
        if (!isDirectCall()) {
            return OptionalLong.empty();
        }
        long offset = (long) (word << 8 >> 14) << 2;
        return OptionalLong.of(Addresses.plus(address & ~3L, offset + 4));
    }

    /** {@return what it adds to the stack pointer, if it is {@code addi}, {@code addmi} or {@code addi.n} on a1} */
    OptionalLong stackAdjustment() {
        if (op0() == Opcode.LSAI
                && t() == XtensaRegisters.A1
                && s() == XtensaRegisters.A1
                && (r() == Opcode.ADDI || r() == Opcode.ADDMI)) {
            long immediate = (byte) imm8();
            return OptionalLong.of(r() == Opcode.ADDI ? immediate : immediate << 8);
        }
        if (op0() == Opcode.ADDI_N && r() == XtensaRegisters.A1 && s() == XtensaRegisters.A1) {
            return OptionalLong.of(t() == 0 ? -1 : t());
        }
        return OptionalLong.empty();
    }

    /** {@return whether it sets a1 from another register: {@code movsp} or {@code mov}} */
    boolean isMoveToStackPointer() {
        boolean movsp = isRst0(Opcode.ST0) && r() == Opcode.MOVSP && t() == XtensaRegisters.A1;
        // or a1, a1, a1 is what assemblers fill relaxed calls up with
        boolean or = isRst0(Opcode.OR)
                && r() == XtensaRegisters.A1
                && (s() != XtensaRegisters.A1 || t() != XtensaRegisters.A1);
        boolean narrow = isMoveNarrow() && t() == XtensaRegisters.A1 && s() != XtensaRegisters.A1;
        return movsp || or || narrow;
    }

    /** {@return whether it is {@code mov.n}, from register {@link #s} to register {@link #t}} */
    private boolean isMoveNarrow() {
        return op0() == Opcode.ST3 && r() == Opcode.MOV_N;
    }

    /** {@return the offset from a1 at which it stores a0, if it does} */
    OptionalLong returnAddressStore() {
        if (t() != XtensaRegisters.A0 || s() != XtensaRegisters.A1) {
            return OptionalLong.empty();
        }
        if (op0() == Opcode.LSAI && r() == Opcode.S32I) {
            return OptionalLong.of((long) imm8() << 2);
        }
        return op0() == Opcode.S32I_N ? OptionalLong.of((long) r() << 2) : OptionalLong.empty();
    }

    /** {@return the register into which it copies a0; 0 if it does not} */
    int returnAddressCopy() {
        if (isMoveNarrow() && s() == XtensaRegisters.A0) {
            return t();
        }
        return isRst0(Opcode.OR) && s() == XtensaRegisters.A0 && t() == XtensaRegisters.A0 ? r() : 0;
    }
}

package io.github.coroner.dwarf;

import java.util.Locale;
import java.util.Optional;

/**
 * An operation of a DWARF expression: {@code DW_OP_*}, DWARF 5 section 2.5 and table 7.9, with the GNU operations that GCC
 * emits before DWARF 5.
 *
 * <p>{@code LIT0}, {@code REG0} and {@code BREG0} stand for their whole families of 32.
 */
enum Operation {
    ADDR(0x03, Operands.ADDRESS),
    DEREF(0x06),
    CONST1U(0x08, Operands.U8),
    CONST1S(0x09, Operands.S8),
    CONST2U(0x0a, Operands.U16),
    CONST2S(0x0b, Operands.S16),
    CONST4U(0x0c, Operands.U32),
    CONST4S(0x0d, Operands.S32),
    CONST8U(0x0e, Operands.U64),
    CONST8S(0x0f, Operands.U64),
    CONSTU(0x10, Operands.ULEB),
    CONSTS(0x11, Operands.SLEB),
    DUP(0x12),
    DROP(0x13),
    OVER(0x14),
    PICK(0x15, Operands.U8),
    SWAP(0x16),
    ROT(0x17),
    XDEREF(0x18),
    ABS(0x19),
    AND(0x1a),
    DIV(0x1b),
    MINUS(0x1c),
    MOD(0x1d),
    MUL(0x1e),
    NEG(0x1f),
    NOT(0x20),
    OR(0x21),
    PLUS(0x22),
    PLUS_UCONST(0x23, Operands.ULEB),
    SHL(0x24),
    SHR(0x25),
    SHRA(0x26),
    XOR(0x27),
    BRA(0x28, Operands.S16),
    EQ(0x29),
    GE(0x2a),
    GT(0x2b),
    LE(0x2c),
    LT(0x2d),
    NE(0x2e),
    SKIP(0x2f, Operands.S16),
    LIT0(0x30, Operands.NONE, 32),
    REG0(0x50, Operands.NONE, 32),
    BREG0(0x70, Operands.SLEB, 32),
    REGX(0x90, Operands.ULEB),
    FBREG(0x91, Operands.SLEB),
    BREGX(0x92, Operands.ULEB_SLEB),
    PIECE(0x93, Operands.ULEB),
    DEREF_SIZE(0x94, Operands.U8),
    XDEREF_SIZE(0x95, Operands.U8),
    NOP(0x96),
    PUSH_OBJECT_ADDRESS(0x97),
    CALL2(0x98, Operands.U16),
    CALL4(0x99, Operands.U32),
    CALL_REF(0x9a, Operands.U32),
    FORM_TLS_ADDRESS(0x9b),
    CALL_FRAME_CFA(0x9c),
    BIT_PIECE(0x9d, Operands.ULEB_ULEB),
    IMPLICIT_VALUE(0x9e, Operands.BLOCK),
    STACK_VALUE(0x9f),
    IMPLICIT_POINTER(0xa0, Operands.U32_SLEB),
    ADDRX(0xa1, Operands.ULEB),
    CONSTX(0xa2, Operands.ULEB),
    ENTRY_VALUE(0xa3, Operands.BLOCK),
    CONST_TYPE(0xa4, Operands.ULEB_BLOCK1),
    REGVAL_TYPE(0xa5, Operands.ULEB_ULEB),
    DEREF_TYPE(0xa6, Operands.U8_ULEB),
    XDEREF_TYPE(0xa7, Operands.U8_ULEB),
    CONVERT(0xa8, Operands.ULEB),
    REINTERPRET(0xa9, Operands.ULEB),
    GNU_PUSH_TLS_ADDRESS(0xe0),
    GNU_UNINIT(0xf0),
    GNU_IMPLICIT_POINTER(0xf2, Operands.U32_SLEB),
    GNU_ENTRY_VALUE(0xf3, Operands.BLOCK),
    GNU_CONST_TYPE(0xf4, Operands.ULEB_BLOCK1),
    GNU_REGVAL_TYPE(0xf5, Operands.ULEB_ULEB),
    GNU_DEREF_TYPE(0xf6, Operands.U8_ULEB),
    GNU_CONVERT(0xf7, Operands.ULEB),
    GNU_REINTERPRET(0xf9, Operands.ULEB),
    GNU_PARAMETER_REF(0xfa, Operands.U32),
    GNU_ADDR_INDEX(0xfb, Operands.ULEB),
    GNU_CONST_INDEX(0xfc, Operands.ULEB),
    GNU_VARIABLE_VALUE(0xfd, Operands.U32);

    /** What follows the opcode; a number and, where there are two, a second number or bytes. */
    enum Operands {
        NONE,
        ADDRESS,
        U8,
        S8,
        U16,
        S16,
        U32,
        S32,
        U64,
        ULEB,
        SLEB,
        ULEB_SLEB,
        ULEB_ULEB,
        U8_ULEB,
        U32_SLEB,
        /** A ULEB128 length and as many bytes. */
        BLOCK,
        /** A ULEB128 number, a length of one byte and as many bytes. */
        ULEB_BLOCK1
    }

    private static final Operation[] BY_CODE = new Operation[0x100];

    static {
        for (Operation operation : values()) {
            for (int i = 0; i < operation.family; i++) {
                BY_CODE[operation.code + i] = operation;
            }
        }
    }

    private final int code;
    private final Operands operands;
    private final int family;

    Operation(int code) {
        this(code, Operands.NONE);
    }

    Operation(int code, Operands operands) {
        this(code, operands, 1);
    }

    Operation(int code, Operands operands, int family) {
        this.code = code;
        this.operands = operands;
        this.family = family;
    }

    /** Finds the operation of an opcode, 0 to 255; empty for unknown ones, which cannot be passed over. */
    static Optional<Operation> of(int opcode) {
        return Optional.ofNullable(BY_CODE[opcode]);
    }

    /** {@return the opcode, of a family its first} */
    int code() {
        return code;
    }

    /** {@return what follows the opcode} */
    Operands operands() {
        return operands;
    }

    /** {@return the name in the standard: {@code DW_OP_call_frame_cfa}} */
    String specName() {
        String name = name();
        return name.startsWith("GNU_")
                ? "DW_OP_GNU_" + name.substring(4).toLowerCase(Locale.ROOT)
                : "DW_OP_" + name.toLowerCase(Locale.ROOT);
    }
}

package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the call frame instructions of one function up to one pc: DWARF 5 section 6.4.2. Used once, by one thread.
 *
 * <p>Registers above {@link #HIGHEST_REGISTER} are passed over: no unwinding here needs them.
 */
final class CallFrameProgram {
    /** The highest register that gets a rule. */
    static final int HIGHEST_REGISTER = 255;

    // DW_CFA_*, DWARF 5 table 7.29: instructions with an operand in the low six bits
    private static final int ADVANCE_LOC = 0x40;
    private static final int OFFSET = 0x80;
    private static final int RESTORE = 0xc0;

    // those whose top two bits are zero
    private static final int NOP = 0x00;
    private static final int SET_LOC = 0x01;
    private static final int ADVANCE_LOC1 = 0x02;
    private static final int ADVANCE_LOC2 = 0x03;
    private static final int ADVANCE_LOC4 = 0x04;
    private static final int OFFSET_EXTENDED = 0x05;
    private static final int RESTORE_EXTENDED = 0x06;
    private static final int UNDEFINED = 0x07;
    private static final int SAME_VALUE = 0x08;
    private static final int REGISTER = 0x09;
    private static final int REMEMBER_STATE = 0x0a;
    private static final int RESTORE_STATE = 0x0b;
    private static final int DEF_CFA = 0x0c;
    private static final int DEF_CFA_REGISTER = 0x0d;
    private static final int DEF_CFA_OFFSET = 0x0e;
    private static final int DEF_CFA_EXPRESSION = 0x0f;
    private static final int EXPRESSION = 0x10;
    private static final int OFFSET_EXTENDED_SF = 0x11;
    private static final int DEF_CFA_SF = 0x12;
    private static final int DEF_CFA_OFFSET_SF = 0x13;
    private static final int VAL_OFFSET = 0x14;
    private static final int VAL_OFFSET_SF = 0x15;
    private static final int VAL_EXPRESSION = 0x16;

    // vendors' own
    private static final int MIPS_ADVANCE_LOC8 = 0x1d;
    private static final int GNU_WINDOW_SAVE = 0x2d;
    private static final int GNU_ARGS_SIZE = 0x2e;
    private static final int GNU_NEGATIVE_OFFSET_EXTENDED = 0x2f;

    private final FrameDescriptionEntry fde;
    private final CommonInformationEntry cie;
    private final long pc;
    private final Limits limits;

    private final Deque<State> remembered = new ArrayDeque<>();
    private Map<Integer, RegisterRule> initialRules = Map.of();
    private State state = new State(null, new HashMap<>());
    private long start;
    private long next;

    /** What {@code DW_CFA_remember_state} keeps; gdb, readelf and the linkers agree that the CFA belongs to it. */
    private record State(@Nullable CfaRule cfa, Map<Integer, RegisterRule> rules) {}

    private CallFrameProgram(FrameDescriptionEntry fde, long pc, Limits limits) {
        this.fde = fde;
        this.cie = fde.cie();
        this.pc = pc;
        this.limits = limits;
        this.start = fde.start();
        this.next = fde.end();
    }

    /**
     * {@return the row for {@code pc}, which lies in the function}
     *
     * @throws FormatException if an instruction is cut short, unknown or impossible
     */
    static UnwindRow rowAt(FrameDescriptionEntry fde, long pc, Limits limits) {
        return new CallFrameProgram(fde, pc, limits).run();
    }

    private UnwindRow run() {
        execute(cie.initialInstructions().copy());
        initialRules = new HashMap<>(state.rules);
        ByteReader instructions = fde.instructions().copy();
        long offset = instructions.offset();
        execute(instructions);
        CfaRule cfa = state.cfa;
        if (cfa == null) {
            throw FormatException.malformed(instructions.source(), offset, "no rule for the canonical frame address");
        }
        return new UnwindRow(start, next, cfa, state.rules, cie.returnAddressRegister(), cie.signalFrame());
    }

    private void execute(ByteReader code) {
        boolean before = true;
        while (before && code.remaining() > 0) {
            long offset = code.offset();
            int opcode = code.u8();
            int operand = opcode & 0x3f;
            before = switch (opcode & 0xc0) {
                case ADVANCE_LOC -> advance(operand);
                case OFFSET -> set(operand, new RegisterRule.Offset(code.uleb128() * cie.dataAlignment()));
                case RESTORE -> restore(operand);
                default -> extended(opcode, code, offset);
            };
        }
    }

    /** Runs an instruction whose top two bits are zero; returns whether {@code pc} is still ahead. */
    private boolean extended(int opcode, ByteReader code, long offset) {
        return switch (opcode) {
            case NOP -> true;
            case SET_LOC -> moveTo(cie.pointers().readAddress(code, fde.sectionAddress(), cie.addressSize()));
            case ADVANCE_LOC1 -> advance(code.u8());
            case ADVANCE_LOC2 -> advance(code.u16());
            case ADVANCE_LOC4 -> advance(code.u32());
            case OFFSET_EXTENDED -> set(register(code), new RegisterRule.Offset(code.uleb128() * cie.dataAlignment()));
            case RESTORE_EXTENDED -> restore(register(code));
            case UNDEFINED -> set(register(code), RegisterRule.UNDEFINED);
            case SAME_VALUE -> set(register(code), RegisterRule.SAME_VALUE);
            case REGISTER -> set(register(code), new RegisterRule.Register(register(code)));
            case REMEMBER_STATE -> remember(offset, code.source());
            case RESTORE_STATE -> recall(offset, code.source());
            case DEF_CFA -> cfa(new CfaRule.RegisterOffset(register(code), code.uleb128()));
            case DEF_CFA_REGISTER ->
                cfa(new CfaRule.RegisterOffset(
                        register(code), cfaIn(code, offset).offset()));
            case DEF_CFA_OFFSET ->
                cfa(new CfaRule.RegisterOffset(cfaIn(code, offset).register(), code.uleb128()));
            case DEF_CFA_EXPRESSION -> cfa(new CfaRule.Computed(expression(code)));
            case EXPRESSION -> set(register(code), new RegisterRule.AtComputed(expression(code)));
            case OFFSET_EXTENDED_SF ->
                set(register(code), new RegisterRule.Offset(code.sleb128() * cie.dataAlignment()));
            case DEF_CFA_SF -> cfa(new CfaRule.RegisterOffset(register(code), code.sleb128() * cie.dataAlignment()));
            case DEF_CFA_OFFSET_SF ->
                cfa(new CfaRule.RegisterOffset(cfaIn(code, offset).register(), code.sleb128() * cie.dataAlignment()));
            case VAL_OFFSET -> set(register(code), new RegisterRule.ValueOffset(code.uleb128() * cie.dataAlignment()));
            case VAL_OFFSET_SF ->
                set(register(code), new RegisterRule.ValueOffset(code.sleb128() * cie.dataAlignment()));
            case VAL_EXPRESSION -> set(register(code), new RegisterRule.ValueComputed(expression(code)));
            case MIPS_ADVANCE_LOC8 -> advance(code.u64());
            case GNU_WINDOW_SAVE -> true; // of other processors, without operands
            case GNU_ARGS_SIZE -> skipOperand(code); // no rule depends on it
            case GNU_NEGATIVE_OFFSET_EXTENDED ->
                set(register(code), new RegisterRule.Offset(-code.uleb128() * cie.dataAlignment()));
            default ->
                throw FormatException.unsupported(
                        code.source(), offset, "call frame instruction 0x" + Integer.toHexString(opcode));
        };
    }

    private boolean advance(long delta) {
        return moveTo(start + delta * cie.codeAlignment());
    }

    /** Ends the current row at {@code address}; the rows before {@code pc} are gone through, the one around it is kept. */
    private boolean moveTo(long address) {
        if (address > pc) {
            next = Math.min(next, address);
            return false;
        }
        // going back would make rows overlap; what was said last counts
        start = Math.max(start, address);
        return true;
    }

    private boolean set(int register, RegisterRule rule) {
        if (register <= HIGHEST_REGISTER) {
            state.rules.put(register, rule);
        }
        return true;
    }

    private boolean restore(int register) {
        RegisterRule initial = initialRules.get(register);
        if (initial == null) {
            state.rules.remove(register);
        } else {
            state.rules.put(register, initial);
        }
        return true;
    }

    private boolean remember(long offset, String source) {
        limits.check(Limit.CALL_FRAME_STATES, remembered.size() + 1L, source, offset);
        remembered.push(new State(state.cfa, new HashMap<>(state.rules)));
        return true;
    }

    private boolean recall(long offset, String source) {
        if (remembered.isEmpty()) {
            throw FormatException.malformed(source, offset, "restores a state that was not remembered");
        }
        state = remembered.pop();
        return true;
    }

    private boolean cfa(CfaRule rule) {
        state = new State(rule, state.rules);
        return true;
    }

    private CfaRule.RegisterOffset cfaIn(ByteReader code, long offset) {
        if (state.cfa instanceof CfaRule.RegisterOffset rule) {
            return rule;
        }
        if (state.cfa == null) {
            // the GNU assembler for RISC-V begins with a register and means an offset of zero
            return new CfaRule.RegisterOffset(0, 0);
        }
        throw FormatException.malformed(
                code.source(), offset, "changes a canonical frame address that is not register plus offset");
    }

    private static boolean skipOperand(ByteReader code) {
        code.skipLeb128();
        return true;
    }

    private static Expression expression(ByteReader code) {
        return Expression.of(code.slice(code.uleb128()));
    }

    private static int register(ByteReader code) {
        long number = code.uleb128();
        return number < 0 || number > HIGHEST_REGISTER ? HIGHEST_REGISTER + 1 : (int) number;
    }
}

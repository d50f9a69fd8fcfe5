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

    private static final int ADVANCE_LOC = 0x40;
    private static final int OFFSET = 0x80;
    private static final int RESTORE = 0xc0;

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
            case 0x00 -> true; // DW_CFA_nop
            case 0x01 -> // DW_CFA_set_loc
                moveTo(cie.pointers().readAddress(code, fde.sectionAddress(), cie.addressSize()));
            case 0x02 -> advance(code.u8()); // DW_CFA_advance_loc1
            case 0x03 -> advance(code.u16()); // DW_CFA_advance_loc2
            case 0x04 -> advance(code.u32()); // DW_CFA_advance_loc4
            case 0x05 -> set(register(code), new RegisterRule.Offset(code.uleb128() * cie.dataAlignment()));
            case 0x06 -> restore(register(code)); // DW_CFA_restore_extended
            case 0x07 -> set(register(code), RegisterRule.UNDEFINED);
            case 0x08 -> set(register(code), RegisterRule.SAME_VALUE);
            case 0x09 -> set(register(code), new RegisterRule.Register(register(code)));
            case 0x0a -> remember(offset, code.source());
            case 0x0b -> recall(offset, code.source());
            case 0x0c -> cfa(new CfaRule.RegisterOffset(register(code), code.uleb128()));
            case 0x0d ->
                cfa(new CfaRule.RegisterOffset(
                        register(code), cfaIn(code, offset).offset()));
            case 0x0e -> cfa(new CfaRule.RegisterOffset(cfaIn(code, offset).register(), code.uleb128()));
            case 0x0f -> cfa(new CfaRule.Computed(expression(code)));
            case 0x10 -> set(register(code), new RegisterRule.AtComputed(expression(code)));
            case 0x11 -> set(register(code), new RegisterRule.Offset(code.sleb128() * cie.dataAlignment()));
            case 0x12 -> cfa(new CfaRule.RegisterOffset(register(code), code.sleb128() * cie.dataAlignment()));
            case 0x13 -> // DW_CFA_def_cfa_offset_sf
                cfa(new CfaRule.RegisterOffset(cfaIn(code, offset).register(), code.sleb128() * cie.dataAlignment()));
            case 0x14 -> set(register(code), new RegisterRule.ValueOffset(code.uleb128() * cie.dataAlignment()));
            case 0x15 -> set(register(code), new RegisterRule.ValueOffset(code.sleb128() * cie.dataAlignment()));
            case 0x16 -> set(register(code), new RegisterRule.ValueComputed(expression(code)));
            case 0x1d -> advance(code.u64()); // DW_CFA_MIPS_advance_loc8
            case 0x2d -> true; // DW_CFA_GNU_window_save: of other processors, without operands
            case 0x2e -> skipOperand(code); // DW_CFA_GNU_args_size: no rule depends on it
            case 0x2f -> // DW_CFA_GNU_negative_offset_extended
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

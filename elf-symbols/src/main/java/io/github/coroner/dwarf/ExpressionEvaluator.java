package io.github.coroner.dwarf;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The stack machine of one evaluation, DWARF 5 section 2.5.1. Used once; not thread-safe. */
final class ExpressionEvaluator {
    /** Calls ({@code DW_OP_call2} and its kin) inside one another. */
    private static final int CALL_DEPTH = 64;

    private final ExpressionContext context;
    private final Limits limits;
    private final ExpressionStack stack;
    private final Deque<ByteReader> callers = new ArrayDeque<>();
    private final List<Location.Piece> pieces = new ArrayList<>();
    private ByteReader code = ByteReader.of("expression", new byte[0]);
    private long operationOffset;

    /** A register or implicit location, which only a piece or the end may follow. */
    private @Nullable Location finished;
    /** Why the evaluation cannot go on. */
    private @Nullable Location failure;

    ExpressionEvaluator(ExpressionContext context, Limits limits) {
        this.context = context;
        this.limits = limits;
        stack = new ExpressionStack(detail -> malformed(detail));
    }

    /** Puts an address or number on the stack before the first operation. */
    void push(long value) {
        stack.push(value);
    }

    /** Runs the operations and gives what they describe. */
    Location run(ByteReader operations) {
        code = operations;
        for (long steps = 1; true; steps++) {
            while (code.remaining() == 0) {
                if (callers.isEmpty()) {
                    return result();
                }
                code = callers.pop();
            }
            operationOffset = code.offset();
            limits.check(Limit.EXPRESSION_STEPS, steps, code.source(), operationOffset);
            step();
            if (failure != null) {
                return failure;
            }
        }
    }

    /** {@return the value on top of the stack, which is not empty} */
    Location top() {
        Optional<BaseType> type = stack.type(0);
        return new Location.Computed(stack.pop(), type);
    }

    private Location result() {
        if (!pieces.isEmpty()) {
            return new Location.Composite(pieces);
        }
        if (finished != null) {
            return finished;
        }
        return stack.isEmpty() ? new Location.OptimizedOut() : new Location.InMemory(stack.address(0));
    }

    private void step() {
        int opcode = code.u8();
        Operation operation = Operation.of(opcode).orElse(null);
        if (operation == null) {
            throw FormatException.unsupported(
                    code.source(), operationOffset, "operation 0x" + Integer.toHexString(opcode));
        }
        if (finished != null
                && operation != Operation.PIECE
                && operation != Operation.BIT_PIECE
                && operation != Operation.GNU_UNINIT
                && operation != Operation.NOP) {
            throw malformed(operation.specName() + " after a finished location");
        }
        long number = 0;
        long second = 0;
        ByteReader block = null;
        switch (operation.operands()) {
            case NONE -> {}
            case ADDRESS, U32 -> number = code.u32();
            case U8 -> number = code.u8();
            case S8 -> number = (byte) code.u8();
            case U16 -> number = code.u16();
            case S16 -> number = (short) code.u16();
            case S32 -> number = code.s32();
            case U64 -> number = code.u64();
            case ULEB -> number = code.uleb128();
            case SLEB -> number = code.sleb128();
            case ULEB_SLEB -> {
                number = code.uleb128();
                second = code.sleb128();
            }
            case ULEB_ULEB -> {
                number = code.uleb128();
                second = code.uleb128();
            }
            case U8_ULEB -> {
                number = code.u8();
                second = code.uleb128();
            }
            case U32_SLEB -> {
                number = code.u32();
                second = code.sleb128();
            }
            case BLOCK -> block = code.slice(code.uleb128());
            case ULEB_BLOCK1 -> {
                number = code.uleb128();
                block = code.slice(code.u8());
            }
        }
        execute(operation, opcode, number, second, block == null ? code : block);
    }

    private void execute(Operation operation, int opcode, long number, long second, ByteReader block) {
        switch (operation) {
            case ADDR, CONST1U, CONST1S, CONST2U, CONST2S, CONST4U, CONST4S, CONST8U, CONST8S, CONSTU, CONSTS ->
                stack.push(number);
            case LIT0 -> stack.push(opcode - Operation.LIT0.code());
            case ADDRX, CONSTX, GNU_ADDR_INDEX, GNU_CONST_INDEX ->
                pushKnown(context.indexedAddress(number), Location.Reason.UNSUPPORTED, number);
            case REG0 -> finished = new Location.InRegister(opcode - Operation.REG0.code());
            case REGX -> finished = new Location.InRegister(registerNumber(number));
            case BREG0 -> pushRegister(opcode - Operation.BREG0.code(), number);
            case BREGX -> pushRegister(registerNumber(number), second);
            case FBREG -> pushFrameBase(number);
            case CALL_FRAME_CFA -> pushKnown(context.cfa(), Location.Reason.CFA, 0);
            case PUSH_OBJECT_ADDRESS -> pushKnown(context.objectAddress(), Location.Reason.OBJECT_ADDRESS, 0);
            case REGVAL_TYPE, GNU_REGVAL_TYPE -> pushTypedRegister(registerNumber(number), second);
            case CONST_TYPE, GNU_CONST_TYPE -> pushTypedConstant(number, block);
            case DUP, DROP, OVER, PICK, SWAP, ROT -> stack.shuffle(operation, (int) number);
            case DEREF -> dereference(stack.popAddress(), Addresses.BYTES, null);
            case DEREF_SIZE -> dereference(stack.popAddress(), number, null);
            case DEREF_TYPE, GNU_DEREF_TYPE -> {
                long address = stack.popAddress();
                BaseType type = type(second);
                if (type != null) {
                    dereference(address, number, type);
                }
            }
            case ABS, NEG, NOT, PLUS_UCONST -> stack.unary(operation, number);
            case CONVERT, GNU_CONVERT, REINTERPRET, GNU_REINTERPRET -> convert(operation, number);
            case AND, OR, XOR, PLUS, MINUS, MUL, DIV, MOD, SHL, SHR, SHRA, EQ, GE, GT, LE, LT, NE ->
                stack.binary(operation);
            case SKIP -> jump(number);
            case BRA -> {
                if (stack.pop() != 0) {
                    jump(number);
                }
            }
            case NOP, GNU_UNINIT -> {}
            case CALL2, CALL4 -> call(context.locationOfUnitEntry(number));
            case CALL_REF -> call(context.locationOfEntry(number));
            case ENTRY_VALUE, GNU_ENTRY_VALUE -> pushValue(context.entryValue(block));
            case GNU_PARAMETER_REF -> pushValue(context.parameterValue(number));
            case GNU_VARIABLE_VALUE -> pushValue(context.variableValue(number));
            case STACK_VALUE -> finished = top();
            case IMPLICIT_VALUE -> finished = new Location.Implicit(block.bytes(block.remaining()));
            case IMPLICIT_POINTER, GNU_IMPLICIT_POINTER -> finished = new Location.ImplicitPointer(number, second);
            case PIECE -> {
                if (number > Long.MAX_VALUE / Byte.SIZE || number < 0) {
                    throw malformed("a piece of " + Long.toUnsignedString(number) + " bytes");
                }
                addPiece(number * Byte.SIZE, 0);
            }
            case BIT_PIECE -> {
                if (number < 0 || second < 0) {
                    throw malformed("a piece of " + Long.toUnsignedString(number) + " bits");
                }
                addPiece(number, second);
            }
            case FORM_TLS_ADDRESS, GNU_PUSH_TLS_ADDRESS -> fail(Location.Reason.THREAD_LOCAL, 0);
            case XDEREF, XDEREF_SIZE, XDEREF_TYPE -> fail(Location.Reason.UNSUPPORTED, opcode);
        }
    }

    private int registerNumber(long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw malformed("register " + Long.toUnsignedString(number));
        }
        return (int) number;
    }

    private void pushKnown(OptionalLong value, Location.Reason reason, long detail) {
        if (value.isPresent()) {
            stack.push(value.getAsLong());
        } else {
            fail(reason, detail);
        }
    }

    private void pushRegister(int register, long offset) {
        OptionalLong value = context.register(register);
        if (value.isPresent()) {
            stack.push(Addresses.plus(value.getAsLong(), offset));
        } else {
            fail(Location.Reason.REGISTER, register);
        }
    }

    private void pushTypedRegister(int register, long typeOffset) {
        OptionalLong value = context.register(register);
        BaseType type = type(typeOffset);
        if (value.isEmpty()) {
            fail(Location.Reason.REGISTER, register);
        } else if (type != null && type.size() > Addresses.BYTES) {
            // the other half is in the next register: nothing says so, and no producer writes it
            fail(Location.Reason.UNSUPPORTED, register);
        } else if (type != null) {
            stack.push(value.getAsLong(), type);
        }
    }

    private void pushTypedConstant(long typeOffset, ByteReader block) {
        BaseType type = type(typeOffset);
        if (type == null) {
            return;
        }
        if (block.remaining() != type.size()) {
            throw malformed("a constant of " + block.remaining() + " bytes for a type of " + type.size());
        }
        stack.push(block.unsigned(type.size()), type);
    }

    private void pushFrameBase(long offset) {
        Location base = context.frameBase().orElse(null);
        if (base instanceof Location.InMemory memory) {
            stack.push(Addresses.plus(memory.address(), offset));
        } else if (base instanceof Location.Computed computed) {
            stack.push(Addresses.plus(computed.bits(), offset));
        } else if (base instanceof Location.InRegister register) {
            pushRegister(register.number(), offset);
        } else if (base instanceof Location.Unavailable unavailable) {
            failure = unavailable;
        } else {
            fail(Location.Reason.FRAME_BASE, 0);
        }
    }

    private void pushValue(Location value) {
        if (value instanceof Location.Computed computed) {
            if (computed.type().isPresent()) {
                stack.push(computed.bits(), computed.type().get());
            } else {
                stack.push(computed.bits());
            }
        } else {
            failure = value;
        }
    }

    private void dereference(long address, long size, @Nullable BaseType type) {
        if (size < 1 || size > Long.BYTES || (type != null && size != type.size())) {
            throw malformed("a read of " + size + " bytes");
        }
        byte[] bytes = new byte[(int) size];
        int read = context.memory().read(address, bytes, 0, bytes.length);
        if (read < bytes.length) {
            fail(Location.Reason.MEMORY, Addresses.plus(address, read));
            return;
        }
        long value = ByteReader.of("memory", bytes).unsigned(bytes.length);
        if (type == null) {
            stack.push(value);
        } else {
            stack.push(value, type);
        }
    }

    private void convert(Operation operation, long typeOffset) {
        boolean reinterpret = operation == Operation.REINTERPRET || operation == Operation.GNU_REINTERPRET;
        BaseType target = null;
        if (typeOffset != 0) {
            target = type(typeOffset);
            if (target == null) {
                return;
            }
        }
        if (reinterpret) {
            stack.reinterpret(target);
        } else {
            stack.convert(target);
        }
    }

    /** The base type at an offset in the unit, or null with {@link #failure} set where values of it cannot be computed. */
    private @Nullable BaseType type(long unitOffset) {
        BaseType type = context.baseType(unitOffset).orElse(null);
        if (type == null || !ExpressionStack.supports(type)) {
            fail(Location.Reason.UNSUPPORTED, unitOffset);
            return null;
        }
        return type;
    }

    private void jump(long distance) {
        // the window of the reader does not begin where the expression does, but a jump before it cannot pass unseen: a
        // position before the source is rejected by seek, one inside runs into the limit of steps
        code.seek(code.offset() + distance);
    }

    private void call(Optional<Expression> expression) {
        if (expression.isEmpty()) {
            return;
        }
        if (callers.size() == CALL_DEPTH) {
            throw malformed("more than " + CALL_DEPTH + " calls inside one another");
        }
        callers.push(code);
        code = expression.get().operations();
    }

    private void addPiece(long bitSize, long bitOffset) {
        Location location;
        if (finished != null) {
            location = finished;
        } else if (stack.isEmpty()) {
            location = new Location.OptimizedOut();
        } else {
            location = new Location.InMemory(stack.popAddress());
        }
        pieces.add(new Location.Piece(location, bitSize, bitOffset));
        finished = null;
    }

    private void fail(Location.Reason reason, long detail) {
        failure = new Location.Unavailable(reason, detail);
    }

    private FormatException malformed(String detail) {
        return FormatException.malformed(code.source(), operationOffset, detail);
    }
}

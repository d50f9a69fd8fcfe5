package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A DWARF expression, DWARF 5 sections 2.5 and 2.6: a program for a stack machine that says where an object is, what its
 * value is, or how a register is restored. Immutable; evaluation is thread-safe.
 *
 * <p>Arithmetic of the generic type is that of a 32-bit target. Evaluation is bounded by {@link
 * io.github.coroner.format.Limit#EXPRESSION_STEPS}.
 */
public final class Expression {
    /** Never moved: every use makes a copy of it. */
    private final ByteReader bytes;

    private Expression(ByteReader bytes) {
        this.bytes = bytes;
    }

    /** {@return the expression made of the bytes left in {@code bytes}, which is not moved} */
    public static Expression of(ByteReader bytes) {
        return new Expression(bytes.copy());
    }

    /** {@return a reader of the operations, of its own} */
    public ByteReader operations() {
        return bytes.copy();
    }

    /** {@return whether there is no operation, which as a location means "optimised out"} */
    public boolean isEmpty() {
        return bytes.remaining() == 0;
    }

    /**
     * Evaluates a location description.
     *
     * @throws io.github.coroner.format.FormatException if the expression is malformed or exceeds a limit
     */
    public Location locate(ExpressionContext context, Limits limits) {
        return new ExpressionEvaluator(context, limits).run(bytes.copy());
    }

    /**
     * Evaluates an expression that describes no place but a value, as bounds of arrays and what calls pass are told.
     *
     * @return {@link Location.Computed} with what is on top of the stack in its type; if the expression is a location description
     *     after all, as {@link #locate}
     * @throws io.github.coroner.format.FormatException if the expression is malformed or exceeds a limit
     */
    public Location value(ExpressionContext context, Limits limits) {
        ExpressionEvaluator evaluator = new ExpressionEvaluator(context, limits);
        Location result = evaluator.run(bytes.copy());
        return result instanceof Location.InMemory ? evaluator.top() : result;
    }

    /**
     * Evaluates with one value on the stack beforehand, as the rules of call frame information do with the canonical frame
     * address (DWARF 5 section 6.4.2.3), and takes the top of the stack as an address or value.
     *
     * @param initial the value on the stack, unsigned 32 bit; empty for {@code DW_CFA_def_cfa_expression}
     * @return {@link Location.InMemory} with what is on top of the stack, or why it cannot be computed
     * @throws io.github.coroner.format.FormatException if the expression is malformed or exceeds a limit
     */
    public Location compute(ExpressionContext context, OptionalLong initial, Limits limits) {
        ExpressionEvaluator evaluator = new ExpressionEvaluator(context, limits);
        initial.ifPresent(evaluator::push);
        return evaluator.run(bytes.copy());
    }

    /** {@return the register, if the expression is a register location description and nothing else} */
    public OptionalInt register() {
        ByteReader reader = bytes.copy();
        if (reader.remaining() == 0) {
            return OptionalInt.empty();
        }
        int opcode = reader.u8();
        Operation operation = Operation.of(opcode).orElse(Operation.NOP);
        long number = -1;
        if (operation == Operation.REG0) {
            number = (long) opcode - Operation.REG0.code();
        } else if (operation == Operation.REGX) {
            number = reader.uleb128();
        }
        return only(number, reader);
    }

    /**
     * {@return the register and the offset in the unit of the type that its bits are read as, if the expression is {@code
     * DW_OP_regval_type} and nothing else}
     */
    public Optional<TypedRegister> typedRegister() {
        ByteReader reader = bytes.copy();
        if (reader.remaining() == 0) {
            return Optional.empty();
        }
        Operation operation = Operation.of(reader.u8()).orElse(Operation.NOP);
        if (operation != Operation.REGVAL_TYPE && operation != Operation.GNU_REGVAL_TYPE) {
            return Optional.empty();
        }
        long number = reader.uleb128();
        long type = reader.uleb128();
        OptionalInt register = only(number, reader);
        return register.isPresent() ? Optional.of(new TypedRegister(register.getAsInt(), type)) : Optional.empty();
    }

    /**
     * {@return the offset, if the expression is {@code DW_OP_fbreg} and nothing else: for a parameter on the stack, of a function
     * whose frame base is the canonical frame address, from the caller's stack pointer}
     */
    public OptionalLong frameBaseOffset() {
        ByteReader reader = bytes.copy();
        return reader.remaining() > 0 && reader.u8() == Operation.FBREG.code() ? last(reader) : OptionalLong.empty();
    }

    /** {@return the offset, if the expression is one of {@code DW_OP_breg0} to {@code DW_OP_breg31} and nothing else} */
    public OptionalLong registerOffset() {
        ByteReader reader = bytes.copy();
        return reader.remaining() > 0 && Operation.of(reader.u8()).orElse(Operation.NOP) == Operation.BREG0
                ? last(reader)
                : OptionalLong.empty();
    }

    private static OptionalLong last(ByteReader reader) {
        long offset = reader.sleb128();
        return reader.remaining() == 0 ? OptionalLong.of(offset) : OptionalLong.empty();
    }

    private static OptionalInt only(long number, ByteReader reader) {
        return number >= 0 && number <= Integer.MAX_VALUE && reader.remaining() == 0
                ? OptionalInt.of((int) number)
                : OptionalInt.empty();
    }

    /**
     * A register whose bits are read as a base type.
     *
     * @param number DWARF register number
     * @param type offset of the type's entry from the start of the unit
     */
    public record TypedRegister(int number, long type) {}

    /** Expressions are equal if their operations are, wherever they stand. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && Arrays.equals(bytes(), expression.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    private byte[] bytes() {
        ByteReader copy = operations();
        return copy.bytes(copy.remaining());
    }
}

package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import java.util.Optional;
import java.util.OptionalInt;

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
     * Evaluates with one value on the stack beforehand, as the rules of call frame information do with the canonical frame
     * address (DWARF 5 section 6.4.2.3), and takes the top of the stack as an address or value.
     *
     * @param initial the value on the stack, unsigned 32 bit; empty for {@code DW_CFA_def_cfa_expression}
     * @return {@link Location.InMemory} with what is on top of the stack, or why it cannot be computed
     * @throws io.github.coroner.format.FormatException if the expression is malformed or exceeds a limit
     */
    public Location compute(ExpressionContext context, java.util.OptionalLong initial, Limits limits) {
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
        Optional<Operation> operation = Operation.of(opcode);
        long number = -1;
        if (operation.equals(Optional.of(Operation.REG0))) {
            number = (long) opcode - Operation.REG0.code();
        } else if (operation.equals(Optional.of(Operation.REGX))) {
            number = reader.uleb128();
        }
        return number >= 0 && number <= Integer.MAX_VALUE && reader.remaining() == 0
                ? OptionalInt.of((int) number)
                : OptionalInt.empty();
    }

    /** {@return the bytes inside, if the expression begins with a {@code DW_OP_entry_value}} */
    Optional<ByteReader> entryValue() {
        ByteReader reader = bytes.copy();
        if (reader.remaining() == 0) {
            return Optional.empty();
        }
        Operation operation = Operation.of(reader.u8()).orElse(Operation.NOP);
        return operation == Operation.ENTRY_VALUE || operation == Operation.GNU_ENTRY_VALUE
                ? Optional.of(reader.slice(reader.uleb128()))
                : Optional.empty();
    }
}

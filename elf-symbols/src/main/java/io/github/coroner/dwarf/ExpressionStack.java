package io.github.coroner.dwarf;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of an evaluation and what can be computed with them, DWARF 5 sections 2.5.1.3 to 2.5.1.6.
 *
 * <p>A value is generic (as wide as an address) or of a base type. Integers are kept extended to 64 bits by their
 * signedness, binary floating-point numbers as their IEEE 754 bits. A generic constant is kept as it was pushed, since a
 * producer for a 32-bit target may describe a 64-bit variable with it; any arithmetic first cuts it to 32 bits.
 */
final class ExpressionStack {
    private final Function<String, FormatException> error;
    private long[] values = new long[8];
    private @Nullable BaseType[] types = new BaseType[8];
    private int depth;

    /** Makes an empty stack; {@code error} makes the exception for operands that are missing or do not fit. */
    ExpressionStack(Function<String, FormatException> error) {
        this.error = error;
    }

    /** {@return whether values of a type can be computed with} */
    static boolean supports(BaseType type) {
        return switch (type.encoding()) {
            case FLOAT -> type.isBinaryFloat();
            case ADDRESS, BOOLEAN, SIGNED, SIGNED_CHAR, UNSIGNED, UNSIGNED_CHAR, UTF, UCS, ASCII ->
                type.size() >= 1 && type.size() <= Long.BYTES;
            default -> false;
        };
    }

    boolean isEmpty() {
        return depth == 0;
    }

    /** Pushes a generic value. */
    void push(long value) {
        put(value, null);
    }

    /** Pushes a value of a base type; bits beyond its size are replaced. */
    void push(long bits, BaseType type) {
        put(extend(bits, type), type);
    }

    private void put(long value, @Nullable BaseType type) {
        if (depth == values.length) {
            values = Arrays.copyOf(values, 2 * depth);
            types = Arrays.copyOf(types, 2 * depth);
        }
        values[depth] = value;
        types[depth++] = type;
    }

    /** {@return the value {@code index} below the top as an address} */
    long address(int index) {
        require(index + 1);
        return values[depth - 1 - index] & Addresses.MAX;
    }

    /** {@return the type of the value {@code index} below the top; empty for the generic type} */
    Optional<BaseType> type(int index) {
        require(index + 1);
        return Optional.ofNullable(types[depth - 1 - index]);
    }

    long popAddress() {
        return pop() & Addresses.MAX;
    }

    /** Removes the top value: see the class for what its bits are. */
    long pop() {
        require(1);
        return values[--depth];
    }

    private void require(int count) {
        if (depth < count) {
            throw error.apply("needs " + count + " values on the stack, " + depth + " are there");
        }
    }

    /** The operations that only move values: DWARF 5 section 2.5.1.3. */
    void shuffle(Operation operation, int index) {
        switch (operation) {
            case DUP -> copy(0);
            case OVER -> copy(1);
            case PICK -> copy(index);
            case DROP -> pop();
            case SWAP -> {
                require(2);
                exchange(depth - 1, depth - 2);
            }
            default -> {
                // DW_OP_rot: the first becomes the third, the second the first, the third the second
                require(3);
                exchange(depth - 1, depth - 2);
                exchange(depth - 2, depth - 3);
            }
        }
    }

    private void copy(int index) {
        require(index + 1);
        put(values[depth - 1 - index], types[depth - 1 - index]);
    }

    private void exchange(int a, int b) {
        long value = values[a];
        BaseType type = types[a];
        values[a] = values[b];
        types[a] = types[b];
        values[b] = value;
        types[b] = type;
    }

    /** {@code DW_OP_abs}, {@code neg}, {@code not}, {@code plus_uconst}. */
    void unary(Operation operation, long operand) {
        require(1);
        BaseType type = types[depth - 1];
        long value = pop();
        if (type != null && type.isBinaryFloat()) {
            if (operation == Operation.NOT) {
                throw error.apply("DW_OP_not of a floating-point number");
            }
            double number = toDouble(value, type);
            double result = switch (operation) {
                case ABS -> Math.abs(number);
                case NEG -> -number;
                default -> number + operand;
            };
            put(fromDouble(result, type), type);
            return;
        }
        long number = type == null ? (int) value : value;
        long result = switch (operation) {
            case ABS -> type == null || type.encoding().isSigned() ? Math.abs(number) : number;
            case NEG -> -number;
            case NOT -> ~number;
            default -> number + operand;
        };
        putInteger(result, type);
    }

    /** Arithmetic, logic and comparison of the two top values, which must be of one type. */
    void binary(Operation operation) {
        require(2);
        BaseType type = types[depth - 2];
        BaseType rightType = types[depth - 1];
        boolean shift = operation == Operation.SHL || operation == Operation.SHR || operation == Operation.SHRA;
        if (!shift && !Objects.equals(type, rightType)) {
            throw error.apply(operation.specName() + " of values of different types");
        }
        long right = pop();
        long left = pop();
        if (type != null && type.isBinaryFloat()) {
            put(floating(operation, left, right, type), comparison(operation) ? null : type);
            return;
        }
        if (comparison(operation)) {
            put(compare(operation, left, right, type) ? 1 : 0, null);
            return;
        }
        if (shift) {
            // a count is never negative: read the generic one as unsigned
            putInteger(shift(operation, left, rightType == null ? right & Addresses.MAX : right, type), type);
            return;
        }
        putInteger(integer(operation, left, right, type), type);
    }

    private static boolean comparison(Operation operation) {
        return switch (operation) {
            case EQ, GE, GT, LE, LT, NE -> true;
            default -> false;
        };
    }

    private static boolean compare(Operation operation, long left, long right, @Nullable BaseType type) {
        // comparisons of generic values are signed (2.5.1.5)
        int order;
        if (type == null) {
            order = Integer.compare((int) left, (int) right);
        } else {
            order = type.encoding().isSigned() ? Long.compare(left, right) : Long.compareUnsigned(left, right);
        }
        return ordered(operation, order);
    }

    private static boolean ordered(Operation operation, int order) {
        return switch (operation) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GE -> order >= 0;
            case GT -> order > 0;
            case LE -> order <= 0;
            default -> order < 0;
        };
    }

    private long integer(Operation operation, long left, long right, @Nullable BaseType type) {
        boolean signed = type == null || type.encoding().isSigned();
        return switch (operation) {
            case AND -> left & right;
            case OR -> left | right;
            case XOR -> left ^ right;
            case PLUS -> left + right;
            case MINUS -> left - right;
            case MUL -> left * right;
            case DIV -> {
                long dividend = type == null ? (int) left : left;
                long divisor = type == null ? (int) right : right;
                if (divisor == 0) {
                    throw error.apply("division by zero");
                }
                yield signed ? dividend / divisor : Long.divideUnsigned(dividend, divisor);
            }
            default -> {
                // DW_OP_mod; of generic values it is unsigned (2.5.1.4)
                long dividend = type == null ? left & Addresses.MAX : left;
                long divisor = type == null ? right & Addresses.MAX : right;
                if (divisor == 0) {
                    throw error.apply("division by zero");
                }
                yield type != null && signed ? dividend % divisor : Long.remainderUnsigned(dividend, divisor);
            }
        };
    }

    private static long shift(Operation operation, long value, long count, @Nullable BaseType type) {
        int bits = type == null ? Integer.SIZE : type.size() * Byte.SIZE;
        boolean far = count < 0 || count >= bits;
        return switch (operation) {
            case SHL -> far ? 0 : value << count;
            case SHR -> far ? 0 : zeroExtend(value, bits) >>> count;
            default -> signExtend(value, bits) >> (far ? bits - 1 : count);
        };
    }

    private long floating(Operation operation, long left, long right, BaseType type) {
        double a = toDouble(left, type);
        double b = toDouble(right, type);
        return switch (operation) {
            case PLUS -> fromDouble(a + b, type);
            case MINUS -> fromDouble(a - b, type);
            case MUL -> fromDouble(a * b, type);
            case DIV -> fromDouble(a / b, type);
            case EQ -> a == b ? 1 : 0;
            case NE -> a != b ? 1 : 0;
            case GE -> a >= b ? 1 : 0;
            case GT -> a > b ? 1 : 0;
            case LE -> a <= b ? 1 : 0;
            case LT -> a < b ? 1 : 0;
            default -> throw error.apply(operation.specName() + " of floating-point numbers");
        };
    }

    /** {@code DW_OP_convert}: the top value as a number of another type; null for the generic type. */
    void convert(@Nullable BaseType target) {
        require(1);
        BaseType from = types[depth - 1];
        long value = pop();
        boolean fromFloat = from != null && from.isBinaryFloat();
        if (target != null && target.isBinaryFloat()) {
            double number;
            if (fromFloat) {
                number = toDouble(value, from);
            } else if (from == null) {
                number = value & Addresses.MAX;
            } else {
                number = from.encoding().isSigned() ? value : unsignedToDouble(value);
            }
            put(fromDouble(number, target), target);
        } else {
            putInteger(fromFloat ? (long) toDouble(value, from) : from == null ? value & Addresses.MAX : value, target);
        }
    }

    /** {@code DW_OP_reinterpret}: the bits of the top value as another type of the same size. */
    void reinterpret(@Nullable BaseType target) {
        require(1);
        BaseType from = types[depth - 1];
        int fromSize = from == null ? Addresses.BYTES : from.size();
        int size = target == null ? Addresses.BYTES : target.size();
        if (fromSize != size) {
            throw error.apply("a value of " + fromSize + " bytes as one of " + size);
        }
        putInteger(pop(), target);
    }

    private void putInteger(long value, @Nullable BaseType type) {
        put(type == null ? value & Addresses.MAX : extend(value, type), type);
    }

    private static long extend(long bits, BaseType type) {
        int size = type.size() * Byte.SIZE;
        return type.encoding().isSigned() ? signExtend(bits, size) : zeroExtend(bits, size);
    }

    private static long signExtend(long value, int bits) {
        return value << (Long.SIZE - bits) >> (Long.SIZE - bits);
    }

    private static long zeroExtend(long value, int bits) {
        return value << (Long.SIZE - bits) >>> (Long.SIZE - bits);
    }

    private static double toDouble(long bits, BaseType type) {
        return type.size() == Float.BYTES ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    private static long fromDouble(double number, BaseType type) {
        return type.size() == Float.BYTES
                ? Integer.toUnsignedLong(Float.floatToRawIntBits((float) number))
                : Double.doubleToRawLongBits(number);
    }

    private static double unsignedToDouble(long value) {
        return value >= 0 ? value : new BigDecimal(Long.toUnsignedString(value)).doubleValue();
    }
}

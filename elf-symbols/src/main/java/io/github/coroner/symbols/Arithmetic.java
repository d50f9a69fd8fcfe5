package io.github.coroner.symbols;

import io.github.coroner.dwarf.BaseTypeEncoding;

/**
 * Arithmetic of C on a 32-bit target, where {@code int} and {@code long} are alike, with the types of results that gdb has.
 * Operands are integers, enumerations or pointers, and floating-point numbers of 4 and 8 bytes.
 */
final class Arithmetic {
    static final Type INT = new Type.Base("int", 4, BaseTypeEncoding.SIGNED);
    static final Type UNSIGNED = new Type.Base("unsigned int", 4, BaseTypeEncoding.UNSIGNED);
    static final Type LONG_LONG = new Type.Base("long long", 8, BaseTypeEncoding.SIGNED);
    private static final Type UNSIGNED_LONG_LONG = new Type.Base("unsigned long long", 8, BaseTypeEncoding.UNSIGNED);

    private Arithmetic() {}

    /** {@return whether a value of a type is a floating-point number, of whatever size} */
    static boolean isReal(Type stripped) {
        return stripped instanceof Type.Base base && base.encoding() == BaseTypeEncoding.FLOAT;
    }

    /** {@return a value as the floating-point number that it is or becomes} */
    static double real(Value value) {
        Type stripped = value.type().stripped();
        if (!isReal(stripped)) {
            long number = value.number();
            boolean wrapped = number < 0 && !Value.isSigned(stripped);
            return wrapped ? 2.0 * (number >>> 1) + (number & 1) : number;
        }
        return switch ((int) stripped.size()) {
            case Float.BYTES -> Float.intBitsToFloat((int) value.number());
            case Double.BYTES -> Double.longBitsToDouble(value.number());
            default ->
                throw new IllegalArgumentException(
                        "a value of type " + TypeName.of(value.type()) + " is not computed with");
        };
    }

    /** {@return a number as a value of a floating-point type} */
    static Value ofReal(Type type, double number) {
        return switch ((int) type.size()) {
            case Float.BYTES -> Value.of(type, Float.floatToRawIntBits((float) number));
            case Double.BYTES -> Value.of(type, Double.doubleToRawLongBits(number));
            default -> throw new IllegalArgumentException("a number cannot become " + TypeName.of(type));
        };
    }

    /** {@return a value as it is after C's integer promotions; a floating-point number as it is} */
    static Value promoted(Value value) {
        return isReal(value.type().stripped()) || value.type().size() >= INT.size()
                ? value
                : Value.of(INT, value.number());
    }

    /** {@return the value with the other sign} */
    static Value negated(Value value) {
        Type type = value.type().stripped();
        return isReal(type) ? ofReal(value.type(), 0 - real(value)) : Value.of(common(type, INT), -value.number());
    }

    /** {@return whether a value is none or nothing: 0} */
    static boolean isZero(Value value) {
        return isReal(value.type().stripped()) ? real(value) == 0 : value.number() == 0;
    }

    /**
     * {@return the result of {@code + - * / %}}
     *
     * @throws IllegalArgumentException for a division of integers by zero, or the remainder of other numbers
     */
    static Value of(char operator, Value left, Value right) {
        Type a = left.type().stripped();
        Type b = right.type().stripped();
        if (isReal(a) || isReal(b)) {
            Type type = isReal(a) && (!isReal(b) || a.size() >= b.size()) ? a : b;
            return ofReal(type, ofReals(operator, real(left), real(right)));
        }
        Type type = common(a, b);
        return Value.of(type, ofIntegers(operator, left.number(), right.number(), Value.isSigned(type)));
    }

    private static double ofReals(char operator, double x, double y) {
        return switch (operator) {
            case '+' -> x + y;
            case '-' -> x - y;
            case '*' -> x * y;
            case '/' -> x / y;
            default -> throw new IllegalArgumentException("a remainder is of integers only");
        };
    }

    private static long ofIntegers(char operator, long x, long y, boolean signed) {
        if ((operator == '/' || operator == '%') && y == 0) {
            throw new IllegalArgumentException("division by zero");
        }
        return switch (operator) {
            case '+' -> x + y;
            case '-' -> x - y;
            case '*' -> x * y;
            case '/' -> signed ? x / y : Long.divideUnsigned(x, y);
            default -> signed ? x % y : Long.remainderUnsigned(x, y);
        };
    }

    /** The usual arithmetic conversions: what is narrower than {@code int} becomes one, the wider wins, unsigned wins. */
    private static Type common(Type a, Type b) {
        long size = Math.max(INT.size(), Math.max(a.size(), b.size()));
        boolean unsigned = isUnsigned(a, size) || isUnsigned(b, size);
        if (size > INT.size()) {
            return unsigned ? UNSIGNED_LONG_LONG : LONG_LONG;
        }
        return unsigned ? UNSIGNED : INT;
    }

    private static boolean isUnsigned(Type type, long size) {
        return type.size() == size && !Value.isSigned(type);
    }
}

package io.github.coroner.format;

/**
 * The bounds that one reading keeps; immutable.
 *
 * <p>They are given where reading begins: {@code CoreDumpOptions.withLimits} for dumps, and with the firmware's file and the
 * decoder for what is read of them. The names of those that were reached are in the message of the exception or problem.
 */
public final class Limits {
    private static final Limits DEFAULTS = new Limits(defaultValues());

    private final long[] values;

    private Limits(long[] values) {
        this.values = values;
    }

    /** {@return the documented defaults} */
    public static Limits defaults() {
        return DEFAULTS;
    }

    /** {@return these limits with one changed} */
    public Limits with(Limit limit, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(limit + " must not be negative: " + value);
        }
        long[] copy = values.clone();
        copy[limit.ordinal()] = value;
        return new Limits(copy);
    }

    /** {@return the value in force} */
    public long get(Limit limit) {
        return values[limit.ordinal()];
    }

    /** {@return the value in force, cut to what an {@code int} holds} */
    public int getInt(Limit limit) {
        return (int) Math.min(Integer.MAX_VALUE, get(limit));
    }

    /**
     * Passes when {@code count} is at most the limit times {@code unit}: for limits that are ratios.
     *
     * @throws FormatException of kind {@code LIMIT_EXCEEDED} if it is not
     */
    public void checkRatio(Limit limit, long count, long unit, String source, long offset) {
        long ratio = get(limit);
        long most = ratio > Long.MAX_VALUE / Math.max(1, unit) ? Long.MAX_VALUE : ratio * unit;
        if (count > most) {
            throw FormatException.limitExceeded(source, offset, limit, ratio);
        }
    }

    /**
     * Passes when {@code count} is within the limit.
     *
     * @throws FormatException of kind {@code LIMIT_EXCEEDED} if it is not
     */
    public void check(Limit limit, long count, String source, long offset) {
        if (count > get(limit)) {
            throw FormatException.limitExceeded(source, offset, limit, get(limit));
        }
    }

    private static long[] defaultValues() {
        Limit[] limits = Limit.values();
        long[] values = new long[limits.length];
        for (Limit limit : limits) {
            values[limit.ordinal()] = limit.defaultValue();
        }
        return values;
    }
}

package io.github.coroner.format;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value computed on first use, or the {@link FormatException} that came instead; either is kept.
 *
 * <p>Thread-safe without a lock: threads that meet may compute the value more than once, all see the same one after.
 */
public final class Lazy<T> {
    private final Supplier<T> supplier;
    private volatile @Nullable Object result;

    /** Makes a value that {@code supplier} computes when first asked. */
    public Lazy(Supplier<T> supplier) {
        this.supplier = supplier;
    }

    /**
     * {@return the value}
     *
     * @throws FormatException if the supplier threw it, now or before
     */
    @SuppressWarnings("unchecked") // only ever a T or a FormatException
    public T get() {
        Object known = result;
        if (known == null) {
            known = compute();
        }
        if (known instanceof FormatException failure) {
            throw failure;
        }
        return (T) known;
    }

    private Object compute() {
        Object computed;
        try {
            computed = Objects.requireNonNull(supplier.get());
        } catch (FormatException e) {
            computed = e;
        }
        synchronized (this) {
            Object first = result;
            if (first != null) {
                return first;
            }
            result = computed;
        }
        return computed;
    }
}

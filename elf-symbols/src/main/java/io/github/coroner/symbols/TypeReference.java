package io.github.coroner.symbols;

import org.jspecify.annotations.Nullable;

/**
 * A type that is read when it is asked for. Immutable to the eye and thread-safe.
 *
 * <p>Two references are equal if they refer to the same entry.
 */
public final class TypeReference {
    /** Typedefs, qualifiers and the like behind one another that are followed. */
    static final int CHAIN = 64;
    /** What has no values: {@code void}, and what a damaged reference leads to. */
    static final Type VOID = new Type.Unspecified("void", 0);

    private final @Nullable Types types;
    private final long entry;
    private volatile @Nullable Type type;

    private TypeReference(@Nullable Types types, long entry, @Nullable Type type) {
        this.types = types;
        this.entry = entry;
        this.type = type;
    }

    /** {@return a reference to a type that is known} */
    public static TypeReference of(Type type) {
        return new TypeReference(null, 0, type);
    }

    /** {@return a reference to the type of an entry in {@code .debug_info}} */
    static TypeReference of(Types types, long entry) {
        return new TypeReference(types, entry, null);
    }

    /** {@return the type; {@code void} if it cannot be read} */
    public Type type() {
        Type known = type;
        if (known == null) {
            known = types == null ? VOID : types.at(entry);
            type = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypeReference that
                && (types == null ? type().equals(that.type) : types == that.types && entry == that.entry);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(entry);
    }

    @Override
    public String toString() {
        return types == null ? String.valueOf(type) : "type at 0x" + Long.toHexString(entry);
    }
}

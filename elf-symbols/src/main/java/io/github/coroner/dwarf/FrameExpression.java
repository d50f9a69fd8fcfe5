package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import java.util.Arrays;

/**
 * The bytes of a DWARF expression inside call frame information (DWARF 5 section 6.4.2), not yet decoded.
 *
 * <p>Two are equal when their bytes are.
 */
public final class FrameExpression {
    private final String source;
    private final byte[] bytes;

    private FrameExpression(String source, byte[] bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /** Reads the length and the bytes of an expression and moves past them. */
    static FrameExpression read(ByteReader instructions) {
        return new FrameExpression(instructions.source() + " expression", instructions.bytes(instructions.uleb128()));
    }

    /** {@return a reader of the operations, offsets counted from the first} */
    public ByteReader reader() {
        return ByteReader.of(source, bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameExpression expression && Arrays.equals(bytes, expression.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return source + " of " + bytes.length + " bytes";
    }
}

package io.github.coroner.report;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.MemorySegment;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Contents of memory for people: four words a line with their characters. Immutable. */
public final class MemoryText {
    private static final int WORDS_A_LINE = 4;

    private final List<MemorySegment> segments;

    private MemoryText(List<MemorySegment> segments) {
        this.segments = segments;
    }

    /** {@return the rendering of some segments} */
    public static MemoryText of(List<MemorySegment> segments) {
        return new MemoryText(List.copyOf(segments));
    }

    /**
     * Writes it.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        for (MemorySegment segment : segments) {
            out.append(Addresses.hex(segment.address()))
                    .append("  ")
                    .append(Integer.toString(segment.size()))
                    .append(" bytes, ")
                    .append(segment.kind().name().toLowerCase(Locale.ROOT))
                    .append('\n');
            ByteReader reader = segment.reader("memory");
            long address = segment.address();
            while (reader.remaining() > 0) {
                byte[] row = reader.bytes(Math.min(reader.remaining(), WORDS_A_LINE * Integer.BYTES));
                out.append("  ").append(row(address, row)).append('\n');
                address += row.length;
            }
        }
    }

    private static String row(long address, byte[] bytes) {
        StringBuilder line = new StringBuilder(Addresses.hex(address)).append(' ');
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < WORDS_A_LINE * Integer.BYTES; i += Integer.BYTES) {
            line.append(' ');
            for (int j = i + Integer.BYTES - 1; j >= i; j--) {
                if (j < bytes.length) {
                    line.append(Character.forDigit(bytes[j] >> 4 & 15, 16))
                            .append(Character.forDigit(bytes[j] & 15, 16));
                } else {
                    line.append("  ");
                }
            }
        }
        for (byte one : bytes) {
            characters.append(one >= ' ' && one < 0x7f ? (char) one : '.');
        }
        return line.append("  ").append(characters).toString();
    }
}

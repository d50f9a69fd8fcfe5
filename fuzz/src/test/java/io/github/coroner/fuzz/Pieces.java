package io.github.coroner.fuzz;

import io.github.coroner.testdata.SectionAssembler;
import java.util.Arrays;
import java.util.List;

/**
 * Several byte arrays in one, for targets that read more than one section: each but the last has its length in front, two bytes,
 * least significant first. Any input can be taken apart; a length beyond the input's end means all that is left.
 */
final class Pieces {
    private static final int LARGEST = 0xffff;

    private Pieces() {}

    static byte[] join(byte[]... pieces) {
        return join(List.of(pieces));
    }

    static byte[] join(List<byte[]> pieces) {
        SectionAssembler all = SectionAssembler.littleEndian();
        for (int i = 0; i < pieces.size() - 1; i++) {
            byte[] piece = pieces.get(i);
            if (piece.length > LARGEST) {
                throw new IllegalArgumentException("a piece of " + piece.length + " bytes");
            }
            all.u16(piece.length).bytes(piece);
        }
        return all.bytes(pieces.get(pieces.size() - 1)).toBytes();
    }

    /** {@return exactly {@code count} arrays; the last ones are empty when the input is short} */
    static byte[][] split(byte[] input, int count) {
        byte[][] pieces = new byte[count][];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = input.length - at;
            if (i < count - 1) {
                int stored = length < 2 ? 0 : (input[at] & 0xff) | (input[at + 1] & 0xff) << 8;
                at += Math.min(2, length);
                length = Math.min(stored, input.length - at);
            }
            pieces[i] = Arrays.copyOfRange(input, at, at + length);
            at += length;
        }
        return pieces;
    }
}

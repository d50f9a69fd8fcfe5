package io.github.coroner.format.coredump;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A gzip stream, RFC 1952, decompressed within {@link Limit#DECOMPRESSED_BYTES} and {@link Limit#DECOMPRESSION_RATIO}. */
final class Gzip {
    private static final int PIECE_BYTES = 1 << 16;

    private Gzip() {}

    /** {@return whether the bytes begin as a gzip stream does} */
    static boolean isGzip(byte[] bytes) {
        return bytes.length > 10 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b && bytes[2] == 8;
    }

    /**
     * {@return what is in it; of a stream that breaks off, what comes before that, with a problem}
     *
     * @param before bytes that decompression has made of the same input already
     * @throws FormatException if nothing can be decompressed, or it is larger than the limits allow
     */
    static byte[] decompress(String source, byte[] bytes, long before, Limits limits, Problems problems) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), PIECE_BYTES)) {
            byte[] piece = new byte[PIECE_BYTES];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                out.write(piece, 0, count);
                limits.check(Limit.DECOMPRESSED_BYTES, before + out.size(), source, bytes.length);
                limits.checkRatio(Limit.DECOMPRESSION_RATIO, out.size(), bytes.length, source, bytes.length);
            }
        } catch (IOException e) {
            String what = e instanceof EOFException ? "breaks off" : "is damaged (" + e.getMessage() + ")";
            if (out.size() == 0) {
                throw FormatException.malformed(source, 0, "this is a gzip stream, but it " + what);
            }
            problems.add(
                    ProblemCode.TRUNCATED,
                    source,
                    bytes.length,
                    "the gzip stream " + what + " after " + out.size() + " decompressed bytes; they are used");
        }
        return out.toByteArray();
    }
}

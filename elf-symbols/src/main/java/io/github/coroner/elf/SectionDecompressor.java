package io.github.coroner.elf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses sections: those flagged {@code SHF_COMPRESSED}, gABI chapter 4 "Section Compression", and {@code .zdebug_*}. */
final class SectionDecompressor {
    private static final long ZLIB = 1;
    private static final long ZSTD = 2;
    /** "ZLIB", as a little-endian number. */
    private static final long ZDEBUG_MAGIC = 0x4249_4c5aL;

    private SectionDecompressor() {}

    /**
     * Decompresses a section that begins with a compression header.
     *
     * <pre>
     * ch_type       4 bytes
     * ch_reserved   4 bytes  [64 bit]
     * ch_size       4 or 8 bytes
     * ch_addralign  4 or 8 bytes
     * </pre>
     *
     * @param before bytes that decompression has made of the same file already
     * @throws FormatException if it is cut short, damaged, beyond the limits, or compressed in another way than with zlib
     */
    static ByteReader flagged(ByteReader section, String name, boolean is64, long before, Limits limits) {
        long type = section.u32();
        if (is64) {
            section.skip(4);
        }
        long size = section.unsigned(is64 ? 8 : 4);
        section.skip(is64 ? 8 : 4);
        if (type != ZLIB) {
            String way = type == ZSTD ? "zstd" : "method " + type;
            throw FormatException.unsupported(
                    name,
                    0,
                    "compression with " + way
                            + " (link with -gz=zlib, or undo it by objcopy --decompress-debug-sections)");
        }
        return inflate(section, name, size, before, limits);
    }

    /**
     * Decompresses a {@code .zdebug_*} section, which GNU tools wrote before there was a flag: "ZLIB", and the size as 8
     * bytes, most significant first.
     */
    static ByteReader zdebug(ByteReader section, String name, long before, Limits limits) {
        ByteReader header = section.slice(12);
        ByteReader magic = ByteReader.of(name, header.bytes(4));
        if (magic.u32() != ZDEBUG_MAGIC) {
            throw FormatException.malformed(name, 0, "does not begin with ZLIB");
        }
        return inflate(section, name, header.bigEndian().u64(), before, limits);
    }

    private static ByteReader inflate(ByteReader section, String name, long size, long before, Limits limits) {
        byte[] compressed = section.bytes(section.remaining());
        limits.check(Limit.DECOMPRESSED_BYTES, size, name, 0);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw FormatException.malformed(
                    name, 0, "claims that " + compressed.length + " bytes become " + size + " decompressed");
        }
        limits.check(Limit.DECOMPRESSED_BYTES, before + size, name, 0);
        limits.checkRatio(Limit.DECOMPRESSION_RATIO, size, compressed.length, name, 0);
        byte[] contents = new byte[(int) size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            int done = 0;
            while (done < contents.length) {
                int count = inflater.inflate(contents, done, contents.length - done);
                if (count == 0) {
                    throw FormatException.truncated(
                            name, done, "compressed data ends after " + done + " of " + size + " bytes");
                }
                done += count;
            }
            // the checksum at the end is looked at only when more is asked for
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw FormatException.malformed(name, done, "compressed data does not end after " + size + " bytes");
            }
        } catch (DataFormatException e) {
            throw FormatException.malformed(name, 0, "is not zlib data (" + e.getMessage() + ")");
        } finally {
            inflater.end();
        }
        return ByteReader.of(name, contents);
    }
}

package io.github.coroner.format.esphome;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.esphome.RecordLayout.Member;
import io.github.coroner.format.text.Base64Text;
import io.github.coroner.format.text.HexText;
import io.github.coroner.format.text.WordDump;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads {@link RawCrashData} from bytes, and finds it in images of memory. Immutable.
 *
 * <p>The number of cores and the layout of versions from 3 on are not in the bytes: give them where they are known.
 */
public final class RawCrashReader {
    private static final int HIGHEST_VERSION = 255;

    /** Version, magic and pc, behind which the counts stand. */
    private static final int PREFIX_BYTES = 12;

    /** Entries of a core's backtrace in versions 1 and 2. */
    private static final int MOST_ENTRIES = 16;

    /** Bytes of what a text may stand for; no record is nearly as large. */
    private static final int MOST_BYTES = 1 << 16;

    private final OptionalInt cores;
    private final Optional<RecordLayout> layout;

    /** What the first two words are. */
    private enum Beginning {
        /** The magic, in version 0. */
        MAGIC,
        /** A version and the magic. */
        VERSION_AND_MAGIC,
        /** A version and zero: firmware that has reported a crash takes the magic away. */
        REPORTED,
        /** Nothing of a record's. */
        OTHER;

        static Beginning of(ByteReader bytes) {
            ByteReader ahead = bytes.copy();
            long first = ahead.u32();
            long second = ahead.u32();
            if (first == RawCrashData.MAGIC) {
                return MAGIC;
            }
            if (second == RawCrashData.MAGIC) {
                return VERSION_AND_MAGIC;
            }
            return second == 0 && isVersion(first) ? REPORTED : OTHER;
        }

        /** {@return whether a word in front of the magic's place can be a version} */
        static boolean isVersion(long word) {
            return word > 0 && word <= HIGHEST_VERSION;
        }
    }

    private RawCrashReader(OptionalInt cores, Optional<RecordLayout> layout) {
        this.cores = cores;
        this.layout = layout;
    }

    /** {@return a reader that knows nothing but the bytes} */
    public static RawCrashReader create() {
        return new RawCrashReader(OptionalInt.empty(), Optional.empty());
    }

    /** {@return a reader for a chip with this many cores; a dual-core chip has two, whatever its firmware uses} */
    public RawCrashReader withCores(int count) {
        if (count != 1 && count != 2) {
            throw new IllegalArgumentException("a chip with " + count + " cores");
        }
        return new RawCrashReader(OptionalInt.of(count), layout);
    }

    /** {@return a reader that knows the layout in one firmware: it is used for versions from 3 on, and settles the cores of 2} */
    public RawCrashReader withLayout(RecordLayout known) {
        return new RawCrashReader(cores, Optional.of(known));
    }

    /**
     * {@return whether a file begins as a record does that waits to be reported}
     *
     * @param beginning the first 8 bytes of the file, or more
     */
    public static boolean isRecord(byte[] beginning) {
        if (beginning.length < 2 * Integer.BYTES) {
            return false;
        }
        Beginning found = Beginning.of(ByteReader.of("record", beginning));
        return found == Beginning.MAGIC || found == Beginning.VERSION_AND_MAGIC;
    }

    /**
     * Reads the record at the reader's position; the window's end tells single from dual core, where it fits exactly one.
     *
     * @throws FormatException if there is no record, or not all of it
     */
    public RawCrashData read(ByteReader bytes) {
        RecordLayout chosen = choose(bytes);
        return read(bytes.slice(chosen.size()), chosen);
    }

    /**
     * Reads the record that begins with the first of {@code input}, which may also be the record's bytes as text: base64,
     * hexadecimal digits, a list of numbers as in C, or what {@code xxd}, {@code hexdump} and {@code od} print.
     *
     * @throws FormatException if there is no record, or not all of it
     */
    public RawCrashData read(byte[] input) {
        byte[] bytes = isText(input) ? ofText(input) : input;
        return read(ByteReader.of("RawCrashData", bytes));
    }

    /** A text may be read in several ways; that which gives a record is right. */
    private byte[] ofText(byte[] input) {
        List<byte[]> readings = new ArrayList<>();
        HexText.parse(input, MOST_BYTES).ifPresent(readings::add);
        WordDump.parse(input, MOST_BYTES).ifPresent(words -> {
            readings.add(words.bytes());
            readings.add(words.swapped());
        });
        Base64Text.parse(input).ifPresent(readings::add);
        return readings.stream()
                .filter(bytes ->
                        bytes.length >= PREFIX_BYTES && Beginning.of(ByteReader.of("text", bytes)) != Beginning.OTHER)
                .findFirst()
                .orElse(readings.isEmpty() ? input : readings.get(0));
    }

    /** Every record has a zero or a byte of the magic's among its first words, and no text has. */
    private static boolean isText(byte[] input) {
        for (int i = 0; i < Math.min(PREFIX_BYTES, input.length); i++) {
            if (input[i] <= 0) {
                return false;
            }
        }
        return true;
    }

    private static RawCrashData read(ByteReader bytes, RecordLayout layout) {
        long begin = bytes.offset();
        Map<String, List<Long>> values = new LinkedHashMap<>();
        for (Member member : layout.members()) {
            bytes.seek(begin + member.offset());
            List<Long> elements = new ArrayList<>(member.count());
            for (int i = 0; i < member.count(); i++) {
                elements.add(bytes.unsigned(member.elementSize()));
            }
            values.put(member.name(), elements);
        }
        return new RawCrashData(layout, values);
    }

    private RecordLayout choose(ByteReader bytes) {
        Beginning beginning = Beginning.of(bytes);
        if (beginning == Beginning.MAGIC) {
            return version0(bytes);
        }
        long version = bytes.copy().u32();
        boolean isKnown = version > 2 ? layout.isPresent() : isPlausible(bytes);
        if (beginning == Beginning.OTHER || (beginning == Beginning.REPORTED && !isKnown)) {
            throw noRecord(bytes, "the first two words are no version and magic");
        }
        if (!Beginning.isVersion(version)) {
            throw noRecord(bytes, "version is " + version);
        }
        if (version > 2) {
            return layout.orElse(RecordLayout.PREFIX);
        }
        return version == 1 ? RecordLayout.VERSION_1 : version2(bytes.remaining());
    }

    private static RecordLayout version0(ByteReader bytes) {
        ByteReader ahead = bytes.copy();
        ahead.skip(Integer.BYTES);
        if (ahead.u32() == 1) {
            throw FormatException.unsupported(
                    bytes.source(), bytes.offset(), "a record of BK72xx, with the magic before the version,");
        }
        return RecordLayout.VERSION_0;
    }

    private RecordLayout version2(int available) {
        boolean dual = cores.isPresent() ? cores.getAsInt() == 2 : available == RecordLayout.VERSION_2_DUAL.size();
        return dual ? RecordLayout.VERSION_2_DUAL : RecordLayout.VERSION_2_SINGLE;
    }

    /** {@return whether counts, type and flag at the reader's position are what a version 1 or 2 may hold} */
    private static boolean isPlausible(ByteReader bytes) {
        if (bytes.remaining() < RecordLayout.VERSION_1.size()) {
            return false;
        }
        ByteReader ahead = bytes.copy();
        ahead.skip(PREFIX_BYTES);
        int count = ahead.u8();
        int frames = ahead.u8();
        int exception = ahead.u8();
        int pseudo = ahead.u8();
        return count <= MOST_ENTRIES && frames <= count && exception <= CrashReason.FAULT && pseudo <= 1;
    }

    private static FormatException noRecord(ByteReader bytes, String why) {
        return FormatException.malformed(bytes.source(), bytes.offset(), "no ESPHome crash record: " + why);
    }

    /**
     * Finds records in an image of memory: every aligned magic that a small version precedes and plausible counts follow.
     *
     * @return target addresses of records, ascending
     */
    public List<Long> find(MemorySegment image) {
        List<Long> found = new ArrayList<>();
        byte[] bytes = image.toBytes();
        int aligned = (int) (-image.address() & 3);
        for (int at = aligned; at + PREFIX_BYTES <= bytes.length; at += 4) {
            // the magic's bytes are EF BE AD DE
            if (bytes[at + 4] == (byte) 0xef && isRecord(ByteReader.of("image", bytes, at, bytes.length))) {
                found.add(image.address() + at);
            }
        }
        return List.copyOf(found);
    }

    private boolean isRecord(ByteReader bytes) {
        long version = bytes.copy().u32();
        return Beginning.of(bytes) == Beginning.VERSION_AND_MAGIC
                && Beginning.isVersion(version)
                && (layout.isPresent() || version > 2 || isPlausible(bytes));
    }
}

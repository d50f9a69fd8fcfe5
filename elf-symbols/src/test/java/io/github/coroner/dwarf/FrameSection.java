package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Builds {@code .debug_frame} or {@code .eh_frame} entry by entry. */
final class FrameSection {
    static final long EH_ADDRESS = 0x3c00_1000L;

    private final boolean eh;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private FrameSection(boolean eh) {
        this.eh = eh;
    }

    static FrameSection debugFrame() {
        return new FrameSection(false);
    }

    static FrameSection ehFrame() {
        return new FrameSection(true);
    }

    /** Adds a common entry; {@code contents} begins with the version. Returns its offset. */
    int common(int... contents) {
        int offset = bytes.size();
        word(contents.length + 4L);
        word(eh ? 0 : 0xffff_ffffL);
        add(contents);
        return offset;
    }

    /** A common entry of version 3: code alignment 2, data alignment -4, column 1, CFA = x2 + 0. */
    int plainCommon() {
        return common(3, 0, 2, 0x7c, 1, 0x0c, 2, 0);
    }

    /** Adds a function with plain addresses. */
    FrameSection function(int common, long start, long size, int... instructions) {
        int field = bytes.size() + 4;
        word(instructions.length + 12L);
        word(eh ? field - common : common);
        word(start);
        word(size);
        add(instructions);
        return this;
    }

    /** Adds an entry as it is, behind its length and reference. */
    FrameSection raw(int common, int... contents) {
        int field = bytes.size() + 4;
        word(contents.length + 4L);
        word(eh ? field - common : common);
        add(contents);
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    CallFrameInformation read() {
        return read(toBytes(), eh);
    }

    static CallFrameInformation read(byte[] bytes, boolean eh) {
        Optional<ByteReader> section = Optional.of(ByteReader.of(eh ? ".eh_frame" : ".debug_frame", bytes));
        return CallFrameInformation.of(
                eh ? Optional.empty() : section,
                eh ? section : Optional.empty(),
                eh ? EH_ADDRESS : 0,
                4,
                Limits.defaults());
    }

    private void add(int... contents) {
        for (int value : contents) {
            bytes.write(value);
        }
    }

    private void word(long value) {
        for (int i = 0; i < 4; i++) {
            bytes.write((int) (value >>> (8 * i)));
        }
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.panic.PanicLog;
import io.github.coroner.testdata.Cost;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import io.github.coroner.testdata.ElfBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs made so that a few bytes would ask for much time or memory: whatever comes of them, both stay bounded. */
class ContainerAmplificationTest {
    /** Bytes allocated for each byte of the input as it is once all is decompressed, and beside. */
    private static final int ALLOCATED_PER_BYTE = 128;

    private static final int ALLOCATED_BESIDE = 32 << 20;
    private static final int MILLISECONDS = 4000;
    private static final int MEGABYTE = 1 << 20;

    static Stream<Arguments> inputs() {
        byte[] zeros = new byte[16 * MEGABYTE];
        byte[] gzip = DumpContainers.gzip(zeros);
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_4));
        return Stream.of(
                Arguments.of("gzip of zeros", gzip, zeros.length),
                Arguments.of("gzip of gzip of zeros", DumpContainers.gzip(gzip), zeros.length),
                Arguments.of("base64 of gzip of zeros", DumpContainers.mimeBase64(gzip), zeros.length),
                Arguments.of(
                        "hex of gzip of base64 of gzip of zeros",
                        DumpContainers.plainHex(DumpContainers.gzip(DumpContainers.mimeBase64(gzip))),
                        zeros.length),
                Arguments.of("gzip of base64 without end", DumpContainers.gzip(filled('A')), MEGABYTE),
                Arguments.of("a wrapping in a wrapping", nested(dump), dump.length),
                Arguments.of("a flash that is a partition table throughout", partitions(), 0),
                Arguments.of("a console that begins dumps without end", starts(), 0),
                Arguments.of("a line of base64 without end", filled('Q'), 0),
                Arguments.of("digits without end", filled('0'), 0),
                Arguments.of("lines of hex dumps without end", lines("00000000: 00 00 00 00\n"), 0),
                Arguments.of("empty lines", filled('\n'), 0),
                Arguments.of("escape characters", filled('\u001b'), 0),
                Arguments.of("notes of nothing", notes(new byte[12]), 0),
                Arguments.of("notes of tasks of nothing", notes(ElfBuilder.note("CORE", 1, new byte[0])), 0),
                Arguments.of("segments that all name the same bytes", segments(true), 0),
                Arguments.of("segments that each hold the next", segments(false), 0),
                Arguments.of("a binary dump that claims four milliard tasks", claims(), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void smallInputsStayCheap(String name, byte[] input, int decompressed) throws Exception {
        long size = input.length + (long) decompressed;
        Cost cost = Cost.of(() -> {
            try {
                CoreDump.readAll("crafted", input, CoreDumpOptions.defaults());
            } catch (FormatException e) {
                assertThat(e.getMessage()).hasSizeLessThan(2000);
            }
            PanicLog.parse(input);
        });
        assertThat(cost.milliseconds()).as("processor time of %s", name).isLessThan(MILLISECONDS);
        assertThat(cost.allocated())
                .as("allocated for %,d bytes", size)
                .isLessThan(ALLOCATED_PER_BYTE * size + ALLOCATED_BESIDE);
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[MEGABYTE];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] lines(String line) {
        return line.repeat(MEGABYTE / line.length()).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] starts() {
        return lines("================= CORE DUMP START =================\nAAAAAAAA\n");
    }

    private static byte[] nested(byte[] dump) {
        byte[] wrapped = dump;
        for (int i = 0; i < 30; i++) {
            wrapped = i % 2 == 0 ? DumpContainers.gzip(wrapped) : DumpContainers.mimeBase64(wrapped);
        }
        return wrapped;
    }

    private static byte[] partitions() {
        ByteBuffer flash = ByteBuffer.allocate(MEGABYTE).order(ByteOrder.LITTLE_ENDIAN);
        while (flash.remaining() >= 32) {
            flash.putShort((short) 0x50aa)
                    .put((byte) 1)
                    .put((byte) 3)
                    .putInt(0x1_0000)
                    .putInt(0x1_0000);
            flash.put("coredump\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII))
                    .putInt(0);
        }
        return flash.array();
    }

    private static byte[] notes(byte[] note) {
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        while (notes.size() < MEGABYTE) {
            notes.writeBytes(note);
        }
        return ElfBuilder.of(4, 243).segment(4, 0, 0, notes.toByteArray()).build();
    }

    /** An ELF core file of 30,000 segments, whose headers share the file's bytes. */
    private static byte[] segments(boolean same) {
        int count = 30_000;
        ElfBuilder elf = ElfBuilder.of(4, 243);
        for (int i = 0; i < count; i++) {
            elf.segment(1, 0x3fc8_0000L + i, 6, new byte[0]);
        }
        ByteBuffer file =
                ByteBuffer.wrap(Arrays.copyOf(elf.build(), 2 * MEGABYTE)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            int header = 52 + 32 * i;
            file.putInt(header + 4, 0).putInt(header + 16, MEGABYTE - i).putInt(header + 20, MEGABYTE - i);
            file.putInt(header + 8, 0x3fc8_0000 + (same ? 0 : i));
        }
        return file.array();
    }

    private static byte[] claims() {
        byte[] dump = Arrays.copyOf(DumpWriter.write(Dumps.of(Version.V0_3)), MEGABYTE);
        ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1).putInt(12, 4);
        return dump;
    }
}

package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.RawCrashDecoder;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.esphome.EsphomeArchitecture;
import io.github.coroner.format.esphome.RawCrashData;
import io.github.coroner.format.esphome.RawCrashReader;
import io.github.coroner.format.esphome.RecordLayout;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.SectionAssembler;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** ESPHome's crash records of every layout, and the search for one in memory. */
class RawCrashFuzzTest {

    static Stream<byte[]> seeds() {
        return records()
                .flatMap(record -> Stream.of(
                        record,
                        DumpContainers.mimeBase64(record),
                        DumpContainers.plainHex(record),
                        DumpContainers.hexList(record),
                        DumpContainers.xxd(record),
                        DumpContainers.hexdump(record),
                        DumpContainers.hexWords(record, 2),
                        DumpContainers.hexWords(record, 4)));
    }

    private static Stream<byte[]> records() {
        return Stream.of(
                        RecordLayout.VERSION_0,
                        RecordLayout.VERSION_1,
                        RecordLayout.VERSION_2_SINGLE,
                        RecordLayout.VERSION_2_DUAL)
                .map(layout -> {
                    boolean first = layout == RecordLayout.VERSION_0;
                    SectionAssembler record = SectionAssembler.littleEndian();
                    if (!first) {
                        record.u32(layout == RecordLayout.VERSION_1 ? 1 : 2);
                    }
                    record.u32(RawCrashData.MAGIC)
                            .u32(0x4200_0134L)
                            .u8(2)
                            .u8(1)
                            .u8(3)
                            .u8(0);
                    while (record.size() < layout.size()) {
                        record.u32(0x4200_0100L + record.size());
                    }
                    return Arrays.copyOf(record.toBytes(), layout.size());
                });
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/records.dict")
    @FuzzTest
    void readsOrRefuses(byte[] input) {
        for (RawCrashReader reader : List.of(
                RawCrashReader.create(),
                RawCrashReader.create().withCores(1),
                RawCrashReader.create().withCores(2),
                RawCrashReader.create().withLayout(RecordLayout.VERSION_2_DUAL))) {
            Hostile.read(input.length, () -> look(reader.read(input), input));
            Hostile.read(input.length, () -> reader.read(ByteReader.of("record", input)));
            reader.find(MemorySegment.of(0x3ffb_0000L, input, MemorySegment.Kind.DATA));
        }
    }

    private static void look(RawCrashData record, byte[] input) {
        byte[] again = record.toBytes();
        RawCrashData read = RawCrashReader.create().withLayout(record.layout()).read(again);
        if (again.length > input.length || !read.values().equals(record.values())) {
            throw new AssertionError("the record's own bytes read differently");
        }
        record.problems();
        record.inferArchitecture();
        record.toString();
        for (EsphomeArchitecture architecture : EsphomeArchitecture.values()) {
            record.problems(architecture);
            Reports.record(new RawCrashDecoder(Decoders.BOTH, Optional.empty()).decode(record, architecture));
        }
    }
}

package io.github.coroner.format.esphome;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.esphome.RecordLayout.Member;
import io.github.coroner.testdata.DumpContainers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RawCrashPropertyTest {
    private static final List<RecordLayout> LAYOUTS = List.of(
            RecordLayout.VERSION_0, RecordLayout.VERSION_1, RecordLayout.VERSION_2_SINGLE, RecordLayout.VERSION_2_DUAL);

    @Property(tries = 500)
    void aWrittenRecordIsReadBackEqual(@ForAll("records") RawCrashData record) {
        assertThat(RawCrashReader.create().read(record.toBytes())).isEqualTo(record);
    }

    @Property(tries = 200)
    void aRecordThatIsWrittenAsTextIsReadBackEqual(@ForAll("records") RawCrashData record) {
        byte[] bytes = record.toBytes();
        Stream.of(
                        DumpContainers.plainHex(bytes),
                        DumpContainers.hexList(bytes),
                        DumpContainers.xxd(bytes),
                        DumpContainers.hexdump(bytes),
                        DumpContainers.hexWords(bytes, 2),
                        Base64.getMimeEncoder().encode(bytes))
                .forEach(text -> assertThat(RawCrashReader.create().read(text)).isEqualTo(record));
    }

    @Property(tries = 1_000)
    void anyBytesAreARecordOrRefusedWithAnOffsetInside(@ForAll("almostRecords") byte[] bytes) {
        for (EsphomeArchitecture architecture : EsphomeArchitecture.values()) {
            try {
                RawCrashData record = RawCrashReader.create().read(ByteReader.of("record", bytes));
                record.problems(architecture);
                record.inferArchitecture();
                EsphomeLog.lines(record, architecture, address -> (address & 2) == 0);
            } catch (FormatException e) {
                assertThat(e.offset()).isBetween(0L, (long) bytes.length);
            }
        }
    }

    @Property(tries = 500)
    void aLoggedRecordIsParsedBackEqual(
            @ForAll("records") RawCrashData record, @ForAll EsphomeArchitecture architecture) {
        List<String> lines = EsphomeLog.lines(record, architecture, address -> (address & 2) == 0);
        List<EsphomeCrash> crashes = EsphomeLogParser.parse(String.join("\r\n", lines));
        assertThat(crashes).hasSize(1);
        EsphomeCrash crash = crashes.get(0);
        assertThat(crash.pc()).isEqualTo(record.pc());
        assertThat(crash.exception()).isEqualTo(record.exceptionName());
        assertThat(crash.reason()).isEqualTo(record.exception().flatMap(type -> record.causeName(architecture)));
        assertThat(crash.crashedCore().stream().asLongStream().boxed().findFirst())
                .isEqualTo(record.crashedCore().map(Clamped::effective));
        assertThat(crash.entries()).isEqualTo(printed(record, record.crashed().orElseThrow(), architecture));
        assertThat(crash.otherEntries())
                .isEqualTo(record.other()
                        .map(trace -> printed(record, trace, architecture))
                        .orElse(List.of()));
        List<Long> all = new ArrayList<>(List.of(record.pc().orElseThrow()));
        crash.entries().forEach(entry -> all.add(entry.address()));
        crash.otherEntries().forEach(entry -> all.add(entry.address()));
        assertThat(crash.hint()).isEqualTo(all.subList(0, Math.min(19, all.size())));
    }

    private static List<LoggedEntry> printed(RawCrashData record, CoreTrace trace, EsphomeArchitecture architecture) {
        List<LoggedEntry> printed = new ArrayList<>();
        for (int i = 0; i < trace.entries().size(); i++) {
            boolean scanned = architecture == EsphomeArchitecture.RISCV
                    && record.version() > 0
                    && i >= trace.registerFrames().effective();
            if (!scanned || (trace.entries().get(i) & 2) == 0) {
                printed.add(new LoggedEntry(trace.entries().get(i), scanned));
            }
        }
        return printed;
    }

    @Property(tries = 300)
    void anyTextIsParsed(@ForAll("texts") String text) {
        assertThat(EsphomeLogParser.parse(text)).isNotNull();
    }

    @Property(tries = 300)
    void anyBytesAsTextAreParsed(@ForAll @Size(max = 300) byte[] bytes) {
        assertThat(EsphomeLogParser.parse(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isNotNull();
    }

    @Provide
    Arbitrary<RawCrashData> records() {
        Arbitrary<List<Long>> values = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(0, 20)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(0, 0xffff_ffffL)))
                .list()
                .ofSize(50);
        return Arbitraries.of(LAYOUTS).flatMap(layout -> values.map(numbers -> record(layout, numbers)));
    }

    private static RawCrashData record(RecordLayout layout, List<Long> numbers) {
        Map<String, List<Long>> values = new LinkedHashMap<>();
        int next = 0;
        for (Member member : layout.members()) {
            List<Long> elements = new ArrayList<>();
            for (int i = 0; i < member.count(); i++) {
                long mask = member.elementSize() == 1 ? 0xff : 0xffff_ffffL;
                elements.add(numbers.get(next++ % numbers.size()) & mask);
            }
            values.put(member.name(), elements);
        }
        values.put("magic", List.of(RawCrashData.MAGIC));
        if (layout.find("version").isPresent()) {
            values.put("version", List.of((long) (layout == RecordLayout.VERSION_1 ? 1 : 2)));
        } else if (values.get("pc").equals(List.of(1L))) {
            values.put("pc", List.of(2L)); // 1 would be a BK72xx record
        }
        return new RawCrashData(layout, values);
    }

    @Provide
    Arbitrary<byte[]> almostRecords() {
        Arbitrary<byte[]> tail = Arbitraries.bytes().array(byte[].class).ofMaxSize(160);
        return Arbitraries.integers()
                .between(0, 4)
                .flatMap(version -> tail.map(bytes -> {
                    byte[] all = new byte[8 + bytes.length];
                    all[0] = version.byteValue();
                    System.arraycopy(new byte[] {(byte) 0xef, (byte) 0xbe, (byte) 0xad, (byte) 0xde}, 0, all, 4, 4);
                    System.arraycopy(bytes, 0, all, 8, bytes.length);
                    return all;
                }));
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> words = new ArrayList<>(Examples.XTENSA_DUAL_LINES);
        words.addAll(List.of(
                "\n",
                "\n",
                "\n",
                "[E][esp32.crash:404]: ",
                "Reason: ",
                "Fault - ",
                " (cause 99999999999)",
                "PC: 0x",
                "BT0: 0x400D1234",
                "Other core (1)",
                "Use: addr2line -pfiaC -e ",
                " 0x40",
                "[homeassistant.components.esphome.manager] a: "));
        return Arbitraries.of(words)
                .list()
                .ofMaxSize(30)
                .map(list -> list.stream().collect(Collectors.joining()));
    }
}

package io.github.coroner.format.esphome;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.RawCrashArbitraries;
import io.github.coroner.testdata.RawCrashArbitraries.RecordSpec;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Generated crash records, read back; and damaged ones. */
class GeneratedRecordPropertyTest {
    private static final RawCrashReader READER = RawCrashReader.create();

    @Provide
    Arbitrary<RecordSpec> records() {
        return RawCrashArbitraries.records();
    }

    @Provide
    Arbitrary<byte[]> brokenRecords() {
        return RawCrashArbitraries.brokenRecords();
    }

    @Property(tries = 200)
    void everyRecordReadsBackEqual(@ForAll("records") RecordSpec spec) {
        RawCrashData record = READER.read(ByteReader.of("record", spec.bytes()));
        assertThat(record.version()).isEqualTo(spec.version());
        assertThat(record.pc()).hasValue(spec.pc());
        assertThat(record.cause()).hasValue(spec.cause());
        assertThat(record.exception().orElseThrow().raw()).isEqualTo(spec.exception());
        CoreTrace crashed = record.crashed().orElseThrow();
        assertThat(crashed.count().effective()).isEqualTo(spec.backtrace().size());
        assertThat(crashed.slots().subList(0, spec.backtrace().size())).isEqualTo(spec.backtrace());
        if (spec.version() == 2 && spec.cores() == 2) {
            assertThat(record.other()
                            .orElseThrow()
                            .slots()
                            .subList(0, spec.other().size()))
                    .isEqualTo(spec.other());
        }
    }

    @Property(tries = 300)
    void damagedRecordsAreReadOrRefusedWithAnOffsetInside(@ForAll("brokenRecords") byte[] bytes) {
        try {
            assertThat(READER.read(ByteReader.of("record", bytes))).isNotNull();
        } catch (FormatException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
        }
    }
}

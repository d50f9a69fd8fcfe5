package io.github.coroner.testdata;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated crash records of ESPHome, and damaged ones. */
public final class RawCrashArbitraries {
    private RawCrashArbitraries() {}

    /**
     * A record, said in words of its own.
     *
     * @param version 1 or 2
     * @param cores 1 or 2, of version 2
     * @param pc where it crashed
     * @param exception type, 0 to 4
     * @param cause of the exception
     * @param backtrace at most 16 entries
     * @param other backtrace of the other core, if there is one
     */
    public record RecordSpec(
            int version, int cores, long pc, int exception, long cause, List<Long> backtrace, List<Long> other) {
        /** Copies the lists. */
        public RecordSpec {
            backtrace = List.copyOf(backtrace);
            other = List.copyOf(other);
        }

        /** {@return the bytes of the structure} */
        public byte[] bytes() {
            RawCrashRecordBuilder record =
                    version == 1 ? RawCrashRecordBuilder.version1() : RawCrashRecordBuilder.version2(cores);
            record.pc(pc).cause(exception, false, cause).backtrace(0, array(backtrace));
            if (version == 2 && cores == 2) {
                record.otherBacktrace(0, array(other));
            }
            return record.build();
        }

        private static long[] array(List<Long> entries) {
            return entries.stream().mapToLong(Long::longValue).toArray();
        }
    }

    /** {@return records as a device may keep them} */
    public static Arbitrary<RecordSpec> records() {
        Arbitrary<Long> code = Arbitraries.longs().between(0x4000_0000L, 0x4240_0000L);
        Arbitrary<List<Long>> chains = code.list().ofMaxSize(RawCrashRecordBuilder.ENTRIES);
        return Combinators.combine(
                        Arbitraries.of(1, 2),
                        Arbitraries.of(1, 2),
                        code,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.longs().between(0, 31),
                        chains,
                        chains)
                .as(RecordSpec::new);
    }

    /** {@return bytes of records with some changed, and cut off anywhere} */
    public static Arbitrary<byte[]> brokenRecords() {
        Arbitrary<List<Integer>> changes =
                Arbitraries.integers().greaterOrEqual(0).list().ofMaxSize(8);
        return Combinators.combine(records(), changes, Arbitraries.integers().between(0, 152))
                .as((record, seeds, length) -> {
                    byte[] bytes = record.bytes();
                    seeds.forEach(seed -> bytes[seed % bytes.length] = (byte) (seed >> 8));
                    return Arrays.copyOf(bytes, Math.min(bytes.length, Math.max(1, length)));
                });
    }
}

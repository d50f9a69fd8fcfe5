package io.github.coroner.format.coredump;

import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.ChipSpec;
import io.github.coroner.testdata.DumpSpec.SegmentSpec;
import io.github.coroner.testdata.DumpSpec.State;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small dumps for examples. */
final class Dumps {
    private Dumps() {}

    /** {@return a dump of two tasks of an ESP32} */
    static DumpSpec of(Version version) {
        return of(version, ChipSpec.ALL.get(0));
    }

    /** {@return a dump of two tasks} */
    static DumpSpec of(Version version, ChipSpec chip) {
        long ram = chip.ram();
        return new DumpSpec(
                version,
                chip,
                3,
                List.of(
                        new TaskSpec(ram + 0x1000, "main", 1, ram + 0x1400, 256, State.INTERRUPTED, 11),
                        new TaskSpec(ram + 0x2000, "timer", 22, ram + 0x2400, 512, State.INTERRUPTED, 12)),
                List.of(),
                "0123456789abcdef",
                List.of("abort() was called"),
                Optional.of(false),
                false,
                true);
    }

    /** {@return the same with two words captured at each address, the numbers 1, 2 and 3, 4 and so on} */
    static DumpSpec withSegments(Version version, long... addresses) {
        List<SegmentSpec> segments = new ArrayList<>();
        for (int i = 0; i < addresses.length; i++) {
            segments.add(new SegmentSpec(addresses[i], List.of(2 * i + 1, 2 * i + 2)));
        }
        DumpSpec spec = of(version);
        return new DumpSpec(
                version,
                spec.chip(),
                spec.chipRevision(),
                spec.tasks(),
                segments,
                spec.elfSha256Prefix(),
                spec.panicDetails(),
                spec.inInterrupt(),
                false,
                true);
    }

    /** {@return bytes that are all the same} */
    static byte[] filled(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}

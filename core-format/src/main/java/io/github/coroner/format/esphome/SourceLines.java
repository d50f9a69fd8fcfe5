package io.github.coroner.format.esphome;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Source lines of the log calls, seen in posted logs. Any patch moves them: a hint, no proof. */
final class SourceLines {
    private record Release(String name, int banner, int reason, int pc, int entry) {
        boolean fits(Map<String, Integer> lines) {
            return fits(lines, "banner", banner)
                    && fits(lines, "reason", reason)
                    && fits(lines, "pc", pc)
                    && fits(lines, "entry", entry);
        }

        private static boolean fits(Map<String, Integer> lines, String what, int wanted) {
            return lines.getOrDefault(what, wanted) == wanted;
        }
    }

    private static final List<Release> RELEASES = List.of(
            new Release("2026.3", 224, 227, 231, 245),
            new Release("2026.5", 329, 332, 337, 302),
            new Release("2026.7", 332, 335, 340, 305),
            new Release("2026.8.0", 404, 407, 418, 328),
            new Release("2026.8.1", 432, 437, 446, 355));

    /** Where the banner is logged in the first firmware with version 3 of the record, or a little before. */
    private static final int FIRST_BANNER_OF_VERSION_3 = 400;

    private SourceLines() {}

    /** {@return whether the banner stands so far down that the firmware has version 3 of the record, or a later one} */
    static boolean suggestVersion3(Map<String, Integer> lines) {
        return lines.getOrDefault("banner", 0) >= FIRST_BANNER_OF_VERSION_3;
    }

    /** {@return the release whose lines these are} */
    static Optional<String> release(Map<String, Integer> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : RELEASES.stream()
                        .filter(release -> release.fits(lines))
                        .map(Release::name)
                        .findFirst();
    }
}

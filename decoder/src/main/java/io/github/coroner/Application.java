package io.github.coroner;

import java.util.Optional;

/**
 * Which firmware crashed, as the dump says, and which one the report was made with.
 *
 * @param elfSha256Prefix leading digits of the SHA-256 of its ELF, from the dump; empty where the dump has none
 * @param elf name of the ELF that was used; empty if there is none
 * @param elfSha256 SHA-256 of the ELF that was used, 64 lower-case digits
 * @param match whether both are the same
 * @param project name in the ELF's application description
 * @param version version in the ELF's application description
 * @param idfVersion version of ESP-IDF
 * @param compiled date and time of the build
 */
public record Application(
        Optional<String> elfSha256Prefix,
        Optional<String> elf,
        Optional<String> elfSha256,
        Match match,
        Optional<String> project,
        Optional<String> version,
        Optional<String> idfVersion,
        Optional<String> compiled) {

    /** What comparing the dump's digits with the ELF's gave. */
    public enum Match {
        /** All digits agree. */
        MATCHES,
        /** They do not: names and lines may be wrong. */
        DIFFERS,
        /** All digits agree, and those of another firmware that was given or found do, too: it may be the wrong one. */
        AMBIGUOUS,
        /** The dump holds no digits, or only zeros, so that nothing can be compared. */
        UNVERIFIABLE,
        /** There is no ELF. */
        NO_ELF
    }
}

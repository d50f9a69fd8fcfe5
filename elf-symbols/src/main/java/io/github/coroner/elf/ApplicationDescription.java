package io.github.coroner.elf;

import io.github.coroner.format.ByteReader;
import java.util.Optional;

/**
 * What ESP-IDF's build writes about an application into it: {@code esp_app_desc_t} of {@code esp_app_format}.
 *
 * @param version of the application
 * @param project name of the project
 * @param time when it was compiled, as the compiler spells {@code __TIME__}
 * @param date when it was compiled, as the compiler spells {@code __DATE__}
 * @param idf version of ESP-IDF
 */
public record ApplicationDescription(String version, String project, String time, String date, String idf) {
    private static final long MAGIC = 0xabcd_5432L;
    private static final int BEFORE_VERSION = 12;
    static final int SIZE = 144;

    /**
     * Reads the description, if it is one.
     *
     * <pre>
     * magic_word      4 bytes, 0xabcd5432
     * secure_version  4 bytes
     * reserved        8 bytes
     * version         32 bytes, text
     * project_name    32 bytes, text
     * time            16 bytes, text
     * date            16 bytes, text
     * idf_ver         32 bytes, text
     * </pre>
     */
    static Optional<ApplicationDescription> read(ByteReader reader) {
        if (reader.remaining() < SIZE || reader.u32() != MAGIC) {
            return Optional.empty();
        }
        reader.skip(BEFORE_VERSION);
        String version = reader.paddedString(32);
        String project = reader.paddedString(32);
        String time = reader.paddedString(16);
        String date = reader.paddedString(16);
        return Optional.of(new ApplicationDescription(version, project, time, date, reader.paddedString(32)));
    }

    /** {@return date and time of the compilation; empty if neither is there, as reproducible builds leave them} */
    public String compiled() {
        return (date + " " + time).strip();
    }
}

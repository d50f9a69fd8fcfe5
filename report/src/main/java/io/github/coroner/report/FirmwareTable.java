package io.github.coroner.report;

import io.github.coroner.ArchivedFirmware;
import io.github.coroner.elf.ApplicationDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The firmware of an archive for people, a line each: the first digits of its SHA-256, architecture, project and version, time of
 * the build, path below the archive. Immutable.
 */
public final class FirmwareTable {
    /** As many as a dump has at most, unless its build was set to write all. */
    private static final int DIGITS = 16;

    private static final int LONGEST_NAME = 40;

    private final Path folder;
    private final List<ArchivedFirmware> firmware;

    private FirmwareTable(Path folder, List<ArchivedFirmware> firmware) {
        this.folder = folder;
        this.firmware = firmware;
    }

    /** {@return the rendering of some firmware of the archive in {@code folder}} */
    public static FirmwareTable of(Path folder, List<ArchivedFirmware> firmware) {
        return new FirmwareTable(folder, List.copyOf(firmware));
    }

    /**
     * Writes it.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (ArchivedFirmware one : firmware) {
            rows.add(List.of(
                    one.sha256().substring(0, DIGITS),
                    FirmwareJson.architecture(one.machine()).orElse("machine " + one.machine()),
                    one.application().map(FirmwareTable::name).orElse(""),
                    one.application()
                            .map(ApplicationDescription::compiled)
                            .map(SafeText::of)
                            .orElse(""),
                    SafeText.of(relative(one.path()))));
        }
        int columns = 5;
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            for (int i = 0; i < columns - 1; i++) {
                if (widths[i] > 0) {
                    out.append(row.get(i))
                            .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                }
            }
            out.append(row.get(columns - 1)).append('\n');
        }
    }

    private String relative(Path path) {
        return path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
    }

    private static String name(ApplicationDescription application) {
        return SafeText.shortened((application.project() + " " + application.version()).strip(), LONGEST_NAME);
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Keeps the tables of README.md true. The rows between {@code <!-- dump versions -->} or {@code <!-- containers -->} and
 * {@code <!-- end -->} must be those that the code gives; a failing test prints them.
 */
class SupportedFormatsTest {
    private static final Path README =
            Path.of(System.getProperty("coroner.root", "..")).resolve("README.md");

    @Test
    void readmeListsEveryDumpVersion() throws IOException {
        List<String> rows = new ArrayList<>();
        for (DumpVersion version : DumpVersion.values()) {
            String body = version.format() == CoreDump.Format.ELF ? "ELF" : "binary";
            rows.add("| %s | %s | %s | %s |".formatted(version.label(), body, checksum(version), version.writtenBy()));
        }
        assertThat(table("dump versions")).containsExactlyElementsOf(rows);
    }

    private static String checksum(DumpVersion version) {
        return switch (version) {
            case PRE -> "magic words in flash, none over the console";
            case V0_1 -> "CRC-32 in flash, none over the console";
            default -> version.checksum().label();
        };
    }

    @Test
    void readmeListsEveryContainer() throws IOException {
        List<String> rows = Arrays.stream(Container.values())
                .map(container -> "| `%s` | %s |".formatted(container.label(), container.description()))
                .toList();
        assertThat(table("containers")).containsExactlyElementsOf(rows);
    }

    @Test
    void readmeListsEveryChip() throws IOException {
        Assumptions.assumeTrue(Files.exists(README), "README.md is not there");
        String text = Files.readString(README);
        assertThat(Chips.all()).allSatisfy(chip -> {
            // listed in full or, behind another of its family, by its last part
            String last = chip.name().substring(chip.name().indexOf('-') + 1);
            assertThat(text).containsPattern("(%s|ESP32-[^|]*, %s)[ ,|]".formatted(chip.name(), last));
        });
    }

    /** The rows below the head of a table. */
    private static List<String> table(String name) throws IOException {
        Assumptions.assumeTrue(Files.exists(README), "README.md is not there");
        List<String> lines = Files.readAllLines(README);
        int start = lines.indexOf("<!-- " + name + " -->");
        assertThat(start).as("README.md has the line <!-- %s -->", name).isNotNegative();
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(start + 1, lines.size())) {
            if (line.equals("<!-- end -->")) {
                break;
            }
            if (line.startsWith("|")) {
                rows.add(line);
            }
        }
        return rows.subList(Math.min(2, rows.size()), rows.size());
    }
}

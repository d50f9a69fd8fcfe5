package io.github.coroner.testdata;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/**
 * Dumps, firmware and logs made by others, which stand beside the checkout in {@code ../shared/fixtures} and are never part of
 * the project.
 */
public final class Fixtures {
    private Fixtures() {}

    /**
     * {@return the path of a fixture}
     *
     * @param name path below the folder of fixtures: {@code esp-coredump/esp32/firmware.elf}
     * @throws AssertionError if it is missing and the environment variable {@code CI} is set
     * @throws TestAbortedException if it is missing elsewhere, so that the test is skipped
     */
    public static Path path(String name) {
        Path path =
                ProjectFiles.root().resolveSibling("shared").resolve("fixtures").resolve(name);
        if (!Files.exists(path)) {
            String message = "fixture " + name + " is not there (looked for " + path + ")";
            if (System.getenv("CI") != null) {
                throw new AssertionError(message);
            }
            throw new TestAbortedException(message);
        }
        return path;
    }
}

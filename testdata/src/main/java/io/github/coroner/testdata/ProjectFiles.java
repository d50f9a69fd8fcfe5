package io.github.coroner.testdata;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout is: system property {@code coroner.root}, else the nearest folder above with the parent POM. */
final class ProjectFiles {
    private ProjectFiles() {}

    static Path root() {
        String property = System.getProperty("coroner.root");
        if (property != null) {
            return Path.of(property);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("testdata/artefacts"))) {
            Path above = folder.getParent();
            if (above == null) {
                throw new IllegalStateException("not inside the project's checkout; set -Dcoroner.root");
            }
            folder = above;
        }
        return folder;
    }
}

package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SourcePathsTest {

    @Test
    void leavesOutTheFrameworksFolderAndTheProjects() {
        SourcePaths paths = SourcePaths.of(List.of(
                "/opt/esp-idf/components/freertos/tasks.c",
                "/opt/esp-idf/components/newlib/abort.c",
                "/home/me/project/main/app.c",
                "/home/me/project/main/net.c"));
        assertThat(paths.prefixes()).containsExactly("/opt/esp-idf/", "/home/me/project/");
        assertThat(paths.shorten("/opt/esp-idf/components/freertos/tasks.c", 80))
                .isEqualTo("components/freertos/tasks.c");
        assertThat(paths.shorten("/home/me/project/main/app.c", 80)).isEqualTo("main/app.c");
    }

    @Test
    void keepsTheFolderOfASingleFile() {
        SourcePaths paths = SourcePaths.of(List.of("/home/me/project/main/app.c"));
        assertThat(paths.shorten("/home/me/project/main/app.c", 80)).isEqualTo("main/app.c");
    }

    @Test
    void knowsPathsOfWindows() {
        SourcePaths paths = SourcePaths.of(List.of("C:\\work\\p\\main\\a.c", "C:/work/p/lib/b.c"));
        assertThat(paths.shorten("C:\\work\\p\\main\\a.c", 80)).isEqualTo("p/main/a.c");
    }

    @Test
    void leavesRelativePathsAlone() {
        SourcePaths paths = SourcePaths.of(List.of("../main/a.c", "src/b.c"));
        assertThat(paths.prefixes()).isEmpty();
        assertThat(paths.shorten("../main/a.c", 80)).isEqualTo("../main/a.c");
    }

    @Test
    void cutsLongPathsAtAFolder() {
        SourcePaths paths = SourcePaths.of(List.of());
        assertThat(paths.shorten("a/very/long/path/to/some/file.c", 20)).isEqualTo(".../to/some/file.c");
        assertThat(paths.shorten("a/very/long/path/to/an_exceedingly_long_name.c", 10))
                .isEqualTo(".../an_exceedingly_long_name.c");
    }

    @Property
    void neverFails(@ForAll List<String> files, @ForAll String path, @ForAll @IntRange(min = -5, max = 100) int width) {
        assertThat(SourcePaths.of(files).shorten(path, width)).isNotNull();
    }
}

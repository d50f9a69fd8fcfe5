package io.github.coroner.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars as named modules: what they export, and a modular application that decodes with nothing on the class path. */
class ModulePathTest {

    /** The API packages of each module; a package that is not here is nobody's business. */
    private static final Map<String, Set<String>> EXPORTS = Map.of(
            "io.github.coroner.format",
            Set.of(
                    "io.github.coroner.format",
                    "io.github.coroner.format.coredump",
                    "io.github.coroner.format.elf",
                    "io.github.coroner.format.esphome",
                    "io.github.coroner.format.panic"),
            "io.github.coroner.elf",
            Set.of(
                    "io.github.coroner.elf",
                    "io.github.coroner.dwarf",
                    "io.github.coroner.symbols",
                    "io.github.coroner.symbols.demangle",
                    "io.github.coroner.unwind"),
            "io.github.coroner.xtensa",
            Set.of("io.github.coroner.xtensa"),
            "io.github.coroner.riscv",
            Set.of("io.github.coroner.riscv"),
            "io.github.coroner",
            Set.of("io.github.coroner"),
            "io.github.coroner.report",
            Set.of("io.github.coroner.report"),
            "io.github.coroner.cli",
            Set.of(),
            "io.github.coroner.testdata",
            Set.of("io.github.coroner.testdata"));

    private static final String APPLICATION = """
            package app;

            import io.github.coroner.CrashDecoder;
            import io.github.coroner.Firmware;
            import io.github.coroner.format.coredump.CoreDump;
            import io.github.coroner.report.JsonReport;
            import java.nio.file.Path;

            public final class App {
                public static void main(String[] arguments) throws Exception {
                    CrashDecoder decoder = CrashDecoder.builder()
                            .firmware(Firmware.open(Path.of(arguments[0])))
                            .build();
                    System.out.println(App.class.getModule() + " uses " + CrashDecoder.class.getModule());
                    JsonReport.of(decoder.decode(CoreDump.read(Path.of(arguments[1])))).write(System.out);
                }
            }
            """;

    @Test
    void everyPublishedJarIsAModuleThatExportsItsApiOnly() {
        Path[] jars = PublishedModule.all().stream().map(PublishedModule::jar).toArray(Path[]::new);
        Map<String, Set<String>> exports = ModuleFinder.of(jars).findAll().stream()
                .map(ModuleReference::descriptor)
                .collect(Collectors.toMap(ModuleDescriptor::name, ModulePathTest::exported));
        assertThat(exports).isEqualTo(EXPORTS);
    }

    @Test
    void nothingThatTheModulesNeedIsAnAutomaticModule() {
        Set<ModuleReference> modules =
                ModuleFinder.of(ClassPath.library().toArray(Path[]::new)).findAll();
        assertThat(modules)
                .hasSizeGreaterThan(10)
                .noneMatch(module -> module.descriptor().isAutomatic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void aModularApplicationDecodes(String architecture, @TempDir Path folder) throws Exception {
        Path application = compile(folder);
        List<Path> modulePath = new ArrayList<>(ClassPath.library());
        modulePath.add(application);
        CrashRun run = CrashRun.of(architecture, "og").get(0);

        ChildProcess child = ChildProcess.java(
                folder,
                "--module-path",
                ChildProcess.path(modulePath),
                "--module",
                "app/app.App",
                run.elf(),
                run.dump());

        assertThat(child.output())
                .startsWith("module app uses module io.github.coroner")
                .contains("\"architecture\":\"" + architecture + "\"")
                .contains("\"function\":");
        assertThat(child.status()).isZero();
    }

    @Test
    void theCommandRunsAsAModule(@TempDir Path folder) throws Exception {
        ChildProcess child = ChildProcess.java(
                folder,
                "--module-path",
                ChildProcess.path(ClassPath.library()),
                "--module",
                "io.github.coroner.cli/io.github.coroner.cli.Main",
                "schema",
                "raw-crash");
        assertThat(child.output()).startsWith("{").contains("raw-crash");
        assertThat(child.status()).isZero();
    }

    private static Set<String> exported(ModuleDescriptor module) {
        return module.exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return the folder of an application's compiled module, which requires the reports only} */
    private static Path compile(Path folder) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/app")).resolve("App.java");
        Files.writeString(source, APPLICATION);
        Path declaration = folder.resolve("source/module-info.java");
        Files.writeString(declaration, "module app {\n    requires io.github.coroner.report;\n}\n");
        Path classes = folder.resolve("classes");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "--module-path",
                        ChildProcess.path(ClassPath.library()),
                        "-d",
                        classes.toString(),
                        source.toString(),
                        declaration.toString());
        assertThat(status).isZero();
        return classes;
    }
}

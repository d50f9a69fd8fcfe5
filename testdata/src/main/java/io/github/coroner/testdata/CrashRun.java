package io.github.coroner.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the project's own crash firmware: a scenario that really crashed in an emulator, with what the device wrote and
 * what gdb said about it. The folder {@code testdata} tells how it was made.
 *
 * @param architecture {@code riscv} (ESP32-C3 like; the variant {@code esp32p4} ESP32-P4 like) or {@code xtensa} (ESP32 like)
 * @param variant how the firmware was built: {@code og}, {@code o2}, {@code dwarf2}, {@code clang} ...
 * @param name the scenario, dump format and DRAM capture: {@code null-store}, {@code broken-task-elf12-dram}
 */
public record CrashRun(String architecture, String variant, String name) {

    /** {@return all runs, sorted} */
    public static List<CrashRun> all() {
        Path artefacts = artefacts();
        try (Stream<Path> files = Files.walk(artefacts)) {
            return files.filter(file -> file.toString().endsWith(".bin"))
                    .sorted()
                    .map(file -> of(artefacts.relativize(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the runs of one architecture and variant, sorted} */
    public static List<CrashRun> of(String architecture, String variant) {
        return all().stream()
                .filter(run -> run.architecture.equals(architecture) && run.variant.equals(variant))
                .toList();
    }

    /**
     * {@return the run of that name}
     *
     * @param name as {@link #toString()} has it: {@code riscv/og/null-store}
     * @throws IllegalArgumentException if there is none
     */
    public static CrashRun named(String name) {
        CrashRun run = of(Path.of(name + ".bin"));
        if (!Files.exists(run.dump())) {
            throw new IllegalArgumentException("no run " + name + " in " + artefacts());
        }
        return run;
    }

    private static CrashRun of(Path file) {
        String name = file.getName(2).toString();
        return new CrashRun(
                file.getName(0).toString(),
                file.getName(1).toString(),
                name.substring(0, name.length() - ".bin".length()));
    }

    /** {@return the folder of all artefacts, or another one that the system property {@code coroner.artefacts} names} */
    public static Path artefacts() {
        String other = System.getProperty("coroner.artefacts");
        return other == null ? ProjectFiles.root().resolve("testdata/artefacts") : Path.of(other);
    }

    /** {@return the firmware's ELF file} */
    public Path elf() {
        return folder().resolve("fw.elf");
    }

    /** {@return the ELF file that stands in for the mask ROM, without debug information} */
    public Path rom() {
        Path ofItsChip = folder().resolve("rom.elf");
        return Files.exists(ofItsChip)
                ? ofItsChip
                : artefacts().resolve(architecture).resolve("rom.elf");
    }

    /** {@return the core dump as it would lie in flash} */
    public Path dump() {
        return folder().resolve(name + ".bin");
    }

    /** {@return what the console printed: log, panic text, and the core dump in base64} */
    public Path log() {
        return folder().resolve(name + ".log");
    }

    /** {@return what gdb printed: threads, registers, {@code bt full}, all backtraces; not there for binary dumps} */
    public Path gdb() {
        return folder().resolve(name + ".gdb");
    }

    /** {@return the contents of {@link #elf()}} */
    public byte[] elfBytes() {
        return bytes(elf());
    }

    /** {@return the contents of {@link #dump()}} */
    public byte[] dumpBytes() {
        return bytes(dump());
    }

    /** {@return the contents of {@link #log()}} */
    public byte[] logBytes() {
        return bytes(log());
    }

    /** {@return the contents of {@link #log()} as text} */
    public String logText() {
        return new String(logBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return artefacts().resolve(architecture).resolve(variant);
    }

    @Override
    public String toString() {
        return architecture + "/" + variant + "/" + name;
    }
}

/**
 * From a core dump and the firmware that wrote it to a crash report:
 *
 * <pre>{@code
 * Firmware firmware = Firmware.open(Path.of("app.elf"));
 * CrashDecoder decoder = CrashDecoder.builder().firmware(firmware).build();
 * CrashReport report = decoder.decode(CoreDump.read(Path.of("coredump.bin")));
 * System.out.println(report.reason().summary());
 * }</pre>
 */
module io.github.coroner {
    requires transitive io.github.coroner.elf;
    requires transitive io.github.coroner.format;
    requires static org.jspecify;

    exports io.github.coroner;

    uses io.github.coroner.unwind.Architecture;
}

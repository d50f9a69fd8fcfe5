package io.github.coroner.fuzz;

import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.DamagedDump;
import io.github.coroner.testdata.DumpArbitraries;
import io.github.coroner.testdata.DumpDamage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Any text on a console is passed over or decoded; none of it ends in an exception, not even in {@link FormatException}. */
class ConsolePipelinePropertyTest {
    private static final List<CrashRun> RUNS = FirmwareArtefacts.runs(
            run -> (run.variant().equals("og") || run.variant().startsWith("esphome"))
                    && !run.name().contains("-dram"));

    @Provide
    Arbitrary<CrashRun> runs() {
        return Arbitraries.of(RUNS);
    }

    @Provide
    Arbitrary<List<DumpDamage>> damages() {
        return DumpArbitraries.damages();
    }

    /** Lines that begin as a panic handler's do and go on in any way. */
    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> begins = Arbitraries.of(
                "Guru Meditation Error: Core  0 panic'ed (",
                "Core  1 register dump:",
                "PC      : 0x",
                "MEPC    : 0x42001234  RA      : 0x",
                "EXCCAUSE: 0x",
                "Backtrace:0x400d1234:0x3ffb0000 ",
                "Stack memory:",
                "3fc8b000: 0x",
                "ELF file SHA256: ",
                "abort() was called at PC 0x",
                "assert failed: ",
                "ESP_ERROR_CHECK failed: ",
                "E (1) task_wdt: ",
                "rst:0x",
                "Exception (28):",
                "epc1=0x",
                ">>>stack>>>",
                "[E][esp32.crash:1]: *** CRASH DETECTED ON PREVIOUS BOOT ***",
                "[E][esp32.crash:1]:   PC: 0x",
                "================= CORE DUMP START =================",
                "================= CORE DUMP END =================",
                "");
        Arbitrary<String> rest = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("0123456789abcdefx: |<-").ofMaxLength(60));
        return net.jqwik.api.Combinators.combine(begins, rest)
                .as((begin, end) -> begin + end)
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 1_000)
    void anyBytes(@ForAll @Size(max = 400) byte[] bytes) {
        Reports.decodeLog(Decoders.BOTH, bytes);
    }

    @Property(tries = 500)
    void anyLinesThatBeginAsAPanicDoes(@ForAll("lines") List<String> lines) {
        byte[] log = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        Reports.decodeLog(Decoders.BOTH, log);
        Reports.decodeLog(Decoders.NONE, log);
    }

    @Property(tries = 150)
    void anyRealLogWithAnyDamage(@ForAll("runs") CrashRun run, @ForAll("damages") List<DumpDamage> damages) {
        Reports.decodeLog(Decoders.BOTH, DamagedDump.damage(run.logBytes(), damages));
    }
}

package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The backtraces of all threads, every line with its arguments, as gdb 13.1 recorded them for our Xtensa runs. */
class XtensaGdbViewTest {
    /**
     * A chain that only the GNU project's gdb ends where the next function begins; the name of a template for a lambda, which
     * gdb makes up itself; and inlined functions of strict DWARF 2, which does not say where they were called.
     */
    private static final Set<String> OTHERWISE = Set.of("noreturn", "og/cpp", "dwarf2/null-store");

    static List<CrashRun> runs() {
        return CrashRun.all().stream()
                .filter(run -> run.architecture().equals("xtensa"))
                .filter(run -> Files.exists(run.gdb()) && !OTHERWISE.contains(run.name()))
                .filter(run -> !OTHERWISE.contains(run.variant() + '/' + run.name()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyLineOfEveryBacktraceIsGdbs(CrashRun run) throws IOException {
        GdbView view = CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .build()
                .gdbView(CoreDump.read(run.dump()));

        assertThat(lines(view)).isEqualTo(recorded(run));
    }

    private static List<String> lines(GdbView view) {
        List<String> lines = new ArrayList<>();
        for (GdbView.GdbThread thread : view.threads()) {
            lines.add("Thread");
            for (int i = 0; i < thread.frames().size(); i++) {
                GdbView.Frame frame = thread.frames().get(i);
                String address = frame.address().isPresent()
                        ? "0x%08x in ".formatted(frame.address().getAsLong())
                        : "";
                String location = frame.location().map(at -> " at " + at).orElse("");
                lines.add("#%-3d%s%s (%s)%s".formatted(i, address, frame.function(), frame.arguments(), location));
            }
            thread.trailer().ifPresent(lines::add);
        }
        return lines;
    }

    private static List<String> recorded(CrashRun run) throws IOException {
        String text = Files.readString(run.gdb());
        List<String> lines = new ArrayList<>();
        for (String line : text.substring(text.indexOf("==== all threads")).split("\n")) {
            if (line.startsWith("Thread ")) {
                lines.add("Thread");
            } else if (line.startsWith("#") || line.startsWith("Backtrace")) {
                lines.add(line);
            }
        }
        return lines;
    }
}

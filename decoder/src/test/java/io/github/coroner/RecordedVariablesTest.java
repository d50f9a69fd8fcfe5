package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.Problems;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.Variable;
import io.github.coroner.symbols.Variables;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every argument and local variable of the crashed task, in every run of our firmware, against what gdb printed for {@code bt
 * full} with {@code set print frame-arguments all}: gdb-multiarch 13.1 for RISC-V, gdb 13.1 built for Xtensa.
 *
 * <p>Frames are compared as long as both sides name the same functions: which frames there are is the unwinders' business.
 * Variables of one frame are compared in any order, since gdb lists those of an inner block by hash.
 */
class RecordedVariablesTest {
    private static final Pattern FRAME = Pattern.compile("#\\d+ +(?:0x[0-9a-f]+ in )?(.*?)(?: at [^ ]+:\\d+)?");

    /** Where gdb and we differ, and why we are right or do not follow. */
    private static final Map<String, String> DIFFERENCES = Map.of(
            "riscv/o2/cpp this=0x3fc81630 <stacks+4992>, this@entry=0x4",
            "gdb gives an inlined function what another one was passed",
            "xtensa/clang22/cpp a=21, b=21, this=<optimized out>",
            "gdb takes a register of the caller that its callee was free to use",
            "xtensa/dwarf3/null-store [r = 0]",
            "gdb takes a register of the caller that its callee was free to use",
            "xtensa/o0/null-store pxCode=<unavailable>, pvParameters=<unavailable>",
            "gdb does not recover the frame pointer of this caller");

    /** Runs of which gdb names the innermost function otherwise, and why. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "riscv/dwarf2/null-store",
                    "gdb needs the file of a call for an inlined frame, which strict DWARF 2 cannot tell",
            "xtensa/dwarf2/null-store", "the same",
            "xtensa/og/deep-cpp", "gdb spells it with all its parameters here too",
            "riscv/og/deep-cpp", "gdb spells a function without linkage name with all its parameters");

    static Stream<CrashRun> runs() {
        return CrashRun.all().stream().filter(run -> Files.exists(run.gdb()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void variablesOfTheCrashedTaskAreAsInGdb(CrashRun run) throws IOException {
        List<Shown> recorded = recorded(Files.readString(run.gdb(), StandardCharsets.ISO_8859_1));
        List<String> differences = new ArrayList<>();
        int same = compare(recorded, ours(run.dump(), run.elf(), run.rom()), differences);
        if (!OTHER_NAMES.containsKey(run.toString())) {
            assertThat(same).as("frames that could be compared").isPositive();
        }
        differences.removeIf(difference -> DIFFERENCES.keySet().stream()
                .anyMatch(known ->
                        known.startsWith(run + " ") && difference.contains(known.substring(known.indexOf(' ') + 1))));
        assertThat(differences).isEmpty();
    }

    /** The same with a real chip's dump and the gdb that is installed, where one is. */
    @Test
    void variablesOfARealDumpAreAsInGdb(@TempDir Path folder) throws IOException, InterruptedException {
        Path gdb = Path.of("/usr/bin/gdb-multiarch");
        assumeTrue(Files.isExecutable(gdb), "gdb-multiarch is not installed");
        Path dump = Fixtures.path("esp-coredump/esp32c3/coredump.b64");
        Path elf = Fixtures.path("esp-coredump/esp32c3/firmware.elf");
        Path rom = Fixtures.path("rom/esp32c3_rev3_rom.elf");
        Path core = folder.resolve("core.elf");
        Files.write(core, CoreDump.read(dump).toElfCore());
        Path answer = folder.resolve("answer");
        List<String> command = new ArrayList<>(List.of(gdb.toString(), "-batch", "-nx"));
        for (String word : List.of(
                "set width 0",
                "set print frame-arguments all",
                "file " + elf,
                "core-file " + core,
                "add-symbol-file " + rom + " 0x40000000",
                "echo \\n==== bt full\\n",
                "bt full")) {
            command.add("-ex");
            command.add(word);
        }
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start()
                .waitFor();
        List<String> differences = new ArrayList<>();

        int same = compare(
                recorded(Files.readString(answer, StandardCharsets.ISO_8859_1)), ours(dump, elf, rom), differences);

        assertThat(differences).isEmpty();
        assertThat(same).as("frames that could be compared").isGreaterThan(6);
    }

    /** Collects differences frame by frame while both sides name the same functions; returns how many frames that were. */
    private static int compare(List<Shown> recorded, List<Shown> ours, List<String> differences) {
        int same = 0;
        for (int i = 0; i < Math.min(recorded.size(), ours.size()); i++) {
            String head = ours.get(i).line + " (";
            if (!recorded.get(i).line.startsWith(head)) {
                break;
            }
            String line = recorded.get(i).line;
            String arguments = line.substring(head.length(), line.length() - 1);
            if (!arguments.equals(ours.get(i).arguments)) {
                differences.add(arguments + "\n  is here " + ours.get(i).arguments);
            }
            // gdb also lists the variables of blocks of which the compiler left nothing
            List<String> missing = new ArrayList<>(recorded.get(i).locals);
            List<String> surplus = new ArrayList<>(ours.get(i).locals);
            ours.get(i).locals.forEach(missing::remove);
            recorded.get(i).locals.forEach(surplus::remove);
            missing.removeIf(local -> local.endsWith(" = <optimized out>"));
            if (!missing.isEmpty() || !surplus.isEmpty()) {
                differences.add(missing + "\n  is here " + surplus);
            }
            same++;
        }
        return same;
    }

    /** A frame: its function, and on the recorded side everything behind that in one line. */
    private record Shown(String line, String arguments, List<String> locals) {}

    private static List<Shown> recorded(String text) {
        List<Shown> frames = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("==== ")) {
                inside = line.equals("==== bt full");
            } else if (inside && line.startsWith("#")) {
                Matcher matcher = FRAME.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                frames.add(new Shown(matcher.group(1), "", new ArrayList<>()));
            } else if (inside && line.startsWith("        ")) {
                frames.get(frames.size() - 1).locals.add(line.substring(8));
            }
        }
        return frames;
    }

    private static List<Shown> ours(Path dumpFile, Path elf, Path rom) throws IOException {
        Limits limits = Limits.defaults();
        CoreDump dump = CoreDump.read(dumpFile);
        Firmware firmware = Firmware.open(elf);
        CodeModules modules =
                new CodeModules(Optional.of(firmware), List.of(Firmware.open(rom)), dump.chip(), new Problems(limits));
        Program program = CrashDecoder.builder().firmware(firmware).build().program(modules, dump.chip());
        Memory memory = new LayeredMemory(dump.memory(), program.initial());
        Architecture architecture = Architectures.of(dump.machine()).orElseThrow();
        GdbFormat format = GdbFormat.of(memory, new GdbSymbols(modules), limits)
                .withAllArguments()
                .withGlobals(firmware.globals());
        Backtrace backtrace = architecture
                .unwinder(new UnwindContext(memory, program, dump.chip(), UnwindStyle.GDB, limits))
                .unwind(architecture.frameRegisters(dump.tasks().get(0).registers()));
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < backtrace.frames().size(); i++) {
            Frame frame = backtrace.frames().get(i);
            List<SourceFrame> sources = modules.gdbFrames(frame.lookupPc());
            if (sources.isEmpty()) {
                shown.add(new Shown("??", "", List.of()));
            }
            for (SourceFrame source : sources) {
                shown.add(shown(source, sources, backtrace.frames(), i, memory, firmware.variables(), format));
            }
        }
        return shown;
    }

    private static Shown shown(
            SourceFrame source,
            List<SourceFrame> sources,
            List<Frame> frames,
            int index,
            Memory memory,
            Variables variables,
            GdbFormat format) {
        String name = source.function().orElse("??");
        OptionalLong function = sources.get(sources.size() - 1).entry();
        if (source.entry().isEmpty() || function.isEmpty()) {
            return new Shown(name, "", List.of());
        }
        FrameScope scope = new FrameScope(
                frames, index, source.entry().getAsLong(), function.getAsLong(), memory, FrameScope.Passing.GDB);
        List<Variable> locals = variables.locals(scope);
        return new Shown(
                name,
                format.arguments(variables.arguments(scope)),
                locals.stream().map(format::local).toList());
    }
}

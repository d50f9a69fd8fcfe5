package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.Problems;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.symbols.DumpScope;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.symbols.ProgramScope;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.TypeName;
import io.github.coroner.symbols.Value;
import io.github.coroner.symbols.ValueExpression;
import io.github.coroner.symbols.Variable;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs of ours that crashed, against what gdb-multiarch 13.1 says of them: lines of {@code bt}, arguments, local
 * variables, expressions. {@code programs/tools/record.py} says how program, dump and answers were made; the line of each program
 * here is what it was called with.
 */
class GdbAnswersTest {
    /** {@code record.py NAME SOURCE -- FLAGS}. */
    private static final List<String> PROGRAMS = List.of(
            "constants-o2-dwarf4 constants.c -- -O2 -gdwarf-4", //
            "constants-o2-dwarf5 constants.c -- -O2 -gdwarf-5",
            "doubles-o2 doubles.c -- -O2 -gdwarf-4",
            "lengths-o0 lengths.c -- -O0 -g",
            "lengths-og lengths.c -- -Og -gdwarf-4",
            "lengths-clang lengths.c -- clang -O0 -g",
            "parts-o0 parts.cpp parts_last.cpp -- -O0 -g",
            "parts-og parts.cpp parts_last.cpp -- -Og -gdwarf-4",
            "shapes-o0 shapes.cpp -- -O0 -gdwarf-4",
            "shapes-og shapes.cpp -- -Og -g",
            "shapes-clang shapes.cpp -- clang -O0 -gdwarf-4");

    /** What we say beside gdb or in place of it, and why. */
    private static final Map<String, String> OURS = Map.of(
            "constants-o2-dwarf4 single = -6.125", "gdb leaves out constants that are no integers",
            "constants-o2-dwarf4 twice = 0.10000000000000001", "the same",
            "constants-o2-dwarf5 single = -6.125", "the same",
            "constants-o2-dwarf5 twice = 0.10000000000000001", "the same",
            "shapes::overridden", "we say where in the table of virtual functions it is, gdb looks for its name");

    static Stream<String> programs() {
        return PROGRAMS.stream().map(line -> line.split(" ", 2)[0]);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void framesAndTheirVariablesAreAsInGdb(String name) {
        Crashed program = new Crashed(name);

        List<String> ours = program.frames();
        ours.removeIf(line -> OURS.containsKey(name + ' ' + line.substring(line.indexOf('\t') + 1)));

        assertThat(ours).containsExactlyInAnyOrderElementsOf(expected(name, "line", "frame", "local"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void expressionsAreAsInGdb(String name) {
        Crashed program = new Crashed(name);
        List<String> ours = new ArrayList<>();
        List<String> theirs = new ArrayList<>(expected(name, "print"));
        theirs.removeIf(line -> OURS.containsKey(line.split("\t")[2]));
        for (String line : theirs) {
            String[] fields = line.split("\t", -1);
            ours.add(program.print(Integer.parseInt(fields[1]), fields[2]));
        }
        assertThat(ours).containsExactlyElementsOf(theirs);
    }

    private static List<String> expected(String name, String... kinds) {
        return new String(resource(name + ".expected"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> Arrays.asList(kinds).contains(line.split("\t", 2)[0]))
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream stream = GdbAnswersTest.class.getResourceAsStream("/programs/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program and its dump as gdb would show them. */
    private static final class Crashed {
        private final CoreDump dump;
        private final Firmware firmware;
        private final CodeModules modules;
        private final Memory memory;
        private final GdbFormat format;
        private final List<FrameScope> scopes = new ArrayList<>();
        private final List<String> heads = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        Crashed(String name) {
            Limits limits = Limits.defaults();
            dump = CoreDump.read(resource(name + ".core"));
            firmware = Firmware.of(name + ".elf", resource(name + ".elf"));
            modules = new CodeModules(Optional.of(firmware), List.of(), dump.chip(), new Problems(limits));
            CrashDecoder decoder = CrashDecoder.builder().firmware(firmware).build();
            Program program = decoder.program(modules, dump.chip());
            memory = new LayeredMemory(dump.memory(), program.initial());
            format = GdbFormat.of(memory, new GdbSymbols(modules), limits).withGlobals(firmware.globals());
            Architecture architecture = Architectures.of(dump.machine()).orElseThrow();
            Backtrace backtrace = architecture
                    .unwinder(new UnwindContext(memory, program, dump.chip(), UnwindStyle.GDB, limits))
                    .unwind(architecture.frameRegisters(dump.tasks().get(0).registers()));
            for (int i = 0; i < backtrace.frames().size(); i++) {
                List<SourceFrame> sources =
                        modules.gdbFrames(backtrace.frames().get(i).lookupPc());
                for (SourceFrame source : sources) {
                    OptionalLong function = sources.get(sources.size() - 1).entry();
                    scopes.add(new FrameScope(
                            backtrace.frames(),
                            i,
                            source.entry().orElseThrow(),
                            function.orElseThrow(),
                            memory,
                            FrameScope.Passing.GDB));
                }
            }
            for (GdbView.Frame frame : decoder.gdbView(dump).threads().get(0).frames()) {
                String address = frame.address().isPresent()
                        ? String.format("0x%08x in ", frame.address().getAsLong())
                        : "";
                String location = frame.location().map(place -> " at " + place).orElse("");
                heads.add(frame.function() + " (%s)" + location);
                lines.add("line\t" + address + frame.function() + " (" + frame.arguments() + ")" + location);
            }
        }

        List<String> frames() {
            List<String> answers = new ArrayList<>(lines);
            for (int i = 0; i < scopes.size(); i++) {
                String arguments =
                        format.withAllArguments().arguments(firmware.variables().arguments(scopes.get(i)));
                answers.add("frame\t" + heads.get(i).replace("%s", arguments));
                for (Variable local : firmware.variables().locals(scopes.get(i))) {
                    answers.add("local\t" + format.local(local));
                }
            }
            return answers;
        }

        String print(int level, String expression) {
            ProgramScope scope = new ProgramScope(
                    firmware.elf(),
                    firmware.symbolizer().dwarf(),
                    firmware.globals(),
                    firmware.variables(),
                    Optional.of(scopes.get(level)),
                    new DumpScope(Optional.of(scopes.get(level).frame()), Optional.empty(), memory));
            Value value = ValueExpression.parse(expression).evaluate(scope);
            return String.join(
                    "\t", "print", Integer.toString(level), expression, format.print(value), TypeName.of(value.type()));
        }
    }
}

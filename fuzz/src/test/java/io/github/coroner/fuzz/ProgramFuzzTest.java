package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Limits;
import io.github.coroner.symbols.AddressNames;
import io.github.coroner.symbols.DwarfFunctionFacts;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.symbols.Globals;
import io.github.coroner.symbols.RtosTasks;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.Symbolizer;
import io.github.coroner.symbols.Type;
import io.github.coroner.symbols.TypeName;
import io.github.coroner.symbols.Types;
import io.github.coroner.symbols.ValueReader;
import io.github.coroner.symbols.Variable;
import io.github.coroner.symbols.Variables;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Recovery;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the debugging information of a small program says about addresses, names, types and values. Three pieces: {@code
 * .debug_abbrev}, {@code .debug_line} and {@code .debug_info}; texts are the filler of {@link DebugUnits}.
 */
class ProgramFuzzTest {
    private static final int MOST_ENTRIES = 200;
    private static final byte[] TEXTS =
            FirmwareArtefacts.section(FirmwareArtefacts.elf(Decoders.RISCV_RUN), ".debug_str", Integer.MAX_VALUE);
    private static final long TEXT_START = 0x4200_0000L;

    static Stream<byte[]> seeds() {
        return FirmwareArtefacts.nullStores().stream().flatMap(run -> {
            ElfFile elf = FirmwareArtefacts.elf(run);
            return DebugUnits.smallUnits(elf, 3).stream()
                    .map(unit -> Pieces.join(unit[1], FirmwareArtefacts.section(elf, ".debug_line", 1500), unit[0]));
        });
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/dwarf.dict")
    @FuzzTest
    void answersOrRefuses(byte[] input) {
        byte[][] pieces = Pieces.split(input, 3);
        byte[] file = ElfBuilder.of(2, 243)
                .section(".text", 1, 6, TEXT_START, new byte[0x2_0000])
                .section(".debug_abbrev", 1, 0, 0, pieces[0])
                .section(".debug_line", 1, 0, 0, pieces[1])
                .section(".debug_info", 1, 0, 0, pieces[2])
                .section(".debug_str", 1, 0, 0, TEXTS)
                .section(".debug_line_str", 1, 0, 0, TEXTS)
                .build();
        ElfFile elf = ElfFile.of("fw.elf", file);
        Symbolizer symbolizer = Symbolizer.of(elf);
        DwarfData data = symbolizer.dwarf();
        Types types = Types.of(data);
        Hostile.read(file.length, () -> lookUp(symbolizer, file.length));
        Hostile.read(file.length, () -> values(symbolizer, data, types, file.length));
        Hostile.read(
                file.length,
                () -> RtosTasks.of(elf, data, types).read(MadeUpState.MEMORY_START, MadeUpState.MEMORY, false));
        symbolizer.problems();
    }

    private static void lookUp(Symbolizer symbolizer, int size) {
        DwarfFunctionFacts facts = DwarfFunctionFacts.of(symbolizer);
        for (long address = TEXT_START; address < TEXT_START + 0x200; address += 0x22) {
            long pc = address;
            Hostile.read(size, () -> {
                List<SourceFrame> frames = symbolizer.frames(pc);
                if (!frames.isEmpty() && frames.get(frames.size() - 1).inlined()) {
                    throw new AssertionError("no function around the inlined ones at 0x" + Long.toHexString(pc));
                }
                symbolizer.callerFrames(pc);
                symbolizer.gdbFrames(pc);
                symbolizer.isStatementStart(pc);
                symbolizer.lineTable(pc);
            });
            Hostile.read(size, () -> {
                facts.prologueEnd(pc);
                facts.tailCalls(pc, pc + 0x20);
            });
        }
        Hostile.read(size, () -> symbolizer.addresses("main"));
        Hostile.read(size, () -> symbolizer.addresses("main.c", 10));
    }

    private static void values(Symbolizer symbolizer, DwarfData data, Types types, int size) {
        Limits limits = Limits.defaults();
        Variables variables = Variables.of(
                data,
                types,
                pc -> symbolizer.frames(pc).stream()
                        .reduce((first, second) -> second)
                        .map(SourceFrame::entry)
                        .orElse(OptionalLong.empty()),
                limits);
        Globals globals = Globals.of(data, types, limits);
        GdbFormat format =
                GdbFormat.of(MadeUpState.MEMORY, AddressNames.NONE, limits).withGlobals(globals);
        Hostile.read(size, () -> globals.type("int"));
        for (CompilationUnit unit : data.units()) {
            Hostile.read(size, () -> {
                DieCursor die = unit.cursor();
                boolean more = !die.atEnd();
                for (int i = 0; more && i < MOST_ENTRIES; i++) {
                    long entry = die.entry();
                    Hostile.read(size, () -> type(types.at(entry), globals, format));
                    Hostile.read(
                            size,
                            () -> globals.variable(entry, MadeUpState.MEMORY)
                                    .ifPresent(variable -> print(format, variable)));
                    Hostile.read(size, () -> frame(variables, format, entry));
                    more = die.next();
                }
            });
        }
    }

    private static void type(Type type, Globals globals, GdbFormat format) {
        TypeName.of(type);
        TypeName.declaration(type, "x");
        Type whole = globals.complete(type);
        format.withPretty().print(ValueReader.of(MadeUpState.MEMORY).at(whole, MadeUpState.MEMORY_START));
    }

    private static void frame(Variables variables, GdbFormat format, long entry) {
        FrameRegisters registers = FrameRegisters.of(TEXT_START + 0x10)
                .with(2, MadeUpState.MEMORY_START + 0x40)
                .with(10, MadeUpState.MEMORY_START + 0x80);
        Frame frame = new Frame(
                registers,
                TEXT_START + 0x10,
                OptionalLong.of(MadeUpState.MEMORY_START + 0x100),
                Recovery.values()[0],
                false);
        FrameScope scope = new FrameScope(
                List.of(frame, frame), 0, entry, entry, MadeUpState.MEMORY, FrameScope.Passing.SAME_REGISTERS);
        List<Variable> arguments = variables.arguments(scope);
        format.arguments(arguments);
        arguments.forEach(argument -> print(format, argument));
        variables.locals(scope).forEach(local -> print(format, local));
    }

    private static void print(GdbFormat format, Variable variable) {
        format.local(variable);
        format.withPretty().print(variable.value());
    }
}

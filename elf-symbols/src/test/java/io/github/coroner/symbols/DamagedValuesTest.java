package io.github.coroner.symbols;

import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.elf.SectionHeader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Damaged debugging information gives values, words that say what is wrong, or a {@link FormatException}; nothing else. */
class DamagedValuesTest {
    private static final long SEED = Long.getLong("coroner.seed", 0x5eedL);
    private static final int ROUNDS = Integer.getInteger("coroner.rounds", 150);
    private static final List<String> SECTIONS = List.of(".debug_info", ".debug_abbrev", ".debug_str");

    @Test
    void everyVariableOfADamagedProgramIsReadOrRejected() {
        List<String> names = ValuesProgram.lines("values.expected").stream()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            try {
                readAll(damaged(new SplittableRandom(seed)), names);
            } catch (FormatException expected) {
                // the only way out for bad input
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed 0x" + Long.toHexString(seed), e);
            }
        }
    }

    private static byte[] damaged(SplittableRandom random) {
        byte[] file = ValuesProgram.resource("values.elf");
        List<SectionHeader> sections = ValuesProgram.ELF.sections().stream()
                .filter(section -> SECTIONS.contains(section.name()))
                .toList();
        int changes = 1 + random.nextInt(12);
        for (int i = 0; i < changes; i++) {
            SectionHeader section = sections.get(random.nextInt(sections.size()));
            int at = (int) (section.offset() + random.nextLong(section.size()));
            file[at] = (byte) (random.nextBoolean() ? random.nextInt() : file[at] ^ 1 << random.nextInt(8));
        }
        return file;
    }

    private static void readAll(byte[] file, List<String> names) {
        ElfFile elf = ElfFile.of("damaged.elf", file);
        DwarfData data = DwarfData.of(elf);
        Types types = Types.of(data);
        Globals globals = Globals.of(data, types, Limits.defaults());
        Variables variables = Variables.of(data, types, pc -> OptionalLong.empty(), Limits.defaults());
        GdbFormat format = GdbFormat.of(ValuesProgram.MEMORY, AddressNames.NONE, Limits.defaults())
                .withGlobals(globals);
        ValueScope scope = new ProgramScope(
                elf,
                data,
                globals,
                variables,
                Optional.empty(),
                new DumpScope(Optional.empty(), Optional.empty(), ValuesProgram.MEMORY));
        for (String name : names) {
            for (long entry : globals.named(name, Globals.Kind.VARIABLE)) {
                try {
                    globals.variable(entry, ValuesProgram.MEMORY).ifPresent(variable -> {
                        format.print(variable.value());
                        format.withPretty().local(variable);
                        TypeName.of(variable.type());
                    });
                } catch (FormatException expected) {
                    // this variable only
                }
            }
        }
        for (String expression : List.of("*derived.text", "points[1].y", "(Point *) 0", "anonymous.d", "cube[1][1]")) {
            try {
                format.print(ValueExpression.parse(expression).evaluate(scope));
            } catch (IllegalArgumentException | FormatException expected) {
                // a name or type that is gone
            }
        }
        RtosTasks.of(elf, data, types).read(0x3fc8_0000L, ValuesProgram.MEMORY, false);
    }
}

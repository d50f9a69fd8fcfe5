package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.symbols.DwarfFunctionFacts;
import io.github.coroner.symbols.Symbolizer;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.SectionAssembler;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.ElfProgram;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Call stacks through real code with hostile registers and memory. The input is the program counter, the first 32 registers by
 * DWARF number, four bytes each, and the bytes of the stack, which begins at the stack pointer rounded down.
 */
class UnwindFuzzTest {
    private static final int REGISTERS = 32;
    private static final int STACK_SEED = 1024;
    private static final Machine RISCV = new Machine(243, "esp32c3", Decoders.RISCV_RUN);
    private static final Machine XTENSA = new Machine(94, "esp32", Decoders.XTENSA_RUN);

    /** A processor with the program that runs on it. */
    private static final class Machine {
        private final Architecture architecture;
        private final Program program;
        private final Chip chip;
        private final CrashRun run;

        Machine(int number, String target, CrashRun run) {
            this.run = run;
            architecture = ServiceLoader.load(Architecture.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(one -> one.machine() == number)
                    .findFirst()
                    .orElseThrow();
            chip = Chips.byTarget(target).orElseThrow();
            ElfFile elf = FirmwareArtefacts.elf(run);
            ElfFile rom = ElfFile.of("rom.elf", FirmwareArtefacts.bytes(run.rom()));
            program = ElfProgram.of(Optional.of(elf), List.of(rom), Optional.of(chip), Limits.defaults())
                    .withFacts(DwarfFunctionFacts.of(Symbolizer.of(elf)));
        }

        Stream<byte[]> seeds() {
            return CrashRun.of(run.architecture(), "og").stream()
                    .filter(one -> !one.name().contains("-dram"))
                    .limit(12)
                    .map(one -> CoreDump.read(one.dumpBytes()))
                    .flatMap(dump -> dump.tasks().stream().limit(2).map(task -> seed(dump, task)));
        }

        private byte[] seed(CoreDump dump, Task task) {
            FrameRegisters registers = architecture.frameRegisters(task, dump.memory());
            SectionAssembler seed = SectionAssembler.littleEndian().u32(registers.pc());
            for (int register = 0; register < REGISTERS; register++) {
                seed.u32(registers.value(register).orElse(0));
            }
            byte[] stack = new byte[STACK_SEED];
            long start = registers.value(architecture.stackPointer()).orElse(0) & ~0xfL;
            int read = dump.memory().read(start, stack, 0, stack.length);
            return seed.bytes(java.util.Arrays.copyOf(stack, Math.max(0, read))).toBytes();
        }

        void unwind(byte[] input) {
            if (input.length < 4 * (REGISTERS + 1)) {
                return;
            }
            ByteReader reader = ByteReader.of("input", input);
            FrameRegisters registers = FrameRegisters.of(reader.u32());
            for (int register = 0; register < REGISTERS; register++) {
                registers = registers.with(register, reader.u32());
            }
            byte[] stack = reader.bytes(reader.remaining());
            long start = registers.value(architecture.stackPointer()).orElse(0) & ~0xfL;
            long fitting = Math.min(stack.length, Addresses.MAX - start + 1);
            MemoryImage memory =
                    MemoryImage.of(List.of(MemorySegment.of(start, stack, 0, (int) fitting, MemorySegment.Kind.STACK)));
            for (UnwindStyle style : UnwindStyle.values()) {
                UnwindContext context = new UnwindContext(memory, program, Optional.of(chip), style, Limits.defaults());
                check(architecture.unwinder(context).unwind(registers));
                check(architecture
                        .unwinder(context.printedUpTo(start + stack.length))
                        .unwind(registers));
            }
            architecture.memoryAccess(memory, start).ifPresent(access -> access.address(FrameRegisters.of(start)));
            UnwindContext blind = new UnwindContext(
                    memory,
                    ElfProgram.of(Optional.empty(), List.of(), Optional.of(chip), Limits.defaults()),
                    Optional.of(chip),
                    UnwindStyle.CORONER,
                    Limits.defaults());
            check(architecture.unwinder(blind).unwind(registers));
        }

        private static void check(Backtrace backtrace) {
            if (backtrace.frames().isEmpty() || backtrace.frames().size() > 1024) {
                throw new AssertionError(backtrace.frames().size() + " frames");
            }
        }
    }

    static Stream<byte[]> riscvSeeds() {
        return RISCV.seeds();
    }

    static Stream<byte[]> xtensaSeeds() {
        return XTENSA.seeds();
    }

    @MethodSource("riscvSeeds")
    @DictionaryFile(resourcePath = "dictionaries/riscv.dict")
    @FuzzTest
    void riscv(byte[] input) {
        RISCV.unwind(input);
    }

    @MethodSource("xtensaSeeds")
    @DictionaryFile(resourcePath = "dictionaries/xtensa.dict")
    @FuzzTest
    void xtensa(byte[] input) {
        XTENSA.unwind(input);
    }
}

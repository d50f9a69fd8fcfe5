package io.github.coroner.unwind;

import io.github.coroner.dwarf.CallFrameInformation;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.Symbol;
import io.github.coroner.elf.SymbolTable;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Chip;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Lazy;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.elf.SectionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The program that ran, from the ELF files there are: the application's, those of the mask ROM, and the chip's memory map for
 * what no ELF covers. Any of them may be missing; without all of them nothing is code.
 *
 * <p>Where several files cover an address the application's counts, then the ROM files in their order.
 */
public final class ElfProgram implements Program {
    private static final int ADDRESS_SIZE = 4;

    private final Optional<ElfFile> application;
    private final List<Module> modules;
    private final Optional<Chip> chip;
    private final FunctionFacts facts;
    private final Memory code;

    /** One ELF file with what is read of it on first use. */
    private record Module(ElfFile elf, Lazy<CallFrames> frames) {

        static Module of(ElfFile elf, Limits limits) {
            return new Module(elf, new Lazy<>(() -> frames(elf, limits)));
        }

        private static CallFrames frames(ElfFile elf, Limits limits) {
            List<Problem> unreadable = new ArrayList<>();
            long ehFrameAddress =
                    elf.section(".eh_frame").map(SectionHeader::address).orElse(0L);
            CallFrameInformation information = CallFrameInformation.of(
                    contents(elf, ".debug_frame", unreadable),
                    contents(elf, ".eh_frame", unreadable),
                    ehFrameAddress,
                    ADDRESS_SIZE,
                    limits);
            return new CallFrames(information, unreadable);
        }

        private static Optional<ByteReader> contents(ElfFile elf, String section, List<Problem> unreadable) {
            try {
                return Optional.of(elf.contents(section)).filter(contents -> contents.remaining() > 0);
            } catch (FormatException e) {
                boolean isUnsupported = e.kind() == FormatException.Kind.UNSUPPORTED;
                unreadable.add(Problem.of(
                        isUnsupported ? ProblemCode.UNSUPPORTED_COMPRESSION : ProblemCode.BAD_DEBUG_INFORMATION, e));
                return Optional.empty();
            }
        }
    }

    /** Call frame information, and which of its sections could not be read. */
    private record CallFrames(CallFrameInformation information, List<Problem> unreadable) {
        Stream<Problem> problems() {
            return Stream.concat(unreadable.stream(), information.problems().stream());
        }
    }

    private ElfProgram(Optional<ElfFile> application, List<Module> modules, Optional<Chip> chip, FunctionFacts facts) {
        this.application = application;
        this.modules = List.copyOf(modules);
        this.chip = chip;
        this.facts = facts;
        this.code = new Code(this.modules.stream().map(Module::elf).toList());
    }

    /**
     * Makes a program; reads nothing yet.
     *
     * @param application the application's ELF
     * @param roms ELF files of the chip's mask ROM
     * @param chip whose memory map tells code where no ELF does
     * @param limits the bounds to keep
     */
    public static ElfProgram of(Optional<ElfFile> application, List<ElfFile> roms, Optional<Chip> chip, Limits limits) {
        List<Module> modules = new ArrayList<>();
        application.ifPresent(elf -> modules.add(Module.of(elf, limits)));
        roms.forEach(elf -> modules.add(Module.of(elf, limits)));
        return new ElfProgram(application, modules, chip, FunctionFacts.NONE);
    }

    /** {@return the same program, of which debugging information knows more} */
    public ElfProgram withFacts(FunctionFacts known) {
        return new ElfProgram(application, modules, chip, known);
    }

    @Override
    public Memory code() {
        return code;
    }

    @Override
    public Memory initial() {
        return new InitialMemory(modules.stream().map(Module::elf).toList());
    }

    @Override
    public boolean isCode(long address) {
        return moduleAt(address).isPresent()
                || isIn(Chip.Kind.ROM_CODE, address)
                // an application's ELF names all code outside the ROM; its absence leaves the memory map
                || (application.isEmpty()
                        && (isIn(Chip.Kind.IROM, address)
                                || isIn(Chip.Kind.IRAM, address)
                                || isIn(Chip.Kind.RTC_FAST_CODE, address)));
    }

    @Override
    public Optional<Function> functionAt(long address) {
        return moduleAt(address).flatMap(module -> functionIn(module, address));
    }

    @Override
    public Optional<Function> symbolAt(long address) {
        for (Module module : modules) {
            if (module.elf().isExecutable(address)) {
                return functionIn(module, address);
            }
            if (module.elf().sectionAt(address).isPresent()) {
                // marks of linker scripts have no size, and are no variables
                int index = module.elf().symbols().indexCovering(address);
                return index < 0 ? Optional.empty() : functionIn(module, address);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<UnwindRow> unwindRow(long pc) {
        for (Module module : modules) {
            Optional<UnwindRow> row = module.frames().get().information().rowAt(pc);
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    @Override
    public OptionalLong addressOf(String name) {
        for (Module module : modules) {
            List<Symbol> symbols = module.elf().symbols().named(name);
            for (Symbol symbol : symbols) {
                if (symbol.binding() == Symbol.Binding.GLOBAL) {
                    return OptionalLong.of(symbol.address());
                }
            }
            if (!symbols.isEmpty()) {
                return OptionalLong.of(symbols.get(0).address());
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong entryPoint() {
        return application.isPresent() ? application.get().entryPoint() : OptionalLong.empty();
    }

    @Override
    public FunctionFacts facts() {
        return facts;
    }

    /** {@return what could not be read of the files' call frame information; goes through all of it} */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Module module : modules) {
            module.frames().get().problems().forEach(problems::add);
        }
        return List.copyOf(problems);
    }

    private Optional<Module> moduleAt(long address) {
        for (Module module : modules) {
            if (module.elf().isExecutable(address)) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }

    private static Optional<Function> functionIn(Module module, long address) {
        SymbolTable symbols = module.elf().symbols();
        int index = symbols.indexAt(address);
        if (index < 0) {
            return Optional.empty();
        }
        Symbol symbol = symbols.get(index);
        long end = symbol.size() == 0 ? endOfLabel(module, index) : symbol.address() + symbol.size();
        return Optional.of(new Function(symbol.name(), symbol.address(), end));
    }

    /** A label without a size reaches to the next symbol of another address, or to the end of its section. */
    private static long endOfLabel(Module module, int index) {
        SymbolTable symbols = module.elf().symbols();
        long start = symbols.address(index);
        long end = module.elf()
                .sectionAt(start)
                .map(section -> section.address() + section.size())
                .orElse(start);
        for (int next = index + 1; next < symbols.size(); next++) {
            if (symbols.address(next) > start) {
                return Math.min(end, symbols.address(next));
            }
        }
        return end;
    }

    private boolean isIn(Chip.Kind kind, long address) {
        return chip.isPresent() && chip.get().isIn(kind, address);
    }

    /** The files' code and constants, one behind the other. */
    private record Code(List<ElfFile> files) implements Memory {
        @Override
        public int read(long address, byte[] destination, int offset, int length) {
            int done = 0;
            boolean more = true;
            while (more && done < length) {
                more = false;
                for (ElfFile file : files) {
                    int count = file.loaded().read(address + done, destination, offset + done, length - done);
                    done += count;
                    more |= count > 0;
                }
            }
            return done;
        }
    }
}

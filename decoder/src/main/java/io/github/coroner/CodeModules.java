package io.github.coroner;

import io.github.coroner.format.Chip;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.SymbolOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Application and mask ROM as one: whose an address is, and what is there. For one decoding; not thread-safe. */
final class CodeModules {
    private final Optional<Firmware> application;
    private final List<Firmware> roms;
    private final Optional<Chip> chip;
    private final Problems problems;
    /** Addresses that something was asked about, by the firmware that has them. */
    private final Map<Firmware, Set<Long>> asked = new HashMap<>();

    CodeModules(Optional<Firmware> application, List<Firmware> roms, Optional<Chip> chip, Problems problems) {
        this.application = application;
        this.roms = roms;
        this.chip = chip;
        this.problems = problems;
    }

    Optional<Firmware> application() {
        return application;
    }

    List<Firmware> roms() {
        return roms;
    }

    /** {@return whose code an address is in} */
    Optional<FrameReport.Module> module(long address) {
        if (application.isPresent() && application.get().elf().isExecutable(address)) {
            return Optional.of(FrameReport.Module.APP);
        }
        if (chip.isPresent() && chip.get().isIn(Chip.Kind.ROM_CODE, address)) {
            return Optional.of(FrameReport.Module.ROM);
        }
        for (Firmware rom : roms) {
            if (rom.elf().isExecutable(address)) {
                return Optional.of(FrameReport.Module.ROM);
            }
        }
        return Optional.empty();
    }

    /** {@return the module that has the address in a section that is loaded, application first} */
    Optional<Firmware> at(long address) {
        if (application.isPresent() && application.get().elf().isLoaded(address)) {
            return application;
        }
        for (Firmware rom : roms) {
            if (rom.elf().isLoaded(address)) {
                return Optional.of(rom);
            }
        }
        return Optional.empty();
    }

    /** {@return functions at an address, innermost first; damaged debug information is a problem and gives none} */
    List<SourceFrame> frames(long address) {
        return ask(address, firmware -> firmware.symbolizer().frames(address), List.of());
    }

    /** {@return the same as gdb sees it} */
    List<SourceFrame> gdbFrames(long address) {
        return ask(address, firmware -> firmware.symbolizer().gdbFrames(address), List.of());
    }

    /** {@return the symbol that an address belongs to} */
    Optional<SymbolOffset> symbol(long address) {
        return ask(address, firmware -> firmware.symbolizer().symbol(address), Optional.empty());
    }

    /** {@return what was met in the debug information of the units whose addresses were asked for} */
    List<Problem> problems() {
        List<Problem> found = new ArrayList<>();
        for (Firmware firmware :
                Stream.concat(application.stream(), roms.stream()).toList()) {
            found.addAll(firmware.symbolizer().problems(asked.getOrDefault(firmware, Set.of())));
        }
        return found;
    }

    private <T> T ask(long address, Function<Firmware, T> question, T none) {
        Optional<Firmware> firmware = at(address);
        if (firmware.isEmpty()) {
            return none;
        }
        asked.computeIfAbsent(firmware.get(), unused -> new HashSet<>()).add(address);
        try {
            return question.apply(firmware.get());
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return none;
        }
    }
}

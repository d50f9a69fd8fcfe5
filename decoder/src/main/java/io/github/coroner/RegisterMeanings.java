package io.github.coroner;

import io.github.coroner.elf.Symbol;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Memory;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.symbols.SymbolOffset;
import io.github.coroner.symbols.demangle.Demangler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what the values of registers point at: a symbol, a task's stack, a text, a range of the chip. */
final class RegisterMeanings {
    private static final int SHORTEST_TEXT = 6;
    private static final int LONGEST_TEXT = 48;

    private final CodeModules modules;
    private final Memory memory;
    private final Optional<Chip> chip;
    private final List<Stack> stacks;
    private final boolean windowed;

    /**
     * A task's stack.
     *
     * @param task its name
     * @param start lowest address
     * @param end highest address, exclusive
     */
    record Stack(String task, long start, long end) {}

    /**
     * @param windowed whether return addresses carry the size of a register window instead of their highest bits
     */
    RegisterMeanings(CodeModules modules, Memory memory, Optional<Chip> chip, List<Stack> stacks, boolean windowed) {
        this.modules = modules;
        this.memory = memory;
        this.chip = chip;
        this.stacks = List.copyOf(stacks);
        this.windowed = windowed;
    }

    /**
     * {@return what is known of each, in the order of the registers}
     *
     * @param frames the call stack that begins with these registers
     */
    List<TaskReport.RegisterMeaning> of(RegisterSet registers, List<FrameReport> frames) {
        List<TaskReport.RegisterMeaning> meanings = new ArrayList<>();
        for (String name : registers.names()) {
            OptionalLong value = registers.value(name);
            if (value.isPresent()) {
                boolean window = windowed && name.equals("a0");
                long address = window ? PrintedChain.withoutWindow(value.getAsLong()) : value.getAsLong();
                returnAddress(address, frames)
                        .or(() -> of(value.getAsLong()))
                        .ifPresent(meaning -> meanings.add(new TaskReport.RegisterMeaning(name, meaning)));
            }
        }
        return meanings;
    }

    /** A return address is of the function that called, even where the call is its last instruction. */
    private Optional<String> returnAddress(long value, List<FrameReport> frames) {
        return frames.stream()
                .filter(frame -> frame.pc() == value && frame.lookupPc() != value)
                .findFirst()
                .flatMap(frame -> modules.symbol(frame.lookupPc()))
                .map(symbol -> named(
                        symbol.symbol(), Addresses.plus(value, -symbol.symbol().address())));
    }

    private static String named(Symbol symbol, long offset) {
        String name = Demangler.demangle(symbol.name());
        return offset == 0 ? name : name + "+" + offset;
    }

    private Optional<String> of(long value) {
        Optional<String> text = text(value);
        if (text.isPresent()) {
            return text;
        }
        for (Stack stack : stacks) {
            if (value >= stack.start() && value < stack.end()) {
                return Optional.of("stack of " + stack.task());
            }
        }
        Optional<SymbolOffset> symbol = modules.symbol(value).filter(found -> isInside(found, value));
        if (symbol.isPresent()) {
            return Optional.of(named(symbol.get().symbol(), symbol.get().offset()));
        }
        return chip.flatMap(known -> range(known, value));
    }

    /** The nearest label says nothing of data far behind it; of code it does, since assembler sources give no sizes. */
    private boolean isInside(SymbolOffset found, long value) {
        return found.offset() == 0
                || found.offset() < found.symbol().size()
                || (found.symbol().size() == 0 && modules.module(value).isPresent());
    }

    private Optional<String> text(long address) {
        byte[] bytes = new byte[LONGEST_TEXT];
        int count = memory.read(address, bytes, 0, bytes.length);
        int length = 0;
        while (length < count && bytes[length] >= ' ' && bytes[length] < 0x7f) {
            length++;
        }
        boolean ends = length < count && bytes[length] == 0;
        if (length < SHORTEST_TEXT || (!ends && length < LONGEST_TEXT)) {
            return Optional.empty();
        }
        return Optional.of('"' + new String(bytes, 0, length, StandardCharsets.US_ASCII) + (ends ? "\"" : "..."));
    }

    private static Optional<String> range(Chip chip, long address) {
        return chip.ranges().stream()
                .filter(range -> range.contains(address))
                .map(range -> switch (range.kind()) {
                    case ROM_CODE, ROM_DATA -> "ROM";
                    case PERIPHERALS -> "peripherals";
                    case EXTERNAL_RAM -> "external RAM";
                    default -> "";
                })
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}

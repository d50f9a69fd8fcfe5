package io.github.coroner;

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

    /**
     * A task's stack.
     *
     * @param task its name
     * @param start lowest address
     * @param end highest address, exclusive
     */
    record Stack(String task, long start, long end) {}

    RegisterMeanings(CodeModules modules, Memory memory, Optional<Chip> chip, List<Stack> stacks) {
        this.modules = modules;
        this.memory = memory;
        this.chip = chip;
        this.stacks = List.copyOf(stacks);
    }

    /** {@return what is known of each, in the order of the registers} */
    List<TaskReport.RegisterMeaning> of(RegisterSet registers) {
        List<TaskReport.RegisterMeaning> meanings = new ArrayList<>();
        for (String name : registers.names()) {
            OptionalLong value = registers.value(name);
            if (value.isPresent()) {
                of(value.getAsLong()).ifPresent(meaning -> meanings.add(new TaskReport.RegisterMeaning(name, meaning)));
            }
        }
        return meanings;
    }

    private Optional<String> of(long value) {
        Optional<SymbolOffset> symbol = modules.symbol(value);
        if (symbol.isPresent()) {
            long offset = symbol.get().offset();
            String name = Demangler.demangle(symbol.get().symbol().name());
            return Optional.of(offset == 0 ? name : name + "+" + offset);
        }
        Optional<String> text = text(value);
        if (text.isPresent()) {
            return text;
        }
        for (Stack stack : stacks) {
            if (value >= stack.start() && value < stack.end()) {
                return Optional.of("stack of " + stack.task());
            }
        }
        return chip.flatMap(known -> range(known, value));
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

package io.github.coroner;

import io.github.coroner.elf.Symbol;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.esphome.RecordLayout;
import io.github.coroner.format.esphome.RecordLayout.Member;
import io.github.coroner.symbols.Globals;
import io.github.coroner.symbols.Type;
import io.github.coroner.symbols.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where ESPHome's crash record is in a firmware's memory, and how it is laid out: the firmware's symbols and debug information
 * say both.
 *
 * @param address target address of the record
 * @param size bytes, as the symbol says
 * @param layout the structure's members, where there is debug information; else what the size tells
 */
public record RecordSymbol(long address, long size, Optional<RecordLayout> layout) {
    private static final List<String> NAMES = List.of("_ZL16s_raw_crash_data", "s_raw_crash_data");
    private static final String STRUCTURE = "RawCrashData";
    private static final List<RecordLayout> KNOWN = List.of(
            RecordLayout.VERSION_0, RecordLayout.VERSION_1, RecordLayout.VERSION_2_SINGLE, RecordLayout.VERSION_2_DUAL);

    /** {@return the record of a firmware; empty if it has none} */
    public static Optional<RecordSymbol> find(Firmware firmware) {
        for (String name : NAMES) {
            Optional<Symbol> symbol =
                    firmware.elf().symbols().named(name).stream().findFirst();
            if (symbol.isPresent()) {
                long size = symbol.get().size();
                return Optional.of(new RecordSymbol(
                        symbol.get().address(), size, described(firmware).or(() -> bySize(size))));
            }
        }
        return Optional.empty();
    }

    private static Optional<RecordLayout> bySize(long size) {
        return KNOWN.stream().filter(layout -> layout.size() == size).findFirst();
    }

    /** Damaged debug information is as good as none: the size may still tell. */
    private static Optional<RecordLayout> described(Firmware firmware) {
        if (!firmware.hasDebugInformation()) {
            return Optional.empty();
        }
        try {
            Types types = firmware.symbolizer().types();
            Globals globals = Globals.of(
                    firmware.symbolizer().dwarf(), types, firmware.elf().limits());
            return globals.type(STRUCTURE)
                    .map(globals::complete)
                    .map(Type::stripped)
                    .filter(Type.Structure.class::isInstance)
                    .map(type -> layout((Type.Structure) type));
        } catch (FormatException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RecordLayout layout(Type.Structure structure) {
        List<Member> members = new ArrayList<>();
        for (Type.Member member : structure.members()) {
            Type type = member.type().type().stripped();
            int count = 1;
            if (type instanceof Type.Array array) {
                count = Math.toIntExact(
                        Math.min(Integer.MAX_VALUE, array.count().orElse(0)));
                type = array.element().type().stripped();
            }
            long size = type.size();
            boolean number = size == 1 || size == 2 || size == 4 || size == 8;
            if (member.name().isPresent() && number && count > 0) {
                members.add(new Member(
                        member.name().get(), Math.toIntExact(member.offset()), Math.toIntExact(size), count));
            }
        }
        return new RecordLayout("as the firmware describes it", Math.toIntExact(structure.size()), members);
    }
}

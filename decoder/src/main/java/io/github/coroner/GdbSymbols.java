package io.github.coroner;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.SymbolTable;
import io.github.coroner.symbols.AddressNames;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.Type;
import io.github.coroner.symbols.TypeName;
import io.github.coroner.symbols.demangle.Demangler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * gdb's {@code <symbol+offset>} of an address.
 *
 * <p>Only addresses in a loaded section have one. A symbol with a size wins that covers the address, the nearest one before it;
 * of several at one address the name that sorts last. In code a label without size is taken where no symbol with a size covers
 * the address; it reaches to the next symbol. A function of the debug information goes before a symbol that does not begin
 * inside it.
 */
final class GdbSymbols implements AddressNames {
    /** {@code DW_LANG_C_plus_plus} and its years 03, 11, 14, 17 and 20. */
    private static final Set<Integer> CPP = Set.of(0x04, 0x19, 0x1a, 0x21, 0x2a, 0x2b);

    private final CodeModules modules;

    GdbSymbols(CodeModules modules) {
        this.modules = modules;
    }

    /** {@return symbol, and offset in decimal unless it is 0; empty where gdb shows none} */
    @Override
    public Optional<String> at(long address) {
        return modules.at(address).flatMap(firmware -> in(firmware, address));
    }

    /** {@return the same with its angle brackets} */
    Optional<String> text(long address) {
        return at(address).map(name -> '<' + name + '>');
    }

    /** A name and where it begins. */
    private record Named(String name, long start) {}

    private static Optional<String> in(Firmware firmware, long address) {
        Optional<Named> symbol = symbol(firmware.elf(), address);
        Optional<Named> function =
                firmware.elf().isExecutable(address) ? function(firmware, address) : Optional.empty();
        boolean symbolIsInside = function.isPresent()
                && symbol.isPresent()
                && symbol.get().start() > function.get().start();
        Optional<Named> shown = function.isPresent() && !symbolIsInside ? function : symbol;
        return shown.map(
                named -> address == named.start() ? named.name() : named.name() + "+" + (address - named.start()));
    }

    /** The function that debug information has there; not one that was inlined. */
    private static Optional<Named> function(Firmware firmware, long address) {
        List<SourceFrame> frames = firmware.symbolizer().frames(address);
        if (frames.isEmpty() || frames.get(frames.size() - 1).entry().isEmpty()) {
            return Optional.empty();
        }
        SourceFrame function = frames.get(frames.size() - 1);
        DieCursor entry = firmware.symbolizer().dwarf().cursor(function.entry().getAsLong());
        long start = entry.address(Attribute.LOW_PC, Long.MAX_VALUE);
        Optional<String> name = GdbFunctionName.withParameters(function)
                .or(() -> function.function().map(plain -> plain + parameters(firmware, entry)));
        return start > address ? Optional.empty() : name.map(text -> new Named(text, start));
    }

    /** What gdb adds to the name of a C++ function that has no mangled one, such as an {@code extern "C"} one. */
    private static String parameters(Firmware firmware, DieCursor function) {
        if (!CPP.contains(function.unit().language())
                || !(firmware.variables().types().at(function.entry()) instanceof Type.Function type)) {
            return "";
        }
        return type.parameters().stream()
                .map(parameter ->
                        TypeName.of(parameter.type()).replace(" *", "*").replace(" &", "&"))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Optional<Named> symbol(ElfFile elf, long address) {
        SymbolTable symbols = elf.symbols();
        int index = symbols.indexCovering(address);
        if (index < 0 && elf.isExecutable(address)) {
            index = symbols.indexAt(address);
        }
        if (index < 0) {
            return Optional.empty();
        }
        long start = symbols.address(index);
        String name = symbols.name(index);
        // aliases: neighbours in the order of addresses
        int first = index;
        while (first > 0 && symbols.address(first - 1) == start) {
            first--;
        }
        boolean sized = symbols.get(index).size() != 0;
        for (int i = first; i < symbols.size() && symbols.address(i) == start; i++) {
            long size = symbols.get(i).size();
            boolean covers = sized ? address - start < size : size == 0;
            if (covers && symbols.name(i).compareTo(name) > 0) {
                name = symbols.name(i);
            }
        }
        return Optional.of(new Named(Demangler.demangle(withoutNumber(name)), start));
    }

    /**
     * A local variable that outlives its function is named {@code text.1} or {@code text$1} by the compiler. gdb tries such
     * names as Ada's, where the number has no meaning, if they begin with a small letter.
     */
    private static String withoutNumber(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        boolean numbered = end > 1
                && end < name.length()
                && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == '$')
                && name.charAt(0) >= 'a'
                && name.charAt(0) <= 'z';
        return numbered && name.chars().noneMatch(Character::isUpperCase) ? name.substring(0, end - 1) : name;
    }
}

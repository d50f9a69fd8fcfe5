package io.github.coroner;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.SymbolTable;
import io.github.coroner.symbols.AddressNames;
import java.util.Optional;

/**
 * gdb's {@code <symbol+offset>} of an address.
 *
 * <p>Only addresses in a loaded section have one. A symbol with a size wins that covers the address, the nearest one before it;
 * of several at one address the name that sorts last. In code a label without size is taken where no symbol with a size covers
 * the address; it reaches to the next symbol.
 */
final class GdbSymbols implements AddressNames {
    private final CodeModules modules;

    GdbSymbols(CodeModules modules) {
        this.modules = modules;
    }

    /** {@return symbol, and offset in decimal unless it is 0; empty where gdb shows none} */
    @Override
    public Optional<String> at(long address) {
        return modules.at(address).flatMap(firmware -> in(firmware.elf(), address));
    }

    /** {@return the same with its angle brackets} */
    Optional<String> text(long address) {
        return at(address).map(name -> '<' + name + '>');
    }

    private static Optional<String> in(ElfFile elf, long address) {
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
        return Optional.of(address == start ? name : name + "+" + (address - start));
    }
}

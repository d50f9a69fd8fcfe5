/** ELF sections and symbols, DWARF, look-up of source lines, unwinding: what a firmware file says about addresses. */
module io.github.coroner.elf {
    requires static org.jspecify;
    requires transitive io.github.coroner.format;

    exports io.github.coroner.dwarf;
    exports io.github.coroner.elf;
    exports io.github.coroner.symbols.demangle;
    exports io.github.coroner.symbols;
    exports io.github.coroner.unwind;
}

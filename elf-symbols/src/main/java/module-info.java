/**
 * ELF sections and symbols, DWARF, look-up of source lines, unwinding: what a firmware file says about addresses. Usable alone, in
 * place of {@code addr2line}:
 *
 * <pre>{@code
 * Symbolizer symbolizer = Symbolizer.of(ElfFile.open(Path.of("app.elf")));
 * for (SourceFrame frame : symbolizer.frames(0x4200_080cL)) {
 *     System.out.println(frame.function().orElse("?") + " at " + frame.file().orElse("?") + ":" + frame.line());
 * }
 * }</pre>
 */
module io.github.coroner.elf {
    requires static org.jspecify;
    requires transitive io.github.coroner.format;

    exports io.github.coroner.dwarf;
    exports io.github.coroner.elf;
    exports io.github.coroner.symbols.demangle;
    exports io.github.coroner.symbols;
    exports io.github.coroner.unwind;
}

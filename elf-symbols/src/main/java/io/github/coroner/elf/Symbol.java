package io.github.coroner.elf;

/**
 * A symbol of the symbol table, gABI chapter 4 "Symbol Table".
 *
 * @param name as it is in the file: C++ and Rust names are mangled
 * @param address target address
 * @param size bytes; 0 if the assembler was not told, as for labels in assembler sources
 * @param type what it names
 * @param binding who sees it
 * @param absolute whether it belongs to no section: in firmware, an address in the mask ROM
 */
public record Symbol(String name, long address, long size, Type type, Binding binding, boolean absolute) {
    /** What a symbol names: {@code STT_*}. */
    public enum Type {
        /** Not told; labels of assembler sources and linker scripts. */
        NONE,
        /** Data. */
        OBJECT,
        /** Code. */
        FUNCTION,
        /** Something else. */
        OTHER
    }

    /** Who sees a symbol: {@code STB_*}. */
    public enum Binding {
        /** Its own source file. */
        LOCAL,
        /** All. */
        GLOBAL,
        /** All, unless another of the name is global. */
        WEAK,
        /** Something else. */
        OTHER
    }
}

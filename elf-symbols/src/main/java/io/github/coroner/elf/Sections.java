package io.github.coroner.elf;

import io.github.coroner.format.ByteReader;

/** Section contents by name: all that readers of debug information need of an ELF file. Safe to share between threads. */
public interface Sections {

    /**
     * {@return a new reader of all bytes of a section, decompressed, named after it; an empty one if there is no such
     * section}
     *
     * @throws io.github.coroner.format.FormatException if it is compressed and cannot be decompressed
     */
    ByteReader contents(String name);

    /**
     * {@return whether {@code address} is inside a section that is loaded}
     *
     * <p>Linkers that discard a function leave its debug information behind, at addresses such as 0, 1 or -1.
     */
    boolean isLoaded(long address);
}

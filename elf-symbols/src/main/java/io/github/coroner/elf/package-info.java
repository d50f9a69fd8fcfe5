/**
 * ELF files as debug information needs them: section contents (decompressed), symbols in sorted columns, the application
 * description of ESP-IDF. Begin with {@link io.github.coroner.elf.ElfFile}; the container itself is read by
 * {@code io.github.coroner.format.elf}. {@link io.github.coroner.elf.RomElfChoice} finds the file of a chip's mask ROM.
 */
@NullMarked
package io.github.coroner.elf;

import org.jspecify.annotations.NullMarked;

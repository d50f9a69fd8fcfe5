/** The ELF container (gABI chapters 4 and 5): header, program headers, section headers and notes. */
@NullMarked
package io.github.coroner.format.elf;

import org.jspecify.annotations.NullMarked;

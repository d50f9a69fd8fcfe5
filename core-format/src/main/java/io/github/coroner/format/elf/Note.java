package io.github.coroner.format.elf;

import io.github.coroner.format.ByteReader;

/**
 * A note of a {@code PT_NOTE} segment or {@code SHT_NOTE} section, gABI chapter 5.
 *
 * @param name up to its first NUL byte
 * @param type meaning depends on the name
 * @param descriptor a reader of its description, named after the note
 */
public record Note(String name, long type, ByteReader descriptor) {
    /** Keeps a reader of its own, so that no one else moves it. */
    public Note {
        descriptor = descriptor.copy();
    }

    @Override
    public ByteReader descriptor() {
        return descriptor.copy();
    }
}

package io.github.coroner.fuzz;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * Changes to a file that is too large to be an input itself: each four bytes of place, two bytes of what to do and how often,
 * then the bytes. A place counts modulo the file's length.
 */
final class Patches {
    private Patches() {}

    /** {@return a copy of {@code file}, with the changes that {@code input} says between {@code from} and {@code to}} */
    static byte[] apply(byte[] file, byte[] input, long from, long to) {
        byte[] changed = file.clone();
        ByteReader patches = ByteReader.of("patches", input);
        try {
            while (patches.remaining() > 0) {
                int at = (int) (from + patches.u32() % Math.max(1, to - from));
                int length = 1 + patches.u8() % 16;
                boolean flip = (patches.u8() & 1) != 0;
                for (int i = 0; i < length && at + i < to; i++) {
                    byte value = (byte) patches.u8();
                    changed[at + i] = flip ? (byte) (changed[at + i] ^ value) : value;
                }
            }
        } catch (FormatException e) {
            return changed; // the last change is cut short
        }
        return changed;
    }
}

package io.github.coroner.riscv;

import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Code as memory, from the instruction words that objdump prints: 4 digits for 2 bytes, 8 digits for 4. */
final class CodeBytes {
    private CodeBytes() {}

    static byte[] of(String words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String word : words.trim().split("\\s+")) {
            long value = Long.parseLong(word, 16);
            for (int i = 0; i < word.length() / 2; i++) {
                bytes.write((int) (value >>> (8 * i)));
            }
        }
        return bytes.toByteArray();
    }

    static Memory at(long address, String words) {
        return memory(address, of(words));
    }

    static Memory memory(long address, byte[] bytes) {
        return MemoryImage.of(List.of(MemorySegment.of(address, bytes, MemorySegment.Kind.DATA)));
    }
}

package io.github.coroner.unwind;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import io.github.coroner.format.elf.SectionHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The loaded sections of ELF files by target address, zero for those without contents; the first file counts. */
record InitialMemory(List<ElfFile> files) implements Memory {
    private static final int ZEROS_AT_ONCE = 1 << 16;

    @Override
    public int read(long address, byte[] destination, int offset, int length) {
        int done = 0;
        boolean more = true;
        while (more && done < length) {
            int count = readSection(address + done, destination, offset + done, length - done);
            done += count;
            more = count > 0;
        }
        return done;
    }

    private int readSection(long address, byte[] destination, int offset, int length) {
        for (ElfFile file : files) {
            Optional<SectionHeader> section = file.sectionAt(address);
            if (section.isEmpty()) {
                continue;
            }
            long start = section.get().address();
            int count = (int) Math.min(length, start + section.get().size() - address);
            if (section.get().type() == SectionHeader.NOBITS) {
                int zeros = Math.min(count, ZEROS_AT_ONCE);
                Arrays.fill(destination, offset, offset + zeros, (byte) 0);
                return zeros;
            }
            ByteReader contents = file.contents(section.get());
            if (address - start >= contents.end()) {
                return 0;
            }
            contents.seek(address - start);
            byte[] bytes = contents.bytes(Math.min(count, contents.remaining()));
            System.arraycopy(bytes, 0, destination, offset, bytes.length);
            return bytes.length;
        }
        return 0;
    }
}

package io.github.coroner.elf;

import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.elf.SectionHeader;
import java.util.List;

/** The bytes of sections by target address. */
final class SectionMemory implements Memory {
    private final List<SectionHeader> headers;
    private final ByteReader[] contents;
    private final IntervalTable index;

    SectionMemory(ElfContainer container, List<SectionHeader> sections) {
        headers = List.copyOf(sections);
        contents = new ByteReader[headers.size()];
        IntervalTable.Builder ranges = new IntervalTable.Builder();
        for (int i = 0; i < contents.length; i++) {
            contents[i] = container.contents(headers.get(i));
            long begin = headers.get(i).address();
            ranges.add(begin, begin + contents[i].end(), i);
        }
        index = ranges.build();
    }

    @Override
    public int read(long address, byte[] destination, int offset, int length) {
        int done = 0;
        while (done < length) {
            long at = address + done;
            int section = index.find(at);
            if (section < 0) {
                break;
            }
            ByteReader reader = contents[section];
            long from = at - headers.get(section).address();
            int count = (int) Math.min(length - done, reader.end() - from);
            reader.get(from, destination, offset + done, count);
            done += count;
        }
        return done;
    }
}

package io.github.coroner.dwarf;

import io.github.coroner.elf.Sections;
import io.github.coroner.format.ByteReader;
import io.github.coroner.testdata.DwarfBuilder;
import java.util.HashMap;
import java.util.Map;

/** Sections without an ELF file around them. Everything from {@code 0x1000} on counts as loaded. */
final class TestSections implements Sections {
    private static final long FIRST_LOADED = 0x1000;

    private final Map<String, byte[]> contents;
    private final boolean bigEndian;

    private TestSections(Map<String, byte[]> contents, boolean bigEndian) {
        this.contents = new HashMap<>(contents);
        this.bigEndian = bigEndian;
    }

    static TestSections of(DwarfBuilder builder) {
        return new TestSections(builder.sections(), false);
    }

    static TestSections of(Map<String, byte[]> contents) {
        return new TestSections(contents, false);
    }

    static TestSections bigEndian(DwarfBuilder builder) {
        return new TestSections(builder.sections(), true);
    }

    @Override
    public ByteReader contents(String name) {
        ByteReader reader = ByteReader.of(name, contents.getOrDefault(name, new byte[0]));
        return bigEndian ? reader.bigEndian() : reader;
    }

    @Override
    public boolean isLoaded(long address) {
        return address >= FIRST_LOADED && address < 0xffff_fff0L;
    }
}

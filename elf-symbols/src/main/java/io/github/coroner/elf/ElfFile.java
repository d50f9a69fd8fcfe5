package io.github.coroner.elf;

import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.InputFile;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.elf.SectionHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An executable, such as an application's firmware or a ROM ELF: sections, symbols and what ESP-IDF says about it.
 *
 * <p>Opening reads headers only. Everything else is read when first asked for and kept: decompressed sections, the symbol
 * table's columns, the digest. Immutable to the eye and safe to share between threads.
 */
public final class ElfFile implements Sections {
    private static final String DEBUG = ".debug_";
    private static final String ZDEBUG = ".zdebug_";
    /** Sections of ESP-IDF's linker scripts that are in flash, and so never written, whatever their flags say. */
    private static final String FLASH = ".flash";

    private final String name;
    private final byte[] bytes;
    private final Limits limits;
    private final ElfContainer container;
    private final IntervalTable executable;
    private final IntervalTable allocated;
    private final AtomicReferenceArray<@Nullable Object> decompressed;
    private final AtomicLong decompressedBytes = new AtomicLong();
    private volatile @Nullable SymbolTable symbols;
    private volatile @Nullable String sha256;
    private volatile @Nullable Memory loaded;

    private ElfFile(String name, byte[] bytes, Limits limits) {
        this.name = name;
        this.bytes = bytes;
        this.limits = limits;
        container = ElfContainer.read(name, bytes, limits);
        List<SectionHeader> headers = container.sections();
        decompressed = new AtomicReferenceArray<>(headers.size());
        IntervalTable.Builder code = new IntervalTable.Builder();
        IntervalTable.Builder any = new IntervalTable.Builder();
        for (SectionHeader header : headers) {
            if ((header.flags() & SectionHeader.ALLOC) != 0) {
                long end = header.address() + header.size();
                any.add(header.address(), end, header.index());
                if ((header.flags() & SectionHeader.EXECINSTR) != 0) {
                    code.add(header.address(), end, header.index());
                }
            }
        }
        executable = code.build();
        allocated = any.build();
    }

    /**
     * Opens a file; it is read whole.
     *
     * @throws IOException if it cannot be read
     * @throws FormatException if it is no ELF file, its tables are damaged, or it is larger than {@link Limit#INPUT_BYTES}
     */
    public static ElfFile open(Path path) throws IOException {
        return open(path, Limits.defaults());
    }

    /** As {@link #open(Path)}, within {@code limits}. */
    public static ElfFile open(Path path, Limits limits) throws IOException {
        return of(InputFile.name(path), InputFile.read(path, limits), limits);
    }

    /**
     * Opens a file that is already in memory.
     *
     * @param name of the file, for messages
     * @param bytes all of it; must not change afterwards
     * @throws FormatException if it is no ELF file, or its tables are damaged
     */
    public static ElfFile of(String name, byte[] bytes) {
        return of(name, bytes, Limits.defaults());
    }

    /**
     * As {@link #of(String, byte[])}, within {@code limits}, which hold for all that is read of the file.
     *
     * @throws FormatException also if it is larger than {@link Limit#INPUT_BYTES}
     */
    public static ElfFile of(String name, byte[] bytes, Limits limits) {
        limits.check(Limit.INPUT_BYTES, bytes.length, name, 0);
        return new ElfFile(name, bytes, limits);
    }

    /** {@return the bounds that reading it keeps} */
    public Limits limits() {
        return limits;
    }

    /** {@return the name of the file, for messages} */
    public String name() {
        return name;
    }

    /** {@return the size of the file in bytes} */
    public long size() {
        return bytes.length;
    }

    /** {@return header and tables} */
    public ElfContainer container() {
        return container;
    }

    /** {@return {@code e_machine}, such as {@link io.github.coroner.format.elf.ElfHeader#XTENSA}} */
    public int machine() {
        return container.header().machine();
    }

    /** {@return the section headers, in the file's order, the empty first one included} */
    public List<SectionHeader> sections() {
        return container.sections();
    }

    /** {@return the first section of a name} */
    public Optional<SectionHeader> section(String sectionName) {
        SectionHeader found = find(sectionName);
        return found == null ? Optional.empty() : Optional.of(found);
    }

    private @Nullable SectionHeader find(String sectionName) {
        for (SectionHeader header : container.sections()) {
            if (header.name().equals(sectionName)) {
                return header;
            }
        }
        return null;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A section {@code .debug_x} is also found as {@code .zdebug_x}.
     */
    @Override
    public ByteReader contents(String sectionName) {
        SectionHeader header = find(sectionName);
        if (header == null && sectionName.startsWith(DEBUG)) {
            header = find(ZDEBUG + sectionName.substring(DEBUG.length()));
        }
        return header == null ? order(ByteReader.of(sectionName, new byte[0])) : contents(header);
    }

    /**
     * {@return a new reader of all bytes of a section, decompressed; empty for one without bytes in the file}
     *
     * @throws FormatException if it reaches past the end of the file, or cannot be decompressed
     */
    public ByteReader contents(SectionHeader header) {
        boolean flagged = (header.flags() & SectionHeader.COMPRESSED) != 0;
        if (!flagged && !header.name().startsWith(ZDEBUG)) {
            return container.contents(header);
        }
        Object known = decompressed.get(header.index());
        if (known == null) {
            known = decompress(header, flagged);
            decompressed.set(header.index(), known);
        }
        if (known instanceof FormatException failure) {
            throw failure;
        }
        return ((ByteReader) known).copy();
    }

    private Object decompress(SectionHeader header, boolean flagged) {
        try {
            ByteReader stored = container.contents(header);
            long before = decompressedBytes.get();
            ByteReader contents = flagged
                    ? SectionDecompressor.flagged(stored, header.label(), container.is64(), before, limits)
                    : SectionDecompressor.zdebug(
                            stored, DEBUG + header.name().substring(ZDEBUG.length()), before, limits);
            decompressedBytes.addAndGet(contents.remaining());
            return order(contents);
        } catch (FormatException e) {
            return e;
        }
    }

    private ByteReader order(ByteReader reader) {
        return container.bigEndian() ? reader.bigEndian() : reader;
    }

    /** {@return whether {@code address} is inside a section that holds instructions} */
    public boolean isExecutable(long address) {
        return executable.find(address) >= 0;
    }

    /**
     * {@inheritDoc}
     *
     * <p>In a file without any loaded section this is every address but 0, 1 and the highest two.
     */
    @Override
    public boolean isLoaded(long address) {
        if (allocated.pieceCount() == 0) {
            return address > 1 && address < Addresses.MAX - 1;
        }
        return allocated.find(address) >= 0;
    }

    /** {@return the name of the loaded section that {@code address} is inside} */
    public Optional<SectionHeader> sectionAt(long address) {
        int index = allocated.find(address);
        return index < 0 ? Optional.empty() : Optional.of(container.sections().get(index));
    }

    /** {@return the symbols, those of the dynamic table if there is no other; none if there is no table or it is damaged} */
    public SymbolTable symbols() {
        SymbolTable known = symbols;
        if (known == null) {
            known = readSymbols();
            symbols = known;
        }
        return known;
    }

    private SymbolTable readSymbols() {
        ByteReader none = ByteReader.of("symbols", new byte[0]);
        for (SectionHeader header : container.sections()) {
            if (header.type() == SectionHeader.SYMTAB) {
                List<SectionHeader> all = container.sections();
                ByteReader names =
                        header.link() > 0 && header.link() < all.size() ? contents(all.get(header.link())) : none;
                return SymbolTable.read(contents(header), names, container.is64(), limits);
            }
        }
        return SymbolTable.read(none, none, container.is64(), limits);
    }

    /** {@return the SHA-256 of the whole file, as 64 hexadecimal digits in lower case} */
    public String sha256() {
        String known = sha256;
        return known == null ? digest() : known;
    }

    /** Digests once, whoever else asks meanwhile waits: it is the one costly look at the whole file. */
    private synchronized String digest() {
        String known = sha256;
        if (known == null) {
            try {
                known = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
            sha256 = known;
        }
        return known;
    }

    /** {@return what the build wrote about the application; empty for anything but ESP-IDF applications} */
    public Optional<ApplicationDescription> appDescription() {
        SectionHeader section = find(".flash.appdesc");
        if (section != null) {
            Optional<ApplicationDescription> found = ApplicationDescription.read(contents(section));
            if (found.isPresent()) {
                return found;
            }
        }
        for (Symbol symbol : symbols().named("esp_app_desc")) {
            byte[] description = new byte[ApplicationDescription.SIZE];
            if (loaded().read(symbol.address(), description, 0, description.length) == description.length) {
                return ApplicationDescription.read(ByteReader.of("esp_app_desc", description));
            }
        }
        return Optional.empty();
    }

    /** {@return the GNU build id, as hexadecimal digits} */
    public Optional<String> buildId() {
        SectionHeader section = find(".note.gnu.build-id");
        if (section == null) {
            return Optional.empty();
        }
        ByteReader note = contents(section);
        if (note.remaining() < 16) {
            return Optional.empty();
        }
        note.skip(4); // size of the name, "GNU"
        long length = note.u32();
        note.skip(8); // type, name
        return length > note.remaining()
                ? Optional.empty()
                : Optional.of(HexFormat.of().formatHex(note.bytes(length)));
    }

    /** {@return the address of the entry point; empty for none} */
    public OptionalLong entryPoint() {
        long entry = container.header().entry();
        return entry == 0 ? OptionalLong.empty() : OptionalLong.of(entry);
    }

    /**
     * {@return code and constants by target address: the sections that are loaded and that the program cannot change, and
     * ESP-IDF's flash sections even where they are flagged as writable}
     */
    public Memory loaded() {
        Memory known = loaded;
        if (known == null) {
            known = readLoaded();
            loaded = known;
        }
        return known;
    }

    private Memory readLoaded() {
        List<SectionHeader> constant = new ArrayList<>();
        for (SectionHeader header : container.sections()) {
            boolean bits = (header.flags() & SectionHeader.ALLOC) != 0 && header.type() != SectionHeader.NOBITS;
            boolean fixed = (header.flags() & SectionHeader.WRITE) == 0
                    || (header.flags() & SectionHeader.EXECINSTR) != 0
                    || header.name().startsWith(FLASH);
            if (bits && fixed && header.offset() + header.size() <= bytes.length) {
                constant.add(header);
            }
        }
        return new SectionMemory(container, constant);
    }

    @Override
    public String toString() {
        return name;
    }
}

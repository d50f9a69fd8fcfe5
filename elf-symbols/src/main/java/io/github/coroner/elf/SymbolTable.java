package io.github.coroner.elf;

import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The symbols of an ELF file by address, gABI chapter 4 "Symbol Table": columns of primitives, sorted, 17 bytes a symbol;
 * a {@link Symbol} is made when asked for. Immutable.
 *
 * <p>Left out are symbols without a name or section, names of sections and files, thread-local ones, and the marks that
 * assemblers leave ({@code .L...}, {@code $x}, {@code $d}).
 */
public final class SymbolTable {
    private static final int NOTYPE = 0;
    private static final int OBJECT = 1;
    private static final int FUNC = 2;
    private static final int SECTION = 3;
    private static final int FILE = 4;
    private static final int COMMON = 5;
    private static final int TLS = 6;
    private static final int GNU_IFUNC = 10;

    private static final int LOCAL = 0;
    private static final int GLOBAL = 1;
    private static final int WEAK = 2;

    private static final int SHN_UNDEF = 0;
    private static final int SHN_LORESERVE = 0xff00;
    private static final int SHN_ABS = 0xfff1;
    private static final int SHN_XINDEX = 0xffff;

    private static final int ENTRY_BYTES_32 = 16;
    private static final int ENTRY_BYTES_64 = 24;

    // parts of a kind: the type, the binding, and whether the symbol belongs to no section
    private static final int TYPE = 0xf;
    private static final int BINDING_SHIFT = 4;
    private static final int BINDING = 0x7;
    private static final int OTHER_BINDING = 3;
    private static final int ABSOLUTE = 0x80;

    // a key to sort by: address, rank, number of the row; there are fewer rows than this, as 2 GiB hold 16 bytes for
    // each
    private static final int ADDRESS_SHIFT = 32;
    private static final int INDEX_BITS = 27;
    private static final int INDEX = (1 << INDEX_BITS) - 1;

    private final ByteReader names;
    /** What is read of one name. */
    private final int mostCharacters;
    /** Ascending as unsigned numbers; equal ones in the order of {@link #rank}. */
    private final int[] addresses;

    private final int[] sizes;
    private final int[] nameOffsets;
    /** Type in the low four bits, binding in the next three, {@link #ABSOLUTE}. */
    private final byte[] kinds;
    /** Symbols with a size by the addresses they cover. */
    private final IntervalTable sized;
    /** Of each symbol, the last one at or before it that has a size; -1 for none. */
    private final int[] sizedBefore;

    private SymbolTable(ByteReader names, int mostCharacters, Rows sorted) {
        this.names = names;
        this.mostCharacters = mostCharacters;
        addresses = sorted.addresses;
        sizes = sorted.sizes;
        nameOffsets = sorted.nameOffsets;
        kinds = sorted.kinds;
        sized = sizedRanges(addresses, sizes);
        sizedBefore = new int[addresses.length];
        int last = -1;
        for (int i = 0; i < addresses.length; i++) {
            last = sizes[i] != 0 ? i : last;
            sizedBefore[i] = last;
        }
    }

    private static IntervalTable sizedRanges(int[] addresses, int[] sizes) {
        IntervalTable.Builder ranges = new IntervalTable.Builder(IntervalTable.Winner.NARROWEST);
        for (int i = 0; i < addresses.length; i++) {
            long begin = Addresses.fromColumn(addresses[i]);
            ranges.add(begin, Math.min(begin + Addresses.fromColumn(sizes[i]), Addresses.MAX + 1), i);
        }
        return ranges.build();
    }

    /** Symbols while a table is read: a row each. */
    private static final class Rows {
        private final int[] addresses;
        private final int[] sizes;
        private final int[] nameOffsets;
        private final byte[] kinds;
        private int count;

        Rows(int capacity) {
            addresses = new int[capacity];
            sizes = new int[capacity];
            nameOffsets = new int[capacity];
            kinds = new byte[capacity];
        }

        void add(int address, int size, int nameOffset, byte kind) {
            addresses[count] = address;
            sizes[count] = size;
            nameOffsets[count] = nameOffset;
            kinds[count++] = kind;
        }

        /** {@return the rows by address, where it is equal by rank, and where that is equal by the order of the file} */
        Rows sorted() {
            long[] keys = new long[count];
            for (int i = 0; i < count; i++) {
                // the sign bit is flipped, since the sort is of signed numbers
                keys[i] = (long) (addresses[i] ^ Integer.MIN_VALUE) << ADDRESS_SHIFT
                        | (long) rank(kinds[i], sizes[i]) << INDEX_BITS
                        | i;
            }
            Arrays.sort(keys);
            Rows sorted = new Rows(count);
            for (int i = 0; i < count; i++) {
                int from = (int) keys[i] & INDEX;
                sorted.add(addresses[from], sizes[from], nameOffsets[from], kinds[from]);
            }
            return sorted;
        }
    }

    /**
     * Reads a symbol table.
     *
     * <pre>
     * st_name   4 bytes
     * st_info   1 byte   [64 bit]
     * st_other  1 byte   [64 bit]
     * st_shndx  2 bytes  [64 bit]
     * st_value  4 or 8 bytes
     * st_size   4 or 8 bytes
     * st_info   1 byte   [32 bit]
     * st_other  1 byte   [32 bit]
     * st_shndx  2 bytes  [32 bit]
     * </pre>
     *
     * @param entries the section of type {@code SYMTAB}; a part of an entry at its end is left out
     * @param names the string table that belongs to it
     */
    static SymbolTable read(ByteReader entries, ByteReader names, boolean is64, Limits limits) {
        int count = entries.remaining() / (is64 ? ENTRY_BYTES_64 : ENTRY_BYTES_32);
        Rows rows = new Rows(count);
        for (int i = 0; i < count; i++) {
            long nameOffset = entries.u32();
            long value;
            long size;
            int info;
            int section;
            if (is64) {
                info = entries.u8();
                entries.u8();
                section = entries.u16();
                value = entries.u64();
                size = entries.u64();
            } else {
                value = entries.u32();
                size = entries.u32();
                info = entries.u8();
                entries.u8();
                section = entries.u16();
            }
            int type = info & TYPE;
            if (isNamed(type, section, value) && isName(names, nameOffset)) {
                int binding = Math.min(info >>> BINDING_SHIFT, OTHER_BINDING);
                int kind = type | binding << BINDING_SHIFT | (section == SHN_ABS ? ABSOLUTE : 0);
                int column = Addresses.toColumn(Math.max(0, Math.min(size, Addresses.MAX)));
                rows.add(Addresses.toColumn(value), column, (int) nameOffset, (byte) kind);
            }
        }
        return new SymbolTable(names, limits.getInt(Limit.STRING_CHARACTERS), rows.sorted());
    }

    private static boolean isNamed(int type, int section, long value) {
        boolean place =
                section != SHN_UNDEF && (section < SHN_LORESERVE || section == SHN_ABS || section == SHN_XINDEX);
        boolean thing = type != SECTION && type != FILE && type != COMMON && type != TLS;
        return place && thing && value >= 0 && value <= Addresses.MAX;
    }

    private static boolean isName(ByteReader names, long offset) {
        if (offset == 0 || offset >= names.end()) {
            return false;
        }
        names.seek(offset);
        int first = names.u8();
        if (first == 0) {
            return false;
        }
        int second = names.remaining() > 0 ? names.u8() : 0;
        boolean localLabel = first == '.' && second == 'L';
        boolean mappingSymbol = first == '$' && (second == 'x' || second == 'd');
        return !localLabel && !mappingSymbol;
    }

    /** {@return the order of symbols at one address, best first: code before data before labels, global before local} */
    private static int rank(int kind, int size) {
        int type = kind & TYPE;
        int binding = kind >>> BINDING_SHIFT & BINDING;
        int byType = type == FUNC || type == GNU_IFUNC ? 0 : type == OBJECT ? 1 : 2;
        int byBinding = binding == GLOBAL ? 0 : binding == WEAK ? 1 : 2;
        return (size != 0 ? 0 : 16) + byType * 4 + byBinding;
    }

    /** {@return how many symbols there are} */
    public int size() {
        return addresses.length;
    }

    /** {@return a symbol by its place in the order of addresses} */
    public Symbol get(int index) {
        int kind = kinds[index];
        return new Symbol(
                name(index),
                address(index),
                Addresses.fromColumn(sizes[index]),
                type(kind),
                binding(kind),
                isAbsolute(index));
    }

    private static Symbol.Type type(int kind) {
        return switch (kind & TYPE) {
            case NOTYPE -> Symbol.Type.NONE;
            case OBJECT -> Symbol.Type.OBJECT;
            case FUNC, GNU_IFUNC -> Symbol.Type.FUNCTION;
            default -> Symbol.Type.OTHER;
        };
    }

    private static Symbol.Binding binding(int kind) {
        return switch (kind >>> BINDING_SHIFT & BINDING) {
            case LOCAL -> Symbol.Binding.LOCAL;
            case GLOBAL -> Symbol.Binding.GLOBAL;
            case WEAK -> Symbol.Binding.WEAK;
            default -> Symbol.Binding.OTHER;
        };
    }

    /** {@return the name of a symbol, of a longer one than {@link Limit#STRING_CHARACTERS} the beginning} */
    public String name(int index) {
        ByteReader reader = names.copy();
        reader.seek(nameOffsets[index]);
        return reader.stringUpTo(mostCharacters);
    }

    /** {@return the address of a symbol} */
    public long address(int index) {
        return Addresses.fromColumn(addresses[index]);
    }

    private boolean isAbsolute(int index) {
        return (kinds[index] & ABSOLUTE) != 0;
    }

    /** {@return the index of the symbol with a size that covers {@code address}, the innermost of several; -1 for none} */
    public int indexCovering(long address) {
        return sized.find(address);
    }

    /**
     * {@return the index of the symbol that {@code address} belongs to: the one with a size that covers it; else the nearest
     * one without a size at or before it, unless a symbol with a size lies between; -1 for none}
     */
    public int indexAt(long address) {
        int covering = sized.find(address);
        if (covering >= 0) {
            return covering;
        }
        int nearest = address < 0 || address > Addresses.MAX
                ? -1
                : IntervalTable.last(addresses, addresses.length, Addresses.toColumn(address));
        if (nearest < 0 || sizes[nearest] != 0) {
            return -1;
        }
        int first = nearest;
        // of labels at one address the first is the best; skip at most the labels of that address
        int before = IntervalTable.last(addresses, addresses.length, addresses[nearest] - 1);
        if (addresses[nearest] != 0) {
            first = before + 1;
        }
        return sizedBefore[nearest] >= first ? -1 : first;
    }

    /** {@return the symbol that {@code address} belongs to, see {@link #indexAt}} */
    public Optional<Symbol> containing(long address) {
        int index = indexAt(address);
        return index < 0 ? Optional.empty() : Optional.of(get(index));
    }

    /** {@return all symbols of a name, in the order of addresses} */
    public List<Symbol> named(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        List<Symbol> found = new ArrayList<>();
        for (int i = 0; i < addresses.length; i++) {
            if (isNamed(i, wanted)) {
                found.add(get(i));
            }
        }
        return List.copyOf(found);
    }

    private boolean isNamed(int index, byte[] wanted) {
        ByteReader reader = names.copy();
        reader.seek(nameOffsets[index]);
        if (reader.remaining() <= wanted.length) {
            return false;
        }
        for (byte part : wanted) {
            if ((byte) reader.u8() != part) {
                return false;
            }
        }
        return reader.u8() == 0;
    }
}

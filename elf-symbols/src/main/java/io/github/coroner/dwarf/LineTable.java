package io.github.coroner.dwarf;

import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import java.util.Arrays;

/**
 * The line number information of a unit, DWARF 5 section 6.2: which addresses came from which source lines. Columns of
 * primitives, 14 bytes a row, and 4 more if the unit has discriminators. Immutable; safe to share between threads.
 *
 * <p>Rows belong to sequences, one for each stretch of code; a row holds until the next row's address, the last one until
 * the end of its sequence. Several rows may have the same address; the last of them holds. Within a sequence rows ascend.
 * Sequences of code that the linker discarded are left out.
 */
public final class LineTable {
    private static final int STATEMENT = 1;

    private final FileTable files;
    private final int[] addresses;
    private final int[] lines;
    private final char[] columns;
    /** Number of the file, shifted left by one; {@link #STATEMENT}. */
    private final int[] filesAndFlags;
    /** Empty if no row has one. */
    private final int[] discriminators;
    /** First row of each sequence, and the number of rows. */
    private final int[] firstRows;
    /** First address behind each sequence; may be {@code 0x1_0000_0000L}. */
    private final long[] ends;

    private final IntervalTable sequences;

    private LineTable(Builder builder, FileTable files) {
        this.files = files;
        int rows = builder.firstRows[builder.sequenceCount];
        addresses = Arrays.copyOf(builder.addresses, rows);
        lines = Arrays.copyOf(builder.lines, rows);
        columns = Arrays.copyOf(builder.columns, rows);
        filesAndFlags = Arrays.copyOf(builder.filesAndFlags, rows);
        discriminators = Arrays.copyOf(builder.discriminators, builder.hasDiscriminators ? rows : 0);
        firstRows = Arrays.copyOf(builder.firstRows, builder.sequenceCount + 1);
        ends = Arrays.copyOf(builder.ends, builder.sequenceCount);
        IntervalTable.Builder ranges = new IntervalTable.Builder();
        for (int i = 0; i < ends.length; i++) {
            ranges.add(address(firstRows[i]), ends[i], i);
        }
        sequences = ranges.build();
    }

    /**
     * Takes rows from line number programs, one after the other: its columns are used again and again, only what a table
     * keeps is made for it.
     */
    static final class Builder {
        /** Rows that are kept for the next program; larger columns are made anew. */
        private static final int KEPT_ROWS = 1 << 20;

        private static final int FIRST_ROWS = 1 << 10;

        private final DwarfData data;
        private final int rowLimit;
        private int[] addresses = new int[FIRST_ROWS];
        private int[] lines = new int[FIRST_ROWS];
        private char[] columns = new char[FIRST_ROWS];
        private int[] filesAndFlags = new int[FIRST_ROWS];
        private int[] discriminators = new int[0];
        private boolean hasDiscriminators;
        private int rows;
        private int[] firstRows = new int[8];
        private long[] ends = new long[8];
        private int sequenceCount;
        private boolean ascending = true;
        private boolean fits = true;

        Builder(DwarfData data, int rowLimit) {
            this.data = data;
            this.rowLimit = rowLimit;
        }

        /** {@return whether it is small enough to be kept for the next program} */
        boolean isReusable() {
            return addresses.length <= KEPT_ROWS;
        }

        /** Forgets the rows of the program before. */
        void begin() {
            rows = 0;
            sequenceCount = 0;
            hasDiscriminators = false;
            ascending = true;
            fits = true;
        }

        void add(long address, int line, int column, int file, boolean isStatement, int discriminator) {
            if (rows >= addresses.length || rows >= rowLimit) {
                grow();
            }
            if (address < 0 || address > Addresses.MAX) {
                fits = false;
            }
            int key = Addresses.toColumn(address);
            ascending &= rows == firstRows[sequenceCount] || Integer.compareUnsigned(addresses[rows - 1], key) <= 0;
            addresses[rows] = key;
            lines[rows] = line;
            columns[rows] = (char) Math.min(column, Character.MAX_VALUE);
            filesAndFlags[rows] = Math.min(file, Integer.MAX_VALUE >> 1) << 1 | (isStatement ? STATEMENT : 0);
            if (discriminator != 0 || hasDiscriminators) {
                addDiscriminator(discriminator);
            }
            rows++;
        }

        private void addDiscriminator(int discriminator) {
            if (discriminators.length < addresses.length) {
                discriminators = Arrays.copyOf(discriminators, addresses.length);
            }
            if (!hasDiscriminators) {
                Arrays.fill(discriminators, 0, rows, 0);
                hasDiscriminators = true;
            }
            discriminators[rows] = discriminator;
        }

        private void grow() {
            if (rows >= rowLimit) {
                throw FormatException.limitExceeded(".debug_line", 0, Limit.LINE_ROWS, rowLimit);
            }
            int capacity = Math.min(rowLimit, 2 * rows);
            addresses = Arrays.copyOf(addresses, capacity);
            lines = Arrays.copyOf(lines, capacity);
            columns = Arrays.copyOf(columns, capacity);
            filesAndFlags = Arrays.copyOf(filesAndFlags, capacity);
        }

        /** Ends a sequence; keeps it unless it is empty or its code was discarded. */
        void endSequence(long end) {
            int first = firstRows[sequenceCount];
            if (rows > first && !ascending) {
                sortRows(first);
            }
            boolean keep = rows > first
                    && fits
                    && end <= Addresses.MAX + 1
                    && end > Addresses.fromColumn(addresses[first])
                    && data.isLoaded(Addresses.fromColumn(addresses[first]));
            if (keep) {
                if (sequenceCount + 1 == firstRows.length) {
                    firstRows = Arrays.copyOf(firstRows, 2 * firstRows.length);
                    ends = Arrays.copyOf(ends, 2 * ends.length);
                }
                ends[sequenceCount++] = end;
                firstRows[sequenceCount] = rows;
            } else {
                rows = first;
            }
            ascending = true;
            fits = true;
        }

        /** Sorts the rows of the open sequence by address; rows of the same address keep their order. */
        private void sortRows(int first) {
            int count = rows - first;
            long[] order = new long[count];
            for (int i = 0; i < count; i++) {
                order[i] = Addresses.fromColumn(addresses[first + i]) << 31 | i;
            }
            Arrays.sort(order);
            int[] oldAddresses = Arrays.copyOfRange(addresses, first, rows);
            int[] oldLines = Arrays.copyOfRange(lines, first, rows);
            char[] oldColumns = Arrays.copyOfRange(columns, first, rows);
            int[] oldFiles = Arrays.copyOfRange(filesAndFlags, first, rows);
            int[] oldDiscriminators =
                    hasDiscriminators ? Arrays.copyOfRange(discriminators, first, rows) : discriminators;
            for (int i = 0; i < count; i++) {
                int from = (int) (order[i] & Integer.MAX_VALUE);
                addresses[first + i] = oldAddresses[from];
                lines[first + i] = oldLines[from];
                columns[first + i] = oldColumns[from];
                filesAndFlags[first + i] = oldFiles[from];
                if (hasDiscriminators) {
                    discriminators[first + i] = oldDiscriminators[from];
                }
            }
        }

        /** {@return the table of all sequences that were ended} */
        LineTable build(FileTable files) {
            return new LineTable(this, files);
        }
    }

    /** {@return a table without rows and files} */
    public static LineTable empty(CompilationUnit unit) {
        Builder none = unit.data().takeLineTableBuilder();
        LineTable table = new LineTable(none, FileTable.empty(unit));
        unit.data().giveBack(none);
        return table;
    }

    /** {@return the folders and files that the rows refer to} */
    public FileTable files() {
        return files;
    }

    /** {@return how many rows there are, ends of sequences not counted} */
    public int rowCount() {
        return addresses.length;
    }

    /** {@return the row that holds at {@code address}; -1 if no sequence covers it} */
    public int rowAt(long address) {
        int sequence = sequences.find(address);
        if (sequence < 0) {
            return -1;
        }
        int key = Addresses.toColumn(address);
        int low = firstRows[sequence];
        int high = firstRows[sequence + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(addresses[middle], key) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** {@return the first address that a row holds for} */
    public long address(int row) {
        return Addresses.fromColumn(addresses[row]);
    }

    /** {@return the line, from 1 on; 0 if the code came from no line} */
    public int line(int row) {
        return lines[row];
    }

    /** {@return the column in bytes, from 1 on; 0 if it is not told} */
    public int column(int row) {
        return columns[row];
    }

    /** {@return the number of the file in {@link #files}} */
    public int file(int row) {
        return filesAndFlags[row] >>> 1;
    }

    /** {@return whether a debugger may stop here for the line} */
    public boolean isStatement(int row) {
        return (filesAndFlags[row] & STATEMENT) != 0;
    }

    /** {@return which of several blocks of the same line it is; 0 if it is not told} */
    public int discriminator(int row) {
        return discriminators.length == 0 ? 0 : discriminators[row];
    }

    /** {@return how many sequences there are} */
    public int sequenceCount() {
        return ends.length;
    }

    /** {@return the first row of a sequence; the one behind its last is the first of the next} */
    public int firstRow(int sequence) {
        return firstRows[sequence];
    }

    /** {@return the first address behind a sequence} */
    public long sequenceEnd(int sequence) {
        return ends[sequence];
    }
}

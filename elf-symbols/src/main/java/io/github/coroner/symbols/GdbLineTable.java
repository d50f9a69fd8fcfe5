package io.github.coroner.symbols;

import io.github.coroner.dwarf.FileTable;
import io.github.coroner.dwarf.LineTable;
import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.Addresses;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows of a unit as gdb chooses among them, for reports that are to equal gdb's. It answers otherwise than the plain
 * rule of {@link LineTable#rowAt} for some percent of addresses.
 *
 * <p>Rows are spread over one list for each source file. Some are dropped on the way, and where the program leaves a file
 * its list gets an end mark. Immutable.
 */
final class GdbLineTable {
    /** In place of a row: an end mark. */
    private static final int END = -1;

    private final LineTable lines;
    /** The lists, one for each source file in the order of the file table. */
    private final FileList[] lists;

    private GdbLineTable(LineTable lines, FileList[] lists) {
        this.lines = lines;
        this.lists = lists;
    }

    /** The rows of one source file and its end marks, by address. */
    private static final class FileList {
        private int[] addresses = new int[16];
        private int[] rows = new int[16];
        private int count;

        void add(int address, int row) {
            if (count == rows.length) {
                addresses = Arrays.copyOf(addresses, 2 * count);
                rows = Arrays.copyOf(rows, 2 * count);
            }
            addresses[count] = address;
            rows[count++] = row;
        }

        /** Ends the list at an address: it loses the rows that have exactly that address. */
        void end(int address) {
            while (count > 0 && addresses[count - 1] == address && rows[count - 1] != END) {
                count--;
            }
            add(address, END);
        }

        /** Sorts by address, stably, end marks first among equals. */
        void sort() {
            long[] keys = new long[count];
            for (int i = 0; i < count; i++) {
                int place = rows[i] == END ? i : i + count;
                keys[i] = Addresses.fromColumn(addresses[i]) << 31 | place;
            }
            Arrays.sort(keys);
            int[] sortedRows = new int[count];
            int[] sortedAddresses = new int[count];
            for (int i = 0; i < count; i++) {
                int from = (int) (keys[i] & Integer.MAX_VALUE) % count;
                sortedRows[i] = rows[from];
                sortedAddresses[i] = addresses[from];
            }
            rows = sortedRows;
            addresses = sortedAddresses;
        }

        /** {@return the last place whose address is not above {@code address}; -1 if there is none} */
        int last(int address) {
            return IntervalTable.last(addresses, count, address);
        }
    }

    /** {@return the lists of a unit's rows} */
    static GdbLineTable of(LineTable lines) {
        FileTable files = lines.files();
        // two numbers of the same path are one file
        Map<String, FileList> byPath = new HashMap<>();
        FileList[] byFile = new FileList[files.endFile() - files.firstFile()];
        FileList[] lists = new FileList[byFile.length];
        int count = 0;
        for (int i = 0; i < byFile.length; i++) {
            String path = files.path(files.firstFile() + i).orElse("");
            FileList list = byPath.get(path);
            if (list == null) {
                list = new FileList();
                byPath.put(path, list);
                lists[count++] = list;
            }
            byFile[i] = list;
        }
        Spreading spreading = new Spreading(lines, byFile);
        for (int i = 0; i < lines.sequenceCount(); i++) {
            spreading.sequence(
                    lines.firstRow(i), i + 1 < lines.sequenceCount() ? lines.firstRow(i + 1) : lines.rowCount());
            spreading.end(lines.sequenceEnd(i));
        }
        FileList[] used = Arrays.copyOf(lists, count);
        for (FileList list : used) {
            list.sort();
        }
        return new GdbLineTable(lines, used);
    }

    /** Goes through the rows in the program's order. */
    private static final class Spreading {
        private static final FileList NOWHERE = new FileList();

        private final LineTable lines;
        private final FileList[] byFile;
        private FileList current = NOWHERE;

        Spreading(LineTable lines, FileList[] byFile) {
            this.lines = lines;
            this.byFile = byFile;
        }

        private FileList listOf(int row) {
            int index = lines.file(row) - lines.files().firstFile();
            return index >= 0 && index < byFile.length ? byFile[index] : NOWHERE;
        }

        void sequence(int first, int end) {
            current = NOWHERE;
            int recordedLine = 0;
            boolean discriminated = false;
            boolean statementHere = false;
            for (int row = first; row < end; row++) {
                boolean sameAddress = row > first && lines.address(row) == lines.address(row - 1);
                statementHere &= sameAddress;
                FileList list = listOf(row);
                boolean fileChanges = list != current;
                if (row > first && lines.line(row) != lines.line(row - 1)) {
                    discriminated = false;
                }
                discriminated |= lines.discriminator(row) != 0;
                boolean shadowed = fileChanges && sameAddress && !lines.isStatement(row) && statementHere;
                statementHere |= lines.isStatement(row);
                if (lines.line(row) == 0 || shadowed) {
                    continue;
                }
                int address = Addresses.toColumn(lines.address(row));
                if (fileChanges) {
                    leave(address);
                }
                if (fileChanges || lines.line(row) != recordedLine || !discriminated) {
                    if (list != NOWHERE) {
                        list.add(address, row);
                    }
                    recordedLine = lines.line(row);
                    current = list;
                }
            }
        }

        private void leave(int address) {
            if (current != NOWHERE) {
                current.end(address);
            }
        }

        void end(long address) {
            leave(Addresses.toColumn(Math.min(address, Addresses.MAX)));
        }
    }

    /** {@return the row that gdb shows for {@code address}; -1 for none} */
    int rowAt(long address) {
        int key = Addresses.toColumn(address);
        FileList best = Spreading.NOWHERE;
        int bestPlace = -1;
        for (FileList list : lists) {
            int place = list.last(key);
            if (place >= 0 && list.rows[place] != END) {
                if (bestPlace < 0 || Integer.compareUnsigned(list.addresses[place], best.addresses[bestPlace]) > 0) {
                    best = list;
                    bestPlace = place;
                }
            }
        }
        if (bestPlace < 0) {
            return END;
        }
        int row = best.rows[bestPlace];
        if (!lines.isStatement(row)) {
            for (int i = bestPlace - 1;
                    i >= 0 && best.rows[i] != END && best.addresses[i] == best.addresses[bestPlace];
                    i--) {
                if (lines.isStatement(best.rows[i])) {
                    return best.rows[i];
                }
            }
        }
        return row;
    }

    /** {@return whether a statement starts exactly at {@code address}, so that gdb leaves the address out of a frame} */
    boolean isStatementStart(long address) {
        int row = rowAt(address);
        return row != END && lines.isStatement(row) && lines.address(row) == address;
    }
}

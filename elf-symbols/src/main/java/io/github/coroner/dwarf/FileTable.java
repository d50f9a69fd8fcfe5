package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The folders and files that a line number program's rows refer to, DWARF 5 section 6.2.4.1, DWARF 4 section 6.2.4. Names
 * are read when asked for, each time anew. Immutable; safe to share between threads.
 *
 * <p>Files are numbered as the unit's entries and rows number them: from 0 on in DWARF 5, from 1 on before.
 */
public final class FileTable {
    // DWARF 5 section 6.2.4.1
    private static final int LNCT_PATH = 1;
    private static final int LNCT_DIRECTORY_INDEX = 2;

    private final CompilationUnit unit;
    private final ByteReader line;
    private final int firstFile;
    private final Names directories;
    private final Names files;
    private final String compilationDirectory;

    /** Where in {@code .debug_line} the names of a table are, their form, and for files the numbers of their folders. */
    private static final class Names {
        private int form = Form.STRING;
        private int[] at = new int[8];
        private int[] directory = new int[8];
        private int count;

        void add(long offset, long directoryIndex) {
            if (count == at.length) {
                at = Arrays.copyOf(at, 2 * count);
                directory = Arrays.copyOf(directory, 2 * count);
            }
            at[count] = (int) offset;
            directory[count++] = directoryIndex < 0 || directoryIndex > Integer.MAX_VALUE ? -1 : (int) directoryIndex;
        }
    }

    private FileTable(
            CompilationUnit unit,
            ByteReader line,
            int firstFile,
            Names directories,
            Names files,
            String compilationDirectory) {
        this.unit = unit;
        this.line = line;
        this.firstFile = firstFile;
        this.directories = directories;
        this.files = files;
        this.compilationDirectory = compilationDirectory;
    }

    /** {@return tables without a file} */
    static FileTable empty(CompilationUnit unit) {
        return new FileTable(unit, ByteReader.of(".debug_line", new byte[0]), 1, new Names(), new Names(), "");
    }

    /**
     * Reads the tables of DWARF 2 to 4: names of folders up to an empty one, then files up to an empty one.
     *
     * @param header window of the header, at the tables; moved past them
     * @param line the whole section
     * @throws FormatException if they do not end inside the header
     */
    static FileTable readUnformatted(CompilationUnit unit, ByteReader header, ByteReader line) {
        Names directories = new Names();
        directories.add(0, 0); // number 0 is the compilation directory
        while (isName(header)) {
            directories.add(header.offset(), 0);
            header.skipString();
        }
        Names files = new Names();
        while (isName(header)) {
            addUnformatted(header, files);
        }
        return new FileTable(
                unit, line, 1, directories, files, unit.compilationDirectory().orElse(""));
    }

    private static boolean isName(ByteReader reader) {
        if (reader.u8() == 0) {
            return false;
        }
        reader.seek(reader.offset() - 1);
        return true;
    }

    /** Reads one file: name, number of its folder, time of its last change, length. */
    private static void addUnformatted(ByteReader reader, Names files) {
        long name = reader.offset();
        reader.skipString();
        files.add(name, reader.uleb128());
        reader.skipLeb128();
        reader.skipLeb128();
    }

    /** Adds the file that {@code DW_LNE_define_file} names; only while the program runs, before others know the table. */
    void define(ByteReader operand) {
        addUnformatted(operand, files);
    }

    /**
     * Reads the tables of DWARF 5: each is preceded by a description of its entries.
     *
     * @param header window of the header, at the tables; moved past them
     * @param line the whole section
     * @throws FormatException if they are cut short, or have more entries than bytes
     */
    static FileTable readFormatted(CompilationUnit unit, ByteReader header, ByteReader line, UnitEncoding encoding) {
        Names directories = readFormatted(header, encoding);
        Names files = readFormatted(header, encoding);
        return new FileTable(
                unit, line, 0, directories, files, unit.compilationDirectory().orElse(""));
    }

    private static Names readFormatted(ByteReader header, UnitEncoding encoding) {
        int formatCount = header.u8();
        int[] types = new int[formatCount];
        int[] forms = new int[formatCount];
        for (int i = 0; i < formatCount; i++) {
            types[i] = code(header);
            forms[i] = code(header);
        }
        long offset = header.offset();
        long count = header.uleb128();
        if (count < 0 || count > header.remaining()) {
            throw FormatException.malformed(
                    header.source(), offset, count + " entries in " + header.remaining() + " bytes");
        }
        Names names = new Names();
        for (long i = 0; i < count; i++) {
            readEntry(header, encoding, types, forms, names);
        }
        return names;
    }

    private static void readEntry(ByteReader header, UnitEncoding encoding, int[] types, int[] forms, Names names) {
        long name = 0;
        long directory = 0;
        for (int i = 0; i < types.length; i++) {
            int size = Form.size(forms[i], encoding);
            if (types[i] == LNCT_PATH) {
                names.form = forms[i];
                name = header.offset();
            } else if (types[i] == LNCT_DIRECTORY_INDEX) {
                long at = header.offset();
                directory =
                        forms[i] == Form.UDATA ? header.uleb128() : size > 0 && size <= 8 ? header.unsigned(size) : 0;
                header.seek(at);
            }
            Form.skip(header, size, encoding);
        }
        names.add(name, directory);
    }

    private static int code(ByteReader reader) {
        long code = reader.uleb128();
        return code < 0 || code > 0xffff ? 0xffff : (int) code;
    }

    /** {@return the number of the first file} */
    public int firstFile() {
        return firstFile;
    }

    /** {@return the number behind the last file} */
    public int endFile() {
        return firstFile + files.count;
    }

    /**
     * {@return where a file is: its name, behind its folder if it is relative, behind the compilation directory if that is
     * relative too; empty if there is no such file}
     */
    public Optional<String> path(int file) {
        int index = file - firstFile;
        if (index < 0 || index >= files.count) {
            return Optional.empty();
        }
        String recorded = recordedPath(index, files.directory[index]);
        return Optional.of(isAbsolute(recorded) ? recorded : join(compilationDirectory, recorded));
    }

    /**
     * {@return a file's path as the table says it: its name, behind its folder unless that is number 0, the
     * compilation directory}
     */
    public Optional<String> recordedPath(int file) {
        int index = file - firstFile;
        if (index < 0 || index >= files.count) {
            return Optional.empty();
        }
        int directory = files.directory[index];
        return Optional.of(directory == 0 ? name(files, index) : recordedPath(index, directory));
    }

    private String recordedPath(int index, int directory) {
        String name = name(files, index);
        boolean known = directory >= 0 && directory < directories.count;
        return isAbsolute(name) || !known ? name : join(directory(directory), name);
    }

    private String directory(int index) {
        return firstFile == 1 && index == 0 ? "" : name(directories, index);
    }

    private String name(Names names, int index) {
        ByteReader reader = line.copy();
        reader.seek(names.at[index]);
        return unit.string(names.form, reader).orElse("");
    }

    private static String join(String directory, String name) {
        if (directory.isEmpty()) {
            return name;
        }
        return directory.endsWith("/")
                ? directory.concat(name)
                : directory.concat("/").concat(name);
    }

    /** {@return whether a path does not depend on a folder, on POSIX systems or Windows} */
    private static boolean isAbsolute(String path) {
        if (path.isEmpty()) {
            return false;
        }
        char first = path.charAt(0);
        boolean drive = path.length() > 2 && path.charAt(1) == ':' && (path.charAt(2) == '/' || path.charAt(2) == '\\');
        return first == '/' || first == '\\' || drive;
    }
}

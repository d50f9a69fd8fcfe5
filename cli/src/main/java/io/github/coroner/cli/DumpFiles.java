package io.github.coroner.cli;

import io.github.coroner.format.elf.ElfHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the values of {@code --core} name, in order: files, standard input, and the files of folders.
 *
 * @param names of files, or {@code -}
 * @param several whether there may be more than one, so that reports say which is which
 * @param programs how many files of the folders are ELF files of programs, and so not among the names
 */
record DumpFiles(List<String> names, boolean several, int programs) {
    static final String STANDARD_INPUT = "-";

    /**
     * {@return the dumps that some arguments name}
     *
     * <p>A folder stands for the files below it, by name; those that begin with a dot are left out, as the shell does it, and so
     * are ELF files of programs: firmware often lies beside its dumps.
     *
     * @throws IOException if folders were named and have no file
     */
    static DumpFiles of(List<String> cores) throws IOException {
        if (Collections.frequency(cores, STANDARD_INPUT) > 1) {
            throw new UsageException("--core -: standard input can be read once only");
        }
        List<String> names = new ArrayList<>();
        boolean several = cores.size() > 1;
        int programs = 0;
        for (String core : cores) {
            if (!core.equals(STANDARD_INPUT) && Files.isDirectory(Path.of(core))) {
                several = true;
                for (Path file : below(Path.of(core))) {
                    if (isProgram(file)) {
                        programs++;
                    } else {
                        names.add(file.toString());
                    }
                }
            } else {
                names.add(core);
            }
        }
        if (names.isEmpty()) {
            throw new IOException(String.join(", ", cores) + ": no dump in the folder"
                    + (programs > 0 ? ", only ELF files of programs: " + programs : ""));
        }
        return new DumpFiles(names, several, programs);
    }

    /**
     * Passes if writing to a file does not overwrite a dump.
     *
     * @param option that names the file, for the message
     */
    void checkSpared(String option, Path output) throws IOException {
        for (String name : names) {
            if (!name.equals(STANDARD_INPUT) && isSame(Path.of(name), output)) {
                throw new UsageException(option + " " + output + ": that is the dump itself");
            }
        }
    }

    private static boolean isSame(Path dump, Path output) throws IOException {
        return Files.isRegularFile(dump) && Files.isRegularFile(output) && Files.isSameFile(dump, output);
    }

    private static List<Path> below(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return isHidden(directory) && !directory.equals(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // a symbolic link to a file is one, too
                if (!isHidden(file) && Files.isRegularFile(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                found.add(file); // reading it will say why it cannot be read
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    /** {@return whether it is an ELF file of another type than that of a core dump; not if it cannot be read, which is told later} */
    private static boolean isProgram(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            OptionalInt type = ElfHeader.typeOf(in.readNBytes(ElfHeader.TYPE_END));
            return type.isPresent() && type.getAsInt() >= ElfHeader.ET_REL && type.getAsInt() <= ElfHeader.ET_DYN;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}

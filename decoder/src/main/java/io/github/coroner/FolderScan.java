package io.github.coroner;

import io.github.coroner.elf.ApplicationDescription;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.elf.ElfHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One look through a folder of firmware: every file below it that is not known as it is now is looked into. Used once.
 *
 * <p>Symbolic links are followed, loops are not. A file is hashed only if its header says that it is an executable or a shared
 * object; objects, core files and everything else are passed over by their first bytes.
 */
final class FolderScan {
    private static final int DEPTH = 64;
    private static final int MOST_FILES = 1 << 20;
    private static final String SUFFIX = ".elf";
    private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** At most one part in so many of the time goes into checkpoints, however large the index. */
    private static final long CHECKPOINT_SHARE = 20;
    /** Time stamps of some file systems count in steps of two seconds. */
    private static final long TIME_STEP_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Path folder;
    private final FirmwareIndex known;
    private final Set<Path> distrusted;
    private final FirmwareFolder.Progress progress;
    private final UnaryOperator<FirmwareIndex> checkpoint;
    private final LongSupplier clock;
    private final List<Found> unknown = new ArrayList<>();
    private final List<IndexEntry> entries = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();
    private int files;
    private boolean whole = true;

    /** A file that has to be looked into. */
    private record Found(Path path, long size, long modified) {}

    /**
     * Prepares a look.
     *
     * @param known what was known before
     * @param distrusted paths below the folder whose entries proved wrong
     * @param checkpoint is given what is known so far about every second, so that a long look that is broken off was not in vain, and
     *     gives what others know, who may be looking through the same folder
     * @param clock in nanoseconds
     */
    FolderScan(
            Path folder,
            FirmwareIndex known,
            Set<Path> distrusted,
            FirmwareFolder.Progress progress,
            UnaryOperator<FirmwareIndex> checkpoint,
            LongSupplier clock) {
        this.folder = folder;
        this.known = known;
        this.distrusted = distrusted;
        this.progress = progress;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    /**
     * Looks through the folder. With digits to look for, files whose whole names are other digests are left for last, and left
     * alone if the firmware was found without them: a name proves nothing, but it saves hashing an archive that is named so.
     *
     * @param digits what is looked for; empty to look into everything
     * @return what is known now
     * @throws IOException if the folder itself cannot be read
     */
    FirmwareIndex run(String digits) throws IOException {
        walk();
        unknown.sort(Comparator.comparing(Found::path));
        List<Found> later = new ArrayList<>();
        List<Found> first = new ArrayList<>();
        for (Found file : unknown) {
            (isNamedOtherwise(file.path(), digits) ? later : first).add(file);
        }
        look(first, first.size() + later.size(), 0);
        if (later.isEmpty() || !has(digits)) {
            look(later, first.size() + later.size(), first.size());
        } else {
            whole = false;
        }
        return FirmwareIndex.of(entries);
    }

    private boolean has(String digits) {
        return !digits.isEmpty()
                && entries.stream().anyMatch(entry -> entry.sha256().startsWith(digits));
    }

    /** {@return whether the file's name claims a SHA-256 that does not begin with the digits} */
    private static boolean isNamedOtherwise(Path path, String digits) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return !digits.isEmpty()
                && name.length() == 64 + SUFFIX.length()
                && name.endsWith(SUFFIX)
                && Sha256Prefix.isDigits(name.substring(0, 64))
                && !name.startsWith(digits);
    }

    /** {@return whether everything was looked into, not only what was needed} */
    boolean isWhole() {
        return whole;
    }

    /** {@return files and folders that could not be read, sorted} */
    List<Path> unreadable() {
        return unreadable.stream().sorted().toList();
    }

    private void walk() throws IOException {
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !isOurs(file)) {
                    files++;
                    if (files > MOST_FILES) {
                        throw new IOException(folder + ": more than " + MOST_FILES + " files, give a narrower folder");
                    }
                    file(folder.relativize(file), attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(folder)) {
                    throw failure;
                }
                if (!(failure instanceof FileSystemLoopException)) {
                    unreadable.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                if (failure != null) {
                    unreadable.add(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isOurs(Path file) {
        return String.valueOf(file.getFileName()).startsWith(FirmwareIndexFile.OWN_PREFIX);
    }

    private void file(Path path, BasicFileAttributes attributes) {
        Found file = new Found(path, attributes.size(), nanoseconds(attributes.lastModifiedTime()));
        if (!take(file, known)) {
            unknown.add(file);
        }
    }

    /** Takes over what an index knows of a file. */
    private boolean take(Found file, FirmwareIndex index) {
        IndexEntry entry = index.at(file.path());
        if (entry == null
                || !entry.settled()
                || !entry.isOf(file.size(), file.modified())
                || distrusted.contains(file.path())) {
            return false;
        }
        entries.add(entry);
        return true;
    }

    static long nanoseconds(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    private void look(List<Found> some, int all, int done) {
        if (some.isEmpty()) {
            return;
        }
        // processes that look at the same time begin in different places, and leave to each other what is done
        List<Found> order = new ArrayList<>(some);
        Collections.rotate(order, ThreadLocalRandom.current().nextInt(some.size()));
        FirmwareIndex others = FirmwareIndex.EMPTY;
        int count = done;
        long saved = clock.getAsLong();
        long pause = CHECKPOINT_NANOS;
        for (Found file : order) {
            progress.looked(count, all);
            count++;
            long now = clock.getAsLong();
            if (now - saved > pause) {
                others = checkpoint.apply(FirmwareIndex.of(entries));
                saved = clock.getAsLong();
                pause = Math.max(CHECKPOINT_NANOS, CHECKPOINT_SHARE * (saved - now));
            }
            if (take(file, others)) {
                continue;
            }
            try {
                look(file);
            } catch (IOException e) {
                unreadable.add(folder.resolve(file.path()));
            }
        }
        progress.looked(count, all);
    }

    private void look(Found file) throws IOException {
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        boolean settled = Math.abs(now - file.modified()) > TIME_STEP_NANOS;
        Path path = folder.resolve(file.path());
        Optional<ElfFile> elf = isProgram(path) ? open(path) : Optional.empty();
        String digest = elf.map(ElfFile::sha256).orElse("");
        if (!isStill(path, file) || (elf.isPresent() && elf.get().size() != file.size())) {
            return; // being written: the next look will see it
        }
        entries.add(
                elf.isEmpty()
                        ? IndexEntry.notFirmware(file.path(), file.size(), file.modified(), settled)
                        : new IndexEntry(
                                file.path(),
                                file.size(),
                                file.modified(),
                                digest,
                                elf.get().machine(),
                                description(elf.get()),
                                settled));
    }

    private static boolean isStill(Path path, Found file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return attributes.size() == file.size() && nanoseconds(attributes.lastModifiedTime()) == file.modified();
    }

    /** {@return whether the first bytes are the header of an executable or shared object; gABI chapter 4, ELF header} */
    private static boolean isProgram(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            int type = ElfHeader.typeOf(in.readNBytes(ElfHeader.TYPE_END)).orElse(0);
            return type == ElfHeader.ET_EXEC || type == ElfHeader.ET_DYN;
        }
    }

    /** {@return the file; empty if it begins as firmware does and is damaged, which makes it none} */
    private static Optional<ElfFile> open(Path path) throws IOException {
        try {
            return Optional.of(ElfFile.open(path));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** {@return the application's description; a damaged one is as good as none here, and told when the firmware is used} */
    private static Optional<ApplicationDescription> description(ElfFile elf) {
        try {
            return elf.appDescription();
        } catch (FormatException e) {
            return Optional.empty();
        }
    }
}

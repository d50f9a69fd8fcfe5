package io.github.coroner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link FirmwareFolder} remembers what it found out, so that the next process need not hash the files again: the file
 * {@value #NAME} in the folder or, where that cannot be written, a file in a cache folder.
 *
 * <p>This is the one class of the library that writes files, and it does so only for a caller who makes one and hands it to a
 * folder. It stands here and not in the command line because a server that embeds the decoder has the same need, and because
 * what is hard about it, several processes at once, should be done once.
 *
 * <p>Any number of processes may use the same index. It is never changed in place: a new file is written beside it and renamed
 * over it, so that a reader sees the old or the new one, whole. Writers take turns by a lock on {@code .coroner-index.lock}, and
 * each adds to what the others wrote, about every second while it looks through the folder; one whose turn does not come within
 * five seconds goes without remembering. The index is only ever a hint: a file is believed to be what its entry says while size
 * and time agree, and its bytes are hashed when they are opened. A damaged index, or one of another version, is passed over and
 * made anew; nothing is lost but time. When it cannot be written at all, firmware is found all the same.
 *
 * <p>Immutable; safe to share between threads.
 */
public final class FirmwareIndexFile {
    /** Files whose names begin so are ours, not the archive's. */
    static final String OWN_PREFIX = ".coroner-";

    private static final String NAME = ".coroner-index";
    private static final String LOCK = ".lock";
    private static final String UNFINISHED = ".tmp";
    private static final int NAME_DIGITS = 32;
    /** More than a million entries of long paths. */
    private static final long MOST_BYTES = 1 << 28;

    private static final int LOCK_ATTEMPTS = 200;
    private static final int LOCK_PAUSE_MILLIS = 25;

    private final Path folder;
    private final Optional<Path> cacheFolder;

    private FirmwareIndexFile(Path folder, Optional<Path> cacheFolder) {
        this.folder = folder;
        this.cacheFolder = cacheFolder;
    }

    /** {@return the index file in a folder of firmware} */
    public static FirmwareIndexFile in(Path folder) {
        return new FirmwareIndexFile(folder, Optional.empty());
    }

    /**
     * {@return the same, with a place for folders that cannot be written: a file there, named by the firmware folder's path}
     *
     * @param cache made when it is needed
     */
    public FirmwareIndexFile orIn(Path cache) {
        return new FirmwareIndexFile(folder, Optional.of(cache));
    }

    /** {@return where the index may be: in the folder, else in the cache} */
    private List<Path> places() {
        List<Path> places = new ArrayList<>();
        places.add(folder.resolve(NAME));
        cacheFolder.ifPresent(cache -> places.add(cache.resolve(nameInCache())));
        return places;
    }

    private String nameInCache() {
        Path real;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            real = folder.toAbsolutePath();
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(real.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS) + NAME;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@return what is remembered; of two places the one written last counts where both have a file} */
    FirmwareIndex read() {
        List<Path> places = places();
        places.sort(Comparator.comparing(FirmwareIndexFile::written));
        FirmwareIndex index = FirmwareIndex.EMPTY;
        for (Path place : places) {
            FirmwareIndex found = read(place);
            index = index.size() == 0 ? found : index.with(found);
        }
        return index;
    }

    private static FileTime written(Path place) {
        try {
            return Files.getLastModifiedTime(place);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private FirmwareIndex read(Path place) {
        try {
            if (Files.isRegularFile(place) && Files.size(place) <= MOST_BYTES) {
                return FirmwareIndexText.read(Files.readAllBytes(place), folder.getFileSystem())
                        .orElse(FirmwareIndex.EMPTY);
            }
        } catch (IOException e) {
            // as if it were not there: the index saves time, nothing else
        }
        return FirmwareIndex.EMPTY;
    }

    /**
     * Remembers an index. Entries that another process added meanwhile stay.
     *
     * @param before what {@link #read} gave when the work began
     * @param now what is to be remembered
     * @return whether it could be written anywhere
     */
    boolean write(FirmwareIndex before, FirmwareIndex now) {
        for (Path place : places()) {
            try {
                Path parent = place.toAbsolutePath().getParent();
                if (!place.startsWith(folder) && parent != null && !Files.isDirectory(parent)) {
                    Files.createDirectories(parent);
                }
                return write(place, before, now);
            } catch (IOException e) {
                // not writable, full, or without locks: the next place
            }
        }
        return false;
    }

    private boolean write(Path place, FirmwareIndex before, FirmwareIndex now) throws IOException {
        Path lockFile = place.resolveSibling(place.getFileName() + LOCK);
        try (FileChannel channel = FileChannel.open(
                        lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                return false; // somebody is at it all the time; what is not remembered is found out again
            }
            removeUnfinished(place);
            FirmwareIndex ofOthers = read(place).without(before);
            replace(place, FirmwareIndexText.write(ofOthers.with(now)));
            return true;
        }
    }

    /** {@return the lock; null if others had it all the time} */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // another thread of this process has it. The channel stays open meanwhile: closing one of several
                // channels of
                // a file gives up the locks of all of them on some systems
            }
            try {
                Thread.sleep(LOCK_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    /** Removes what processes left that ended while writing; with the lock nobody else is writing now. */
    private static void removeUnfinished(Path place) throws IOException {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(place.toAbsolutePath().getParent(), place.getFileName() + "-*" + UNFINISHED)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void replace(Path place, byte[] bytes) throws IOException {
        // a name that nobody can foresee, and never an existing file: the folder may be others' to write, too
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path unfinished = place.resolveSibling(place.getFileName() + "-" + random + UNFINISHED);
        try {
            Files.write(unfinished, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}

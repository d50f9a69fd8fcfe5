package io.github.coroner;

import io.github.coroner.format.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A folder tree of ELF files, found by their SHA-256, named by anything.
 *
 * <p>Every file is hashed once and known from then on by its path, size and time of change; with a {@link FirmwareIndexFile} also
 * by later processes. What the index says is enough to find a file, not to believe it: a file that is opened is hashed again,
 * and if it is not what was looked for, the folder is looked through anew. So it is when digits are not found, but not more than
 * once in a second. Files that come, go and change meanwhile do no harm; the same firmware in several places is one firmware.
 *
 * <p>Firmware that was opened is kept as {@link FirmwareCache} says. Safe to share between threads, several of which look
 * through the folder one after the other.
 */
public final class FirmwareFolder implements FirmwareRepository {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private final Optional<FirmwareIndexFile> indexFile;
    private final Progress progress;
    private final LongSupplier clock;
    private final FirmwareCache cache;
    private final Set<Path> distrusted = ConcurrentHashMap.newKeySet();
    private volatile @Nullable FirmwareIndex index;
    /** Guarded by this. */
    private List<Path> unreadable = List.of();
    /** When the folder was last looked through whole. Guarded by this. */
    private long lookedAt;
    /** Whether it ever was. Guarded by this. */
    private boolean looked;

    /** Is told how far a look through the folder has come. Called by the thread that looks. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Says how far it has come.
         *
         * @param files that have been looked into
         * @param all files that are to be looked into: those that are new or changed
         */
        void looked(int files, int all);
    }

    /**
     * What a folder holds.
     *
     * @param firmware sorted by path
     * @param otherFiles number of files that are no firmware
     * @param unreadable files and folders that could not be read, and so may be firmware
     */
    public record Contents(List<ArchivedFirmware> firmware, int otherFiles, List<Path> unreadable) {
        /** Copies the lists. */
        public Contents {
            firmware = List.copyOf(firmware);
            unreadable = List.copyOf(unreadable);
        }
    }

    private FirmwareFolder(Builder builder) {
        folder = builder.folder;
        indexFile = builder.indexFile;
        progress = builder.progress;
        clock = builder.clock;
        cache = builder.mostCount > 0
                ? FirmwareCache.of(this::open, builder.mostCount, builder.mostBytes)
                : FirmwareCache.of(this::open);
    }

    /** {@return the firmware below {@code folder}, remembered as long as this object lives; no file is written} */
    public static FirmwareFolder of(Path folder) {
        return builder(folder).build();
    }

    /** {@return a builder of the firmware below {@code folder}} */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    @Override
    public Optional<Firmware> find(String sha256Prefix) throws IOException {
        String digits = sha256Prefix.toLowerCase(Locale.ROOT);
        Optional<Firmware> found = first(matching(digits));
        if (found.isEmpty() && !distrusted.isEmpty()) {
            found = first(look(digits).beginningWith(digits));
        }
        return found;
    }

    private Optional<Firmware> first(List<IndexEntry> entries) throws IOException {
        for (IndexEntry entry : entries) {
            Optional<Firmware> firmware = cache.find(entry.sha256());
            if (firmware.isPresent()) {
                return firmware;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> digests(String sha256Prefix) throws IOException {
        return matching(sha256Prefix.toLowerCase(Locale.ROOT)).stream()
                .map(IndexEntry::sha256)
                .distinct()
                .toList();
    }

    /**
     * {@return what the folder holds now; it is looked through first}
     *
     * @throws IOException if the folder cannot be read
     */
    public synchronized Contents contents() throws IOException {
        FirmwareIndex now = look("");
        List<ArchivedFirmware> firmware = now.entries().stream()
                .filter(IndexEntry::isFirmware)
                .sorted(Comparator.comparing(IndexEntry::path))
                .map(this::archived)
                .toList();
        return new Contents(firmware, now.size() - firmware.size(), unreadable);
    }

    private ArchivedFirmware archived(IndexEntry entry) {
        return new ArchivedFirmware(
                folder.resolve(entry.path()),
                entry.size(),
                Instant.EPOCH.plusNanos(entry.modified()),
                entry.sha256(),
                entry.machine(),
                entry.application());
    }

    /** {@return firmware that begins so and is still there as it was, ascending by digest; looked for if there is none} */
    private List<IndexEntry> matching(String digits) throws IOException {
        if (!Sha256Prefix.isDigits(digits)) {
            return List.of();
        }
        List<IndexEntry> known = index().beginningWith(digits);
        List<IndexEntry> current = known.stream().filter(this::isCurrent).toList();
        if (!current.isEmpty()) {
            return current;
        }
        synchronized (this) {
            boolean lately = looked && clock.getAsLong() - lookedAt < PATIENCE_NANOS;
            // what another thread found meanwhile counts, too
            FirmwareIndex now = known.isEmpty() && lately ? index() : look(digits);
            return now.beginningWith(digits);
        }
    }

    private boolean isCurrent(IndexEntry entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(folder.resolve(entry.path()), BasicFileAttributes.class);
            return entry.isOf(attributes.size(), FolderScan.nanoseconds(attributes.lastModifiedTime()));
        } catch (IOException e) {
            return false;
        }
    }

    private FirmwareIndex index() {
        FirmwareIndex known = index;
        if (known == null) {
            synchronized (this) {
                known = index;
                if (known == null) {
                    known = indexFile.map(FirmwareIndexFile::read).orElse(FirmwareIndex.EMPTY);
                    index = known;
                }
            }
        }
        return known;
    }

    /** Looks through the folder, for some digits or, with none, whole. */
    private synchronized FirmwareIndex look(String digits) throws IOException {
        FirmwareIndex before = index();
        Set<Path> wrong = Set.copyOf(distrusted);
        FolderScan scan =
                new FolderScan(folder, before, wrong, progress, some -> exchange(before, some.settled()), clock);
        FirmwareIndex now = scan.run(digits);
        distrusted.removeAll(wrong);
        unreadable = scan.unreadable();
        looked = scan.isWhole();
        lookedAt = clock.getAsLong();
        index = now;
        FirmwareIndex settled = now.settled();
        if (!settled.equals(before.settled())) {
            remember(before, settled);
        }
        return now;
    }

    /** Remembers what is known so far, and sees what other processes do. */
    private FirmwareIndex exchange(FirmwareIndex before, FirmwareIndex settled) {
        remember(before, settled);
        return indexFile.map(FirmwareIndexFile::read).orElse(FirmwareIndex.EMPTY);
    }

    private void remember(FirmwareIndex before, FirmwareIndex settled) {
        indexFile.ifPresent(file -> file.write(before, settled));
    }

    /** Opens a firmware for the cache, by all of its digits. Of copies any one will do. */
    private Optional<Firmware> open(String sha256) throws IOException {
        IOException failure = null;
        for (IndexEntry entry : index().beginningWith(sha256)) {
            try {
                Firmware firmware = Firmware.open(folder.resolve(entry.path()));
                if (firmware.sha256().equals(sha256)) {
                    return Optional.of(firmware);
                }
                distrusted.add(entry.path());
            } catch (FormatException e) {
                distrusted.add(entry.path()); // it was firmware when it was hashed
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Optional.empty();
    }

    /** Says where and how firmware is looked for. Not thread-safe. */
    public static final class Builder {
        private final Path folder;
        private Optional<FirmwareIndexFile> indexFile = Optional.empty();
        private Progress progress = (files, all) -> {};
        private LongSupplier clock = System::nanoTime;
        private int mostCount;
        private long mostBytes;

        private Builder(Path folder) {
            this.folder = folder;
        }

        /** Sets where to remember what was found out; unless this is called, nothing is written. */
        public Builder index(FirmwareIndexFile file) {
            indexFile = Optional.of(file);
            return this;
        }

        /** Sets whom to tell how far a look through the folder has come. */
        public Builder progress(Progress listener) {
            progress = Objects.requireNonNull(listener);
            return this;
        }

        /**
         * Sets how much opened firmware to keep; see {@link FirmwareCache#of(FirmwareRepository, int, long)}.
         *
         * @param count of firmware, at least 1
         * @param bytes of their ELF files in all
         */
        public Builder keep(int count, long bytes) {
            if (count < 1) {
                throw new IllegalArgumentException("at least one firmware is kept, not " + count);
            }
            mostCount = count;
            mostBytes = bytes;
            return this;
        }

        /** Sets the clock that says how long ago the folder was looked through, in nanoseconds. */
        Builder clock(LongSupplier nanoseconds) {
            clock = nanoseconds;
            return this;
        }

        /** {@return the repository} */
        public FirmwareFolder build() {
            return new FirmwareFolder(this);
        }
    }
}

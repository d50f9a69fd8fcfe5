package io.github.coroner;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Keeps firmware that a repository gave, so that it is opened once for many dumps.
 *
 * <p>Bounded by number and by the size of the ELF files; what has not been asked for the longest goes first. A firmware keeps its
 * file's bytes and, as it is used, about as much again of tables. The one that was asked for last is always kept. Threads that
 * ask for the same firmware at the same time cause one look-up, and wait for it; others do not wait. That something was not
 * found, or could not be read, is not kept.
 *
 * <p>Safe to share between threads.
 */
public final class FirmwareCache implements FirmwareRepository {
    private static final int COUNT = 64;
    private static final int PART_OF_HEAP = 4;

    private final FirmwareRepository source;
    private final int mostCount;
    private final long mostBytes;
    /** Of digits that were asked for, those asked for last at the end. Guarded by itself. */
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    /** Of the entries that are loaded. Guarded by {@link #entries}. */
    private long bytes;

    /** A firmware that is being looked up or was found. */
    private static final class Entry {
        private final CompletableFuture<Optional<Firmware>> firmware = new CompletableFuture<>();
        private long size;
    }

    private FirmwareCache(FirmwareRepository source, int mostCount, long mostBytes) {
        this.source = source;
        this.mostCount = mostCount;
        this.mostBytes = mostBytes;
    }

    /** {@return a cache of 64 firmware at most, whose files together have a quarter of the heap's greatest size at most} */
    public static FirmwareCache of(FirmwareRepository source) {
        return of(source, COUNT, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /**
     * {@return a cache with bounds}
     *
     * @param mostCount firmware to keep, at least 1
     * @param mostBytes of their ELF files in all
     */
    public static FirmwareCache of(FirmwareRepository source, int mostCount, long mostBytes) {
        if (mostCount < 1) {
            throw new IllegalArgumentException("a cache keeps at least one, not " + mostCount);
        }
        return new FirmwareCache(source, mostCount, mostBytes);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Digits that were asked for before are answered from memory, whatever became of the source meanwhile.
     */
    @Override
    public Optional<Firmware> find(String sha256Prefix) throws IOException {
        Entry mine = new Entry();
        Entry entry;
        synchronized (entries) {
            // not putIfAbsent, which leaves the place among the others as it was
            Entry known = entries.get(sha256Prefix);
            entry = known == null ? mine : known;
            if (known == null) {
                entries.put(sha256Prefix, mine);
            }
        }
        return entry == mine ? load(sha256Prefix, mine) : await(entry);
    }

    private Optional<Firmware> load(String digits, Entry entry) throws IOException {
        Optional<Firmware> found = Optional.empty();
        try {
            found = source.find(digits);
            entry.firmware.complete(found);
            return found;
        } catch (IOException | RuntimeException | Error e) {
            entry.firmware.completeExceptionally(e);
            throw e;
        } finally {
            keep(digits, entry, found);
        }
    }

    private void keep(String digits, Entry entry, Optional<Firmware> found) {
        synchronized (entries) {
            if (found.isEmpty()) {
                entries.remove(digits, entry);
                return;
            }
            entry.size = found.get().elf().size();
            bytes += entry.size;
            Iterator<Entry> oldest = entries.values().iterator();
            while ((entries.size() > mostCount || bytes > mostBytes) && oldest.hasNext()) {
                Entry one = oldest.next();
                // one that is still looked up has no size yet, and somebody waits for it
                if (one != entry && one.size > 0) {
                    bytes -= one.size;
                    oldest.remove();
                }
            }
        }
    }

    private static Optional<Firmware> await(Entry entry) throws IOException {
        try {
            return entry.firmware.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw new IOException(failure.getMessage(), failure);
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public List<String> digests(String sha256Prefix) throws IOException {
        return source.digests(sha256Prefix);
    }

    /** {@return how many firmware are kept, those being looked up included} */
    int count() {
        synchronized (entries) {
            return entries.size();
        }
    }
}

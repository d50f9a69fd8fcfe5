package io.github.coroner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the files of a firmware folder: by path, and sorted by SHA-256. Immutable. */
final class FirmwareIndex {
    static final FirmwareIndex EMPTY = new FirmwareIndex(Map.of());

    private static final Comparator<IndexEntry> BY_DIGEST =
            Comparator.comparing(IndexEntry::sha256).thenComparing(IndexEntry::path);

    private final Map<Path, IndexEntry> byPath;
    /** Firmware only; made when first asked for. */
    private volatile IndexEntry @Nullable [] byDigest;

    private FirmwareIndex(Map<Path, IndexEntry> byPath) {
        this.byPath = byPath;
    }

    /** {@return the index of some files; of two entries of one path the later counts} */
    static FirmwareIndex of(Collection<IndexEntry> entries) {
        Map<Path, IndexEntry> map = new HashMap<>(entries.size() * 2);
        for (IndexEntry entry : entries) {
            map.put(entry.path(), entry);
        }
        return new FirmwareIndex(map);
    }

    /** {@return the entry of a path below the folder} */
    @Nullable
    IndexEntry at(Path path) {
        return byPath.get(path);
    }

    /** {@return all entries, in no order} */
    Collection<IndexEntry> entries() {
        return byPath.values();
    }

    /** {@return the firmware whose SHA-256 begins so, ascending by it, then by path} */
    List<IndexEntry> beginningWith(String digits) {
        IndexEntry[] sorted = sorted();
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].sha256().compareTo(digits) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<IndexEntry> found = new ArrayList<>();
        while (low < sorted.length && sorted[low].sha256().startsWith(digits)) {
            found.add(sorted[low++]);
        }
        return found;
    }

    private IndexEntry[] sorted() {
        IndexEntry[] known = byDigest;
        if (known == null) {
            known = byPath.values().stream()
                    .filter(IndexEntry::isFirmware)
                    .sorted(BY_DIGEST)
                    .toArray(IndexEntry[]::new);
            byDigest = known;
        }
        return known;
    }

    /** {@return this index with everything of another, whose entries count where both have a path} */
    FirmwareIndex with(FirmwareIndex other) {
        Map<Path, IndexEntry> both = new HashMap<>(byPath);
        both.putAll(other.byPath);
        return new FirmwareIndex(both);
    }

    /** {@return this index without the paths of another} */
    FirmwareIndex without(FirmwareIndex other) {
        Map<Path, IndexEntry> rest = new HashMap<>(byPath);
        rest.keySet().removeAll(other.byPath.keySet());
        return new FirmwareIndex(rest);
    }

    /** {@return the entries that may be believed by another process, later} */
    FirmwareIndex settled() {
        Map<Path, IndexEntry> kept = new HashMap<>(byPath);
        kept.values().removeIf(entry -> !entry.settled());
        return new FirmwareIndex(kept);
    }

    /** {@return how many paths it has} */
    int size() {
        return byPath.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FirmwareIndex index && index.byPath.equals(byPath);
    }

    @Override
    public int hashCode() {
        return byPath.hashCode();
    }

    @Override
    public String toString() {
        IndexEntry[] all = byPath.values().toArray(new IndexEntry[0]);
        Arrays.sort(all, Comparator.comparing(IndexEntry::path));
        return Arrays.toString(all);
    }
}

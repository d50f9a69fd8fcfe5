package io.github.coroner.format.coredump;

import io.github.coroner.format.coredump.PrintedLayout.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts the lines of a printed dump back to their places when others between them are lost or damaged.
 *
 * <p>The {@link PrintedLayout} says how long each line of the dump was; the lines that are there must be among these in their
 * order. Where that can be in one way only, their place is certain. Where it can be in several, as when one of the equally long
 * lines of a stack is lost, the ways are tried, and the one is taken in which the stack or control block makes most sense.
 */
final class LostLines {
    /** Bytes that are looked at in trials in all, which bounds the time. */
    private static final long TRIAL_BYTES = 256L << 20;

    /** Gaps that have a message each. */
    private static final int MOST_TOLD = 50;

    /** Bytes by which a damaged line may seem longer than it was, for what was put in between. */
    private static final int STRAY_BYTES = 6;

    private final PrintedLayout layout;
    private final byte[][] contents;
    private final int[] earliest;
    private final int[] latest;

    /** The line of the layout that each line is which is there. */
    private final int[] place;

    private final List<Guess> guesses = new ArrayList<>();
    private long budget = TRIAL_BYTES;

    /**
     * A gap whose place is not certain.
     *
     * @param low index of the first line that may be the one behind it
     * @param high index of the last one, behind which there may be none
     * @param isJudged whether that is so because of what the lines hold
     */
    private record Guess(int low, int high, boolean isJudged) {}

    private LostLines(PrintedLayout layout, int[] earliest, int[] latest) {
        this.layout = layout;
        this.earliest = earliest;
        this.latest = latest;
        place = earliest.clone();
        contents = layout.rest().stream()
                .map(line -> line.isData() ? line.decode() : new byte[0])
                .toArray(byte[][]::new);
    }

    /**
     * {@return the dump, with zeros where lines are lost; empty if the lines that are there do not tell where they belong}
     *
     * @param lines whole and damaged ones, from that with the header on
     * @param report is told what is lost
     */
    static Optional<byte[]> repair(DumpHeader header, List<DumpLine> lines, DumpLinesReport report) {
        Optional<byte[]> repaired = repaired(header, lines, report);
        if (repaired.isPresent()) {
            return repaired;
        }
        // without what looks like base64 and is other output: nearly all that a device writes is made of 32-bit words
        List<DumpLine> words = lines.stream()
                .filter(line -> !line.isData() || line.byteCount() % 4 == 0)
                .toList();
        boolean begins = words.get(0).equals(lines.get(0));
        return begins && words.size() < lines.size() ? repaired(header, words, report) : Optional.empty();
    }

    private static Optional<byte[]> repaired(DumpHeader header, List<DumpLine> lines, DumpLinesReport report) {
        for (PrintedLayout layout : PrintedLayout.of(header, lines)) {
            Optional<int[]> earliest = earliest(layout);
            Optional<int[]> latest = latest(layout);
            if (earliest.isPresent() && latest.isPresent()) {
                LostLines repair = new LostLines(layout, earliest.get(), latest.get());
                repair.settle(header);
                repair.tell(report);
                return Optional.of(repair.bytes());
            }
        }
        return Optional.empty();
    }

    /** {@return the first place that each line can have; empty if one has none} */
    private static Optional<int[]> earliest(PrintedLayout layout) {
        List<Integer> lengths = layout.lengths();
        int[] places = new int[layout.rest().size()];
        int at = layout.front().size();
        for (int i = 0; i < places.length; i++) {
            while (at < lengths.size() && !fits(layout.rest().get(i), lengths.get(at))) {
                at++;
            }
            if (at == lengths.size()) {
                return Optional.empty();
            }
            places[i] = at++;
        }
        return Optional.of(places);
    }

    /** {@return the last place that each line can have; empty if one has none} */
    private static Optional<int[]> latest(PrintedLayout layout) {
        List<Integer> lengths = layout.lengths();
        int[] places = new int[layout.rest().size()];
        int at = lengths.size() - 1;
        for (int i = places.length - 1; i >= 0; i--) {
            while (at >= layout.front().size() && !fits(layout.rest().get(i), lengths.get(at))) {
                at--;
            }
            if (at < layout.front().size()) {
                return Optional.empty();
            }
            places[i] = at--;
        }
        return Optional.of(places);
    }

    /** A damaged line was no shorter than what is left of it. */
    private static boolean fits(DumpLine line, int length) {
        return line.isData() ? line.byteCount() == length : line.byteCount() - STRAY_BYTES < length;
    }

    private void settle(DumpHeader header) {
        Optional<PieceSense> sense = PieceSense.of(header, bytes());
        int to;
        for (int from = 0; from < place.length; from = to) {
            to = from + 1;
            if (earliest[from] < latest[from]) {
                while (to < place.length && earliest[to] < latest[to]) {
                    to++;
                }
                if (sense.isPresent()) {
                    settle(from, to, sense.get());
                }
                guesses.add(new Guess(from, to, false));
            }
        }
    }

    /** Opens one gap after the other between the lines where that makes most sense; the last of equal places is taken. */
    private void settle(int from, int to, PieceSense sense) {
        List<Piece> pieces = pieces(earliest[from], latest[to - 1]);
        if (pieces.isEmpty()) {
            return; // nothing to judge by
        }
        long bytes = pieces.stream().mapToLong(Piece::lineCount).sum() * DumpLine.FULL_BYTES;
        Optional<Guess> gap;
        do {
            gap = Optional.empty();
            int[] places = Arrays.copyOfRange(place, from, to);
            int[] bestPlaces = places;
            int bestBy = 0;
            long best = score(pieces, sense);
            for (int first = to - 1; first >= from; first--) {
                for (int by = 1; by <= latest[first] - places[first - from] && budget > 0; by++) {
                    budget -= bytes + (long) (to - from) * DumpLine.FULL_BYTES;
                    if (move(first, to, by)) {
                        long score = score(pieces, sense);
                        if (score > best) {
                            best = score;
                            bestBy = by;
                            bestPlaces = Arrays.copyOfRange(place, from, to);
                            gap = Optional.of(new Guess(first, first, true));
                        } else if (gap.isPresent() && score == best && by == bestBy) {
                            gap = Optional.of(new Guess(first, gap.get().high(), true));
                        }
                    }
                    System.arraycopy(places, 0, place, from, places.length);
                }
            }
            System.arraycopy(bestPlaces, 0, place, from, bestPlaces.length);
            gap.ifPresent(guesses::add);
        } while (gap.isPresent());
    }

    /** {@return the pieces that have lines from {@code first} to {@code last}} */
    private List<Piece> pieces(int first, int last) {
        List<Piece> all = layout.pieces();
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).end() <= first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < all.size() && all.get(end).line() <= last) {
            end++;
        }
        return all.subList(low, end);
    }

    /** {@return whether the lines can be so much later} */
    private boolean move(int first, int to, int by) {
        for (int i = first; i < to; i++) {
            place[i] += by;
            if (place[i] > latest[i]
                    || !fits(layout.rest().get(i), layout.lengths().get(place[i]))) {
                return false;
            }
        }
        return true;
    }

    private long score(List<Piece> pieces, PieceSense sense) {
        return pieces.stream()
                .mapToLong(piece -> sense.score(piece, bytes(piece)))
                .sum();
    }

    private byte[] bytes(Piece piece) {
        byte[] bytes = new byte[piece.lineCount() * DumpLine.FULL_BYTES];
        for (int i = lower(piece.line()); i < place.length && place[i] < piece.end(); i++) {
            int at = (place[i] - piece.line()) * DumpLine.FULL_BYTES;
            System.arraycopy(contents[i], 0, bytes, at, contents[i].length);
        }
        int last = DumpLine.FULL_BYTES - layout.lengths().get(piece.end() - 1);
        return Arrays.copyOf(bytes, bytes.length - last);
    }

    private byte[] bytes() {
        int[] offsets = offsets();
        byte[] bytes = new byte[offsets[offsets.length - 1]];
        for (int i = 0; i < layout.front().size(); i++) {
            int at = offsets[i];
            layout.front().get(i).map(DumpLine::decode).ifPresent(line -> put(line, bytes, at));
        }
        for (int i = 0; i < place.length; i++) {
            put(contents[i], bytes, offsets[place[i]]);
        }
        return bytes;
    }

    private static void put(byte[] line, byte[] bytes, int at) {
        System.arraycopy(line, 0, bytes, at, line.length);
    }

    /** {@return the offset of each line in the dump, and at last its length} */
    private int[] offsets() {
        List<Integer> lengths = layout.lengths();
        int[] offsets = new int[lengths.size() + 1];
        for (int i = 0; i < lengths.size(); i++) {
            offsets[i + 1] = offsets[i] + lengths.get(i);
        }
        return offsets;
    }

    // ---- what is told

    private void tell(DumpLinesReport report) {
        int[] offsets = offsets();
        List<Optional<DumpLine>> lines = lines();
        long damagedBytes = 0;
        int gaps = 0;
        long rest = 0;
        int from = 0;
        while (from < lines.size()) {
            if (lines.get(from).filter(line -> !line.isData()).isPresent()) {
                damagedBytes += layout.lengths().get(from);
            }
            int to = from;
            while (to < lines.size() && lines.get(to).isEmpty()) {
                to++;
            }
            if (to > from && gaps++ >= MOST_TOLD) {
                rest += offsets[to] - offsets[from];
            } else if (to > from) {
                tellLost(from, to, offsets[to] - offsets[from], lines, report);
            }
            from = Math.max(to, from + 1);
        }
        if (rest > 0) {
            report.lost(lines.get(0).orElseThrow().number(), rest, "in " + (gaps - MOST_TOLD) + " other places");
        }
        report.damaged(damagedBytes);
    }

    /** What was printed at each place; empty where it is lost. */
    private List<Optional<DumpLine>> lines() {
        List<Optional<DumpLine>> lines = new ArrayList<>(layout.front());
        while (lines.size() < layout.lengths().size()) {
            lines.add(Optional.empty());
        }
        for (int i = 0; i < place.length; i++) {
            lines.set(place[i], Optional.of(layout.rest().get(i)));
        }
        return lines;
    }

    private void tellLost(int from, int to, int bytes, List<Optional<DumpLine>> lines, DumpLinesReport report) {
        boolean isEnd = to == lines.size();
        long number = lines.get(isEnd ? from - 1 : to).orElseThrow().number();
        String place = (isEnd ? "behind line " : "before line ") + number;
        int next = lower(to);
        String where = guesses.stream()
                .filter(guess -> guess.low() <= next && next <= guess.high())
                .findFirst()
                .map(guess -> where(guess, next, place))
                .orElse(place + "; zeros stand for them");
        report.lost(number, bytes, where);
    }

    private String where(Guess guess, int next, String place) {
        String why = guess.isJudged() ? ", to judge by what the lines hold" : "";
        if (guess.isJudged() && guess.low() == next) {
            return place + why + "; zeros stand for them";
        }
        long first = layout.rest().get(guess.low()).number();
        return place + " or one of those from line " + first + " on" + why + "; zeros stand for them " + place;
    }

    /** {@return the index of the first line at this place or behind it} */
    private int lower(int line) {
        int i = Arrays.binarySearch(place, line);
        return i < 0 ? -i - 1 : i;
    }
}

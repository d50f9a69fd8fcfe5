package io.github.coroner.format.panic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds all {@link Mark}s of a line in one pass: the automaton of Aho and Corasick over bytes, one table look-up a byte
 * whatever the number of marks.
 */
final class MarkScanner {
    private static final Mark[] MARKS = Mark.values();

    /** Set in the table where the next state ends a mark that means something outside a report. */
    private static final int START = 1 << 31;

    /** The one instance; immutable. */
    static final MarkScanner INSTANCE = new MarkScanner();

    /** Bytes that stand in no mark share a column. */
    private final byte[] columns = new byte[256];

    private final int width;

    /** Row of a state plus column to row of the next state. */
    private final int[] next;

    /** Marks that end in a state. */
    private final int[][] endings;

    /** Where a mark was found. */
    record Hit(Mark mark, int at) {}

    private MarkScanner() {
        int count = 1;
        for (Mark mark : Mark.values()) {
            for (int i = 0; i < mark.text().length(); i++) {
                int c = mark.text().charAt(i);
                if (columns[c] == 0) {
                    columns[c] = (byte) count++;
                }
            }
        }
        width = count;
        List<int[]> trie = new ArrayList<>();
        List<int[]> ends = new ArrayList<>();
        trie.add(new int[width]);
        ends.add(new int[0]);
        for (Mark mark : Mark.values()) {
            int state = 0;
            for (int i = 0; i < mark.text().length(); i++) {
                int column = columns[mark.text().charAt(i)];
                if (trie.get(state)[column] == 0) {
                    trie.get(state)[column] = trie.size();
                    trie.add(new int[width]);
                    ends.add(new int[0]);
                }
                state = trie.get(state)[column];
            }
            ends.set(state, with(ends.get(state), new int[] {mark.ordinal()}));
        }
        endings = ends.toArray(new int[0][]);
        next = new int[trie.size() * width];
        link(trie);
    }

    /** Follows the trie breadth first and fills what is missing from the longest proper suffix. */
    private void link(List<int[]> trie) {
        int[] suffix = new int[trie.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            if (state != 0) {
                endings[state] = with(endings[state], endings[suffix[state]]);
            }
            for (int column = 0; column < width; column++) {
                int child = trie.get(state)[column];
                int fallback = state == 0 ? 0 : next[suffix[state] * width + column] / width;
                if (child != 0) {
                    suffix[child] = fallback;
                    queue.add(child);
                }
                next[state * width + column] = (child != 0 ? child : fallback) * width;
            }
        }
        for (int i = 0; i < next.length; i++) {
            if (anyStarts(endings[next[i] / width])) {
                next[i] |= START;
            }
        }
    }

    private static int[] with(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * {@return the first position in {@code [from, to)} of a CR or LF, or of the last byte of a mark that means something
     * outside a report; {@code to} if there is none}
     *
     * @param state in: where the line's scan stands; out: where it stands now
     */
    int skipOrdinary(byte[] bytes, int from, int to, int[] state) {
        int row = state[0];
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (c == '\n' || c == '\r') {
                state[0] = 0;
                return i;
            }
            row = next[row + columns[c & 0xff]];
            if (row < 0) {
                state[0] = 0;
                return i;
            }
        }
        state[0] = row;
        return to;
    }

    private static boolean anyStarts(int[] marks) {
        for (int mark : marks) {
            if (MARKS[mark].starts()) {
                return true;
            }
        }
        return false;
    }

    /** {@return all marks of a line, in the order of where they begin; of those that begin together, longest first} */
    List<Hit> hits(String text) {
        List<Hit> hits = new ArrayList<>(2);
        int row = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            row = next[row + (c < 0x80 ? columns[c] : 0)] & ~START;
            if (row != 0) {
                for (int mark : endings[row / width]) {
                    hits.add(new Hit(MARKS[mark], i + 1 - MARKS[mark].text().length()));
                }
            }
        }
        if (hits.size() > 1) {
            hits.sort((a, b) -> a.at() != b.at()
                    ? Integer.compare(a.at(), b.at())
                    : Integer.compare(b.mark().text().length(), a.mark().text().length()));
        }
        return hits;
    }
}

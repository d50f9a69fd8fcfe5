package io.github.coroner.format.coredump;

import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which lines of a printed dump were left out, damaged or lost. */
final class DumpLinesReport {
    /** Line numbers that one message lists. */
    private static final int MOST_NUMBERS = 10;

    private final List<DumpLine> lines;
    private final String source;
    private final Problems problems;

    /**
     * Prepares telling.
     *
     * @param lines of the dump, not empty
     * @param source what to call them in messages
     */
    DumpLinesReport(List<DumpLine> lines, String source, Problems problems) {
        this.lines = lines;
        this.source = source;
        this.problems = problems;
    }

    /** The lines begin behind the dump's header. */
    void headerLost() {
        DumpLine first = lines.get(0);
        problems.add(
                ProblemCode.CONSOLE_LINES_DAMAGED,
                source,
                first.number(),
                "the dump's header, which stands before line " + first.number()
                        + ", is lost; version, chip revision and checksum are not known");
    }

    /** Lines that are no base64. */
    void skipped() {
        List<DumpLine> others = ofKind(DumpLine.Kind.OTHER);
        if (!others.isEmpty()) {
            boolean one = others.size() == 1;
            problems.add(
                    ProblemCode.CONSOLE_LINES_SKIPPED,
                    source,
                    others.get(0).number(),
                    others.size() + (one ? " line inside the dump is" : " lines inside the dump are")
                            + " no base64 and left out (line " + numbers(others) + ")");
        }
    }

    /** Lines that look like base64; without them the checksum agrees. */
    void leftOut(List<DumpLine> all, List<DumpLine> kept) {
        skipped();
        Set<Long> keptNumbers = kept.stream().map(DumpLine::number).collect(Collectors.toSet());
        List<DumpLine> left = all.stream()
                .filter(line -> !keptNumbers.contains(line.number()))
                .toList();
        boolean one = left.size() == 1;
        problems.add(
                ProblemCode.CONSOLE_LINES_SKIPPED,
                source,
                left.get(0).number(),
                left.size() + (one ? " line looks" : " lines look")
                        + " like base64 but belong to other output (line " + numbers(left) + "); without "
                        + (one ? "it" : "them") + " the checksum agrees");
    }

    /** Lines that lost or changed characters; {@code missing} bytes are missing there, 0 if that is not known. */
    void damaged(long missing) {
        List<DumpLine> damaged = ofKind(DumpLine.Kind.DAMAGED);
        if (!damaged.isEmpty()) {
            boolean one = damaged.size() == 1;
            problems.add(
                    ProblemCode.CONSOLE_LINES_DAMAGED,
                    source,
                    damaged.get(0).number(),
                    damaged.size() + (one ? " line of base64 is" : " lines of base64 are")
                            + " damaged (line " + numbers(damaged) + "); zeros stand for what "
                            + (one ? "it" : "they") + " held" + (missing > 0 ? ", " + missing + " bytes" : ""));
        }
    }

    /** Bytes that were lost without a mark, most likely before {@code line}. */
    void lostBefore(DumpLine line, long missing) {
        problems.add(
                ProblemCode.CONSOLE_LINES_DAMAGED,
                source,
                line.number(),
                missing
                        + " bytes are lost; where they are missing is not marked, most of the dump makes sense if it"
                        + " is before line " + line.number() + "; zeros stand for them");
    }

    /**
     * Bytes of lines that were lost.
     *
     * @param number of the line beside them
     * @param where what is known of their place, and what stands for them
     */
    void lost(long number, long bytes, String where) {
        problems.add(ProblemCode.CONSOLE_LINES_DAMAGED, source, number, bytes + " bytes are lost " + where);
    }

    private List<DumpLine> ofKind(DumpLine.Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }

    private static String numbers(List<DumpLine> some) {
        String listed = some.stream()
                .limit(MOST_NUMBERS)
                .map(line -> Long.toString(line.number()))
                .collect(Collectors.joining(", "));
        return some.size() > MOST_NUMBERS ? listed + " ..." : listed;
    }
}

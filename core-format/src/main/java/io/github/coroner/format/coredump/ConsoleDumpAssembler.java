package io.github.coroner.format.coredump;

import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.text.Base64Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts the lines of a printed dump together. Its header says how many bytes it has and its checksum whether they are right, so
 * lines that only look like base64 can be left out by trial, and lines that are damaged or lost leave a hole of zero bytes in
 * their place instead of moving what follows.
 */
final class ConsoleDumpAssembler {
    /** Bytes that trials may sum in all. */
    private static final long TRIAL_BYTES = 64L << 20;

    /** Lines of base64 that a dump header may be broken into. */
    private static final int HEADER_LINES = 4;

    /** Lines of which pairs are tried; all pairs of more would be too many. */
    private static final int MOST_WORDS = 300;

    /** Bytes of the largest hole that zeros stand for. */
    private static final int MAX_HOLE = 64 * 1024;

    private final List<DumpLine> lines;
    private final DumpLinesReport report;
    private long budget = TRIAL_BYTES;

    private ConsoleDumpAssembler(List<DumpLine> lines, DumpLinesReport report) {
        this.lines = lines;
        this.report = report;
    }

    /** {@return the dump in the lines; empty if none of them is base64} */
    static Optional<ConsoleDump> assemble(
            List<DumpLine> lines,
            long firstLine,
            long lastLine,
            ConsoleDumpCollector.Ending ending,
            Problems problems) {
        String source = "lines " + firstLine + " to " + lastLine;
        int headerLine = headerLine(lines);
        int elfLine = elfLine(lines);
        if (headerLine < 0 && elfLine < 0) {
            Optional<byte[]> wrapped = wrappedAnew(lines);
            if (wrapped.isPresent()) {
                return Optional.of(
                        new ConsoleDump(wrapped.get(), Container.RAW, firstLine, lastLine, problems.toList()));
            }
            if (lines.stream().noneMatch(DumpLine::isData)) {
                return Optional.empty();
            }
        }
        // what follows a header that is lost may look like one of the versions without a magic word
        boolean isElf = elfLine >= 0 && (headerLine < 0 || headerLine > elfLine);
        int begin = isElf ? elfLine : Math.max(0, headerLine);
        if (!ending.words().isEmpty()) {
            problems.add(
                    ProblemCode.CONSOLE_DUMP_CUT_OFF,
                    source,
                    lastLine,
                    "the dump from line " + firstLine + " on is not whole: " + ending.words() + " (line " + lastLine
                            + ")");
        }
        List<DumpLine> used = List.copyOf(lines.subList(begin, lines.size()));
        ConsoleDumpAssembler assembler = new ConsoleDumpAssembler(used, new DumpLinesReport(used, source, problems));
        byte[] bytes = isElf ? assembler.withoutHeader() : assembler.assemble();
        return Optional.of(
                new ConsoleDump(bytes, isElf ? Container.ELF : Container.RAW, firstLine, lastLine, problems.toList()));
    }

    /** The first line at which a dump header begins; -1 if there is none. */
    private static int headerLine(List<DumpLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isData()
                    && DumpHeader.recognise(concat(data(lines, i, HEADER_LINES)), 0)
                            .isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** The first line that begins as an ELF file does; -1 if there is none. */
    private static int elfLine(List<DumpLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isData() && ElfContainer.isElf(lines.get(i).decode())) {
                return i;
            }
        }
        return -1;
    }

    /** Base64 that was wrapped anew, as by a mail program, at a length that cuts its groups of four characters apart. */
    private static Optional<byte[]> wrappedAnew(List<DumpLine> lines) {
        StringBuilder text = new StringBuilder();
        for (DumpLine line : lines) {
            if (line.isPieceOfBase64()) {
                text.append(line.text());
            }
        }
        return Base64Text.parsePieces(text.toString())
                .filter(bytes -> DumpHeader.recognise(bytes, 0).isPresent());
    }

    private static List<DumpLine> data(List<DumpLine> lines, int from, int most) {
        List<DumpLine> data = new ArrayList<>();
        for (int i = from; i < lines.size() && data.size() < most; i++) {
            if (lines.get(i).isData()) {
                data.add(lines.get(i));
            }
        }
        return data;
    }

    private byte[] withoutHeader() {
        report.headerLost();
        report.damaged(0);
        return concat(withHoles(lines));
    }

    private byte[] assemble() {
        List<DumpLine> all = lines.stream().filter(DumpLine::isData).toList();
        byte[] bytes = concat(all);
        DumpHeader header = DumpHeader.recognise(bytes, 0).orElse(null);
        if (header == null) {
            return bytes;
        }
        long total = header.totalLength();
        if (fits(header, bytes)) {
            report.skipped();
            return bytes;
        }
        DumpLine.Kind usual = usualKind(all);
        List<DumpLine> ofKind =
                all.stream().filter(line -> line.kind() == usual).toList();
        if (ofKind.size() < all.size()) {
            byte[] fewer = concat(ofKind);
            if (fits(header, fewer)) {
                report.leftOut(all, ofKind);
                return fewer;
            }
        }
        Optional<byte[]> wrapped = wrappedAnew(lines).filter(whole -> fits(header, whole));
        if (wrapped.isPresent()) {
            return wrapped.get();
        }
        Optional<byte[]> without = withoutWords(header, all);
        if (without.isPresent()) {
            return without.get();
        }
        long missing = total - bytes.length;
        if (missing > 0 && missing <= Math.max(MAX_HOLE, bytes.length) && endsInChecksum(header, all)) {
            Optional<byte[]> repaired = LostLines.repair(header, withHoles(lines), report);
            if (repaired.isPresent()) {
                report.skipped();
                return repaired.get();
            }
        }
        return withHolesFor(header, total, all);
    }

    /** Some lines that are no base64 look like it, such as {@code boot} or {@code done}. */
    private Optional<byte[]> withoutWords(DumpHeader header, List<DumpLine> all) {
        byte[] bytes = concat(all);
        int[] offsets = offsets(all);
        long excess = bytes.length - header.totalLength();
        for (int i = 1; i < all.size() && excess > 0 && budget > 0; i++) {
            DumpLine candidate = all.get(i);
            if (candidate.byteCount() != excess || candidate.text().length() == DumpLine.FULL_LENGTH) {
                continue;
            }
            byte[] fewer = without(bytes, offsets, i);
            if (fits(header, fewer)) {
                report.leftOut(all, without(all, i));
                return Optional.of(fewer);
            }
        }
        return excess > 0 ? withoutTwoWords(header, all, bytes, offsets) : Optional.empty();
    }

    private Optional<byte[]> withoutTwoWords(DumpHeader header, List<DumpLine> all, byte[] bytes, int[] offsets) {
        long excess = bytes.length - header.totalLength();
        int[] words = IntStream.range(1, all.size())
                .filter(i -> all.get(i).text().length() < DumpLine.FULL_LENGTH)
                .limit(MOST_WORDS)
                .toArray();
        for (int second = 1; second < words.length; second++) {
            byte[] withoutSecond = without(bytes, offsets, words[second]);
            long left = excess - all.get(words[second]).byteCount();
            for (int first = 0; first < second && budget > 0; first++) {
                if (all.get(words[first]).byteCount() != left) {
                    continue;
                }
                byte[] fewer = without(withoutSecond, offsets, words[first]);
                if (fits(header, fewer)) {
                    report.leftOut(all, without(without(all, words[second]), words[first]));
                    return Optional.of(fewer);
                }
            }
        }
        return Optional.empty();
    }

    private static List<DumpLine> without(List<DumpLine> all, int line) {
        List<DumpLine> fewer = new ArrayList<>(all);
        fewer.remove(line);
        return fewer;
    }

    /** {@return the bytes of all lines but one, which none that was left out before precedes} */
    private static byte[] without(byte[] bytes, int[] offsets, int line) {
        byte[] fewer = new byte[bytes.length - (offsets[line + 1] - offsets[line])];
        System.arraycopy(bytes, 0, fewer, 0, offsets[line]);
        System.arraycopy(bytes, offsets[line + 1], fewer, offsets[line], bytes.length - offsets[line + 1]);
        return fewer;
    }

    /** {@return where each line begins in their bytes, and at last where these end} */
    private static int[] offsets(List<DumpLine> all) {
        int[] offsets = new int[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            offsets[i + 1] = offsets[i] + all.get(i).byteCount();
        }
        return offsets;
    }

    /** Damaged lines keep their place; what is missing beyond them is put where the dump makes most sense. */
    private byte[] withHolesFor(DumpHeader header, long total, List<DumpLine> all) {
        report.skipped();
        List<DumpLine> placed = withHoles(lines);
        long missing = total - byteCount(placed);
        long damaged = lines.stream()
                .filter(line -> line.kind() == DumpLine.Kind.DAMAGED)
                .count();
        report.damaged(damaged == 0 ? 0 : total - byteCount(all));
        if (damaged == 1 && missing != 0) {
            return withOneHole(total);
        }
        byte[] bytes = concat(placed);
        if (missing <= 0 || missing > MAX_HOLE || !endsInChecksum(header, placed)) {
            return bytes; // cut off: what is missing is the end
        }
        int line = LostLine.place(header, placed, bytes, (int) missing);
        if (line < 0) {
            return bytes;
        }
        report.lostBefore(placed.get(line), missing);
        return LostLine.insert(bytes, (int) byteCount(placed.subList(0, line)), (int) missing);
    }

    /** The device prints the checksum in a line of its own. */
    private static boolean endsInChecksum(DumpHeader header, List<DumpLine> lines) {
        return lines.get(lines.size() - 1).byteCount()
                == header.version().checksum().bytes();
    }

    /** The one damaged line held just what is missing. */
    private byte[] withOneHole(long total) {
        long others = byteCount(lines.stream().filter(DumpLine::isData).toList());
        long hole = total - others;
        int before = 0;
        for (DumpLine line : lines) {
            if (line.kind() == DumpLine.Kind.DAMAGED) {
                break;
            }
            before += line.isData() ? line.byteCount() : 0;
        }
        byte[] bytes = concat(lines.stream().filter(DumpLine::isData).toList());
        return hole > 0 && hole <= MAX_HOLE ? LostLine.insert(bytes, before, (int) hole) : bytes;
    }

    private static List<DumpLine> withHoles(List<DumpLine> lines) {
        return lines.stream()
                .filter(line -> line.isData() || line.kind() == DumpLine.Kind.DAMAGED)
                .toList();
    }

    private static DumpLine.Kind usualKind(List<DumpLine> data) {
        long whole =
                data.stream().filter(line -> line.kind() == DumpLine.Kind.WHOLE).count();
        return whole * 2 >= data.size() ? DumpLine.Kind.WHOLE : DumpLine.Kind.PREFIXED;
    }

    /** Whether the bytes are all of the dump and its checksum agrees, where it has one. */
    private boolean fits(DumpHeader header, byte[] bytes) {
        if (header.totalLength() > bytes.length || budget <= 0) {
            return false;
        }
        int total = (int) header.totalLength();
        budget -= total;
        if (header.version().compareTo(DumpVersion.V0_2) < 0) {
            return total == bytes.length;
        }
        Checksum.Type type = header.version().checksum();
        return total > type.bytes()
                && Checksum.read(type, bytes, 0, total - type.bytes()).isValid();
    }

    private static long byteCount(List<DumpLine> some) {
        return some.stream().mapToLong(DumpLine::byteCount).sum();
    }

    /** The bytes of the lines in a row; zeros for a damaged one. */
    private static byte[] concat(List<DumpLine> some) {
        byte[] bytes = new byte[Math.toIntExact(byteCount(some))];
        int at = 0;
        for (DumpLine line : some) {
            if (line.isData()) {
                byte[] piece = line.decode();
                System.arraycopy(piece, 0, bytes, at, piece.length);
            }
            at += line.byteCount();
        }
        return Arrays.copyOf(bytes, at);
    }
}

package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.elf.Note;
import io.github.coroner.format.elf.ProgramHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the device cuts a dump into lines: each of the pieces that it writes (header, one program header, one note's name, one
 * control block, one stack ...) begins a line, lines hold {@link DumpLine#FULL_BYTES} bytes, and the last one of a piece the
 * rest. Where the pieces are told by lines that are there, it is known how long every line of the dump was, lost ones included.
 *
 * @param front the lines of dump header and ELF headers, which say themselves where they belong; empty where one is lost
 * @param lengths bytes of every line of the dump, those of the front too
 * @param pieces of memory, in the order of the dump
 * @param rest the lines that were printed behind the front, in their order
 */
record PrintedLayout(List<Optional<DumpLine>> front, List<Integer> lengths, List<Piece> pieces, List<DumpLine> rest) {
    private static final int PROGRAM_HEADER_COUNT_AT = 44;
    private static final int RECORD_BYTES = 12;
    private static final int SEGMENT_RECORD_BYTES = 8;
    private static final int CORE_NAME_BYTES = 5;
    private static final int PADDED_CORE_NAME_BYTES = 8;

    /** Sizes of the note on the crash: of Xtensa with and without the flag of an interrupt, of RISC-V likewise. */
    private static final List<Integer> EXTRA_INFO_BYTES = List.of(
            4 * (DumpNote.XTENSA_INTERRUPT_WORD + 1),
            4 * DumpNote.XTENSA_INTERRUPT_WORD,
            4 * (DumpNote.RISCV_INTERRUPT_WORD + 1),
            4 * DumpNote.RISCV_INTERRUPT_WORD);

    private static final int DUMP_INFO_BYTES = 72;

    /** Bytes of the names {@code ESP_CORE_DUMP_INFO}, {@code ESP_EXTRA_INFO} and {@code ESP_PANIC_DETAILS}, padded. */
    private static final int[] NAME_BYTES = {20, 16, 20};

    /**
     * Memory of the device that is printed in one piece, or the registers of a task.
     *
     * @param address where it was; empty for registers
     * @param line index of its first line
     * @param lineCount its lines
     */
    record Piece(OptionalLong address, int line, int lineCount) {

        /** {@return the index behind its last line} */
        int end() {
            return line + lineCount;
        }
    }

    /** Copies the lists. */
    PrintedLayout {
        front = List.copyOf(front);
        lengths = List.copyOf(lengths);
        pieces = List.copyOf(pieces);
        rest = List.copyOf(rest);
    }

    /**
     * {@return the layouts that the dump may have, the likelier first; none if the lines that would tell are lost}
     *
     * @param header of the dump, in the first line
     * @param lines of base64, whole and damaged ones
     */
    static List<PrintedLayout> of(DumpHeader header, List<DumpLine> lines) {
        if (lines.get(0).byteCount() != header.headerBytes()) {
            return List.of();
        }
        Builder builder = new Builder(header, lines);
        builder.front(lines.get(0));
        return header.elfBody() ? builder.elf() : builder.records();
    }

    /** Adds line by line. */
    private static final class Builder {
        private final DumpHeader header;
        private final List<DumpLine> lines;
        private final List<Optional<DumpLine>> front = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private int next;
        private long bytes;
        private boolean isTooLong;

        Builder(DumpHeader header, List<DumpLine> lines) {
            this.header = header;
            this.lines = lines;
        }

        private void front(DumpLine line) {
            front.add(Optional.of(line));
            line(line.byteCount());
            next++;
        }

        private void line(int length) {
            lengths.add(length);
            bytes += length;
        }

        private void piece(long size) {
            if (size > header.totalLength() - bytes) {
                isTooLong = true;
                return;
            }
            for (long left = size; left > 0; left -= DumpLine.FULL_BYTES) {
                line((int) Math.min(left, DumpLine.FULL_BYTES));
            }
        }

        private void memory(long address, long size) {
            told(OptionalLong.of(address), size);
        }

        private void told(OptionalLong address, long size) {
            int first = lengths.size();
            piece(size);
            if (lengths.size() > first) {
                pieces.add(new Piece(address, first, lengths.size() - first));
            }
        }

        private boolean isNext(int length) {
            return next < lines.size()
                    && lines.get(next).isData()
                    && lines.get(next).byteCount() == length;
        }

        private ByteReader reader(DumpLine line) {
            return ByteReader.of("line " + line.number(), line.decode());
        }

        // ---- binary: a record for each task, then one for each segment

        private List<PrintedLayout> records() {
            List<DumpLine> tasks = lines.stream()
                    .skip(1)
                    .filter(line -> isRecord(line, RECORD_BYTES))
                    .toList();
            if (tasks.size() != header.tasks()) {
                return List.of();
            }
            for (DumpLine task : tasks) {
                ByteReader in = reader(task);
                line(RECORD_BYTES);
                memory(in.u32(), header.tcbBytes() + 3 & ~3L);
                long start = in.u32();
                memory(start, in.u32() - start + 3 & ~3L);
            }
            List<DumpLine> segments = lines.stream()
                    .filter(line -> line.number() > tasks.get(tasks.size() - 1).number())
                    .filter(line -> isRecord(line, SEGMENT_RECORD_BYTES))
                    .toList();
            if (segments.size() != header.segments()) {
                return List.of();
            }
            for (DumpLine segment : segments) {
                ByteReader in = reader(segment);
                line(SEGMENT_RECORD_BYTES);
                memory(in.u32(), in.u32() + 3 & ~3L);
            }
            piece(Math.min(header.totalLength() - bytes, DumpLine.FULL_BYTES)); // the checksum, if there is one
            return whole();
        }

        /** Addresses of words, and sizes that the dump has room for. */
        private boolean isRecord(DumpLine line, int length) {
            if (!line.isData() || line.byteCount() != length) {
                return false;
            }
            ByteReader in = reader(line);
            long address = in.u32();
            long start = length == RECORD_BYTES ? in.u32() : 0;
            long size = in.u32() - start;
            return address != 0 && address % 4 == 0 && start % 4 == 0 && size >= 0 && size < header.totalLength();
        }

        // ---- ELF: file header, program headers, then what these name, in their order

        private List<PrintedLayout> elf() {
            if (!isNext(DumpLine.FULL_BYTES)
                    || !ElfContainer.isElf(lines.get(next).decode())) {
                return List.of();
            }
            ByteReader in = reader(lines.get(next));
            in.seek(PROGRAM_HEADER_COUNT_AT);
            int count = in.u16();
            front(lines.get(next));
            if (isNext(ElfHeader.BYTES - DumpLine.FULL_BYTES)) {
                front(lines.get(next));
            } else {
                lost(ElfHeader.BYTES - DumpLine.FULL_BYTES);
            }
            long body = ElfHeader.BYTES + (long) count * ProgramHeader.BYTES;
            if (body > header.totalLength()) {
                return List.of();
            }
            List<Segment> segments = segments(count, body);
            return segments.isEmpty() ? List.of() : contents(segments);
        }

        private void lost(int length) {
            front.add(Optional.empty());
            line(length);
        }

        /** What a program header names, or as much as one that is lost must have named. */
        private record Segment(boolean isNotes, long address, long size) {}

        /**
         * Takes the program headers. What they name follows one upon the other without a gap: where there is one, a header is
         * lost.
         *
         * @return empty if it is not clear which are lost
         */
        private List<Segment> segments(int count, long body) {
            List<DumpLine> there = new ArrayList<>();
            while (there.size() < count && (isNext(ProgramHeader.BYTES) || isDamaged())) {
                if (lines.get(next).isData()) {
                    there.add(lines.get(next));
                }
                next++;
            }
            int missing = count - there.size();
            List<Segment> segments = new ArrayList<>();
            long offset = body;
            for (DumpLine line : there) {
                ByteReader in = reader(line);
                // p_type, p_offset, p_vaddr, p_paddr, p_filesz: 4 bytes each
                boolean isNotes = in.u32() == ProgramHeader.NOTE;
                long at = in.u32();
                if (at > offset && missing-- > 0) {
                    lost(ProgramHeader.BYTES);
                    segments.add(new Segment(segments.isEmpty(), 0, at - offset));
                    offset = at;
                }
                long address = in.u32();
                in.skip(4);
                long size = in.u32();
                if (at != offset || size > header.totalLength() - offset) {
                    return List.of();
                }
                front.add(Optional.of(line));
                line(ProgramHeader.BYTES);
                segments.add(new Segment(isNotes, address, size));
                offset += size;
            }
            long end = header.totalLength()
                    - header.headerBytes()
                    - header.version().checksum().bytes();
            if (missing == 1 && offset < end) {
                lost(ProgramHeader.BYTES);
                segments.add(new Segment(true, 0, end - offset));
                missing--;
            }
            return missing == 0 ? segments : List.of();
        }

        private boolean isDamaged() {
            return next < lines.size() && !lines.get(next).isData();
        }

        private List<PrintedLayout> contents(List<Segment> segments) {
            int last = segments.size() - 1;
            long registerBytes = registerBytes();
            for (Segment segment : segments.subList(0, last)) {
                if (segment.isNotes()) {
                    taskNotes(segment.size(), registerBytes);
                } else {
                    memory(segment.address(), segment.size());
                }
            }
            Segment end = segments.get(last);
            if (!end.isNotes()) {
                memory(end.address(), end.size());
                checksum();
                return whole();
            }
            List<PrintedLayout> layouts = new ArrayList<>();
            for (List<Integer> notes : endNotes(end.size())) {
                int before = lengths.size();
                long bytesBefore = bytes;
                notes.forEach(this::piece);
                checksum();
                layouts.addAll(whole());
                lengths.subList(before, lengths.size()).clear();
                bytes = bytesBefore;
            }
            return layouts;
        }

        private void checksum() {
            piece(header.version().checksum().bytes());
        }

        /** {@return the size of the description of a task's registers, as one of their notes says; 0 if none is there} */
        private long registerBytes() {
            for (DumpLine line : lines.subList(next, lines.size())) {
                if (line.isData() && line.byteCount() == Note.HEADER_BYTES) {
                    ByteReader in = reader(line);
                    long name = in.u32();
                    long descriptor = in.u32();
                    if (name == CORE_NAME_BYTES && in.u32() == DumpNote.PRSTATUS) {
                        return descriptor + 3 & ~3L;
                    }
                }
            }
            return 0;
        }

        /** The notes with the tasks' registers are all of one size. */
        private void taskNotes(long size, long registerBytes) {
            long note = Note.HEADER_BYTES + PADDED_CORE_NAME_BYTES + registerBytes;
            if (registerBytes == 0 || size % note != 0) {
                piece(size);
                return;
            }
            for (long at = 0; at < size; at += note) {
                piece(Note.HEADER_BYTES);
                piece(PADDED_CORE_NAME_BYTES);
                told(OptionalLong.empty(), registerBytes);
            }
        }

        /** How the notes at the end may be cut: as the notes are that every release writes, or as the last lines are. */
        private List<List<Integer>> endNotes(long size) {
            List<List<Integer>> possible = new ArrayList<>();
            for (int extra : EXTRA_INFO_BYTES) {
                List<Integer> notes = new ArrayList<>(List.of(
                        Note.HEADER_BYTES, NAME_BYTES[0], DUMP_INFO_BYTES, Note.HEADER_BYTES, NAME_BYTES[1], extra));
                long details = size - sum(notes) - Note.HEADER_BYTES - NAME_BYTES[2];
                if (details > 0) {
                    notes.addAll(List.of(Note.HEADER_BYTES, NAME_BYTES[2], (int) details));
                }
                if (sum(notes) == size) {
                    possible.add(notes);
                }
            }
            List<Integer> printed = new ArrayList<>();
            long left = size;
            for (int i = lines.size() - 2; i >= next && left > 0 && lines.get(i).isData(); i--) {
                printed.add(lines.get(i).byteCount());
                left -= lines.get(i).byteCount();
            }
            if (left == 0) {
                Collections.reverse(printed);
                possible.add(printed);
            }
            return possible;
        }

        private static int sum(List<Integer> lengths) {
            return lengths.stream().mapToInt(length -> length).sum();
        }

        /** What was found, if it adds up. */
        private List<PrintedLayout> whole() {
            return bytes == header.totalLength() && !isTooLong
                    ? List.of(new PrintedLayout(front, lengths, pieces, lines.subList(next, lines.size())))
                    : List.of();
        }
    }
}

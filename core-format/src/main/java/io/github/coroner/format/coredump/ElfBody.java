package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.MemorySegment.Kind;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.elf.ProgramHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The body of a dump of major version 1: an ELF core file with a register note per task, their memory, and notes on the dump. */
final class ElfBody {
    private final ElfContainer elf;
    private final byte[] file;
    private final ChipFacts chip;
    private final Problems problems;
    private final DumpNotes notes;

    private ElfBody(ElfContainer elf, byte[] file, ChipFacts chip, DumpNotes notes, Problems problems) {
        this.elf = elf;
        this.file = file;
        this.chip = chip;
        this.notes = notes;
        this.problems = problems;
    }

    /**
     * Reads all that is there of an ELF core file.
     *
     * @param chipId of the dump header; -1 if there is none, and then the notes say
     * @throws FormatException if its headers cannot be read, or it is not a core file
     */
    static DumpBody read(String source, byte[] file, int chipId, Limits limits, Problems problems) {
        ElfContainer elf = ElfContainer.read(source, file, limits);
        int machine = elf.header().machine();
        if (elf.header().type() != ElfHeader.ET_CORE) {
            throw FormatException.malformed(
                    source, 16, Diagnosis.notACore(elf.header().type()));
        }
        DumpNotes notes = DumpNotes.read(elf.notes(problems), machine, source, problems);
        int id = chipId >= 0 ? chipId : notes.version().map(VersionWord::chipId).orElse(-1);
        return new ElfBody(elf, file, ChipFacts.of(machine, id), notes, problems).read(limits);
    }

    private DumpBody read(Limits limits) {
        notes.limitTasks(limits);
        List<MemorySegment> segments = limited(segments(), limits);
        tellRest();
        new SegmentOverlaps(segments, file.length).tell(problems);
        ElfTasks reader = new ElfTasks(chip, segments, notes, problems);
        OptionalLong crashed = crashedTask();
        Map<Long, Kind> kinds = new HashMap<>();
        List<Task> tasks = new ArrayList<>();
        RegisterSet exceptionRegisters = notes.exceptionRegisters();
        for (Map.Entry<Long, RegisterSet> note : notes.tasks().entrySet()) {
            long tcb = note.getKey();
            boolean isCrashed = crashed.isPresent() && crashed.getAsLong() == tcb;
            Task task = reader.task(tcb, note.getValue(), isCrashed);
            tasks.add(task);
            kinds.put(tcb, Kind.TCB);
            task.stack().ifPresent(stack -> kinds.putIfAbsent(stack.address(), Kind.STACK));
            task.interrupted()
                    .ifPresent(below -> kinds.putIfAbsent(below.stack().address(), Kind.STACK));
            if (isCrashed && chip.machine() == ElfHeader.RISCV) {
                exceptionRegisters = reader.crashFrameRegisters(task);
            }
        }
        return new DumpBody(
                chip.machine(),
                notes.version(),
                notes.chipRevision(),
                notes.elfSha256Prefix(),
                crashed,
                notes.crashedTaskSkipped(),
                notes.inInterrupt(),
                exceptionRegisters,
                notes.panicDetails(),
                tasks,
                withKinds(segments, kinds));
    }

    private OptionalLong crashedTask() {
        if (notes.crashedTaskSkipped()) {
            problems.add(
                    ProblemCode.CRASHED_TASK_SKIPPED,
                    "the device left the crashed task out because its control block was destroyed; the other tasks"
                            + " follow");
            return OptionalLong.empty();
        }
        OptionalLong named = notes.crashedTask();
        if (named.isPresent() && notes.tasks().containsKey(named.getAsLong())) {
            return named;
        }
        OptionalLong first =
                notes.tasks().keySet().stream().mapToLong(tcb -> tcb).findFirst();
        if (first.isPresent()) {
            String why = named.isEmpty()
                    ? "no note says which task crashed"
                    : "the crashed task " + Addresses.hex(named.getAsLong()) + " is not among the tasks";
            problems.add(ProblemCode.CRASHED_TASK_UNCERTAIN, why + "; the first is taken, as ESP-IDF writes it first");
        }
        return first;
    }

    private List<MemorySegment> segments() {
        List<MemorySegment> segments = new ArrayList<>();
        for (ProgramHeader header : elf.programHeaders()) {
            if (header.type() != ProgramHeader.LOAD || header.address() == 0) {
                continue;
            }
            long available = Math.max(0, Math.min(header.fileSize(), file.length - header.offset()));
            if (header.offset() < 0 || header.address() + header.fileSize() > Addresses.MAX + 1) {
                problems.add(
                        ProblemCode.BAD_SEGMENT,
                        elf.source(),
                        Math.max(0, header.offset()),
                        "segment " + header.index() + " reaches past the end of the address space; it is left out");
                continue;
            }
            if (available < header.fileSize()) {
                problems.add(
                        ProblemCode.TRUNCATED,
                        elf.source(),
                        file.length,
                        available == 0
                                ? "segment " + header.index() + ", " + header.fileSize() + " bytes at "
                                        + Addresses.hex(header.address()) + ", is missing"
                                : "segment " + header.index() + " at " + Addresses.hex(header.address())
                                        + " is cut off after " + available + " of " + header.fileSize()
                                        + " bytes; the first that is missing is the one at "
                                        + Addresses.hex(header.address() + available));
            }
            if (available > 0 || header.fileSize() == 0) {
                int from = available == 0 ? 0 : Math.toIntExact(header.offset());
                segments.add(MemorySegment.of(header.address(), file, from, (int) available, Kind.DATA));
            }
        }
        return segments;
    }

    private List<MemorySegment> limited(List<MemorySegment> segments, Limits limits) {
        int most = limits.getInt(Limit.SEGMENTS);
        if (segments.size() <= most) {
            return segments;
        }
        problems.addBeyond(
                Limit.SEGMENTS, limits, elf.source(), "the dump has " + segments.size() + " memory segments");
        return segments.subList(0, most);
    }

    /** Behind the last segment there may be padding of flash only. */
    private void tellRest() {
        long end = 0;
        for (ProgramHeader header : elf.programHeaders()) {
            end = Math.max(end, header.offset() + header.fileSize());
        }
        if (end <= 0 || end >= file.length) {
            return;
        }
        int from = (int) end;
        if (!Diagnosis.isFilled(file, from, file.length, (byte) 0)
                && !Diagnosis.isFilled(file, from, file.length, (byte) 0xff)) {
            problems.add(
                    ProblemCode.MALFORMED,
                    elf.source(),
                    from,
                    (file.length - from) + " bytes follow the last segment; they are left out");
        }
    }

    private static List<MemorySegment> withKinds(List<MemorySegment> segments, Map<Long, Kind> kinds) {
        List<MemorySegment> result = new ArrayList<>();
        Map<Long, Kind> left = new HashMap<>(kinds);
        for (MemorySegment segment : segments) {
            Kind kind = left.remove(segment.address());
            result.add(kind == null ? segment : segment.as(kind));
        }
        return result;
    }
}

package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.MemorySegment.Kind;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The body of a dump of major version 0: a record per task, then memory segments.
 *
 * <p>Record: address of the control block, lowest address of the stack in use, its end, 4 bytes each; the control block; the
 * stack; both padded to 4. Segment: address, size, bytes. The registers of a task are the frame at the low end of its stack.
 */
final class BinaryBody {
    private static final int SMALLEST_RECORD = 12;
    private static final int MAX_PADDING = 32;

    private final DumpHeader header;
    private final byte[] dump;
    private final ByteReader in;
    private final Problems problems;
    private final List<TaskRecord> records = new ArrayList<>();
    private final List<MemorySegment> extra = new ArrayList<>();

    /** A task record. */
    private record TaskRecord(long tcb, long stackStart, long stackEnd, MemorySegment tcbBytes, MemorySegment stack) {}

    private BinaryBody(DumpHeader header, String source, byte[] dump, Problems problems) {
        this.header = header;
        this.dump = dump;
        this.in = ByteReader.of(source, dump);
        this.problems = problems;
    }

    /**
     * Reads as many records and segments as are there.
     *
     * @param dump from the header on, as far as it is there, without its checksum
     */
    static BinaryBody walk(DumpHeader header, String source, byte[] dump, Limits limits, Problems problems) {
        BinaryBody body = new BinaryBody(header, source, dump, problems);
        body.in.skip(header.headerBytes());
        try {
            for (int i = 0; i < header.tasks(); i++) {
                body.readRecord(i);
            }
            for (int i = 0; i < header.segments(); i++) {
                body.readSegment(i);
            }
        } catch (FormatException e) {
            problems.add(e.kind() == FormatException.Kind.TRUNCATED ? ProblemCode.TRUNCATED : ProblemCode.MALFORMED, e);
        }
        body.keep(body.records, Limit.TASKS, limits, "tasks");
        body.keep(body.extra, Limit.SEGMENTS, limits, "memory segments besides those of tasks");
        return body;
    }

    private void keep(List<?> some, Limit limit, Limits limits, String what) {
        int most = limits.getInt(limit);
        if (some.size() > most) {
            problems.addBeyond(limit, limits, in.source(), "the dump has " + some.size() + " " + what);
            some.subList(most, some.size()).clear();
        }
    }

    /** {@return the offset in the dump behind the last record or segment} */
    long end() {
        return in.offset();
    }

    private void readRecord(int number) {
        String lost = "task " + (number + 1) + " of " + header.tasks();
        if (in.remaining() < SMALLEST_RECORD) {
            throw truncated(lost + " and what follows are missing");
        }
        long start = in.offset();
        long tcb = in.u32();
        long stackStart = in.u32();
        long stackEnd = in.u32();
        if (stackStart >= stackEnd) {
            throw FormatException.malformed(
                    in.source(),
                    start + 4,
                    lost + " has a stack from " + Addresses.hex(stackStart) + " to " + Addresses.hex(stackEnd)
                            + ", which must be higher; the records from here on are left out");
        }
        MemorySegment control = segment(tcb, header.tcbBytes(), Kind.TCB, "the control block of " + lost);
        MemorySegment stack = segment(stackStart, stackEnd - stackStart, Kind.STACK, "the stack of " + lost);
        records.add(new TaskRecord(tcb, stackStart, stackEnd, control, stack));
    }

    private void readSegment(int number) {
        String lost = "memory segment " + (number + 1) + " of " + header.segments();
        if (in.remaining() < 8) {
            throw truncated(lost + " and what follows are missing");
        }
        long address = in.u32();
        long size = in.u32();
        extra.add(segment(address, size, Kind.DATA, lost));
    }

    private FormatException truncated(String what) {
        return FormatException.truncated(in.source(), in.end(), what + "; this is the first byte that is missing");
    }

    /** Takes what is there of {@code size} bytes; tells if it is not all. */
    private MemorySegment segment(long address, long size, Kind kind, String what) {
        long padded = size + 3 & ~3L;
        int available = (int) Math.min(size, in.remaining());
        MemorySegment segment = MemorySegment.of(address, dump, Math.toIntExact(in.offset()), available, kind);
        if (available < size) {
            problems.add(
                    ProblemCode.TRUNCATED,
                    in.source(),
                    in.end(),
                    what + " is cut off after " + available + " of " + size + " bytes");
        }
        in.skip(Math.min(padded, in.remaining()));
        return segment;
    }

    /** Tells bytes between the last record and the checksum that are not padding. */
    void checkRest(long checksumOffset) {
        long rest = checksumOffset - in.offset();
        boolean zero = rest < MAX_PADDING;
        for (long i = in.offset(); i < checksumOffset && zero; i++) {
            zero = dump[(int) i] == 0;
        }
        if (rest > 0 && !zero) {
            problems.add(
                    ProblemCode.MALFORMED,
                    in.source(),
                    in.offset(),
                    rest + " bytes follow the last record that the header counts; they are left out");
        }
    }

    /** {@return the body, if the chip is not known its architecture told from the frames} */
    DumpBody read(int chipId) {
        List<MemorySegment> memory = new ArrayList<>();
        for (TaskRecord record : records) {
            memory.add(record.tcbBytes());
            memory.add(record.stack());
        }
        memory.addAll(extra);
        MemoryImage image = MemoryImage.of(memory);
        int machine = Chips.byId(chipId).map(Chip::machine).orElseGet(() -> machineOfFrames(image));
        ChipFacts chip = ChipFacts.of(machine, chipId);
        OptionalLong crashed = crashedTask(image, chip);
        List<Task> tasks = new ArrayList<>();
        RegisterSet exceptionRegisters = RegisterSet.EMPTY;
        for (TaskRecord record : records) {
            boolean isCrashed = crashed.isPresent() && crashed.getAsLong() == record.tcb();
            StackFrame frame = StackFrame.at(image, record.stackStart(), chip);
            tasks.add(task(record, frame, isCrashed, image, chip));
            if (isCrashed) {
                exceptionRegisters = frame.exceptionRegisters();
            }
        }
        return DumpBody.ofRecords(machine, crashed, exceptionRegisters, tasks, withInterruptedStack(memory, tasks));
    }

    private static List<MemorySegment> withInterruptedStack(List<MemorySegment> memory, List<Task> tasks) {
        List<Long> stacks = tasks.stream()
                .flatMap(task -> task.interrupted().stream())
                .map(below -> below.stack().address())
                .toList();
        return memory.stream()
                .map(segment -> stacks.contains(segment.address()) && segment.kind() == Kind.DATA
                        ? segment.as(Kind.STACK)
                        : segment)
                .toList();
    }

    private Task task(TaskRecord record, StackFrame frame, boolean isCrashed, MemoryImage image, ChipFacts chip) {
        TaskSanity sanity =
                TaskSanity.of(chip, record.tcb(), header.tcbBytes(), record.stackStart(), record.stackEnd());
        RegisterSet registers = frame.registers(isCrashed);
        if (registers.isEmpty()) {
            problems.add(
                    ProblemCode.TASK_WITHOUT_REGISTERS,
                    "the stack of task " + Addresses.hex(record.tcb()) + " is too short for a register frame");
        }
        if (sanity.status() == Task.Status.STACK_CORRUPTED) {
            problems.add(ProblemCode.STACK_CORRUPTED, Diagnosis.stackCorrupted(record.tcb()));
        } else if (sanity.status() == Task.Status.TCB_CORRUPTED) {
            problems.add(
                    ProblemCode.TCB_MISSING,
                    "the control block of task " + Addresses.hex(record.tcb())
                            + " is not in RAM; what it says is not to be believed");
        }
        return new Task(
                record.tcb(),
                registers,
                sanity.status(),
                Optional.of(record.stack()).filter(stack -> stack.size() > 0),
                isCrashed
                        ? InterruptedTask.find(image, record.tcb(), record.stackStart(), extra, chip)
                        : Optional.empty(),
                OptionalInt.of(sanity.flags()),
                frame.isSolicited() && !isCrashed && sanity.status() == Task.Status.OK);
    }

    /** The first record from version 0.2 on; before, tasks stand in the scheduler's order. */
    private OptionalLong crashedTask(MemoryImage image, ChipFacts chip) {
        if (records.isEmpty()) {
            return OptionalLong.empty();
        }
        TaskRecord first = records.get(0);
        if (header.version().compareTo(DumpVersion.V0_2) < 0) {
            return OptionalLong.of(recordOffItsStack(chip).orElse(first).tcb());
        }
        StackFrame frame = StackFrame.at(image, first.stackStart(), chip);
        if (chip.machine() == ElfHeader.XTENSA && !frame.hasCrashMarker()) {
            problems.add(
                    ProblemCode.CRASHED_TASK_UNCERTAIN,
                    "the first task of the dump does not bear the mark of the crashed one; the crashed task may be"
                            + " missing because its control block was destroyed");
        }
        return OptionalLong.of(first.tcb());
    }

    /** Only for the crashed task the record's stack does not begin where its control block says; tells if there is none such. */
    private Optional<TaskRecord> recordOffItsStack(ChipFacts chip) {
        for (TaskRecord record : records) {
            boolean hasTopOfStack = record.tcbBytes().size() >= Addresses.BYTES;
            if (hasTopOfStack
                    && !FakeStack.isAt(record.stackStart(), chip)
                    && record.tcbBytes().reader("control block").u32() != record.stackStart()) {
                return Optional.of(record);
            }
        }
        problems.add(
                ProblemCode.CRASHED_TASK_UNCERTAIN,
                "no task's stack differs from its control block, which would mark the crashed one; the first task is"
                        + " taken");
        return Optional.empty();
    }

    /** Counts whose frames these are; the two architectures keep the stack pointer at different places. */
    private int machineOfFrames(MemoryImage image) {
        int xtensa = 0;
        int riscv = 0;
        for (TaskRecord record : records) {
            long[] words = StackFrame.at(image, record.stackStart(), ChipFacts.of(ElfHeader.XTENSA, -1))
                    .words();
            xtensa += StackFrame.looksLike(words, record.stackStart(), ElfHeader.XTENSA) ? 1 : 0;
            riscv += StackFrame.looksLike(words, record.stackStart(), ElfHeader.RISCV) ? 1 : 0;
        }
        return riscv > xtensa ? ElfHeader.RISCV : ElfHeader.XTENSA;
    }
}

package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.elf.Note;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The notes of an ELF dump ({@code core_dump_elf.c} of ESP-IDF and Espressif's {@code esp-coredump}). */
final class DumpNotes {
    private static final int SHA_BYTES = 66;
    private static final int MOST_SHA_DIGITS = 64;
    private static final int MOST_PANIC_TEXTS = 16;
    // of Xtensa's EXTRA_INFO, in which each register's number stands before its value
    private static final int EXCCAUSE_WORD = 2;
    private static final int EXCVADDR_WORD = 4;
    private static final int FIRST_PAIR_WORD = 5;
    /** Of the interrupt levels whose EPC and EPS a note may hold. */
    private static final int HIGHEST_LEVEL = 7;

    private final int machine;
    private final String source;
    private final Problems problems;
    private final Map<Long, RegisterSet> tasks = new LinkedHashMap<>();
    private final Map<Long, Integer> flags = new LinkedHashMap<>();
    private final List<String> panicDetails = new ArrayList<>();
    private Optional<VersionWord> version = Optional.empty();
    private Optional<String> elfSha256Prefix = Optional.empty();
    private OptionalInt chipRevision = OptionalInt.empty();
    private OptionalLong crashedTask = OptionalLong.empty();
    private Optional<Boolean> inInterrupt = Optional.empty();
    private RegisterSet exceptionRegisters = RegisterSet.EMPTY;
    private boolean hasExtraInfo;

    private DumpNotes(int machine, String source, Problems problems) {
        this.machine = machine;
        this.source = source;
        this.problems = problems;
    }

    /** Takes what each note says; a note that is too short is told and passed over, an unknown one is passed over. */
    static DumpNotes read(List<Note> notes, int machine, String source, Problems problems) {
        DumpNotes result = new DumpNotes(machine, source, problems);
        for (Note note : notes) {
            try {
                result.read(note);
            } catch (FormatException e) {
                problems.add(ProblemCode.MALFORMED, e);
            }
        }
        result.tellMissing();
        return result;
    }

    private void read(Note note) {
        ByteReader in = note.descriptor();
        switch ((int) note.type()) {
            case DumpNote.PRSTATUS -> readTask(in);
            case DumpNote.EXTRA_INFO -> readExtraInfo(in);
            case DumpNote.TASK_INFO -> readTaskInfo(in);
            case DumpNote.PANIC_DETAILS -> readPanicDetails(in);
            case DumpNote.DUMP_INFO -> {
                if (note.name().startsWith(DumpNote.CHIP_REVISION)) {
                    readChipRevision(in);
                } else {
                    readDumpInfo(in);
                }
            }
            default -> {} // notes to come
        }
    }

    /** Leaves out the tasks beyond the limit, the crashed one excepted. */
    void limitTasks(Limits limits) {
        int most = limits.getInt(Limit.TASKS);
        if (tasks.size() <= most) {
            return;
        }
        problems.addBeyond(Limit.TASKS, limits, source, "the dump has " + tasks.size() + " tasks");
        long others = most;
        if (most > 0 && crashedTask.isPresent() && tasks.containsKey(crashedTask.getAsLong())) {
            others--;
        }
        List<Long> kept = new ArrayList<>();
        for (long tcb : tasks.keySet()) {
            boolean isCrashed = crashedTask.isPresent() && crashedTask.getAsLong() == tcb && most > 0;
            if (isCrashed || others-- > 0) {
                kept.add(tcb);
            }
        }
        tasks.keySet().retainAll(new HashSet<>(kept));
    }

    private void readChipRevision(ByteReader in) {
        long revision = in.u32();
        if (revision > DumpHeader.GREATEST_REVISION) {
            throw FormatException.malformed(in.source(), in.offset() - 4, "chip revision " + revision);
        }
        chipRevision = OptionalInt.of((int) revision);
    }

    /** A process status note; the process number is the address of the task's control block. */
    private void readTask(ByteReader in) {
        in.seek(DumpNote.PRSTATUS_PID);
        long tcb = in.u32();
        if (tasks.containsKey(tcb)) {
            problems.add(
                    ProblemCode.DUPLICATE_TASK,
                    "task " + Addresses.hex(tcb) + " has two register notes; the first is taken");
            return;
        }
        tasks.put(tcb, RegisterSet.EMPTY);
        try {
            if (machine == ElfHeader.XTENSA) {
                tasks.put(tcb, XtensaRegisters.ofNote(in));
            } else if (machine == ElfHeader.RISCV) {
                tasks.put(tcb, RiscvRegisters.ofNote(in));
            }
        } catch (FormatException e) {
            problems.add(ProblemCode.TASK_WITHOUT_REGISTERS, e);
        }
    }

    /** Version word, then the leading digits of the application's SHA-256 as text. */
    private void readDumpInfo(ByteReader in) {
        version = Optional.of(VersionWord.of(in.u32()));
        String digits = in.paddedString(Math.min(SHA_BYTES, in.remaining()));
        if (digits.isEmpty()) {
            return;
        }
        if (digits.length() <= MOST_SHA_DIGITS && digits.chars().allMatch(HexFormat::isHexDigit)) {
            elfSha256Prefix = Optional.of(digits.toLowerCase(Locale.ROOT));
        } else {
            problems.add(
                    ProblemCode.MALFORMED,
                    in.source(),
                    4,
                    "the SHA-256 of the application is not written in hexadecimal digits; it is not compared");
        }
    }

    /**
     * Word 0: control block of the crashed task. Xtensa: pairs of register number and value, exccause and excvaddr first, then
     * the flag of an interrupt as word 37. RISC-V: that flag as word 1. Without the flag before ESP-IDF 5.1.3.
     */
    private void readExtraInfo(ByteReader in) {
        hasExtraInfo = true;
        crashedTask = OptionalLong.of(in.u32());
        int isrWord = machine == ElfHeader.XTENSA ? DumpNote.XTENSA_INTERRUPT_WORD : DumpNote.RISCV_INTERRUPT_WORD;
        if (in.end() >= 4L * (isrWord + 1)) {
            in.seek(4L * isrWord);
            inInterrupt = Optional.of(in.u32() != 0);
        }
        if (machine == ElfHeader.XTENSA) {
            readXtensaExtraInfo(in);
        }
    }

    private void readXtensaExtraInfo(ByteReader in) {
        in.seek(4L * EXCCAUSE_WORD);
        RegisterSet registers = RegisterSet.EMPTY.with("exccause", in.u32());
        in.seek(4L * EXCVADDR_WORD);
        registers = registers.with("excvaddr", in.u32());
        registers = withPairs(registers, in, "epc", DumpNote.EPC_BASE, 1);
        exceptionRegisters = withPairs(registers, in, "eps", DumpNote.EPS_BASE, 2);
    }

    /** Adds the registers {@code name} with numbers from {@code lowest} to 7, where the note has them. */
    private static RegisterSet withPairs(RegisterSet registers, ByteReader in, String name, long base, int lowest) {
        RegisterSet result = registers;
        in.seek(4L * FIRST_PAIR_WORD);
        while (in.remaining() >= 8 && in.offset() < 4L * DumpNote.XTENSA_INTERRUPT_WORD) {
            long level = in.u32() - base;
            long value = in.u32();
            if (level >= lowest && level <= HIGHEST_LEVEL) {
                result = result.with(name + level, value);
            }
        }
        return result;
    }

    /** Index, flags, control block, stack, stack length: 4 bytes each; name. Only Espressif's reader writes it. */
    private void readTaskInfo(ByteReader in) {
        in.skip(4);
        long value = in.u32();
        flags.putIfAbsent(in.u32(), (int) value);
    }

    /** A panic has one text, with the watchdog's in front of it two. */
    private void readPanicDetails(ByteReader in) {
        if (panicDetails.size() == MOST_PANIC_TEXTS) {
            throw FormatException.malformed(in.source(), 0, "more than " + MOST_PANIC_TEXTS + " texts of one panic");
        }
        panicDetails.add(in.paddedString(in.remaining()));
    }

    private void tellMissing() {
        if (tasks.isEmpty()) {
            problems.add(
                    ProblemCode.NOTE_MISSING,
                    source,
                    0,
                    "no task's registers are in the dump (no CORE note); only its memory can be shown");
        }
        if (!hasExtraInfo) {
            problems.add(
                    ProblemCode.NOTE_MISSING,
                    source,
                    0,
                    "the note on the crashed task (EXTRA_INFO) is missing; exception registers are not known");
        }
    }

    /** {@return registers by control block, in the order of the notes; empty where a note is too short} */
    Map<Long, RegisterSet> tasks() {
        return tasks;
    }

    /** {@return what the information note says of version and chip; empty without that note} */
    Optional<VersionWord> version() {
        return version;
    }

    Optional<String> elfSha256Prefix() {
        return elfSha256Prefix;
    }

    OptionalInt chipRevision() {
        return chipRevision;
    }

    /** {@return the control block of the crashed task; empty if no note names one} */
    OptionalLong crashedTask() {
        return crashedTaskSkipped() ? OptionalLong.empty() : crashedTask;
    }

    boolean crashedTaskSkipped() {
        return crashedTask.isPresent() && crashedTask.getAsLong() == DumpNote.SKIPPED_TASK;
    }

    Optional<Boolean> inInterrupt() {
        return inInterrupt;
    }

    RegisterSet exceptionRegisters() {
        return exceptionRegisters;
    }

    List<String> panicDetails() {
        return panicDetails;
    }

    /** {@return the flags of the task's {@code TASK_INFO} note} */
    OptionalInt flags(long tcb) {
        Integer value = flags.get(tcb);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}

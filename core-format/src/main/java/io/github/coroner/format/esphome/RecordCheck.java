package io.github.coroner.format.esphome;

import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.esphome.RecordLayout.Member;
import java.util.List;
import java.util.Optional;

/** What a record's values cannot be, and what the firmware makes of it. */
final class RecordCheck {
    private static final int UNKNOWN_CORE = 0xff;

    private RecordCheck() {}

    static List<Problem> problems(RawCrashData record) {
        Problems problems = new Problems(Limits.defaults());
        if (record.isConsumed()) {
            problems.add(
                    ProblemCode.RECORD_CONSUMED,
                    "the record was reported already: its magic is zero; its content may be stale");
        }
        if (!record.isDecoded()) {
            problems.add(
                    ProblemCode.RECORD_LAYOUT_UNKNOWN,
                    "layout of version " + record.version()
                            + " is not known; give the firmware's ELF file with debug information");
            return problems.toList();
        }
        record.crashed().ifPresent(trace -> counts(problems, record, trace, ""));
        record.other().ifPresent(trace -> counts(problems, record, trace, "other_"));
        clamped(problems, record, "exception", record.exception(), "taken as 4 (Fault)");
        clamped(problems, record, "pseudo_excause", record.pseudoCause(), "taken as 0, a cause of the processor");
        record.crashedCore()
                .filter(Clamped::isClamped)
                .ifPresent(core -> add(
                        problems,
                        record,
                        "crashed_core",
                        core.raw() == UNKNOWN_CORE
                                ? "is 255: it was not known which core crashed; the firmware says core 0"
                                : "is " + core.raw() + ", taken as 0"));
        types(problems, record);
        return problems.toList();
    }

    private static void counts(Problems problems, RawCrashData record, CoreTrace trace, String prefix) {
        if (trace.count().isClamped()) {
            add(
                    problems,
                    record,
                    prefix + "backtrace_count",
                    "is " + trace.count().raw() + ", more than the "
                            + trace.slots().size() + " entries there are; the last ones may be stale");
        }
        if (trace.registerFrames().isClamped()) {
            add(
                    problems,
                    record,
                    prefix + "reg_frame_count",
                    "is " + trace.registerFrames().raw() + ", more than the "
                            + trace.count().effective() + " entries in use");
        }
    }

    private static void clamped(
            Problems problems, RawCrashData record, String member, Optional<Clamped> value, String meaning) {
        value.filter(Clamped::isClamped)
                .ifPresent(clamped -> add(problems, record, member, "is " + clamped.raw() + ", " + meaning));
    }

    private static void types(Problems problems, RawCrashData record) {
        long type = record.exception().map(Clamped::raw).orElse(4L);
        boolean empty = record.pc().orElse(0) == 0
                && record.cause().orElse(0) == 0
                && record.crashed().filter(trace -> trace.count().raw() == 0).isPresent();
        if (type == 0 && empty) {
            problems.add(
                    ProblemCode.RECORD_SUSPICIOUS,
                    "type 0, cause 0, pc 0 and no entries: a zeroed record looks like this");
        }
        if (record.version() < 3 && (type == CrashReason.TASK_WDT || type == CrashReason.ABORT)) {
            problems.add(
                    ProblemCode.RECORD_SUSPICIOUS,
                    "exception type " + type + " is never stored by ESPHome before 2026.8.1");
        }
    }

    static List<Problem> problems(RawCrashData record, EsphomeArchitecture architecture) {
        Problems problems = new Problems(Limits.defaults());
        boolean xtensa = architecture == EsphomeArchitecture.XTENSA;
        boolean pseudo = record.pseudoCause().map(Clamped::effective).orElse(0L) == 1;
        long cause = record.cause().orElse(0);
        if (xtensa && cause > (pseudo ? 7 : 63)) {
            problems.add(
                    ProblemCode.RECORD_SUSPICIOUS,
                    "cause " + cause + " is no " + (pseudo ? "pseudo cause" : "EXCCAUSE, which has 6 bits")
                            + "; a panic of the task watchdog stores such values");
        }
        frames(problems, record.crashed(), xtensa);
        frames(problems, record.other(), xtensa);
        return problems.toList();
    }

    private static void frames(Problems problems, Optional<CoreTrace> trace, boolean xtensa) {
        long frames = trace.map(core -> core.registerFrames().effective()).orElse(0L);
        if (frames > (xtensa ? 0 : 2)) {
            problems.add(
                    ProblemCode.RECORD_SUSPICIOUS,
                    frames + " entries are said to be from registers, which ESPHome's own code never stores on "
                            + (xtensa ? "Xtensa" : "RISC-V"));
        }
    }

    private static void add(Problems problems, RawCrashData record, String member, String what) {
        long offset = record.layout().find(member).map(Member::offset).orElse(0);
        problems.add(ProblemCode.RECORD_VALUE_CLAMPED, "RawCrashData", offset, member + " " + what);
    }
}

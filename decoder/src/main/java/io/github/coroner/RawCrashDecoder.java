package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Chip;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.esphome.CoreTrace;
import io.github.coroner.format.esphome.EsphomeArchitecture;
import io.github.coroner.format.esphome.EsphomeCrash;
import io.github.coroner.format.esphome.EsphomeLog;
import io.github.coroner.format.esphome.LoggedEntry;
import io.github.coroner.format.esphome.RawCrashData;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Decodes ESPHome's crash records, and the log text that its firmware makes of them. Immutable, safe to share. */
public final class RawCrashDecoder {
    private static final int XTENSA_CALL = 3;

    private final CrashDecoder decoder;
    private final Optional<Chip> chip;

    /** Makes a decoder that asks {@code decoder} for firmware. */
    public RawCrashDecoder(CrashDecoder decoder, Optional<Chip> chip) {
        this.decoder = decoder;
        this.chip = chip;
    }

    /** {@return the report of a record, which does not hold the architecture of its chip} */
    public RawCrashReport decode(RawCrashData record, EsphomeArchitecture architecture) {
        Problems problems = new Problems(decoder.limits());
        record.problems(architecture).forEach(problems::add);
        TextCode code = code(architecture, problems);
        Application application = code.application();
        List<Long> dropped = new ArrayList<>();
        ReturnAddressCheck check = new ReturnAddressCheck(code.program().code());
        boolean riscv = architecture == EsphomeArchitecture.RISCV;
        List<CoreReport> cores = new ArrayList<>();
        int crashed = record.crashedCore().map(core -> (int) core.effective()).orElse(0);
        OptionalInt crashedCore = record.crashedCore().isPresent() ? OptionalInt.of(crashed) : OptionalInt.empty();
        record.crashed()
                .map(trace -> logged(trace, riscv, check, dropped, problems))
                .ifPresent(entries -> cores.add(core(code, crashedCore, record.lookupPc(), entries)));
        record.other()
                .map(trace -> logged(trace, riscv, check, dropped, problems))
                .filter(entries -> !entries.isEmpty())
                .ifPresent(
                        entries -> cores.add(core(code, OptionalInt.of(1 - crashed), OptionalLong.empty(), entries)));
        if (!dropped.isEmpty()) {
            problems.add(
                    ProblemCode.STACK_ENTRIES_DROPPED,
                    dropped.size() + " entries of the stack scan are left out, since no call precedes them");
        }
        Optional<String> type = record.exceptionName();
        Optional<String> cause = record.exception().flatMap(unused -> record.causeName(architecture));
        Reason reason = new Reason(
                type.orElse("the record does not say why")
                        + cause.map(name -> " - " + name).orElse(""),
                cause.or(() -> type),
                record.cause(),
                record.faultAddress(),
                Optional.empty());
        return new RawCrashReport(
                Optional.of(record),
                Optional.empty(),
                (int) record.version(),
                chip.map(Chip::target),
                code.architectureName(),
                application,
                reason,
                crashedCore,
                record.pc(),
                cores,
                EsphomeLog.lines(
                        record, architecture, address -> check.of(address) != ReturnAddressCheck.Verdict.NO_CALL),
                dropped,
                fingerprint(code, reason, cores),
                code.allProblems());
    }

    /** {@return the report of a log text} */
    public RawCrashReport decode(EsphomeCrash crash) {
        Problems problems = new Problems(decoder.limits());
        EsphomeArchitecture architecture = crash.architecture().orElseGet(this::architecture);
        TextCode code = code(architecture, problems);
        Application application = code.application();
        if (crash.foreign()) {
            problems.add(
                    ProblemCode.ELF_MISMATCH,
                    "the crash is of another build than the one that printed it; addresses belong to that build's ELF");
        }
        List<CoreReport> cores = new ArrayList<>();
        OptionalLong pc = crash.pc().isPresent() && architecture == EsphomeArchitecture.XTENSA
                ? OptionalLong.of(PrintedChain.withoutWindow(crash.pc().getAsLong()))
                : crash.pc();
        cores.add(core(code, crash.crashedCore(), pc, crash.entries().isEmpty() ? hinted(crash) : crash.entries()));
        if (!crash.otherEntries().isEmpty()) {
            cores.add(core(code, crash.otherCore(), OptionalLong.empty(), crash.otherEntries()));
        }
        Reason reason = new Reason(
                crash.exception().orElse("a crash before the boot")
                        + crash.reason().map(name -> " - " + name).orElse(""),
                crash.reason().or(crash::exception),
                crash.causeNumber(),
                crash.faultAddress(),
                Optional.empty());
        return new RawCrashReport(
                Optional.empty(),
                Optional.of(crash),
                crash.recordVersion(),
                chip.map(Chip::target),
                code.architectureName(),
                application,
                reason,
                crash.crashedCore(),
                crash.pc(),
                cores,
                List.of(),
                List.of(),
                fingerprint(code, reason, cores),
                code.allProblems());
    }

    /** Where lines of entries are missing, the hint has them; it does not say which core's they are. */
    private static List<LoggedEntry> hinted(EsphomeCrash crash) {
        return crash.hint().stream()
                .skip(1)
                .map(address -> new LoggedEntry(address, false))
                .toList();
    }

    private EsphomeArchitecture architecture() {
        int machine = chip.map(Chip::machine)
                .or(() -> decoder.givenFirmware().stream().findFirst().map(Firmware::machine))
                .orElse(ElfHeader.XTENSA);
        return machine == ElfHeader.RISCV ? EsphomeArchitecture.RISCV : EsphomeArchitecture.XTENSA;
    }

    private static Optional<String> fingerprint(TextCode code, Reason reason, List<CoreReport> cores) {
        return cores.isEmpty()
                ? Optional.empty()
                : Fingerprint.of(
                        code.architectureName().orElse(""), reason, cores.get(0).frames());
    }

    private TextCode code(EsphomeArchitecture architecture, Problems problems) {
        int machine = architecture == EsphomeArchitecture.RISCV ? ElfHeader.RISCV : ElfHeader.XTENSA;
        return new TextCode(
                decoder, machine, chip.filter(known -> known.machine() == machine), Optional.empty(), problems);
    }

    private static List<LoggedEntry> logged(
            CoreTrace trace, boolean riscv, ReturnAddressCheck check, List<Long> dropped, Problems problems) {
        List<LoggedEntry> entries = new ArrayList<>();
        boolean unverified = false;
        for (int i = 0; i < trace.entries().size(); i++) {
            long address = trace.entries().get(i);
            boolean scanned = riscv && i >= trace.registerFrames().effective();
            ReturnAddressCheck.Verdict verdict = scanned ? check.of(address) : ReturnAddressCheck.Verdict.CALL;
            unverified |= verdict == ReturnAddressCheck.Verdict.UNKNOWN;
            if (verdict == ReturnAddressCheck.Verdict.NO_CALL) {
                dropped.add(address);
            } else {
                entries.add(new LoggedEntry(address, scanned));
            }
        }
        if (unverified) {
            problems.add(
                    ProblemCode.STACK_ENTRIES_UNVERIFIED,
                    "entries of the stack scan could not be verified: there is no ELF with the code before them");
        }
        return entries;
    }

    /** Xtensa entries are call sites already, the first 3 before the pc; RISC-V entries behind the first are return addresses. */
    private static CoreReport core(TextCode code, OptionalInt number, OptionalLong pc, List<LoggedEntry> entries) {
        List<Frame> frames = new ArrayList<>();
        int next = 0;
        if (pc.isPresent() && pc.getAsLong() != 0) {
            frames.add(frame(pc.getAsLong(), pc.getAsLong(), Recovery.REGISTERS));
            long distance =
                    entries.isEmpty() ? -1 : pc.getAsLong() - entries.get(0).address();
            next = distance == (code.isXtensa() ? XTENSA_CALL : 0) ? 1 : 0;
        }
        for (int i = next; i < entries.size(); i++) {
            long address = entries.get(i).address();
            Recovery recovery = entries.get(i).scanned() ? Recovery.SCAN : Recovery.REPORTED;
            boolean exact = !code.isXtensa() && frames.isEmpty();
            frames.add(
                    code.isXtensa()
                            ? frame(Addresses.plus(address, XTENSA_CALL), address, recovery)
                            : frame(address, exact ? address : Addresses.plus(address, -1), recovery));
        }
        Stop stop = Stop.of(StopReason.NO_CALLER);
        return new CoreReport(
                number,
                RegisterSet.EMPTY,
                List.of(),
                code.frames(new Backtrace(frames, stop), List.of()),
                frames.isEmpty() ? Optional.empty() : Optional.of(stop));
    }

    private static Frame frame(long pc, long lookupPc, Recovery recovery) {
        return new Frame(FrameRegisters.of(pc), lookupPc, OptionalLong.empty(), recovery, false);
    }
}

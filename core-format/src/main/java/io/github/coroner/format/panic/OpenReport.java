package io.github.coroner.format.panic;

import io.github.coroner.format.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A report while it is read. All lists are bounded, all texts cut at a length. */
final class OpenReport {
    private static final int DETAILS = 256;
    private static final int TEXT = 4096;

    private final OpenDumps dumps = new OpenDumps();
    private final OpenBacktraces backtraces = new OpenBacktraces();
    private final OpenCoreDump coreDump;
    private final OpenWatchdog watchdog = new OpenWatchdog();
    private final OpenErrorCheck errorCheck = new OpenErrorCheck();
    private final OpenCalls calls = new OpenCalls();
    private final OpenEspHal espHal = new OpenEspHal();
    private final OpenEsp8266 esp8266 = new OpenEsp8266();
    private final List<String> details = new ArrayList<>();

    private PanicKind kind;
    private LineRange lines;
    private Optional<String> reason = Optional.empty();
    private OptionalInt core = OptionalInt.empty();
    private boolean coreUnknown;
    private boolean lowPower;
    private Optional<String> message = Optional.empty();
    private Optional<String> task = Optional.empty();
    private OptionalLong abortPc = OptionalLong.empty();
    private Optional<MemoryDump> memoryDump = Optional.empty();
    private Optional<String> elfSha256 = Optional.empty();
    private Optional<PanicEnd> end = Optional.empty();

    /** The core that the next dump or backtrace without a number of its own belongs to. */
    private OptionalInt currentCore = OptionalInt.empty();

    OpenReport(PanicKind kind, long line, Limits limits) {
        this.kind = kind;
        coreDump = new OpenCoreDump(limits);
        lines = LineRange.of(line);
    }

    PanicKind kind() {
        return kind;
    }

    void kind(PanicKind newKind) {
        kind = newKind;
    }

    long firstLine() {
        return lines.first();
    }

    void lines(long line) {
        lines = lines.with(line);
    }

    OpenDumps dumps() {
        return dumps;
    }

    OpenBacktraces backtraces() {
        return backtraces;
    }

    OpenCoreDump coreDump() {
        return coreDump;
    }

    OpenWatchdog watchdog() {
        return watchdog;
    }

    OpenErrorCheck errorCheck() {
        return errorCheck;
    }

    OpenCalls calls() {
        return calls;
    }

    OpenEspHal espHal() {
        return espHal;
    }

    OpenEsp8266 esp8266() {
        return esp8266;
    }

    /** {@return whether nothing but words came so far: what follows may still be of the same crash} */
    boolean hasOnlyWords() {
        return dumps.isEmpty() && backtraces.isEmpty();
    }

    void reason(String text) {
        reason = Optional.of(cut(text)).filter(words -> !words.isEmpty());
    }

    /** The banner or an abort line names the core. */
    void core(int number) {
        core = OptionalInt.of(number);
        currentCore = core;
    }

    /** The banner says that the core is not known. */
    void coreUnknown() {
        coreUnknown = true;
    }

    OptionalInt currentCore() {
        return currentCore;
    }

    void currentCore(OptionalInt number) {
        currentCore = number;
    }

    void lowPower() {
        lowPower = true;
    }

    boolean hasMessage() {
        return message.isPresent();
    }

    /** The first message stays: what follows it, such as an abort line, is its consequence. */
    void message(String text) {
        if (message.isEmpty()) {
            message = Optional.of(cut(text));
        }
    }

    void detail(String text) {
        if (details.size() < DETAILS && !text.isEmpty()) {
            details.add(cut(text));
        }
    }

    void task(String name) {
        if (task.isEmpty() && !name.isBlank()) {
            task = Optional.of(cut(name.strip()));
        }
    }

    boolean hasAbort() {
        return abortPc.isPresent();
    }

    void abortPc(long pc) {
        abortPc = OptionalLong.of(pc);
    }

    void memoryDump(MemoryDump dump) {
        if (memoryDump.isEmpty()) {
            memoryDump = Optional.of(dump);
        }
    }

    boolean hasElfSha256() {
        return elfSha256.isPresent();
    }

    void elfSha256(String digits) {
        elfSha256 = Optional.of(digits);
    }

    void end(PanicEnd how) {
        end = Optional.of(how);
    }

    private static String cut(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT);
    }

    /** {@return the finished report} */
    PanicReport build(Optional<AppBanner> application) {
        List<RegisterDump> registerDumps = dumps.dumps().stream()
                .filter(dump -> !dump.registers().isEmpty() || !dump.isr().isEmpty())
                .toList();
        if (reason.isPresent()) {
            espHal.message().ifPresent(this::detail);
        } else {
            espHal.message().ifPresent(this::message);
        }
        return new PanicReport(
                kind,
                reason,
                namedCore(registerDumps),
                lowPower,
                message,
                details,
                task,
                abortPc,
                registerDumps,
                backtraces.build(),
                dumps.stacks(),
                memoryDump,
                elfSha256,
                end,
                watchdog.build(),
                errorCheck.build(),
                esp8266.build(),
                coreDump.build(),
                calls.build(),
                espHal.stackDump(),
                application,
                lines);
    }

    /** A crash of the task watchdog names no core: the dump is of whatever ran on the core that noticed. */
    private OptionalInt namedCore(List<RegisterDump> registerDumps) {
        if (core.isPresent() || coreUnknown || kind == PanicKind.TASK_WDT || registerDumps.isEmpty()) {
            return core;
        }
        return registerDumps.get(0).core();
    }
}

package io.github.coroner.format.panic;

import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.panic.PrintedCalls.Meaning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Panics and exceptions of Rust programs without ESP-IDF: what the crates esp-backtrace and esp-hal print.
 *
 * <p>Up to esp-backtrace 0.17 an exception has a text of its own; from 0.18 on esp-hal panics with it. A backtrace is one
 * address a line: where a call returns to up to 0.10, from 0.11 on the call.
 */
final class EspHalLines {
    /** The ends of {@code PANIC}'s line that the mark leaves out. */
    private static final int MORE_OF_THE_BAR = 11;

    private static final int DUMP_BYTES = 1 << 16;
    private static final int ADDRESS = 8;

    /** By exception code (RISC-V Privileged Architecture), as printed. */
    private static final List<String> RISCV_CAUSES = List.of(
            "Instruction address misaligned",
            "Instruction access fault",
            "Illegal instruction",
            "Breakpoint",
            "Load address misaligned",
            "Load access fault",
            "Store/AMO address misaligned",
            "Store/AMO access fault",
            "Environment call from U-mode",
            "Environment call from S-mode",
            "",
            "Environment call from M-mode",
            "Instruction page fault",
            "Load page fault",
            "",
            "Store/AMO page fault");

    private EspHalLines() {}

    /** {@code ====================== PANIC ======================}; the message follows. */
    static int panic(LogState log, ConsoleLine line, int at, int limit) {
        OpenReport report = log.open()
                .filter(open -> open.espHal().isBegun()
                        && !open.espHal().isPanic()
                        && open.calls().isEmpty())
                .orElseGet(() -> log.begin(PanicKind.RUST_PANIC, line.number()));
        report.dumps().endDump();
        report.espHal().panic(Math.max(0, at - MORE_OF_THE_BAR));
        report.calls().expect(Meaning.CALLS, false);
        return line.text().length();
    }

    /** {@code !! A panic occured in 'src/main.rs', at line 12, column 5}, up to 0.13; the colon behind it came with the calls. */
    static int panicOccurred(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int column = line.find(", column ", at);
        int place = line.find("unknown location", at);
        int end = place >= 0 ? place + "unknown location".length() : Hex.end(text, column + ", column ".length());
        if (place < 0 && column < 0) {
            return at;
        }
        OpenReport report = log.begin(PanicKind.RUST_PANIC, line.number());
        report.espHal().panic(at);
        report.calls().expect(text.startsWith(":", end) ? Meaning.CALLS : Meaning.RETURN_ADDRESSES, false);
        report.espHal().message(line.trimmed(at + "!! ".length(), end) + ":");
        return text.length();
    }

    /** {@code Exception occurred 'LoadProhibited'}, {@code Exception occurred on ProCpu 'InstrProhibited'}, of Xtensa. */
    static int exceptionOccurred(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int after = at + Mark.ESP_HAL_XTENSA.text().length();
        after += text.startsWith("red", after) ? 3 : text.startsWith("ed", after) ? 2 : 0;
        OptionalInt core = text.startsWith(" on ", after) ? core(text, after + " on ".length()) : OptionalInt.empty();
        int quote = core.isPresent() ? after + " on ProCpu".length() : after;
        int close = line.find("'", quote + 2);
        if (!text.startsWith(" '", quote) || close < 0) {
            return at;
        }
        OpenReport report = begin(log, line, PanicKind.EXCEPTION, Meaning.RETURN_ADDRESSES);
        report.reason(text.substring(quote + 2, close));
        core.ifPresent(report::core);
        report.dumps().beginDump(report.currentCore(), line.number());
        return close + 1;
    }

    /** {@code Exception 'Load access fault' mepc=0x42001234, mtval=0x00000000}, {@code [ProCpu] Exception 'Breakpoint (3)' ...}. */
    static int exception(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        String word = "Exception '";
        int begin = line.findBack(word, at);
        Map<String, Long> registers = new LinkedHashMap<>();
        int end = value(text, at + Mark.ESP_HAL_RISCV.text().length(), "MEPC", registers);
        if (begin < 0 || registers.isEmpty()) {
            return at;
        }
        end = mtval(text, end, registers);
        String name = text.substring(begin + word.length(), at);
        int code = name.lastIndexOf(" (");
        name = code > 0 ? name.substring(0, code) : name;
        int cause = RISCV_CAUSES.indexOf(name);
        if (cause >= 0 && !name.isEmpty()) {
            registers.put("MCAUSE", (long) cause);
        }
        OpenReport report = begin(log, line, PanicKind.EXCEPTION, Meaning.CALLS);
        report.reason(name);
        if (begin >= 2 && text.startsWith("] ", begin - 2)) {
            core(text, begin - "ProCpu] ".length()).ifPresent(report::core);
        }
        registers(log, report, line, registers);
        return end;
    }

    /** {@code Breakpoint exception at 0x42001234, mtval=0x00000000}. */
    static int breakpoint(LogState log, ConsoleLine line, int at, int limit) {
        Map<String, Long> registers = new LinkedHashMap<>();
        int end = value(line.text(), at + Mark.ESP_HAL_BREAKPOINT.text().length() - 2, "MEPC", registers);
        if (registers.isEmpty()) {
            return at;
        }
        end = mtval(line.text(), end, registers);
        registers.put("MCAUSE", (long) RISCV_CAUSES.indexOf("Breakpoint"));
        OpenReport report = begin(log, line, PanicKind.EXCEPTION, Meaning.CALLS);
        report.reason("Breakpoint");
        registers(log, report, line, registers);
        return end;
    }

    /** {@code Stack overflow detected at 0x42001234, possibly called by 0x42005678}, of RISC-V. */
    static int stackOverflow(LogState log, ConsoleLine line, int at, int limit) {
        return stack(log, line, at, PanicKind.STACK_OVERFLOW);
    }

    /** {@code Detected a write to the stack guard value on ProCpu}; RISC-V says where, as in {@link #stackOverflow}. */
    static int stackGuard(LogState log, ConsoleLine line, int at, int limit) {
        return stack(log, line, at, PanicKind.STACK_CANARY);
    }

    private static int stack(LogState log, ConsoleLine line, int at, PanicKind kind) {
        String text = line.text();
        Map<String, Long> registers = new LinkedHashMap<>();
        int pc = line.find(" at 0x", at);
        int end = pc < 0 ? line.find(" on ", at) : value(text, pc + " at ".length(), "MEPC", registers);
        int caller = pc < 0 ? -1 : line.find("called by 0x", end);
        if (caller >= 0) {
            end = value(text, caller + "called by ".length(), "RA", registers);
        }
        OptionalInt core = pc < 0 && end >= 0 ? core(text, end + " on ".length()) : OptionalInt.empty();
        if (!registers.containsKey("MEPC") && core.isEmpty()) {
            return at;
        }
        end = core.isPresent() ? end + " on ProCpu".length() : end;
        OpenReport report = begin(log, line, kind, Meaning.CALLS);
        report.message(line.trimmed(at, end));
        core.ifPresent(report::core);
        registers(log, report, line, registers);
        return end;
    }

    /** A report that a panic line began goes on; else one begins. */
    private static OpenReport begin(LogState log, ConsoleLine line, PanicKind kind, Meaning calls) {
        OpenReport report = log.open()
                .filter(open ->
                        open.kind() == PanicKind.RUST_PANIC && !open.espHal().hasCalls())
                .orElseGet(() -> log.begin(kind, line.number()));
        report.kind(kind);
        report.espHal().exception();
        if (!report.espHal().isPanic()) {
            report.calls().expect(calls, true);
        }
        return report;
    }

    private static void registers(LogState log, OpenReport report, ConsoleLine line, Map<String, Long> registers) {
        if (!report.dumps().isDumpOpen()) {
            report.dumps().beginDump(report.currentCore(), line.number());
        }
        boolean hasPc = report.dumps()
                .last()
                .filter(dump -> dump.register("MEPC").isPresent())
                .isPresent();
        Map<String, Long> own = new LinkedHashMap<>(registers);
        if (hasPc) {
            own.remove("PC"); // the same once more
        }
        if (!own.isEmpty()) {
            report.dumps().add(own, Map.of(), line.number());
            log.listener()
                    .registers(new RegisterDump(report.currentCore(), own, Map.of(), LineRange.of(line.number())));
        }
    }

    /** Reads {@code 0x} and up to eight digits; {@code 0x} may be missing before all eight. */
    private static int value(String text, int at, String name, Map<String, Long> registers) {
        boolean prefixed = text.startsWith("0x", at);
        int digits = prefixed ? at + 2 : at;
        int end = Hex.end(text, digits);
        if (end == digits || end > digits + ADDRESS || (!prefixed && end < digits + ADDRESS)) {
            return at;
        }
        registers.put(name, Hex.value(text, digits, end));
        return end;
    }

    private static int mtval(String text, int at, Map<String, Long> registers) {
        String word = ", mtval=";
        return text.startsWith(word, at) ? value(text, at + word.length(), "MTVAL", registers) : at;
    }

    private static OptionalInt core(String text, int at) {
        if (text.startsWith("ProCpu", at)) {
            return OptionalInt.of(0);
        }
        return text.startsWith("AppCpu", at) ? OptionalInt.of(1) : OptionalInt.empty();
    }

    /** {@code TrapFrame { ra: 1108277650, ...}} and {@code Context { PC: 1074098020, ...}}. */
    static int structure(LogState log, ConsoleLine line, int at, int limit) {
        int brace = line.find("{ ", at);
        Optional<OpenReport> open = log.open().filter(report -> report.espHal().isBegun());
        Map<String, Long> registers =
                open.isEmpty() || brace < 0 ? Map.of() : EspHalRegisters.structure(line.text(), brace + 2);
        if (registers.isEmpty()) {
            return at;
        }
        registers(log, open.get(), line, registers);
        open.get().dumps().endDump();
        return line.text().length();
    }

    /** {@code STACKDUMP: 42001234 0100...}: a pc and the bytes of the stack. */
    static int stackDump(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int pc = at + Mark.STACK_DUMP.text().length();
        int digits = pc + ADDRESS + 1;
        int end = Hex.isWord(text, pc) && text.startsWith(" ", pc + ADDRESS) ? Hex.end(text, digits) : digits;
        int count = Math.min(DUMP_BYTES, (end - digits) / 2) & ~3;
        if (count <= 0) {
            return at;
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) Hex.value(text, digits + 2 * i, digits + 2 * i + 2);
        }
        OpenReport report = log.open()
                .filter(open -> open.espHal().isBegun() && !open.espHal().hasCalls())
                .orElseGet(() -> log.begin(PanicKind.RUST_PANIC, line.number()));
        report.dumps().endDump();
        StackDump dump =
                new StackDump(Hex.word(text, pc), MemorySegment.of(0, bytes, MemorySegment.Kind.STACK), line.number());
        report.espHal().stackDump(dump);
        log.listener().stackDump(dump);
        return end;
    }

    /** {@return whether the report is one whose {@code Backtrace:} is followed by lines of one address each} */
    static boolean beginsCalls(OpenReport report) {
        if (!report.espHal().isBegun() || report.espHal().hasCalls()) {
            return false;
        }
        report.dumps().endDump();
        report.espHal().beginCalls();
        return true;
    }

    /** {@return whether a line holds registers, an address or a part of the message} */
    static boolean row(LogState log, OpenReport report, ConsoleLine line) {
        OpenEspHal espHal = report.espHal();
        if (!espHal.isBegun()) {
            return false;
        }
        if (espHal.isMessageOpen()) {
            espHal.messageLine(line.text());
            return true;
        }
        Map<String, Long> registers =
                report.dumps().isDumpOpen() ? EspHalRegisters.row(line.text()) : Map.<String, Long>of();
        if (!registers.isEmpty()) {
            registers(log, report, line, registers);
            return true;
        }
        return espHal.areCallsOpen() && address(log, report, line);
    }

    /** The one address of a line, at its end or before the place that defmt adds. */
    private static boolean address(LogState log, OpenReport report, ConsoleLine line) {
        String text = line.text().stripTrailing();
        int at = text.indexOf("0x");
        int end = at < 0 ? 0 : Hex.end(text, at + 2);
        boolean alone = at == 0 || (at > 0 && text.charAt(at - 1) == ' ');
        boolean last = end == text.length() || (text.startsWith(" (esp_", end) && text.endsWith(")"));
        if (at < 0 || !alone || !last || end < at + 3 || end > at + 2 + ADDRESS) {
            return false;
        }
        report.calls().add(List.of(Hex.value(text, at + 2, end)), line.number(), log.listener());
        return true;
    }
}

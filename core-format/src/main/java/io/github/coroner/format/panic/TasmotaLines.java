package io.github.coroner.format.panic;

import io.github.coroner.format.ExceptionCause;
import io.github.coroner.format.panic.PrintedCalls.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tasmota's crash record, a JSON object anywhere in a line: of the command {@code Status 12}, {@code {"StatusSTK":{"Exception":28,
 * "Reason":"LoadProhibited","EPC":"401a431c","EXCVADDR":"00000000","CallChain":["401a4319","400e05a3"]}}}, and as
 * {@code RestartReason} of the first messages after the restart.
 *
 * <p>On ESP8266 {@code EPC} is a list of three. Its call chain, and that of RISC-V, are words of the stack.
 */
final class TasmotaLines {
    private static final int CALLS = 256;
    private static final int XTENSA_CALL = 3;

    private TasmotaLines() {}

    static int record(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int digits = at + Mark.TASMOTA.text().length();
        int cause = Hex.decimal(text, digits);
        int reasonAt = line.find(",\"Reason\":\"", digits);
        int epcAt = line.find(",\"EPC\":", digits);
        if (cause < 0 || reasonAt < 0 || epcAt < reasonAt || line.find("}", digits) < epcAt) {
            return at;
        }
        int reasonBegin = reasonAt + ",\"Reason\":\"".length();
        int reasonEnd = line.find("\"", reasonBegin);
        List<Long> epc = words(text, epcAt + ",\"EPC\":".length());
        if (reasonEnd < reasonBegin || reasonEnd > epcAt || epc.isEmpty()) {
            return at;
        }
        String reason = text.substring(reasonBegin, reasonEnd);
        int end = text.indexOf('}', epcAt);
        List<Long> calls = field(text, epcAt, end, "CallChain");
        boolean isRead = text.startsWith("[", epcAt + ",\"EPC\":".length())
                ? esp8266(log, line, cause, reason, epc, epcAt, end, calls)
                : esp32(log, line, cause, reason, epc.get(0), field(text, epcAt, end, "EXCVADDR"), calls);
        if (isRead) {
            log.open().ifPresent(report -> report.lines(line.number()));
            log.close();
        }
        return isRead ? end + 1 : at;
    }

    private static boolean esp8266(
            LogState log,
            ConsoleLine line,
            int cause,
            String reason,
            List<Long> epc,
            int from,
            int to,
            List<Long> calls) {
        log.boot().chip("esp8266", ChipHint.Source.CRASH_RECORD);
        OpenReport report = log.begin(PanicKind.ESP8266_EXCEPTION, line.number());
        report.esp8266().cause(cause);
        report.reason(Integer.toString(cause));
        report.core(0);
        if (!reason.equals("Exception")) {
            report.detail(reason);
        }
        for (int i = 0; i < epc.size(); i++) {
            String name = "epc" + (i + 1);
            report.esp8266().value(name, epc.get(i));
            if (epc.get(i) != 0) {
                log.listener().codeAddress(name, epc.get(i));
            }
        }
        field(line.text(), from, to, "EXCVADDR")
                .forEach(value -> report.esp8266().value("excvaddr", value));
        field(line.text(), from, to, "DEPC").forEach(value -> report.esp8266().value("depc", value));
        calls(log, report, line, Meaning.STACK_WORDS, calls);
        return true;
    }

    private static boolean esp32(
            LogState log, ConsoleLine line, int cause, String reason, long epc, List<Long> address, List<Long> calls) {
        Optional<PrintedArchitecture> architecture = architecture(cause, reason, epc, calls);
        if (architecture.isEmpty()) {
            return false;
        }
        boolean xtensa = architecture.get() == PrintedArchitecture.XTENSA;
        OpenReport report = log.begin(PanicKind.EXCEPTION, line.number());
        report.reason(reason);
        Map<String, Long> registers = new LinkedHashMap<>();
        registers.put(xtensa ? "PC" : "MEPC", epc);
        registers.put(xtensa ? "EXCCAUSE" : "MCAUSE", (long) cause);
        address.forEach(value -> registers.put(xtensa ? "EXCVADDR" : "MTVAL", value));
        report.dumps().beginDump(report.currentCore(), line.number());
        report.dumps().add(registers, Map.of(), line.number());
        log.listener()
                .registers(new RegisterDump(report.currentCore(), registers, Map.of(), LineRange.of(line.number())));
        calls(log, report, line, xtensa ? Meaning.BACKTRACE : Meaning.STACK_WORDS, calls);
        return true;
    }

    /** Nothing names the chip, but only an Xtensa's call chain begins with the program counter, less 3; else the words tell. */
    private static Optional<PrintedArchitecture> architecture(int cause, String reason, long epc, List<Long> calls) {
        boolean beginsWithPc = !calls.isEmpty() && calls.get(0) == epc - XTENSA_CALL;
        if (beginsWithPc || isNamed(ExceptionCause.ofXtensa(cause), reason)) {
            return Optional.of(PrintedArchitecture.XTENSA);
        }
        return isNamed(ExceptionCause.ofRiscv(cause), reason)
                ? Optional.of(PrintedArchitecture.RISCV32)
                : Optional.empty();
    }

    private static boolean isNamed(Optional<ExceptionCause> cause, String reason) {
        return cause.map(ExceptionCause::name).equals(Optional.of(reason));
    }

    private static void calls(LogState log, OpenReport report, ConsoleLine line, Meaning meaning, List<Long> calls) {
        if (!calls.isEmpty()) {
            report.calls().expect(meaning, true);
            report.calls().add(calls, line.number(), log.listener());
        }
    }

    /** {@return the words of a field of the object that ends at {@code to}} */
    private static List<Long> field(String text, int from, int to, String name) {
        String key = "\"" + name + "\":";
        int at = text.indexOf(key, from);
        return at < 0 || at > to ? List.of() : words(text, at + key.length());
    }

    /** {@return the words of {@code "401a431c"} or {@code ["401a4319","400e05a3"]}} */
    private static List<Long> words(String text, int at) {
        List<Long> words = new ArrayList<>();
        int i = text.startsWith("[", at) ? at + 1 : at;
        while (words.size() < CALLS
                && text.startsWith("\"", i)
                && Hex.isWord(text, i + 1)
                && text.startsWith("\"", i + 9)) {
            words.add(Hex.word(text, i + 1));
            i += 10;
            if (!text.startsWith(",\"", i) || !text.startsWith("[", at)) {
                break;
            }
            i++;
        }
        return words;
    }
}

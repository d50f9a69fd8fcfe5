package io.github.coroner.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes what ESP-IDF's panic handler prints, line by line as the console shows it: banner, registers, backtrace or stack memory,
 * SHA-256 of the firmware, reboot; and what esp-backtrace prints of a Rust program's panic, and Tasmota of the crash before.
 *
 * <p>Numbers and texts are written as they are given, so that impossible reports can be made too.
 */
public final class PanicTextBuilder {
    // as the device prints them: from ESP-IDF's sources, not from the tables of the code under test
    private static final List<String> XTENSA_REGISTERS = List.of(
            "PC",
            "PS",
            "A0",
            "A1",
            "A2",
            "A3",
            "A4",
            "A5",
            "A6",
            "A7",
            "A8",
            "A9",
            "A10",
            "A11",
            "A12",
            "A13",
            "A14",
            "A15",
            "SAR",
            "EXCCAUSE",
            "EXCVADDR",
            "LBEG",
            "LEND",
            "LCOUNT");
    private static final List<String> RISCV_REGISTERS = List.of(
            "MEPC", "RA", "SP", "GP", "TP", "T0", "T1", "T2", "S0/FP", "S1", "A0", "A1", "A2", "A3", "A4", "A5", "A6",
            "A7", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "T3", "T4", "T5", "T6", "MSTATUS",
            "MTVEC", "MCAUSE", "MTVAL", "MHARTID");
    private static final int REGISTERS_A_LINE = 4;
    private static final int WORDS_A_LINE = 8;

    private final boolean xtensa;
    private final List<String> lines = new ArrayList<>();
    private String lineEnd = "\r\n";

    private PanicTextBuilder(boolean xtensa) {
        this.xtensa = xtensa;
    }

    /** {@return a builder of an Xtensa chip's text} */
    public static PanicTextBuilder xtensa() {
        return new PanicTextBuilder(true);
    }

    /** {@return a builder of a RISC-V chip's text} */
    public static PanicTextBuilder riscv() {
        return new PanicTextBuilder(false);
    }

    /** {@return the names of the registers that are printed, in their order} */
    public List<String> registerNames() {
        return xtensa ? XTENSA_REGISTERS : RISCV_REGISTERS;
    }

    /** Sets what ends a line, CR LF unless told. */
    public PanicTextBuilder lineEnd(String end) {
        lineEnd = end;
        return this;
    }

    /** Adds a line as it is. */
    public PanicTextBuilder line(String text) {
        lines.add(text);
        return this;
    }

    /** Adds the line that a panic begins with. */
    public PanicTextBuilder banner(int core, String reason) {
        return line("").line(
                        "Guru Meditation Error: Core  " + core + " panic'ed (" + reason + "). Exception was unhandled.")
                .line("");
    }

    /** Adds the line of {@code abort()}. */
    public PanicTextBuilder abort(long pc, int core) {
        return line("").line("abort() was called at PC " + hex(pc) + " on core " + core);
    }

    /** Adds a register dump; values in the order of {@link #registerNames}, of fewer the rest is not printed. */
    public PanicTextBuilder registers(int core, List<Long> values) {
        line("Core  " + core + " register dump:");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(values.size(), registerNames().size()); i++) {
            text.append(String.format(Locale.ROOT, "%-8s: %s  ", registerNames().get(i), hex(values.get(i))));
            if (i % REGISTERS_A_LINE == REGISTERS_A_LINE - 1) {
                line(text.toString());
                text.setLength(0);
            }
        }
        return text.length() == 0 ? this : line(text.toString());
    }

    /** A frame of a backtrace line. */
    public record Frame(long pc, long sp) {}

    /** Adds the backtrace line of an Xtensa chip. */
    public PanicTextBuilder backtrace(List<Frame> frames, boolean corrupted) {
        StringBuilder text = new StringBuilder("Backtrace:");
        frames.forEach(
                frame -> text.append(' ').append(hex(frame.pc())).append(':').append(hex(frame.sp())));
        return line("").line(text.append(corrupted ? " |<-CORRUPTED" : "").toString())
                .line("");
    }

    /** Adds the stack memory that a RISC-V chip prints, 8 words a line. */
    public PanicTextBuilder stack(long address, List<Long> words) {
        line("").line("Stack memory:");
        for (int i = 0; i < words.size(); i += WORDS_A_LINE) {
            StringBuilder text = new StringBuilder(Long.toHexString(address + 4L * i)).append(':');
            words.subList(i, Math.min(words.size(), i + WORDS_A_LINE))
                    .forEach(word -> text.append(' ').append(hex(word)));
            line(text.toString());
        }
        return line("");
    }

    /** Adds the beginning of the firmware's SHA-256 and the words of the reboot. */
    public PanicTextBuilder end(String elfSha256) {
        return line("").line("ELF file SHA256: " + elfSha256).line("").line("Rebooting...");
    }

    /** Adds the lines that a panic begins with in a Rust program without ESP-IDF. */
    public PanicTextBuilder rustPanic(String place, String message) {
        return line("").line("====================== PANIC ======================")
                .line("panicked at " + place + ":")
                .line(message)
                .line("");
    }

    /** Adds esp-backtrace's call stack, one address a line. */
    public PanicTextBuilder calls(List<Long> addresses) {
        line("Backtrace:").line("");
        addresses.forEach(address -> line(String.format(Locale.ROOT, "0x%x", address)));
        return line("").line("").line("");
    }

    /** Adds esp-backtrace's stack dump: a program counter and the words from the stack pointer up. */
    public PanicTextBuilder stackDump(long pc, List<Long> words) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "STACKDUMP: %08x ", pc));
        for (long word : words) {
            text.append(String.format(Locale.ROOT, "%08x", Integer.reverseBytes((int) word)));
        }
        return line(text.toString());
    }

    /** Adds Tasmota's record of a crash of an Xtensa ESP32. */
    public PanicTextBuilder tasmota(int cause, String reason, long pc, long address, List<Long> chain) {
        String calls = String.join(
                ",",
                chain.stream()
                        .map(one -> String.format(Locale.ROOT, "\"%08x\"", one))
                        .toList());
        return line(String.format(
                Locale.ROOT,
                "12:27:06.297 RSL: STATUS12 = {\"StatusSTK\":{\"Exception\":%d,\"Reason\":\"%s\",\"EPC\":\"%08x\","
                        + "\"EXCVADDR\":\"%08x\",\"CallChain\":[%s]}}",
                cause,
                reason,
                pc,
                address,
                calls));
    }

    private static String hex(long value) {
        return String.format(Locale.ROOT, "0x%08x", value & 0xffff_ffffL);
    }

    /** {@return the text} */
    public String build() {
        return String.join(lineEnd, lines) + lineEnd;
    }
}

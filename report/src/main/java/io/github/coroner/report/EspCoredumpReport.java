package io.github.coroner.report;

import io.github.coroner.GdbView;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The report of {@code esp-coredump info_corefile}, line for line, so that scripts that read it go on working.
 *
 * <p>Text from the dump is printed as it is, control characters and all: that is what the tool does. Do not show it on a terminal
 * without need. Immutable.
 */
public final class EspCoredumpReport {
    private static final String RULE = "=".repeat(63);
    private static final int WORDS_A_LINE = 4;
    private static final int NARROWEST_TARGET_ID = 17;
    private static final List<String> MADE_UP_REGISTERS = List.of(
            "exccause",
            "excvaddr",
            "epc1",
            "epc2",
            "epc3",
            "epc4",
            "epc5",
            "epc6",
            "epc7",
            "eps2",
            "eps3",
            "eps4",
            "eps5",
            "eps6",
            "eps7");

    private final GdbView view;
    private final boolean memory;

    private EspCoredumpReport(GdbView view, boolean memory) {
        this.view = view;
        this.memory = memory;
    }

    /** {@return the report of {@code view}; with the contents of its memory if {@code memory}} */
    public static EspCoredumpReport of(GdbView view, boolean memory) {
        return new EspCoredumpReport(view, memory);
    }

    /**
     * Writes it.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        line(out, RULE);
        line(out, title(20, "ESP32 CORE DUMP START", 20));
        header(out);
        line(out, "");
        line(out, title(18, "CURRENT THREAD REGISTERS", 19));
        registers(out);
        line(out, "");
        line(out, title(20, "CURRENT THREAD STACK", 21));
        if (!view.threads().isEmpty()) {
            GdbView.GdbThread current = view.threads().get(0);
            line(out, backtrace(current));
            if (current.flags() != 0) {
                line(out, "The current crashed task is corrupted.");
                line(out, corruption(0, current));
            }
        }
        line(out, "");
        threads(out);
        line(out, "");
        line(out, "");
        line(out, title(23, "ALL MEMORY REGIONS", 24));
        line(out, "Name   Address   Size   Attrs");
        for (GdbView.Region region : view.regions()) {
            line(out, region(region));
        }
        if (memory) {
            contents(out);
        }
        line(out, "");
        line(out, title(21, "ESP32 CORE DUMP END", 21));
        line(out, RULE);
        line(out, "Done!");
    }

    private void header(Appendable out) throws IOException {
        CoreDump dump = view.dump();
        if (dump.crashedTaskSkipped()) {
            line(out, "");
            line(out, "Crashed task has been skipped.");
        } else if (dump.crashedTask().isPresent()) {
            long tcb = dump.crashedTask().getAsLong();
            line(out, "");
            line(
                    out,
                    "Crashed task handle: " + Addresses.shortHex(tcb) + ", name: '" + nameOf(tcb)
                            + "', GDB name: 'process " + tcb + "'");
        }
        if (dump.inInterrupt().isPresent()) {
            line(
                    out,
                    dump.inInterrupt().get()
                            ? "Crash happened in the interrupt context"
                            : "Crashed task is not in the interrupt context");
        }
        if (!dump.panicDetails().isEmpty()) {
            line(out, "Panic reason: " + dump.panicDetails().get(0));
        }
    }

    private String nameOf(long tcb) {
        for (GdbView.GdbThread thread : view.threads()) {
            if (thread.tcb() == tcb) {
                return thread.name();
            }
        }
        return "";
    }

    private void registers(Appendable out) throws IOException {
        if (!view.riscv()) {
            exceptionRegisters(out);
        }
        StringBuilder text = new StringBuilder();
        for (GdbView.Register register : view.registers()) {
            pad(text, register.name(), 15);
            OptionalLong value = register.value();
            if (value.isEmpty()) {
                text.append("<unavailable>");
            } else if (view.riscv()) {
                text.append(Addresses.shortHex(value.getAsLong())).append('\t').append(register.natural());
            } else {
                pad(text, Addresses.shortHex(value.getAsLong()), 20);
                text.append(register.natural());
            }
            text.append('\n');
        }
        line(out, asTheToolShows(text.toString()));
    }

    private void exceptionRegisters(Appendable out) throws IOException {
        if (view.dump().crashedTask().isEmpty() && !view.dump().crashedTaskSkipped()) {
            line(out, "Exception registers have not been found!");
            return;
        }
        RegisterSet registers = view.dump().exceptionRegisters();
        if (view.dump().format() == CoreDump.Format.BINARY) {
            // these records hold no such registers; the tool makes some up
            for (String name : MADE_UP_REGISTERS) {
                registers = registers.value(name).isPresent() ? registers : registers.with(name, 0);
            }
        }
        for (String kind : List.of("exc", "epc", "eps")) {
            for (String name : registers.names()) {
                OptionalLong value = registers.value(name);
                if (name.startsWith(kind) && value.isPresent()) {
                    String number = Addresses.shortHex(value.getAsLong());
                    String meaning =
                            name.equals("exccause") ? " (" + EspExceptionCause.name(value.getAsLong()) + ")" : "";
                    line(out, padded(name, 15) + number + meaning);
                }
            }
        }
    }

    private void threads(Appendable out) throws IOException {
        line(out, title(24, "THREADS INFO", 25));
        line(out, asTheToolShows(threadList()));
        line(out, "");
        line(out, "");
        line(out, "       TCB             NAME PRIO C/B  STACK USED/FREE");
        line(out, "---------- ---------------- -------- ----------------");
        for (GdbView.GdbThread thread : view.threads()) {
            line(out, row(thread));
        }
        for (int i = 0; i < view.threads().size(); i++) {
            GdbView.GdbThread thread = view.threads().get(i);
            line(out, "");
            line(
                    out,
                    title(
                            20,
                            "THREAD " + (i + 1) + " (TCB: " + Addresses.shortHex(thread.tcb()) + ", name: '"
                                    + thread.name() + "')",
                            21));
            line(out, backtrace(thread));
            if (thread.flags() != 0) {
                // the tool joins the two parts without a blank
                line(out, "The task '" + (i + 1) + "' is corrupted." + corruption(i, thread));
            }
        }
    }

    private String threadList() {
        int width = NARROWEST_TARGET_ID;
        for (GdbView.GdbThread thread : view.threads()) {
            width = Math.max(width, targetId(thread).length());
        }
        StringBuilder text = new StringBuilder("  Id   ");
        pad(text, "Target Id", width);
        text.append(" Frame \n");
        for (int i = 0; i < view.threads().size(); i++) {
            GdbView.GdbThread thread = view.threads().get(i);
            text.append(i == 0 ? "* " : "  ");
            pad(text, Integer.toString(i + 1), 4);
            text.append(' ');
            pad(text, targetId(thread), width);
            text.append(' ');
            if (!thread.frames().isEmpty()) {
                frame(text, thread.frames().get(0));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String targetId(GdbView.GdbThread thread) {
        return "process " + thread.tcb();
    }

    private static String row(GdbView.GdbThread thread) {
        String tcb = Addresses.shortHex(thread.tcb());
        Optional<GdbView.TaskRow> known = thread.row();
        if (known.isEmpty()) {
            return right(tcb, 10) + " Corrupted TCB data";
        }
        GdbView.TaskRow row = known.get();
        return right(tcb, 10)
                + right(thread.name(), 17)
                + right(row.priority() + "/" + row.basePriority(), 9)
                + right(row.used() + "/" + row.free(), 17);
    }

    private static String corruption(int index, GdbView.GdbThread thread) {
        return "Task #" + index + " info: flags, tcb, stack (" + Integer.toHexString(thread.flags()) + ", "
                + Long.toHexString(thread.tcb()) + ", " + Long.toHexString(thread.stack()) + ").";
    }

    private static String backtrace(GdbView.GdbThread thread) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < thread.frames().size(); level++) {
            text.append('#');
            pad(text, Integer.toString(level), 3);
            frame(text, thread.frames().get(level));
            text.append('\n');
        }
        thread.trailer().ifPresent(trailer -> text.append(trailer).append('\n'));
        return asTheToolShows(text.toString());
    }

    private static void frame(StringBuilder text, GdbView.Frame frame) {
        if (frame.address().isPresent()) {
            text.append(Addresses.hex(frame.address().getAsLong())).append(" in ");
        }
        text.append(frame.function()).append(" (").append(frame.arguments()).append(')');
        frame.location().ifPresent(location -> text.append(" at ").append(location));
    }

    private static String region(GdbView.Region region) {
        return region.name()
                + ' '
                + Addresses.shortHex(region.address())
                + ' '
                + Addresses.shortHex(region.size())
                + ' '
                + region.attributes();
    }

    private void contents(Appendable out) throws IOException {
        line(out, "");
        line(out, title(22, "CORE DUMP MEMORY CONTENTS", 24));
        for (GdbView.Contents contents : view.contents()) {
            line(out, region(contents.region()));
            words(out, contents);
        }
    }

    private void words(Appendable out, GdbView.Contents contents) throws IOException {
        long count = contents.region().size() / Integer.BYTES;
        if (count == 0) {
            line(out, "");
            return;
        }
        ByteReader reader = contents.segment().reader("memory");
        long address = contents.region().address();
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < count; i++) {
            if (i % WORDS_A_LINE == 0) {
                text.append(Addresses.shortHex(address));
                view.symbols()
                        .apply(address)
                        .ifPresent(symbol -> text.append(' ').append(symbol));
                text.append(':');
            }
            text.append('\t').append(Addresses.hex(reader.u32()));
            address += Integer.BYTES;
            if (i % WORDS_A_LINE == WORDS_A_LINE - 1 || i == count - 1) {
                line(out, text);
                text.setLength(0);
            }
        }
    }

    /**
     * What the tool makes of gdb's answer: two escapes become the characters they stand for, line feeds at the end go, and
     * quotes lose their backslash, in this order.
     */
    private static String asTheToolShows(String answer) {
        String text = answer.replace("\\n", "\n").replace("\\t", "\t");
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end).replace("\\\"", "\"");
    }

    private static String title(int before, String text, int after) {
        return "=".repeat(before) + ' ' + text + ' ' + "=".repeat(after);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void pad(StringBuilder out, String text, int width) {
        out.append(padded(text, width));
    }

    private static void line(Appendable out, CharSequence text) throws IOException {
        out.append(text).append('\n');
    }
}

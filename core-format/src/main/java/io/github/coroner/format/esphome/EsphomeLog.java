package io.github.coroner.format.esphome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;

/**
 * The lines that ESPHome's firmware logs of a record: the messages, without the logger's prefix and colour.
 *
 * <p>Versions 0 to 2 as 2026.3 to 2026.7 print them, later ones as 2026.8.
 */
public final class EsphomeLog {
    /** The line that begins every report. */
    public static final String BANNER = "*** CRASH DETECTED ON PREVIOUS BOOT ***";

    private static final String HINT = "addr2line -pfiaC -e firmware.elf";

    /** Before an address is added to the hint, its buffer of 256 bytes must have room for 12 more. */
    private static final int HINT_LIMIT = 256 - 12;

    private final RawCrashData record;
    private final EsphomeArchitecture architecture;
    private final LongPredicate followsCall;

    private EsphomeLog(RawCrashData record, EsphomeArchitecture architecture, LongPredicate followsCall) {
        this.record = record;
        this.architecture = architecture;
        this.followsCall = followsCall;
    }

    /**
     * {@return what the firmware would log}
     *
     * @param followsCall whether a call instruction ends at an address; RISC-V firmware drops scanned entries where none does
     */
    public static List<String> lines(RawCrashData record, EsphomeArchitecture architecture, LongPredicate followsCall) {
        return record.isDecoded() ? new EsphomeLog(record, architecture, followsCall).lines() : List.of();
    }

    private List<String> lines() {
        boolean split = record.version() >= 3;
        List<String> lines = new ArrayList<>();
        lines.add(BANNER);
        record.exceptionName().ifPresent(type -> lines.add("  Reason: " + type + reason()));
        record.crashedCore().ifPresent(core -> lines.add("  Crashed core: " + core.effective()));
        lines.add("  PC:  " + address(record.pc().orElse(0)) + "  (fault location)");
        if (isProcessorFault()) {
            record.faultAddress()
                    .ifPresent(fault ->
                            lines.add((architecture == EsphomeArchitecture.XTENSA ? "  EXCVADDR: " : "  MTVAL: ")
                                    + address(fault) + "  (faulting address)"));
        }
        StringBuilder hint =
                new StringBuilder("Use: " + HINT + " " + address(record.pc().orElse(0)));
        record.crashed().ifPresent(trace -> entries(lines, trace, hint));
        StringBuilder otherHint = split ? new StringBuilder("Other core: " + HINT) : hint;
        boolean other =
                record.other().filter(trace -> trace.count().effective() > 0).isPresent();
        if (other) {
            long core = record.crashedCore().map(Clamped::effective).orElse(0L);
            lines.add("  Other core (" + (1 - core) + ") backtrace:");
            entries(lines, record.other().orElseThrow(), otherHint);
        }
        lines.add(hint.toString());
        if (other && split) {
            lines.add(otherHint.toString());
        }
        return List.copyOf(lines);
    }

    private String reason() {
        String number = record.version() >= 3 ? " (cause " + record.cause().orElse(0) + ")" : "";
        return record.causeName(architecture).map(name -> " - " + name + number).orElse("");
    }

    private boolean isProcessorFault() {
        return record.version() >= 3
                && record.exception().map(Clamped::effective).orElse(0L) == CrashReason.FAULT
                && record.pseudoCause().map(Clamped::effective).orElse(0L) == 0;
    }

    private void entries(List<String> lines, CoreTrace trace, StringBuilder hint) {
        int printed = 0;
        List<Long> entries = trace.entries();
        for (int i = 0; i < entries.size(); i++) {
            boolean scanned = architecture == EsphomeArchitecture.RISCV
                    && !record.layout().equals(RecordLayout.VERSION_0)
                    && i >= trace.registerFrames().effective();
            if (scanned && !followsCall.test(entries.get(i))) {
                continue;
            }
            String address = address(entries.get(i));
            lines.add("  BT" + printed++ + ": " + address + (scanned ? "  (stack scan)" : "  (backtrace)"));
            if (hint.length() < HINT_LIMIT) {
                hint.append(' ').append(address);
            }
        }
    }

    private static String address(long address) {
        return String.format(Locale.ROOT, "0x%08X", address);
    }
}

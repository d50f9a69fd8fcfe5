package io.github.coroner.format.esphome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A crash report as ESPHome's firmware logged it.
 *
 * @param platform log tag: {@code esp32.crash}; empty where lines have no prefix
 * @param device title that Home Assistant puts before each line
 * @param exception exception type in words: {@code Fault}
 * @param reason cause in words: {@code LoadProhibited}
 * @param causeNumber the number that 2026.8 and later print
 * @param crashedCore the core that crashed
 * @param pc program counter, as printed
 * @param faultAddress EXCVADDR or MTVAL
 * @param entries entries of the crashed core
 * @param otherCore number of the other core, if captured
 * @param otherEntries entries of the other core
 * @param hint addresses of the addr2line hint, which old versions cut
 * @param foreign whether another build than the one that crashed printed it: addresses belong to the other's ELF
 * @param architecture the architecture that the words tell
 * @param sourceLines source line of the log call by what it logs: {@code banner}, {@code reason}, {@code pc} ...; it tells the
 *     firmware's version
 * @param firstLine number of the first line in the log, from 1
 * @param lastLine number of the last line
 */
public record EsphomeCrash(
        Optional<String> platform,
        Optional<String> device,
        Optional<String> exception,
        Optional<String> reason,
        OptionalLong causeNumber,
        OptionalInt crashedCore,
        OptionalLong pc,
        OptionalLong faultAddress,
        List<LoggedEntry> entries,
        OptionalInt otherCore,
        List<LoggedEntry> otherEntries,
        List<Long> hint,
        boolean foreign,
        Optional<EsphomeArchitecture> architecture,
        Map<String, Integer> sourceLines,
        long firstLine,
        long lastLine) {

    /** Copies lists and map. */
    public EsphomeCrash {
        entries = List.copyOf(entries);
        otherEntries = List.copyOf(otherEntries);
        hint = List.copyOf(hint);
        sourceLines = Collections.unmodifiableMap(new LinkedHashMap<>(sourceLines));
    }

    /** {@return the exception type as the record has it: 0 debug exception to 4 fault} */
    public OptionalInt exceptionNumber() {
        int number = exception.map(CrashReason.TYPES::indexOf).orElse(-1);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** {@return the record's version, as far as the text tells it: 3 stands for every later one} */
    public int recordVersion() {
        if (foreign
                || causeNumber.isPresent()
                || faultAddress.isPresent()
                || SourceLines.suggestVersion3(sourceLines)) {
            return 3;
        }
        return crashedCore.isPresent() ? 2 : exception.isPresent() ? 1 : 0;
    }

    /** {@return the firmware release that these source lines suggest} */
    public Optional<String> firmware() {
        return SourceLines.release(sourceLines);
    }

    /**
     * {@return the record that the text was made of, as far as it tells: versions 0 to 2 only; what was not printed is zero,
     * and the backtrace has the printed entries only}
     */
    public Optional<RawCrashData> toRecord() {
        int version = recordVersion();
        if (version > 2 || pc.isEmpty()) {
            return Optional.empty();
        }
        RecordLayout layout = switch (version) {
            case 0 -> RecordLayout.VERSION_0;
            case 1 -> RecordLayout.VERSION_1;
            default -> otherCore.isPresent() ? RecordLayout.VERSION_2_DUAL : RecordLayout.VERSION_2_SINGLE;
        };
        Optional<CrashReason.Meaning> meaning = reason.flatMap(CrashReason::meaning);
        boolean pseudo = meaning.map(CrashReason.Meaning::pseudo).orElse(exception.isPresent() && reason.isEmpty());
        Map<String, List<Long>> values = new LinkedHashMap<>();
        values.put("version", List.of((long) version));
        values.put("magic", List.of(RawCrashData.MAGIC));
        values.put("pc", List.of(pc.getAsLong()));
        put(values, layout, "", entries);
        put(values, layout, "other_", otherEntries);
        long type = Math.max(0, exception.map(CrashReason.TYPES::indexOf).orElse(0));
        values.put("exception", List.of(type));
        values.put("pseudo_excause", List.of(pseudo ? 1L : 0L));
        values.put("cause", List.of(meaning.map(one -> one.cause().orElse(0)).orElse(0L)));
        values.put("crashed_core", List.of((long) crashedCore.orElse(0)));
        values.keySet().removeIf(name -> layout.find(name).isEmpty());
        return Optional.of(new RawCrashData(layout, values));
    }

    private void put(Map<String, List<Long>> values, RecordLayout layout, String prefix, List<LoggedEntry> logged) {
        int count = layout.find(prefix + "backtrace")
                .map(RecordLayout.Member::count)
                .orElse(0);
        List<Long> slots = new ArrayList<>();
        int frames = 0;
        for (LoggedEntry entry : logged.subList(0, Math.min(count, logged.size()))) {
            frames += entry.scanned() || slots.size() != frames ? 0 : 1;
            slots.add(entry.address());
        }
        values.put(prefix + "backtrace_count", List.of((long) slots.size()));
        boolean riscv =
                architecture.filter(one -> one == EsphomeArchitecture.RISCV).isPresent();
        values.put(prefix + "reg_frame_count", List.of(riscv ? (long) frames : 0L));
        while (slots.size() < count) {
            slots.add(0L);
        }
        values.put(prefix + "backtrace", slots);
    }
}

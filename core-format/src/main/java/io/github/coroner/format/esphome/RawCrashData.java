package io.github.coroner.format.esphome;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Problem;
import io.github.coroner.format.esphome.RecordLayout.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * ESPHome's crash record, a structure that the panic handler fills in memory which start-up does not clear. It holds neither
 * architecture nor chip, and no registers but the program counter.
 *
 * @param layout where its members lie
 * @param values what each member holds as stored, by member name; arrays have several
 */
public record RawCrashData(RecordLayout layout, Map<String, List<Long>> values) {
    /** What a record that waits to be reported has in its second word. */
    public static final long MAGIC = 0xdead_beefL;

    private static final int WINDOW_BITS = 30;

    /** Copies the map, keeping its order. */
    public RawCrashData {
        Map<String, List<Long>> copy = new LinkedHashMap<>();
        for (Member member : layout.members()) {
            List<Long> stored = values.getOrDefault(member.name(), List.of());
            if (stored.size() != member.count()) {
                throw new IllegalArgumentException(member.name() + " has " + stored.size() + " values");
            }
            copy.put(member.name(), List.copyOf(stored));
        }
        values = Collections.unmodifiableMap(copy);
    }

    /** {@return the value of a member, as stored; empty if this layout has none of that name} */
    public OptionalLong value(String member) {
        List<Long> stored = values.getOrDefault(member, List.of());
        return stored.isEmpty() ? OptionalLong.empty() : OptionalLong.of(stored.get(0));
    }

    /** {@return the record's version; 0 for the one without} */
    public long version() {
        return value("version").orElse(0);
    }

    /** {@return whether the record was reported already: the firmware then zeroes the magic and nothing else} */
    public boolean isConsumed() {
        return value("magic").orElse(0) == 0;
    }

    /** {@return whether more than version and magic could be read} */
    public boolean isDecoded() {
        return layout.find("pc").isPresent();
    }

    /** {@return the address that the panic handler had, as stored; 0 for watchdogs on Xtensa} */
    public OptionalLong pc() {
        return value("pc");
    }

    /** {@return {@link #pc} to look up: bits of an Xtensa window call replaced} */
    public OptionalLong lookupPc() {
        OptionalLong pc = pc();
        return pc.isPresent() && pc.getAsLong() >>> 31 == 1
                ? OptionalLong.of((pc.getAsLong() & ((1L << WINDOW_BITS) - 1)) | 1L << WINDOW_BITS)
                : pc;
    }

    /** {@return exception type: 0 debug exception, 1 interrupt watchdog, 2 task watchdog, 3 abort, 4 fault} */
    public Optional<Clamped> exception() {
        return clamped("exception", CrashReason.FAULT, CrashReason.FAULT);
    }

    /** {@return 1 if {@link #cause} is a number of ESP-IDF's own and not of the processor} */
    public Optional<Clamped> pseudoCause() {
        return clamped("pseudo_excause", 1, 0);
    }

    /** {@return EXCCAUSE, mcause, or a pseudo cause} */
    public OptionalLong cause() {
        return value("cause");
    }

    /** {@return the core that crashed; 255 as stored where ESP-IDF could not tell} */
    public Optional<Clamped> crashedCore() {
        return clamped("crashed_core", layout.cores() - 1L, 0);
    }

    private Optional<Clamped> clamped(String member, long highest, long otherwise) {
        OptionalLong value = value(member);
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Clamped(value.getAsLong(), value.getAsLong() > highest ? otherwise : value.getAsLong()));
    }

    /** {@return the crashed core's entries} */
    public Optional<CoreTrace> crashed() {
        return trace("");
    }

    /** {@return the other core's entries; empty for a single core} */
    public Optional<CoreTrace> other() {
        return trace("other_");
    }

    private Optional<CoreTrace> trace(String prefix) {
        List<Long> slots = values.get(prefix + "backtrace");
        if (slots == null) {
            return Optional.empty();
        }
        long raw = value(prefix + "backtrace_count").orElse(0);
        Clamped count = new Clamped(raw, Math.min(raw, slots.size()));
        long frames = value(prefix + "reg_frame_count").orElse(0);
        return Optional.of(new CoreTrace(slots, count, new Clamped(frames, Math.min(frames, count.effective()))));
    }

    /** {@return the faulting address, EXCVADDR or mtval, where the layout has one} */
    public OptionalLong faultAddress() {
        return layout.faultAddress().map(Member::name).map(this::value).orElse(OptionalLong.empty());
    }

    /** {@return what names the build that crashed, in hexadecimal as stored, where the layout has it} */
    public Optional<String> build() {
        return layout.build().map(member -> {
            StringBuilder digits = new StringBuilder();
            for (long element : stored(member)) {
                digits.append(HexFormat.of().toHexDigits(element, member.elementSize() * 2));
            }
            return digits.toString();
        });
    }

    private List<Long> stored(Member member) {
        return values.getOrDefault(member.name(), List.of());
    }

    /** {@return the architecture that the values suggest; nothing in the record says it} */
    public Optional<EsphomeArchitecture> inferArchitecture() {
        if (!isDecoded()) {
            return Optional.empty();
        }
        long pc = pc().orElse(0);
        List<Long> entries = crashed().map(CoreTrace::entries).orElse(List.of());
        if (!entries.isEmpty() && lookupPc().orElse(0) - entries.get(0) == 3) {
            return Optional.of(EsphomeArchitecture.XTENSA);
        }
        if (!entries.isEmpty() && pc == entries.get(0)) {
            return Optional.of(EsphomeArchitecture.RISCV);
        }
        if (pc >>> 31 == 1) {
            return Optional.of(EsphomeArchitecture.XTENSA);
        }
        long frames = crashed().map(trace -> trace.registerFrames().effective()).orElse(0L);
        if (frames == 1 || frames == 2) {
            return Optional.of(EsphomeArchitecture.RISCV);
        }
        boolean fault = exception().map(Clamped::effective).orElse(0L) == CrashReason.FAULT
                && pseudoCause().map(Clamped::effective).orElse(0L) == 0;
        long cause = cause().orElse(0);
        boolean pseudo = pc == 0 && pseudoCause().map(Clamped::effective).orElse(0L) == 1;
        return pseudo || (fault && cause >= 16 && cause <= 29)
                ? Optional.of(EsphomeArchitecture.XTENSA)
                : Optional.empty();
    }

    /** {@return the type of the exception in words, as the firmware prints it: {@code Fault}} */
    public Optional<String> exceptionName() {
        return exception().map(type -> CrashReason.TYPES.get((int) type.effective()));
    }

    /** {@return the name of the cause, as the firmware prints it: {@code LoadProhibited}} */
    public Optional<String> causeName(EsphomeArchitecture architecture) {
        boolean pseudo = pseudoCause().map(Clamped::effective).orElse(0L) == 1;
        boolean old = version() < 3;
        if (cause().isEmpty() || (!old && isTypeOnly())) {
            return Optional.empty();
        }
        long number = cause().getAsLong();
        return old
                ? CrashReason.ofOldFirmware(architecture, pseudo, number)
                : CrashReason.of(architecture, pseudo, number);
    }

    /** Since 2026.8.1 aborts and the task watchdog have no cause. */
    private boolean isTypeOnly() {
        long type = exception().map(Clamped::effective).orElse(0L);
        return type == CrashReason.ABORT || type == CrashReason.TASK_WDT;
    }

    /** {@return what is wrong with the values, whatever the architecture; the firmware corrects it without a word} */
    public List<Problem> problems() {
        return RecordCheck.problems(this);
    }

    /** {@return the same, and what cannot be on this architecture} */
    public List<Problem> problems(EsphomeArchitecture architecture) {
        List<Problem> all = new ArrayList<>(problems());
        all.addAll(RecordCheck.problems(this, architecture));
        return List.copyOf(all);
    }

    /** {@return the bytes of the structure; padding is zero} */
    public byte[] toBytes() {
        byte[] bytes = new byte[layout.size()];
        for (Member member : layout.members()) {
            List<Long> stored = stored(member);
            for (int i = 0; i < stored.size(); i++) {
                for (int octet = 0; octet < member.elementSize(); octet++) {
                    bytes[member.offset() + i * member.elementSize() + octet] = (byte) (stored.get(i) >>> (8 * octet));
                }
            }
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "RawCrashData " + layout.name() + ", pc " + Addresses.hex(pc().orElse(0));
    }
}

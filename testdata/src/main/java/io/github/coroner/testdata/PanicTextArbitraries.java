package io.github.coroner.testdata;

import io.github.coroner.testdata.PanicTextBuilder.Frame;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated panic texts, and damaged ones as serial lines leave them. */
public final class PanicTextArbitraries {
    private static final int MOST_FRAMES = 24;
    private static final int MOST_WORDS = 64;

    private PanicTextArbitraries() {}

    /** A panic, said in words of its own: what {@link #text} writes and what a reader must find in it. */
    public record PanicSpec(
            boolean xtensa,
            int core,
            String reason,
            List<Long> registers,
            List<Frame> frames,
            boolean corrupted,
            List<Long> stack,
            String elfSha256) {

        /** {@return the text as the device prints it} */
        public String text() {
            PanicTextBuilder text = xtensa ? PanicTextBuilder.xtensa() : PanicTextBuilder.riscv();
            text.banner(core, reason).registers(core, registers);
            if (xtensa) {
                text.backtrace(frames, corrupted);
            } else {
                text.stack(registers.get(2), stack);
            }
            return text.end(elfSha256).build();
        }
    }

    /** {@return panics of either architecture} */
    public static Arbitrary<PanicSpec> panics() {
        Arbitrary<Long> words = Arbitraries.longs().between(0, 0xffff_ffffL);
        Arbitrary<Frame> frame = Combinators.combine(
                        Arbitraries.longs().between(0x4000_0000L, 0x4240_0000L),
                        Arbitraries.longs().between(0x3ff0_0000L, 0x3fff_fff0L))
                .as(Frame::new);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of("LoadProhibited", "StoreProhibited", "IllegalInstruction", "Load access fault"),
                        words.list().ofSize(37),
                        frame.list().ofMinSize(1).ofMaxSize(MOST_FRAMES),
                        Arbitraries.of(true, false),
                        words.list().ofMinSize(1).ofMaxSize(MOST_WORDS),
                        Arbitraries.strings().withChars("0123456789abcdef").ofLength(16))
                .as((xtensa, core, reason, registers, frames, corrupted, stack, sha) -> new PanicSpec(
                        xtensa,
                        core,
                        reason,
                        xtensa ? registers.subList(0, 24) : withAlignedStack(registers),
                        frames,
                        corrupted,
                        stack,
                        sha));
    }

    /**
     * A panic of a Rust program without ESP-IDF: what {@link #text} writes and what a reader must find in it.
     *
     * @param calls addresses of the call stack; if there are none, the stack is dumped instead
     */
    public record RustPanicSpec(String place, String message, List<Long> calls, long pc, List<Long> stack) {

        /** {@return the text as the device prints it} */
        public String text() {
            PanicTextBuilder text = PanicTextBuilder.riscv().rustPanic(place, message);
            return (calls.isEmpty() ? text.stackDump(pc, stack) : text.calls(calls)).build();
        }
    }

    /** {@return panics of Rust programs without ESP-IDF} */
    public static Arbitrary<RustPanicSpec> rustPanics() {
        Arbitrary<Long> words = Arbitraries.longs().between(0, 0xffff_ffffL);
        return Combinators.combine(
                        Arbitraries.of(
                                "src/main.rs:12:5",
                                "/home/me/app/src/bin/blinky.rs:1:1",
                                "D:\\app\\src\\lib.rs:999:80"),
                        Arbitraries.of(
                                "oh no", "index out of bounds: the len is 3 but the index is 7", "a = 0x42001234"),
                        words.list().ofMaxSize(MOST_FRAMES),
                        words,
                        words.list().ofMinSize(1).ofMaxSize(MOST_WORDS))
                .as(RustPanicSpec::new);
    }

    /** A crash that Tasmota tells of: what {@link #text} writes and what a reader must find in it. */
    public record TasmotaSpec(int cause, String reason, long pc, long address, List<Long> chain) {

        /** {@return the text as the device prints it} */
        public String text() {
            return PanicTextBuilder.xtensa()
                    .tasmota(cause, reason, pc, address, chain)
                    .build();
        }
    }

    /** {@return crashes of Xtensa chips that Tasmota tells of} */
    public static Arbitrary<TasmotaSpec> tasmotaCrashes() {
        Arbitrary<Long> words = Arbitraries.longs().between(0, 0xffff_ffffL);
        return Combinators.combine(
                        Arbitraries.of("LoadProhibited", "StoreProhibited"),
                        words,
                        words,
                        words.list().ofMaxSize(MOST_WORDS))
                .as((reason, pc, address, chain) ->
                        new TasmotaSpec(reason.equals("LoadProhibited") ? 28 : 29, reason, pc, address, chain));
    }

    private static List<Long> withAlignedStack(List<Long> registers) {
        List<Long> aligned = new ArrayList<>(registers);
        aligned.set(2, 0x3fc8_0000L + (registers.get(2) & 0xffff0));
        return aligned;
    }

    /**
     * {@return texts of several panics with damage: lost, doubled and changed characters, lines torn and mixed, the end cut off}
     */
    public static Arbitrary<String> brokenTexts() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                        panics().map(PanicSpec::text),
                        rustPanics().map(RustPanicSpec::text),
                        tasmotaCrashes().map(TasmotaSpec::text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> String.join("", all));
        Arbitrary<List<Integer>> seeds =
                Arbitraries.integers().greaterOrEqual(0).list().ofMinSize(1).ofMaxSize(12);
        return Combinators.combine(texts, seeds).as(PanicTextArbitraries::damaged);
    }

    private static String damaged(String text, List<Integer> seeds) {
        StringBuilder damaged = new StringBuilder(text);
        for (int seed : seeds) {
            int at = seed % Math.max(1, damaged.length());
            int length = Math.min(damaged.length() - at, 1 + seed / 7 % 80);
            switch (seed % 6) {
                case 0 -> damaged.delete(at, at + length);
                case 1 -> damaged.insert(at, damaged.substring(at, at + length));
                case 2 -> damaged.insert(at, "\r\nI (1234) wifi: another task's line\r\n");
                case 3 -> damaged.setLength(Math.max(1, at));
                case 4 -> damaged.insert(at, (char) (seed / 11 % 0x100));
                default -> damaged.insert(at, "\u001b[0;31m");
            }
        }
        return damaged.toString();
    }
}

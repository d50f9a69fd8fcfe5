package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.unwind.Recovery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Call stacks printed as addresses only, of the project's own firmware: what esp-backtrace or Tasmota would have printed of these
 * crashes must decode to the frames of the core dump of the same crash.
 */
class PrintedCallStackTest {
    /** A crash whose frames, innermost first without inlined ones, all have been called in the ordinary way. */
    private record Crash(CrashRun run, CrashDecoder decoder, RegisterSet registers, List<FrameReport> frames) {
        boolean xtensa() {
            return run.architecture().equals("xtensa");
        }

        int callLength() {
            return xtensa() ? 3 : 4;
        }

        /** {@return where the callers from {@code first} on are returned to, less a number, a line each} */
        String addresses(int first, int less) {
            StringBuilder lines = new StringBuilder();
            callers(first).forEach(frame -> lines.append("0x%x\r\n".formatted(frame.pc() - less)));
            return lines.toString();
        }

        List<FrameReport> callers(int first) {
            return frames.stream().filter(frame -> !frame.inlined()).skip(first).toList();
        }

        /** {@return the frames from the caller {@code first} on, with those inlined into them} */
        List<String> wanted(int first) {
            long pc = callers(first).get(0).pc();
            return text(frames.stream().dropWhile(frame -> frame.pc() != pc).toList());
        }

        List<PanicLogReport> decode(String log) {
            List<PanicLogReport> reports = new ArrayList<>();
            PanicLogDecoder panic = new PanicLogDecoder(decoder, reports::add);
            log.lines().forEach(panic::line);
            panic.finish();
            return reports;
        }

        @Override
        public String toString() {
            return run.toString();
        }
    }

    static Stream<Crash> crashes() {
        return Stream.of("riscv/og", "riscv/o2", "riscv/clang", "riscv/rust", "xtensa/og", "xtensa/o2", "xtensa/rust")
                .flatMap(folder -> CrashRun.of(folder.split("/")[0], folder.split("/")[1]).stream())
                .map(PrintedCallStackTest::crash)
                .filter(crash -> crash.callers(0).size() > 3
                        && crash.callers(1).stream()
                                .allMatch(frame -> frame.lookupPc() != frame.pc() && !frame.gapBefore())
                        && crash.callers(0).get(0).lookupPc()
                                == crash.callers(0).get(0).pc());
    }

    private static Crash crash(CrashRun run) {
        try {
            CrashDecoder decoder = CrashDecoder.builder()
                    .firmware(Firmware.open(run.elf()))
                    .rom(Firmware.open(run.rom()))
                    .build();
            TaskReport crashed = decoder.decode(CoreDump.read(run.dump())).crashedTask();
            return new Crash(run, decoder, crashed.registers(), crashed.frames());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> text(List<FrameReport> frames) {
        return frames.stream()
                .map(frame -> Addresses.hex(frame.pc()) + " " + frame.function().orElse("?") + ":"
                        + frame.line().orElse(0))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crashes")
    void callsOfAPanicAreItsCallers(Crash crash) {
        String log =
                "====================== PANIC ======================\npanicked at src/main.rs:1:2:\nno\nBacktrace:\n\n"
                        + crash.addresses(1, crash.callLength());
        CoreReport core = crash.decode(log).get(0).cores().get(0);
        assertThat(text(core.frames())).isEqualTo(crash.wanted(1));
        assertThat(core.frames().get(0).recovery()).isEqualTo(Recovery.REPORTED);
    }

    /** The wording of 0.11 and of before are the same here; the code before and at the addresses tells. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("crashes")
    void theCodeTellsReturnAddressesFromCalls(Crash crash) {
        for (String colon : List.of("", ":")) {
            for (int less : List.of(0, crash.callLength())) {
                String log = "!! A panic occured in 'src/main.rs', at line 22, column 5" + colon + "\nBacktrace:\n"
                        + crash.addresses(1, less);
                CoreReport core = crash.decode(log).get(0).cores().get(0);
                assertThat(text(core.frames())).isEqualTo(crash.wanted(1));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crashes")
    void registersOfAnExceptionComeBeforeItsCallers(Crash crash) {
        RegisterSet registers = crash.registers();
        boolean isAtCode = crash.callers(0).get(0).function().isPresent();
        int callersInRegisters = isAtCode ? 2 : 3; // a call to nowhere has not moved the register window
        String log;
        if (crash.xtensa()) {
            log = "Exception occurred 'LoadProhibited'\nContext\n"
                    + row("PC", registers, "pc") + row("PS", registers, "ps") + row("A0", registers, "a0")
                    + row("A1", registers, "a1") + row("A8", registers, "a8")
                    + "\nEXCCAUSE=0x0000001c EXCVADDR=0x00000000\n"
                    + crash.addresses(callersInRegisters, 0);
        } else {
            log = "Exception 'Load access fault' mepc=" + hex(registers, "pc") + ", mtval=0x00000000\nTrapFrame\n"
                    + row("PC", registers, "pc") + row("RA/x1", registers, "ra") + row("SP/x2", registers, "sp")
                    + "\nMCAUSE=0x00000005\n" + crash.addresses(1, 4);
        }
        PanicLogReport report = crash.decode(log).get(0);
        assertThat(report.cores()).hasSize(1);
        assertThat(text(report.cores().get(0).frames())).isEqualTo(crash.wanted(0));
        assertThat(report.reason().summary()).contains("from an address that may not be read");
        assertThat(report.reason().address()).hasValue(0);
    }

    private static String row(String name, RegisterSet registers, String register) {
        return name + "=" + hex(registers, register) + "     ";
    }

    private static String hex(RegisterSet registers, String name) {
        return Addresses.hex(registers.value(name).orElseThrow());
    }

    /** In such a panic the call stack is the panic handler's; what crashed is what the registers say. */
    @Test
    void exceptionInsideAPanicHasItsPlaceFirst() {
        Crash crash = crash(CrashRun.named("riscv/og/null-store"));
        String log = "====================== PANIC ======================\npanicked at mod.rs:117:5:\n"
                + "[ProCpu] Exception 'Store/AMO access fault (7)' mepc=" + hex(crash.registers(), "pc")
                + ", mtval=0x00000000\n"
                + "TrapFrame { ra: " + crash.registers().value("ra").orElseThrow() + ", t0: 1 }\n\nBacktrace:\n\n"
                + crash.addresses(1, 4);
        PanicLogReport report = crash.decode(log).get(0);
        assertThat(report.cores()).hasSize(2);
        assertThat(text(report.cores().get(0).frames()))
                .startsWith(crash.wanted(0).get(0));
        assertThat(text(report.cores().get(1).frames())).isEqualTo(crash.wanted(1));
        assertThat(report.reason().summary()).contains("a store to an address that may not be written");
    }

    @Test
    void tasmotasChainOfAnXtensaIsABacktrace() {
        Crash crash = crash(CrashRun.named("xtensa/og/null-store"));
        List<String> chain = new ArrayList<>();
        crash.callers(0).forEach(frame -> chain.add("\"%08x\"".formatted(frame.pc() - 3)));
        String log =
                "RSL: {\"StatusSTK\":{\"Exception\":29,\"Reason\":\"StoreProhibited\",\"EPC\":\"%08x\",\"EXCVADDR\":\"00000000\","
                                .formatted(crash.callers(0).get(0).pc())
                        + "\"CallChain\":[" + String.join(",", chain) + "]}}";
        PanicLogReport report = crash.decode(log).get(0);
        assertThat(text(report.cores().get(0).frames())).isEqualTo(crash.wanted(0));
        assertThat(report.reason().summary()).contains("a store to an address that may not be written");
    }

    @Test
    void programCountersOfASummaryAreABacktrace() {
        Crash crash = crash(CrashRun.named("xtensa/og/null-store"));
        StringBuilder line = new StringBuilder("Backtrace:");
        crash.callers(0).forEach(frame -> line.append(" 0x%08x".formatted(frame.pc() - 3)));
        assertThat(text(crash.decode(line.toString()).get(0).cores().get(0).frames()))
                .isEqualTo(crash.wanted(0));
    }

    @Test
    void tasmotasChainOfARiscvIsGuesses() {
        Crash crash = crash(CrashRun.named("riscv/og/null-store"));
        String log =
                "{\"RestartReason\":{\"Exception\":5,\"Reason\":\"Load access fault\",\"EPC\":\"%08x\",\"EXCVADDR\":\"00000000\","
                                .formatted(crash.callers(0).get(0).pc())
                        + "\"CallChain\":[\"%08x\"]}}"
                                .formatted(crash.callers(1).get(0).pc());
        CoreReport core = crash.decode(log).get(0).cores().get(0);
        assertThat(text(core.frames()))
                .isEqualTo(crash.wanted(0).subList(0, core.frames().size()));
        assertThat(core.frames().get(core.frames().size() - 1).recovery()).isEqualTo(Recovery.SCAN);
    }

    @Test
    void addressesWithoutFirmwareAreShownAsTheTextMeansThem() {
        List<PanicLogReport> reports = new ArrayList<>();
        PanicLogDecoder panic = new PanicLogDecoder(CrashDecoder.builder().build(), reports::add);
        List.of(
                        "ESP-ROM:esp32c6-20220919",
                        "====================== PANIC ======================",
                        "Backtrace:",
                        "0x42001234")
                .forEach(panic::line);
        panic.finish();
        FrameReport frame = reports.get(0).cores().get(0).frames().get(0);
        assertThat(frame.pc()).isEqualTo(0x4200_1238L);
        assertThat(frame.lookupPc()).isEqualTo(0x4200_1237L);
    }

    /**
     * The stack from the crashed function's frame to the end of its memory, as if that were the main stack. Where the dump may have
     * been cut off, its place is not known, and no address of the stack may be told.
     */
    @Test
    void stackDumpsUnwindFromTheTopThatTheFirmwareNames() throws IOException {
        CrashRun run = CrashRun.named("riscv/o2/null-store");
        Crash crash = crash(run);
        CoreDump dump = CoreDump.read(run.dump());
        FrameReport caller = crash.callers(1).get(0);
        long sp = crash.callers(0).get(0).cfa().orElseThrow();
        MemorySegment stack = dump.memory().segments().stream()
                .filter(segment -> sp >= segment.address() && sp < segment.end())
                .findFirst()
                .orElseThrow();
        byte[] bytes = java.util.Arrays.copyOfRange(stack.toBytes(), (int) (sp - stack.address()), stack.size());
        PanicLogReport exact = decodeStackDump(run, stack.end(), caller.pc(), bytes);
        assertThat(text(exact.cores().get(0).frames())).isEqualTo(crash.wanted(1));
        assertThat(exact.cores().get(0).frames().get(0).cfa()).isEqualTo(caller.cfa());
        PanicLogReport cut = decodeStackDump(run, stack.end() + 64, caller.pc(), java.util.Arrays.copyOf(bytes, 4096));
        assertThat(text(cut.cores().get(0).frames())).startsWith(crash.wanted(1).toArray(new String[0]));
        assertThat(cut.cores().get(0).frames()).allMatch(frame -> frame.cfa().isEmpty());
        assertThat(cut.cores().get(0).registers().names()).containsExactly("pc");
    }

    private static PanicLogReport decodeStackDump(CrashRun run, long top, long pc, byte[] bytes) throws IOException {
        CrashDecoder decoder = CrashDecoder.builder()
                .firmware(Firmware.of("app.elf", withStackStart(Files.readAllBytes(run.elf()), top)))
                .rom(Firmware.open(run.rom()))
                .build();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "STACKDUMP: %08x ", pc));
        for (byte b : bytes) {
            line.append(String.format(Locale.ROOT, "%02x", b));
        }
        List<PanicLogReport> reports = new ArrayList<>();
        PanicLogDecoder panic = new PanicLogDecoder(decoder, reports::add);
        panic.line(line.toString());
        panic.finish();
        return reports.get(0);
    }

    /** {@return an ELF file with one of its variables turned into the symbol that esp-hal's linker scripts define} */
    private static byte[] withStackStart(byte[] elf, long address) {
        ByteBuffer bytes = ByteBuffer.wrap(elf.clone()).order(ByteOrder.LITTLE_ENDIAN);
        var sections = ElfFile.of("app.elf", elf).sections();
        var symbols = sections.stream()
                .filter(one -> one.name().equals(".symtab"))
                .findFirst()
                .orElseThrow();
        var names = sections.stream()
                .filter(one -> one.name().equals(".strtab"))
                .findFirst()
                .orElseThrow();
        byte[] name = "_stack_start\0".getBytes(StandardCharsets.US_ASCII);
        for (int at = (int) symbols.offset(); at < symbols.offset() + symbols.size(); at += 16) {
            int string = (int) names.offset() + bytes.getInt(at);
            int length = 0;
            while (elf[string + length] != 0) {
                length++;
            }
            boolean isGlobalVariable = elf[at + 12] == 0x11;
            if (isGlobalVariable && length >= name.length - 1) {
                bytes.put(string, name);
                bytes.putInt(at + 4, (int) address);
                return bytes.array();
            }
        }
        throw new IllegalStateException("no variable with so long a name");
    }
}

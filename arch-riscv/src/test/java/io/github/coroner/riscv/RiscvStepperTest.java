package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.CfaRule;
import io.github.coroner.dwarf.RegisterRule;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.Problems;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindResult;
import io.github.coroner.unwind.UnwindStep;
import io.github.coroner.unwind.UnwindStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single steps from made-up frames: code of calls and nops, in which no prologue is to be found, and a stack of few words. */
class RiscvStepperTest {
    private static final long CODE = 0x4200_0000L;
    private static final long HERE = CODE + 0x10;
    /** Behind the call at 0x40. */
    private static final long RETURN = CODE + 0x44;

    private static final long STACK = 0x3fc9_0000L;
    private static final int STACK_BYTES = 0x400;
    private static final long FP = STACK + 0x40;

    /** Nops; at 0x40 {@code jal ra, .+0x40}, at 0x60 {@code auipc ra, 0; jalr 0x20(ra)}, at 0x80 {@code j .+0x30}, at 0xa0 {@code jalr a5}. */
    private static Memory code() {
        byte[] code = new byte[0x100];
        for (int i = 0; i < code.length; i += 4) {
            put(code, i, 0x0000_0013);
        }
        put(code, 0x40, 0x0400_00ef);
        put(code, 0x60, 0x0000_0097);
        put(code, 0x64, 0x0200_80e7);
        put(code, 0x80, 0x0300_006f);
        put(code, 0xa0, 0x0007_80e7);
        return CodeBytes.memory(CODE, code);
    }

    private static void put(byte[] bytes, int at, int word) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (word >>> 8 * i);
        }
    }

    /** A stack of zeros with some words at their addresses. */
    private static Memory stack(Map<Long, Long> words) {
        byte[] bytes = new byte[STACK_BYTES];
        words.forEach((address, word) -> put(bytes, (int) (address - STACK), word.intValue()));
        return CodeBytes.memory(STACK, bytes);
    }

    /** The code with functions from 0x80 on, if wanted, and a row for all of it, if there is one. */
    private record Made(Optional<UnwindRow> row, List<Function> functions) implements Program {
        @Override
        public Memory code() {
            return RiscvStepperTest.code();
        }

        @Override
        public boolean isCode(long address) {
            return address >= CODE && address < CODE + 0x100;
        }

        @Override
        public Optional<Function> functionAt(long address) {
            return functions.stream()
                    .filter(function -> address >= function.start() && address < function.end())
                    .findFirst();
        }

        @Override
        public Optional<UnwindRow> unwindRow(long pc) {
            return row;
        }

        @Override
        public OptionalLong addressOf(String name) {
            return OptionalLong.empty();
        }
    }

    private static final Program NOTHING_KNOWN = new Made(Optional.empty(), List.of());

    private static RiscvStepper stepper(Program program, Memory memory) {
        return new RiscvStepper(
                new UnwindContext(memory, program, Optional.empty(), UnwindStyle.CORONER, Limits.defaults()));
    }

    private static UnwindStep step(Program program, Memory memory, FrameRegisters registers, boolean isFirst) {
        Frame frame = new Frame(
                registers,
                isFirst ? registers.pc() : registers.pc() - 1,
                OptionalLong.empty(),
                isFirst ? Recovery.REGISTERS : Recovery.CFI,
                false);
        return stepper(program, memory).step(frame, isFirst, new Problems(Limits.defaults()));
    }

    private static Frame caller(UnwindStep step) {
        assertThat(step.result()).isInstanceOf(UnwindResult.Caller.class);
        return ((UnwindResult.Caller) step.result()).frame();
    }

    private static Stop end(UnwindStep step) {
        assertThat(step.result()).isInstanceOf(UnwindResult.Ended.class);
        return ((UnwindResult.Ended) step.result()).stop();
    }

    // ---- frame pointer: s0 is the canonical frame address, ra and the caller's s0 right below it

    private static FrameRegisters withFramePointer(long sp, long fp) {
        return FrameRegisters.of(HERE).with(Registers.SP, sp).with(Registers.FP, fp);
    }

    private static Memory framePointerStack(long fp, long returnAddress) {
        return stack(Map.of(fp - 4, returnAddress, fp - 8, 0x3fc9_1230L));
    }

    @Test
    void framePointerLeadsToTheCallerWhereNothingElseIsKnown() {
        UnwindStep step = step(NOTHING_KNOWN, framePointerStack(FP, RETURN), withFramePointer(STACK, FP), false);
        Frame caller = caller(step);
        assertThat(step.cfa()).hasValue(FP);
        assertThat(caller.pc()).isEqualTo(RETURN);
        assertThat(caller.lookupPc()).isEqualTo(RETURN - 1);
        assertThat(caller.registers().value(Registers.SP)).hasValue(FP);
        assertThat(caller.registers().value(Registers.FP)).hasValue(0x3fc9_1230L);
        assertThat(caller.recovery()).isEqualTo(Recovery.FRAME_POINTER);
        assertThat(caller.gapBefore()).isFalse();
    }

    @ParameterizedTest(name = "sp {0}, fp {1}, word {2}")
    @CsvSource({
        "0x3fc90040, 0x3fc90040, 0x42000044", // a frame of no bytes
        "0x3fc90050, 0x3fc90040, 0x42000044", // that ends below the stack pointer
        "0x3fc80030, 0x3fc90040, 0x42000044", // of more than 64 KiB
        "0x3fc90000, 0x3fc90048, 0x42000044", // not aligned as every frame is
        "0x3fc90000, 0x3fc90040, 0x42000048", // not behind a call
        "0x3fc90000, 0x3fc90040, 0x43000044", // no code
        "0x3fc8fff0, 0x3fc90000, 0x42000044", // whose saved words are not in the dump
    })
    void framePointerThatCannotBeOneIsNotFollowed(String sp, String fp, String word) {
        long framePointer = Long.decode(fp);
        Memory stack = framePointer == STACK ? stack(Map.of()) : framePointerStack(framePointer, Long.decode(word));
        Stop stop = end(step(NOTHING_KNOWN, stack, withFramePointer(Long.decode(sp), framePointer), false));
        assertThat(stop.reason()).isEqualTo(StopReason.NO_CALLER);
        assertThat(stop.address()).hasValue(HERE);
    }

    @Test
    void framesMayHaveSixtyFourKibibytes() {
        UnwindStep step =
                step(NOTHING_KNOWN, framePointerStack(FP, RETURN), withFramePointer(FP - 0x1_0000, FP), false);
        assertThat(caller(step).pc()).isEqualTo(RETURN);
    }

    @Test
    void withoutStackOrFramePointerThereIsNoCaller() {
        Memory stack = framePointerStack(FP, RETURN);
        FrameRegisters both = withFramePointer(STACK, FP);
        assertThat(end(step(NOTHING_KNOWN, stack, both.without(Registers.SP), false))
                        .reason())
                .isEqualTo(StopReason.NO_CALLER);
        assertThat(end(step(NOTHING_KNOWN, stack, both.without(Registers.FP), false))
                        .reason())
                .isEqualTo(StopReason.NO_CALLER);
    }

    // ---- return address register

    private static FrameRegisters withReturnAddress(long pc, long returnAddress) {
        return FrameRegisters.of(pc).with(Registers.SP, STACK).with(Registers.RA, returnAddress);
    }

    @Test
    void firstFramesReturnAddressIsAGuessWhereItsCodeMayHaveCalled() {
        Frame caller = caller(step(NOTHING_KNOWN, stack(Map.of()), withReturnAddress(HERE, RETURN | 1), true));
        assertThat(caller.pc()).as("the lowest bit says nothing").isEqualTo(RETURN);
        assertThat(caller.lookupPc()).isEqualTo(RETURN - 1);
        assertThat(caller.recovery()).isEqualTo(Recovery.SCAN);
        assertThat(caller.registers().value(Registers.SP)).hasValue(STACK);
        assertThat(end(step(NOTHING_KNOWN, stack(Map.of()), withReturnAddress(HERE, RETURN), false))
                        .reason())
                .as("of later frames it is long overwritten")
                .isEqualTo(StopReason.NO_CALLER);
    }

    @Test
    void aCallToWhereNoCodeIsIsLeftBySureMeans() {
        UnwindStep step = step(NOTHING_KNOWN, stack(Map.of()), withReturnAddress(0x2000_0000L, RETURN), true);
        assertThat(step.cfa()).hasValue(STACK);
        assertThat(caller(step).pc()).isEqualTo(RETURN);
        assertThat(caller(step).recovery()).isEqualTo(Recovery.REGISTERS);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "0x42000048", "0x43000044"})
    void returnAddressesThatCannotBeOneAreNotFollowed(String returnAddress) {
        long ra = Long.decode(returnAddress);
        Stop inCode = end(step(NOTHING_KNOWN, stack(Map.of()), withReturnAddress(HERE, ra), true));
        assertThat(inCode).isEqualTo(Stop.at(StopReason.NO_CALLER, HERE));
        Stop outside = end(step(NOTHING_KNOWN, stack(Map.of()), withReturnAddress(0x2000_0000L, ra), true));
        assertThat(outside).isEqualTo(Stop.at(StopReason.NO_CALLER, 0x2000_0000L));
    }

    @Test
    void withoutReturnAddressOrStackPointerABadJumpIsTheEnd() {
        FrameRegisters both = withReturnAddress(0x2000_0000L, RETURN);
        for (int register : new int[] {Registers.RA, Registers.SP}) {
            assertThat(end(step(NOTHING_KNOWN, stack(Map.of()), both.without(register), true)))
                    .isEqualTo(Stop.at(StopReason.NO_CALLER, 0x2000_0000L));
        }
    }

    // ---- call frame information

    /** CFA = sp + 0x20, ra by a rule. */
    private static Program described(RegisterRule returnAddress, boolean signalFrame, Program.Function... functions) {
        UnwindRow row = new UnwindRow(
                CODE,
                CODE + 0x100,
                new CfaRule.RegisterOffset(Registers.SP, 0x20),
                Map.of(Registers.RA, returnAddress),
                Registers.RA,
                signalFrame);
        return new Made(Optional.of(row), List.of(functions));
    }

    private static final RegisterRule SAVED = new RegisterRule.Offset(-4);

    private static UnwindStep stepByInformation(Program program, long returnAddress) {
        return step(
                program,
                stack(Map.of(STACK + 0x1c, returnAddress)),
                FrameRegisters.of(HERE).with(Registers.SP, STACK),
                false);
    }

    @Test
    void informationLeadsToTheCaller() {
        UnwindStep step = stepByInformation(described(SAVED, false), RETURN | 1);
        assertThat(step.cfa()).hasValue(STACK + 0x20);
        assertThat(caller(step).pc()).isEqualTo(RETURN);
        assertThat(caller(step).lookupPc()).isEqualTo(RETURN - 1);
        assertThat(caller(step).registers().value(Registers.SP)).hasValue(STACK + 0x20);
        assertThat(caller(step).recovery()).isEqualTo(Recovery.CFI);
    }

    @Test
    void whatWasInterruptedNeedsNoCallAndIsLookedUpWhereItIs() {
        UnwindStep step = stepByInformation(described(SAVED, true), CODE + 0x30);
        assertThat(caller(step).pc()).isEqualTo(CODE + 0x30);
        assertThat(caller(step).lookupPc()).isEqualTo(CODE + 0x30);
        assertThat(end(stepByInformation(described(SAVED, false), CODE + 0x30)))
                .isEqualTo(Stop.at(StopReason.CORRUPT, CODE + 0x30));
    }

    @Test
    void returnAddressesOutsideOfCodeAreCorrupt() {
        for (boolean signalFrame : new boolean[] {false, true}) {
            assertThat(end(stepByInformation(described(SAVED, signalFrame), 0x4300_0000L)))
                    .isEqualTo(Stop.at(StopReason.CORRUPT, 0x4300_0000L));
        }
    }

    /** The end of a task's stack is where its memory ends, but for thread-local variables of up to 512 bytes. */
    @ParameterizedTest
    @CsvSource({"0x3fc901e0, CORRUPT", "0x3fc901e4, OUTERMOST", "0x3fc903e0, OUTERMOST"})
    void returnAddressZeroIsTheEndAtTheEndOfTheStackOnly(String sp, StopReason reason) {
        UnwindStep step = step(
                described(SAVED, false),
                stack(Map.of()),
                FrameRegisters.of(HERE).with(Registers.SP, Long.decode(sp)),
                false);
        assertThat(end(step)).isEqualTo(Stop.at(reason, 0));
    }

    @Test
    void aReturnToTheFunctionForTasksThatReturnIsTheEnd() {
        Program.Function exit = new Program.Function("prvTaskExitError", CODE + 0x30, CODE + 0x60);
        assertThat(end(stepByInformation(described(SAVED, false, exit), CODE + 0x30)))
                .isEqualTo(Stop.of(StopReason.OUTERMOST));
        assertThat(caller(stepByInformation(described(SAVED, false, exit), RETURN))
                        .pc())
                .as("a call inside it is a call")
                .isEqualTo(RETURN);
        Program.Function other = new Program.Function("other", CODE + 0x30, CODE + 0x60);
        assertThat(end(stepByInformation(described(SAVED, false, other), CODE + 0x30)))
                .isEqualTo(Stop.at(StopReason.CORRUPT, CODE + 0x30));
    }

    @Test
    void anUndefinedReturnAddressIsTheOutermostFrame() {
        UnwindStep step = stepByInformation(described(RegisterRule.UNDEFINED, false), RETURN);
        assertThat(end(step)).isEqualTo(Stop.of(StopReason.OUTERMOST));
        assertThat(step.cfa()).hasValue(STACK + 0x20);
    }

    @Test
    void aReturnAddressThatIsNotSavedYetIsGoodInTheFirstFrameOnly() {
        Program leaf = described(RegisterRule.SAME_VALUE, false);
        FrameRegisters registers = withReturnAddress(HERE, RETURN);
        assertThat(caller(step(leaf, stack(Map.of()), registers, true)).pc()).isEqualTo(RETURN);
        assertThat(end(step(leaf, stack(Map.of()), registers, false))).isEqualTo(Stop.at(StopReason.NO_CALLER, HERE));
    }

    @Test
    void savedWordsThatAreNotInTheDumpAreToldWithTheirAddress() {
        UnwindStep step = step(
                described(SAVED, false),
                stack(Map.of()),
                FrameRegisters.of(HERE).with(Registers.SP, STACK + STACK_BYTES),
                false);
        assertThat(end(step)).isEqualTo(Stop.at(StopReason.UNREADABLE, STACK + STACK_BYTES + 0x1c));
    }

    // ---- going on behind a gap

    @Test
    void aReturnAddressOnTheStackIsTriedWithEveryPlaceItsFrameMayEndAt() {
        Memory stack = stack(Map.of(STACK + 0x18, 0x3fc9_0100L, STACK + 0x1c, RETURN));
        List<Frame> frames = stepper(NOTHING_KNOWN, stack).resume(STACK + 0x1c, RETURN);
        assertThat(frames).hasSize(9).allSatisfy(frame -> {
            assertThat(frame.pc()).isEqualTo(RETURN);
            assertThat(frame.lookupPc()).isEqualTo(RETURN - 1);
            assertThat(frame.recovery()).isEqualTo(Recovery.SCAN);
            assertThat(frame.gapBefore()).isTrue();
            assertThat(frame.registers().value(Registers.FP)).hasValue(0x3fc9_0100L);
        });
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).registers().value(Registers.SP)).hasValue(STACK + 0x20 + 16 * i);
        }
        Frame behindNext =
                stepper(NOTHING_KNOWN, stack).resume(STACK + 0x20, RETURN).get(0);
        assertThat(behindNext.registers().value(Registers.SP)).hasValue(STACK + 0x30);
    }

    @Test
    void wordsThatAreNoReturnAddressAreNotTried() {
        RiscvStepper stepper = stepper(NOTHING_KNOWN, stack(Map.of()));
        assertThat(stepper.resume(STACK, 0x4300_0044L)).isEmpty();
        assertThat(stepper.resume(STACK, CODE + 0x48)).isEmpty();
        assertThat(stepper.resume(STACK, RETURN))
                .isNotEmpty()
                .allSatisfy(frame -> assertThat(frame.registers().isKnown(Registers.FP))
                        .as("nothing is known below the stack")
                        .isFalse());
    }

    // ---- whether one function can have called another

    private static boolean mayCall(long returnAddress, long calleePc, Program.Function... functions) {
        Program program = new Made(Optional.empty(), List.of(functions));
        Frame caller = new Frame(
                FrameRegisters.of(returnAddress), returnAddress - 1, OptionalLong.empty(), Recovery.SCAN, true);
        Frame callee = new Frame(FrameRegisters.of(calleePc), calleePc, OptionalLong.empty(), Recovery.CFI, false);
        return stepper(program, stack(Map.of())).mayCall(caller, callee);
    }

    private static Program.Function function(String name, int start, int end) {
        return new Program.Function(name, CODE + start, CODE + end);
    }

    @Test
    void aCallLeadsToTheFunctionThatItNames() {
        Program.Function called = function("called", 0x80, 0xa0);
        Program.Function jumpedTo = function("jumped_to", 0xb0, 0xc0);
        Program.Function other = function("other", 0xc0, 0xd0);
        Program.Function[] all = {called, jumpedTo, other};
        assertThat(mayCall(RETURN, CODE + 0x90, all)).as("the one called").isTrue();
        assertThat(mayCall(RETURN, CODE + 0xb8, all)).as("one that it jumps to").isTrue();
        assertThat(mayCall(RETURN, CODE + 0xc8, all)).as("another").isFalse();
        // auipc and jalr: the same target
        assertThat(mayCall(CODE + 0x68, CODE + 0x90, all)).isTrue();
        assertThat(mayCall(CODE + 0x68, CODE + 0xc8, all)).isFalse();
    }

    @Test
    void aCallThatNamesNoKnownFunctionMayLeadAnywhere() {
        Program.Function other = function("other", 0xc0, 0xd0);
        assertThat(mayCall(RETURN, CODE + 0xc8, other))
                .as("target without a symbol")
                .isTrue();
        assertThat(mayCall(CODE + 0xa4, CODE + 0xc8, other)).as("by a register").isTrue();
        assertThat(mayCall(RETURN, CODE + 0x20, function("called", 0x80, 0xa0)))
                .as("callee without a symbol")
                .isTrue();
    }
}

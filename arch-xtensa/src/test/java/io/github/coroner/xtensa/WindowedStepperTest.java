package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.StopReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks worked out by hand from the ABI. ROM addresses stand for code whose bytes are not known. */
class WindowedStepperTest {
    private static final long WINDOWED = 0x60020; // WOE, UM, CALLINC 2

    private static FrameRegisters registers(long pc, long ps, long... a) {
        return FrameRegisters.of(pc, a, (1L << a.length) - 1).with(XtensaRegisters.PS, ps);
    }

    private static long[] pcs(Backtrace backtrace) {
        return backtrace.frames().stream().mapToLong(Frame::pc).toArray();
    }

    /** Numbers of a real ESP32 dump; all code taken as unknown, so that nothing but the words decides. */
    @Test
    void followsTheBaseSaveAreas() {
        HandMade machine = new HandMade()
                .words(0x3ffb_4eb0L, 0x8008_a6f0L, 0x3ffb_4ee0L, 2, 3)
                .words(0x3ffb_4ed0L, 0x800d_66bcL, 0x3ffb_4f00L, 4, 5)
                .words(0x3ffb_4ef0L, 0, 0x3ffb_4f70L, 6, 7);

        Backtrace backtrace = machine.unwind(registers(0x4008_110dL, 0x60820, 0x8008_510cL, 0x3ffb_4ec0L));

        assertThat(pcs(backtrace)).containsExactly(0x4008_110dL, 0x4008_510cL, 0x4008_a6f0L, 0x400d_66bcL);
        assertThat(backtrace.frames().get(1).registers().value(3)).hasValue(3);
        assertThat(backtrace.frames().get(0).cfa()).hasValue(0x3ffb_4ee0L);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
    }

    @Test
    void readsTheExtraSaveAreaOfACall12AtTheTopOfTheCallersFrame() {
        HandMade machine = new HandMade()
                .words(0x3ffb_0ff0L, 0x4000_1000L, 0x3ffb_1080L, 22, 33) // a0 to a3 of the caller
                .words(0x3ffb_1070L, 0, 0x3ffb_1100L) // the caller's caller: frame top 0x3ffb1100
                .words(0x3ffb_10d0L, 44, 55, 66, 77, 88, 99, 110, 121);

        Backtrace backtrace = machine.unwind(registers(0x4000_2000L, WINDOWED, 0xc000_3000L, 0x3ffb_1000L));

        FrameRegisters caller = backtrace.frames().get(1).registers();
        assertThat(caller.pc()).isEqualTo(0x4000_3000L);
        assertThat(caller.value(4)).hasValue(44);
        assertThat(caller.value(11)).hasValue(121);
        assertThat(caller.isKnown(12)).isFalse();
    }

    @Test
    void takesTheArgumentsOfATaskThatNeverRanFromTheWindowThatEntryWillTurn() {
        HandMade machine = new HandMade().function("vPortTaskWrapper", 0x4008_5908L, 0x4008_5914L, "364100");
        FrameRegisters first = registers(0x4008_5908L, 0x50020, 0, 0x3ffb_56b0L, 0, 0, 0, 0, 0x4008_6680L, 7);

        Backtrace backtrace = machine.unwind(first);

        assertThat(backtrace.frames()).hasSize(1);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
        FrameRegisters frame = backtrace.frames().get(0).registers();
        assertThat(frame.value(2)).hasValue(0x4008_6680L);
        assertThat(frame.value(3)).hasValue(7);
        assertThat(frame.value(XtensaRegisters.A1)).hasValue(0x3ffb_56b0L);
        assertThat(backtrace.frames().get(0).cfa()).hasValue(0x3ffb_56b0L);
    }

    @Test
    void startsFromTheReturnAddressOfTheCallThatJumpedToNowhere() {
        HandMade machine = new HandMade()
                .function("caller", 0x400d_1000L, 0x400d_1020L, "364100 f02000 e00800") // entry, nop, callx8 a8
                .words(0x3ffb_0ff0L, 0, 0x3ffb_1020L);
        FrameRegisters first = registers(0, WINDOWED, 0x8000_3000L, 0x3ffb_1000L, 0, 0, 0, 0, 0, 0, 0x800d_1009L, 0);

        Backtrace backtrace = machine.unwind(first);

        assertThat(pcs(backtrace)).containsExactly(0, 0x400d_1009L, 0x4000_3000L);
        assertThat(backtrace.frames()).noneMatch(Frame::gapBefore);
    }

    @Test
    void leavesAGapWhereAReturnWentToNowhere() {
        HandMade machine = new HandMade().words(0x3ffb_0ff0L, 0, 0x3ffb_1020L);
        // what the function that returned had as its return address is all that is left of it
        FrameRegisters first =
                registers(0x1234_5678L, WINDOWED, 0x8000_3000L, 0x3ffb_1000L, 0, 0, 0, 0, 0, 0, 0x9234_5678L, 0);

        Backtrace backtrace = machine.unwind(first);

        assertThat(pcs(backtrace)).containsExactly(0x1234_5678L, 0x4000_3000L);
        assertThat(backtrace.frames().get(1).gapBefore()).isTrue();
    }

    @Test
    void stepsOverCall0ByTheCalleesPrologueAndFindsWhereTheCallerKeptItsReturnAddress() {
        HandMade machine = new HandMade()
                // addi a1,a1,-32; nop
                .function("leaf", 0x4008_1000L, 0x4008_1020L, "12c1e0 f02000 f02000")
                // entry a1,32; mov a12,a0; call0 leaf
                .function("caller", 0x4008_2000L, 0x4008_2020L, "364100 00c020 45ffff")
                .words(0x3ffb_1010L, 0, 0x3ffb_1040L);
        FrameRegisters first = registers(
                0x4008_1006L, WINDOWED, 0x4008_2009L, 0x3ffb_1000L, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x8000_3000L);

        Backtrace backtrace = machine.unwind(first);

        assertThat(pcs(backtrace)).containsExactly(0x4008_1006L, 0x4008_2009L, 0x4000_3000L);
        assertThat(backtrace.frames().get(1).registers().value(XtensaRegisters.A1))
                .hasValue(0x3ffb_1020L);
        assertThat(backtrace.frames().get(1).recovery()).isEqualTo(Recovery.PROLOGUE);
        assertThat(backtrace.frames().get(2).registers().value(XtensaRegisters.A1))
                .hasValue(0x3ffb_1040L);
    }

    @ParameterizedTest(name = "frame {0} bytes below the interrupted stack pointer")
    @ValueSource(longs = {0xc0, 0x90, 0x70, 0x100})
    void goesFromTheInterruptStackToTheTaskThroughTheSaveAreaThatTheStubMadeUp(long distance) {
        long taskSp = 0x3ffc_0400L;
        HandMade machine = new HandMade()
                .function("_xt_lowint1", 0x4008_0400L, 0x4008_0440L, "f02000 f02000 d0ff00")
                .exceptionFrame(taskSp - distance, 0x400d_5005L, 0x8000_3000L, taskSp)
                .words(taskSp - 16, 0, taskSp + 0x40)
                // the handler's base save area: the stub's a0 is the interrupted pc, as if of a call4
                .words(0x3ffb_4310L, 0x400d_5005L, 0x3ffb_4340L, 0, 0)
                .words(0x3ffb_4330L, 0x8000_3000L, taskSp, 0, 0)
                .code(0x4008_0406L, "d00a00")
                .function("task", 0x400d_5000L, 0x400d_5020L, "364100 f02000 f02000");

        Backtrace backtrace = machine.unwind(registers(0x4000_2000L, WINDOWED, 0x4008_0409L, 0x3ffb_4320L));

        assertThat(pcs(backtrace)).containsExactly(0x4000_2000L, 0x4008_0409L, 0x400d_5005L, 0x4000_3000L);
        Frame task = backtrace.frames().get(2);
        assertThat(task.recovery()).isEqualTo(Recovery.EXCEPTION_FRAME);
        assertThat(task.lookupPc()).isEqualTo(0x400d_5005L);
        assertThat(task.registers().value(15)).hasValue(0xaf);
    }

    @Test
    void goesOnBehindADamagedSaveAreaByTheSizeOfTheFrame() {
        HandMade machine = new HandMade()
                .function("inner", 0x400d_1000L, 0x400d_1020L, "364100 f02000 f02000") // frame of 32 bytes
                .function("middle", 0x400d_2000L, 0x400d_2020L, "364100 f02000 a50000")
                .words(0x3ffb_0ff0L, 0x5555_5555L, 0x5555_5555L, 0x5555_5555L, 0x5555_5555L)
                .words(0x3ffb_1010L, 0x8000_3000L, 0x3ffb_1040L, 0, 0)
                .words(0x3ffb_1030L, 0, 0x3ffb_1080L, 0, 0);

        Backtrace backtrace = machine.unwind(registers(0x400d_1006L, WINDOWED, 0x800d_2009L, 0x3ffb_1000L));

        assertThat(pcs(backtrace)).containsExactly(0x400d_1006L, 0x400d_2009L, 0x4000_3000L);
        Frame middle = backtrace.frames().get(1);
        assertThat(middle.registers().value(XtensaRegisters.A1)).hasValue(0x3ffb_1020L);
        assertThat(middle.registers().isKnown(2)).isFalse();
        assertThat(backtrace.frames().get(2).gapBefore()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0x5555_5555L, 0x3ffb_0ff0L, 0x3ffb_1004L, 0, 0xffff_fff0L, 0x6000_0000L})
    void stopsAtAStackPointerThatCannotBeOne(long sp) {
        HandMade machine = new HandMade().words(0x3ffb_0ff0L, 0x8000_3000L, sp, 0, 0);

        Backtrace backtrace = machine.unwind(registers(0x4000_1000L, WINDOWED, 0x8000_2000L, 0x3ffb_1000L));

        assertThat(pcs(backtrace)).containsExactly(0x4000_1000L, 0x4000_2000L);
        assertThat(backtrace.stop().reason()).isIn(StopReason.NO_CALLER, StopReason.CORRUPT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0x8000_2001L, 0x3ffb_3180L, 0x400d_1006L, 0xc00d_1006L})
    void stopsAtAReturnAddressThatNoCallCanHaveLeft(long a0) {
        HandMade machine = new HandMade()
                .function("inner", 0x400d_1000L, 0x400d_1020L, "364100 f02000 f02000")
                .code(0x4000_1fe0L, "00".repeat(64))
                .words(0x3ffb_0ff0L, 0x8000_3000L, 0x3ffb_1020L, 0, 0);

        Backtrace backtrace = machine.unwind(registers(0x400d_1006L, WINDOWED, a0, 0x3ffb_1000L));

        assertThat(pcs(backtrace)).containsExactly(0x400d_1006L);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.CORRUPT);
    }

    @Test
    void tellsWhichMemoryIsMissing() {
        HandMade machine = new HandMade().function("inner", 0x400d_1000L, 0x400d_1020L, "364100 f02000 f02000");

        Backtrace backtrace = machine.unwind(registers(0x400d_1006L, WINDOWED, 0x8000_2000L, 0x3ffb_1000L));

        assertThat(pcs(backtrace)).containsExactly(0x400d_1006L, 0x4000_2000L);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.UNREADABLE);
        assertThat(backtrace.stop().address()).hasValue(0x3ffb_1010L);
    }

    // ---- jumps to where no code is

    /** callx8 by a5, then by the register that the call itself overwrites; a8 is what the call left. */
    @ParameterizedTest(name = "{0}, a5 {1}")
    @CsvSource({
        "e00500, 0x12345678, true",
        "e00500, 0x12345679, false",
        "e00500, , true",
        "e00800, 0x1, true",
        "250000, 0x12345678, false", // call8 to a place that is code
    })
    void aCallToNowhereIsOneThatCanHaveGoneThere(String call, String a5, boolean reaches) {
        HandMade machine = new HandMade()
                .function("caller", 0x400d_1000L, 0x400d_1020L, "364100 f02000" + call)
                .words(0x3ffb_0ff0L, 0, 0x3ffb_1020L);
        FrameRegisters first =
                registers(0x1234_5678L, WINDOWED, 0x8000_3000L, 0x3ffb_1000L, 0, 0, 0, 0, 0, 0, 0x800d_1009L);
        first = a5 == null ? first.without(5) : first.with(5, Long.decode(a5));

        Backtrace backtrace = machine.unwind(first);

        if (reaches) {
            assertThat(pcs(backtrace)).containsExactly(0x1234_5678L, 0x400d_1009L, 0x4000_3000L);
            assertThat(backtrace.frames()).noneMatch(Frame::gapBefore);
        } else {
            assertThat(pcs(backtrace)).containsExactly(0x1234_5678L, 0x4000_3000L);
            assertThat(backtrace.frames().get(1).gapBefore()).isTrue();
        }
    }

    /** A saved stack pointer that is not the size of the frame away is right if a return address is where it says. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "0x00000000, 0x3ffb1080, the outermost function",
        "0x800d2009, 0x3ffb1080, another call",
        "0x800d2006, 0x3ffb1020, no call",
        "0x55555555, 0x3ffb1020, no code",
    })
    void aSavedStackPointerIsBelievedWhereItLeadsOn(String next, String callerSp, String what) {
        HandMade machine = new HandMade()
                .function("inner", 0x400d_1000L, 0x400d_1020L, "364100 f02000 f02000") // frame of 32 bytes
                .function("middle", 0x400d_2000L, 0x400d_2020L, "364100 f02000 a50000")
                .words(0x3ffb_0ff0L, 0, 0x3ffb_1080L, 0, 0)
                .words(0x3ffb_1070L, Long.decode(next), 0x3ffb_1100L, 0, 0);

        Backtrace backtrace = machine.unwind(registers(0x400d_1006L, WINDOWED, 0x800d_2009L, 0x3ffb_1000L));

        assertThat(backtrace.frames().get(1).registers().value(XtensaRegisters.A1))
                .hasValue(Long.decode(callerSp));
    }

    // ---- call0

    /** A function of the windowed ABI that calls another by call0 has the call's return address in a0. */
    @ParameterizedTest
    @ValueSource(longs = {0x4008_2009L, 0x4008_200cL})
    void aFunctionThatMadeACall0ItselfHasItsReturnAddressWhereItCopiedIt(long pc) {
        HandMade machine = new HandMade()
                // entry a1,32; mov a12,a0; call0 leaf; nop
                .function("caller", 0x4008_2000L, 0x4008_2020L, "364100 00c020 45ffff f02000")
                .words(0x3ffb_0ff0L, 0, 0x3ffb_1040L);
        FrameRegisters first =
                registers(pc, WINDOWED, 0x4008_2009L, 0x3ffb_1000L).with(12, 0x8000_3000L);

        Backtrace backtrace = machine.unwind(first);

        assertThat(pcs(backtrace)).containsExactly(pc, 0x4000_3000L);
        assertThat(backtrace.frames().get(1).recovery()).isEqualTo(Recovery.WINDOW);
    }

    /** What a0 holds behind a call0 is that call's return address; behind a windowed call it is the function's own still. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({"45ffff, false, call0", "a5ffff, true, call8"})
    void aCopyOfA0BehindACallIsTheReturnAddressIfTheCallTurnedTheWindow(String call, boolean isOwn, String source) {
        HandMade machine = new HandMade()
                // entry a1,32; the call; mov a12,a0; call0 leaf; nop
                .function("caller", 0x4008_2000L, 0x4008_2020L, "364100 " + call + " 00c020 45ffff f02000")
                .words(0x3ffb_0ff0L, 0, 0x3ffb_1040L);
        FrameRegisters first =
                registers(0x4008_200fL, WINDOWED, 0x4008_200cL, 0x3ffb_1000L).with(12, 0x8000_3000L);

        Backtrace backtrace = machine.unwind(first);

        assertThat(backtrace.frames().stream().anyMatch(frame -> frame.pc() == 0x4000_3000L))
                .isEqualTo(isOwn);
    }

    @Test
    void aFunctionThatTurnedTheWindowWasNotCalledByCall0() {
        HandMade machine = new HandMade()
                .function("other", 0x4008_1000L, 0x4008_1020L, "364100 f02000 f02000")
                .function("caller", 0x4008_2000L, 0x4008_2020L, "364100 00c020 45ffff f02000");

        Backtrace backtrace = machine.unwind(registers(0x4008_1006L, WINDOWED, 0x4008_2009L, 0x3ffb_1000L));

        assertThat(pcs(backtrace)).containsExactly(0x4008_1006L);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.CORRUPT);
        assertThat(backtrace.stop().address()).hasValue(0x4008_2009L);
    }

    @Test
    void aLeafThatRaisedTheStackPointerHasNoFrameToStepOver() {
        HandMade machine = new HandMade()
                // addi a1,a1,32; nop
                .function("leaf", 0x4008_1000L, 0x4008_1020L, "12c120 f02000")
                .function("caller", 0x4008_2000L, 0x4008_2020L, "364100 00c020 45ffff f02000");

        Backtrace backtrace = machine.unwind(registers(0x4008_1003L, WINDOWED, 0x4008_2009L, 0x3ffb_1000L));

        assertThat(pcs(backtrace)).containsExactly(0x4008_1003L);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.CORRUPT);
        assertThat(backtrace.stop().address()).hasValue(0x3ffb_0fe0L);
    }

    @Test
    void ofACall0TheRegistersThatTheCalleePreservesAreTheCallers() {
        HandMade machine = new HandMade()
                .function("leaf", 0x4008_1000L, 0x4008_1020L, "f02000")
                .function("caller", 0x4008_2000L, 0x4008_2020L, "364100 00c020 45ffff f02000");
        FrameRegisters first = registers(
                0x4008_1000L, WINDOWED, 0x4008_2009L, 0x3ffb_1000L, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

        FrameRegisters caller = machine.unwind(first).frames().get(1).registers();

        assertThat(caller.value(XtensaRegisters.A1)).hasValue(0x3ffb_1000L);
        for (int i = 2; i < 12; i++) {
            assertThat(caller.isKnown(i)).isFalse();
        }
        for (int i = 12; i < 16; i++) {
            assertThat(caller.value(i)).hasValue(i);
        }
    }

    // ---- the return address is not known

    private static Backtrace withoutReturnAddress(HandMade machine) {
        return machine.unwind(FrameRegisters.of(0x400d_1006L)
                .with(XtensaRegisters.PS, WINDOWED)
                .with(XtensaRegisters.A1, 0x3ffb_1000L));
    }

    @Test
    void withoutReturnAddressTheCallersSavedOneIsBehindAGap() {
        HandMade machine = new HandMade()
                .words(0x3ffb_0ff0L, 0x8000_3000L, 0x3ffb_1040L, 0, 0)
                .words(0x3ffb_1030L, 0, 0x3ffb_1080L, 0, 0);

        Backtrace backtrace = withoutReturnAddress(machine);

        assertThat(pcs(backtrace)).containsExactly(0x400d_1006L, 0x4000_3000L);
        assertThat(backtrace.frames().get(1).gapBefore()).isTrue();
    }

    @ParameterizedTest(name = "a0 {0}, a1 {1}")
    @CsvSource({
        "0x80003000, 0x3ffb1000, CORRUPT, 0x3ffb0ff0", // the caller's stack pointer is the callee's
        "0x80003000, 0x3ffb0fc0, CORRUPT, 0x3ffb0ff0", // or below it
        "0x80003000, 0x3ffb1008, CORRUPT, 0x3ffb0ff0", // or not aligned
        "0x80003000, 0x60000000, CORRUPT, 0x3ffb0ff0", // or no RAM
        "0x00003000, 0x3ffb1040, CORRUPT, 0x3ffb0ff0", // no windowed call left this
        "0, 0x3ffb1040, NO_CALLER, -1", // the caller is the outermost function, and nobody knows which
    })
    void withoutReturnAddressWhatCannotBeSavedIsTheEnd(String a0, String a1, String reason, String address) {
        HandMade machine = new HandMade()
                .words(0x3ffb_0ff0L, Long.decode(a0), Long.decode(a1), 0, 0)
                .words(0x3ffb_1030L, 0, 0);

        Backtrace backtrace = withoutReturnAddress(machine);

        assertThat(backtrace.stop().reason().name()).isEqualTo(reason);
        assertThat(backtrace.stop().address().orElse(-1)).isEqualTo(Long.decode(address));
    }

    @Test
    void withoutReturnAddressAndSaveAreaTheMissingMemoryIsTold() {
        Backtrace backtrace = withoutReturnAddress(new HandMade());
        assertThat(pcs(backtrace)).containsExactly(0x400d_1006L);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.UNREADABLE);
        assertThat(backtrace.stop().address()).hasValue(0x3ffb_0ff0L);
    }

    // ---- going on behind a gap

    /** A base save area at 0x3ffb1000 of a function with the stack pointer 0x3ffb1040. */
    private static HandMade stackBehindGap(long sp) {
        return new HandMade()
                .function("caller", 0x400d_1000L, 0x400d_1020L, "364100 f02000 e00800 c00000 f02000")
                .words(0x3ffb_1000L, 0x800d_1009L, sp, 0, 0)
                .words(0x3ffb_1030L, 0x8000_3000L, 0x3ffb_1080L, 22, 33);
    }

    private static List<Frame> resumed(long sp, long address, long word) {
        return new WindowedStepper(stackBehindGap(sp).context()).resume(address, word);
    }

    @Test
    void aReturnAddressInASaveAreaOnTheStackIsAPlaceToGoOn() {
        assertThat(resumed(0x3ffb_1040L, 0x3ffb_1000L, 0x800d_1009L))
                .singleElement()
                .satisfies(frame -> {
                    assertThat(frame.pc()).isEqualTo(0x400d_1009L);
                    assertThat(frame.lookupPc()).isEqualTo(0x400d_1008L);
                    assertThat(frame.recovery()).isEqualTo(Recovery.SCAN);
                    assertThat(frame.gapBefore()).isTrue();
                    assertThat(frame.registers().value(XtensaRegisters.A0)).hasValue(0x8000_3000L);
                    assertThat(frame.registers().value(XtensaRegisters.A1)).hasValue(0x3ffb_1080L);
                    assertThat(frame.registers().value(3)).hasValue(33);
                });
    }

    @ParameterizedTest(name = "sp {0}, at {1}, word {2}")
    @CsvSource({
        "0x3ffb1040, 0x3ffb1004, 0x800d1009", // not where a save area begins
        "0x3ffb1040, 0x3ffb1000, 0xc00d1009", // a callx8 leaves no increment of 3
        "0x3ffb1040, 0x3ffb1000, 0x400d100c", // a callx0 makes no save area
        "0x3ffb1040, 0x3ffb1000, 0x800d100f", // no call in front
        "0x3ffb1040, 0x3ffb1000, 0x80003000", // code that nobody knows
        "0x3ffb1000, 0x3ffb1000, 0x800d1009", // a stack pointer that is no higher
        "0x3ffb1044, 0x3ffb1000, 0x800d1009", // or not aligned
        "0x3ffb2000, 0x3ffb1000, 0x800d1009", // or whose save area is not there
    })
    void otherWordsAreNot(String sp, String address, String word) {
        assertThat(resumed(Long.decode(sp), Long.decode(address), Long.decode(word)))
                .isEmpty();
    }
}

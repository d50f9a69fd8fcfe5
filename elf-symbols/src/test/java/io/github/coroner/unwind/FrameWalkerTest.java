package io.github.coroner.unwind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A made-up architecture of which the walker is all that is tested: register 2 is the stack pointer. */
class FrameWalkerTest {
    private static final int SP = 2;
    private static final long STACK = 0x1000;

    @Test
    void addsFramesUntilTheOutermostWithTheirAddresses() {
        Backtrace backtrace = walk(frame -> frame.pc() < 3
                ? UnwindStep.to(sp(frame) + 16, frame(frame.pc() + 1, sp(frame) + 16))
                : UnwindStep.ended(OptionalLong.of(0x1040), Stop.of(StopReason.OUTERMOST)));
        assertThat(backtrace.frames()).extracting(Frame::pc).containsExactly(1L, 2L, 3L);
        assertThat(backtrace.frames())
                .extracting(frame -> frame.cfa().orElse(0))
                .containsExactly(0x1010L, 0x1020L, 0x1040L);
        assertThat(backtrace.stop()).isEqualTo(Stop.of(StopReason.OUTERMOST));
    }

    @Test
    void aStackPointerThatDoesNotRiseIsALoop() {
        Backtrace backtrace = walk(frame -> UnwindStep.to(STACK + 16, frame(frame.pc() + 1, STACK + 16)));
        assertThat(backtrace.frames()).extracting(Frame::pc).containsExactly(1L, 2L);
        assertThat(backtrace.stop()).isEqualTo(Stop.at(StopReason.LOOP, STACK + 16));
    }

    @Test
    void theFirstFrameMayNotHaveMovedItYetButIsNotItsOwnCaller() {
        Backtrace leaf = walk(frame -> frame.pc() == 1
                ? UnwindStep.to(STACK, frame(2, STACK))
                : UnwindStep.ended(Stop.of(StopReason.OUTERMOST)));
        assertThat(leaf.frames()).hasSize(2);
        Backtrace self = walk(frame -> UnwindStep.to(STACK, frame));
        assertThat(self.frames()).hasSize(1);
        assertThat(self.stop().reason()).isEqualTo(StopReason.LOOP);
    }

    @Test
    void anInterruptedFunctionMayBeOnAnotherStack() {
        Backtrace backtrace = walk(frame -> frame.pc() == 1
                ? UnwindStep.to(
                        STACK,
                        new Frame(
                                frame(2, 0x100).registers(), 2, OptionalLong.empty(), Recovery.EXCEPTION_FRAME, false))
                : UnwindStep.ended(Stop.of(StopReason.OUTERMOST)));
        assertThat(backtrace.frames()).hasSize(2);
    }

    @Test
    void theLimitOfFramesHolds() {
        UnwindContext context = context(Limits.defaults().with(Limit.FRAMES, 5), new byte[0]);
        Backtrace backtrace = FrameWalker.walk(
                frame(1, STACK),
                stepper(frame -> UnwindStep.to(sp(frame) + 16, frame(frame.pc() + 1, sp(frame) + 16)), List.of()),
                context);
        assertThat(backtrace.frames()).hasSize(5);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.LIMIT);
        assertThat(backtrace.problems()).extracting(Problem::code).containsExactly(ProblemCode.LIMIT_REACHED);
    }

    @Test
    void aStepThatFailsOnBrokenInformationIsTold() {
        Backtrace backtrace = walk(frame -> {
            throw FormatException.malformed(".debug_frame", 7, "broken");
        });
        assertThat(backtrace.frames()).hasSize(1);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.NO_CALLER);
        assertThat(backtrace.problems())
                .extracting(Problem::message)
                .containsExactly(".debug_frame at offset 0x7: broken");
    }

    @Test
    void functionsThatLeftByTailCallsStandBetweenTheOthers() {
        Backtrace backtrace = walk(frame -> frame.pc() == 1
                ? new UnwindStep(
                        OptionalLong.of(STACK + 16),
                        List.of(frame(10, STACK + 16), frame(11, STACK + 16)),
                        new UnwindResult.Caller(frame(2, STACK + 16)))
                : UnwindStep.ended(Stop.of(StopReason.OUTERMOST)));
        assertThat(backtrace.frames()).extracting(Frame::pc).containsExactly(1L, 10L, 11L, 2L);
    }

    @Test
    void behindAGapOnlyAChainThatIsProvenIsBelieved() {
        // words of the stack: 50 leads nowhere, 60 to frames that end at once, 70 to the outermost function
        byte[] stack = {50, 0, 0, 0, 60, 0, 0, 0, 70, 0, 0, 0};
        Function<Frame, UnwindStep> steps = frame -> switch ((int) frame.pc()) {
            case 60 -> UnwindStep.to(sp(frame) + 16, frame(61, sp(frame) + 16));
            case 70 -> UnwindStep.to(sp(frame) + 16, frame(71, sp(frame) + 16));
            case 71 -> UnwindStep.ended(Stop.of(StopReason.OUTERMOST));
            default -> UnwindStep.ended(Stop.at(StopReason.NO_CALLER, frame.pc()));
        };
        Backtrace backtrace = FrameWalker.walk(
                frame(1, STACK), stepper(steps, List.of(50L, 60L, 70L)), context(Limits.defaults(), stack));
        assertThat(backtrace.frames()).extracting(Frame::pc).containsExactly(1L, 70L, 71L);
        assertThat(backtrace.frames().get(1).gapBefore()).isTrue();
        assertThat(backtrace.frames().get(1).recovery()).isEqualTo(Recovery.SCAN);
        assertThat(backtrace.frames().get(2).gapBefore()).isFalse();
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
    }

    @Test
    void aNullReturnAddressProvesNothingBehindAGap() {
        byte[] stack = {70, 0, 0, 0};
        Function<Frame, UnwindStep> steps = frame ->
                UnwindStep.ended(frame.pc() == 70 ? Stop.at(StopReason.OUTERMOST, 0) : Stop.at(StopReason.CORRUPT, 5));
        Backtrace backtrace =
                FrameWalker.walk(frame(1, STACK), stepper(steps, List.of(70L)), context(Limits.defaults(), stack));
        assertThat(backtrace.frames()).hasSize(1);
        assertThat(backtrace.stop()).isEqualTo(Stop.at(StopReason.CORRUPT, 5));
    }

    @Test
    void aChainWhoseCallsDoNotFitIsNotBelieved() {
        byte[] stack = {70, 0, 0, 0};
        Function<Frame, UnwindStep> steps = frame -> switch ((int) frame.pc()) {
            case 70 -> UnwindStep.to(sp(frame) + 16, frame(99, sp(frame) + 16));
            case 99 -> UnwindStep.ended(Stop.of(StopReason.OUTERMOST));
            default -> UnwindStep.ended(Stop.at(StopReason.NO_CALLER, frame.pc()));
        };
        Backtrace backtrace =
                FrameWalker.walk(frame(1, STACK), stepper(steps, List.of(70L)), context(Limits.defaults(), stack));
        assertThat(backtrace.frames()).hasSize(1);
    }

    @Test
    void aLongStackOfCandidatesIsGivenUpInTime() {
        byte[] stack = new byte[1 << 20];
        java.util.Arrays.fill(stack, (byte) 50);
        int[] steps = new int[1];
        Backtrace backtrace = FrameWalker.walk(
                frame(1, STACK),
                stepper(
                        frame -> {
                            steps[0]++;
                            return UnwindStep.ended(Stop.at(StopReason.NO_CALLER, frame.pc()));
                        },
                        List.of(0x3232_3232L)),
                context(Limits.defaults().with(Limit.SCAN_STEPS, 1000), stack));
        assertThat(backtrace.frames()).hasSize(1);
        assertThat(steps[0]).isLessThan(1100);
    }

    @Test
    void theEndOfWhatWasPrintedIsAnEndOfItsOwn() {
        Function<Frame, UnwindStep> steps = frame -> UnwindStep.ended(Stop.at(StopReason.UNREADABLE, STACK + 0x40));
        UnwindContext context = context(Limits.defaults(), new byte[0x40]);
        Frame first = frame(1, STACK);
        assertThat(FrameWalker.walk(first, stepper(steps, List.of()), context).stop())
                .isEqualTo(Stop.at(StopReason.UNREADABLE, STACK + 0x40));
        assertThat(FrameWalker.walk(first, stepper(steps, List.of()), context.printedUpTo(STACK + 0x40))
                        .stop())
                .isEqualTo(Stop.at(StopReason.END_OF_PRINTED_STACK, STACK + 0x40));
        // a word of which one byte was printed no more, and one that was printed
        assertThat(FrameWalker.walk(first, stepper(steps, List.of()), context.printedUpTo(STACK + 0x43))
                        .stop()
                        .reason())
                .isEqualTo(StopReason.END_OF_PRINTED_STACK);
        assertThat(FrameWalker.walk(first, stepper(steps, List.of()), context.printedUpTo(STACK + 0x44))
                        .stop()
                        .reason())
                .isEqualTo(StopReason.UNREADABLE);
    }

    private static Backtrace walk(Function<Frame, UnwindStep> steps) {
        return FrameWalker.walk(frame(1, STACK), stepper(steps, List.of()), context(Limits.defaults(), new byte[0]));
    }

    private static Stepper stepper(Function<Frame, UnwindStep> steps, List<Long> returnAddresses) {
        return new Stepper() {
            @Override
            public UnwindStep step(Frame frame, boolean isFirst, Problems problems) {
                return steps.apply(frame);
            }

            @Override
            public List<Frame> resume(long address, long word) {
                List<Frame> candidates = new ArrayList<>();
                if (returnAddresses.contains(word)) {
                    candidates.add(new Frame(
                            frame(word, address + 4).registers(), word - 1, OptionalLong.empty(), Recovery.SCAN, true));
                }
                return candidates;
            }

            @Override
            public boolean mayCall(Frame caller, Frame callee) {
                return caller.pc() != 99;
            }

            @Override
            public int stackPointer() {
                return SP;
            }
        };
    }

    private static Frame frame(long pc, long sp) {
        return new Frame(FrameRegisters.of(pc).with(SP, sp), pc, OptionalLong.empty(), Recovery.CFI, false);
    }

    private static long sp(Frame frame) {
        return frame.registers().value(SP).orElseThrow();
    }

    private static UnwindContext context(Limits limits, byte[] stack) {
        Memory memory = MemoryImage.of(List.of(MemorySegment.of(STACK, stack, MemorySegment.Kind.STACK)));
        return new UnwindContext(memory, new NoProgram(memory), Optional.empty(), UnwindStyle.CORONER, limits);
    }

    private record NoProgram(Memory code) implements Program {
        @Override
        public boolean isCode(long address) {
            return false;
        }

        @Override
        public Optional<Program.Function> functionAt(long address) {
            return Optional.empty();
        }

        @Override
        public Optional<UnwindRow> unwindRow(long pc) {
            return Optional.empty();
        }

        @Override
        public OptionalLong addressOf(String name) {
            return OptionalLong.empty();
        }
    }
}

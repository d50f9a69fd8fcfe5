package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import io.github.coroner.riscv.SyntheticStack.Expected;
import io.github.coroner.riscv.SyntheticStack.Shape;
import io.github.coroner.testdata.DwarfArbitraries;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Call chains of random functions come back as they were made; damage is survived. */
class CallChainPropertyTest {
    private final RiscvArchitecture riscv = new RiscvArchitecture();

    @Provide
    Arbitrary<List<Shape>> chains() {
        return DwarfArbitraries.callChains()
                .map(calls -> calls.stream()
                        .map(call -> new Shape(
                                call.frameBytes() / 16,
                                call.hasInformation(),
                                call.hasFramePointer(),
                                call.savesRegister()))
                        .toList());
    }

    @Property(tries = 300)
    void theChainComesBackExactly(@ForAll("chains") List<Shape> shapes) {
        SyntheticStack stack = SyntheticStack.of(shapes);
        Backtrace backtrace = unwind(stack, stack.context(stack.memory(), UnwindStyle.CORONER));
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
        assertThat(backtrace.frames()).hasSameSizeAs(shapes);
        for (int i = 0; i < shapes.size(); i++) {
            check(backtrace.frames().get(i), stack.expected().get(i));
            if (i > 0) {
                Recovery means = shapes.get(i - 1).hasInformation() ? Recovery.CFI : Recovery.PROLOGUE;
                assertThat(backtrace.frames().get(i).recovery()).isEqualTo(means);
            }
        }
        assertThat(backtrace.problems()).isEmpty();
    }

    @Property(tries = 300)
    void gdbsChainIsTheSameWherePrologueAnalysisIsNotNeeded(@ForAll("chains") List<Shape> shapes) {
        List<Shape> described = shapes.stream()
                .map(shape -> new Shape(shape.units(), true, shape.hasFramePointer(), shape.savesS1()))
                .toList();
        SyntheticStack stack = SyntheticStack.of(described);
        Backtrace backtrace = unwind(stack, stack.context(stack.memory(), UnwindStyle.GDB));
        assertThat(backtrace.frames()).hasSameSizeAs(shapes);
        for (int i = 0; i < shapes.size(); i++) {
            check(backtrace.frames().get(i), stack.expected().get(i));
        }
        assertThat(backtrace.stop().gdbTrailer()).isEmpty();
    }

    @Property(tries = 1_000)
    void aDamagedWordLeavesTheFramesBeforeItRight(
            @ForAll("chains") List<Shape> shapes, @ForAll @IntRange(max = 4_000) int where, @ForAll int value) {
        SyntheticStack stack = SyntheticStack.of(shapes);
        int word = where % stack.stackWords();
        long address = stack.stackStart() + 4L * word;
        Backtrace backtrace = unwind(stack, stack.context(stack.damaged(word, value), UnwindStyle.CORONER));
        assertThat(backtrace.frames()).hasSizeBetween(1, 1024);
        for (int i = 0; i < stack.expected().size(); i++) {
            // a frame is found with what lies below the frame address of its callee
            boolean isBefore = i == 0 || stack.expected().get(i - 1).cfa() <= address;
            if (isBefore) {
                assertThat(backtrace.frames()).hasSizeGreaterThan(i);
                check(backtrace.frames().get(i), stack.expected().get(i));
            }
        }
        assertThatCode(() -> unwind(stack, stack.context(stack.damaged(word, value), UnwindStyle.GDB)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 300)
    void aStackCutShortEndsWhereItIsCut(
            @ForAll("chains") List<Shape> shapes, @ForAll @IntRange(max = 4_000) int where) {
        SyntheticStack stack = SyntheticStack.of(shapes);
        int bytes = where % stack.stackWords() * 4;
        long end = stack.stackStart() + bytes;
        UnwindContext context = stack.context(
                        (address, destination, offset, length) -> address >= end
                                ? 0
                                : stack.memory()
                                        .read(address, destination, offset, (int) Math.min(length, end - address)),
                        UnwindStyle.CORONER)
                .printedUpTo(end);
        Backtrace backtrace = unwind(stack, context);
        int complete = 0;
        for (Expected expected : stack.expected()) {
            complete += expected.cfa() <= end ? 1 : 0;
        }
        boolean all = complete >= shapes.size() - 1;
        assertThat(backtrace.stop().reason()).isEqualTo(all ? StopReason.OUTERMOST : StopReason.END_OF_PRINTED_STACK);
        assertThat(backtrace.frames()).hasSize(Math.min(shapes.size(), complete + 1));
    }

    /** gdb 13.1 names the word that it cannot read: the return address, which the frames have at their end. */
    @Property(tries = 300)
    void gdbTellsTheWordThatACutStackLacks(
            @ForAll("chains") List<Shape> shapes, @ForAll @IntRange(max = 4_000) int where) {
        SyntheticStack stack = SyntheticStack.of(shapes);
        int bytes = where % stack.stackWords() * 4;
        long end = stack.stackStart() + bytes;
        Memory cut = (address, destination, offset, length) -> address >= end
                ? 0
                : stack.memory().read(address, destination, offset, (int) Math.min(length, end - address));
        Optional<Expected> incomplete = stack.expected().stream()
                .limit(shapes.size() - 1)
                .filter(frame -> frame.cfa() > end)
                .findFirst();

        Backtrace backtrace = unwind(stack, stack.context(cut, UnwindStyle.GDB));

        assertThat(backtrace.stop().gdbTrailer())
                .isEqualTo(incomplete.map(frame ->
                        "Backtrace stopped: Cannot access memory at address " + Addresses.shortHex(frame.cfa() - 4)));
    }

    private Backtrace unwind(SyntheticStack stack, UnwindContext context) {
        FrameRegisters first = stack.first();
        return riscv.unwinder(context).unwind(first);
    }

    private static void check(Frame frame, Expected expected) {
        assertThat(frame.pc()).isEqualTo(expected.pc());
        assertThat(frame.registers().value(Registers.SP)).hasValue(expected.sp());
        assertThat(frame.registers().value(Registers.FP)).hasValue(expected.s0());
        assertThat(frame.registers().value(Registers.S1)).hasValue(expected.s1());
        assertThat(frame.gapBefore()).isFalse();
    }
}

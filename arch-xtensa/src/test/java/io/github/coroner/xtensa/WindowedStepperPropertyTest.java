package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Limit;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Chains of any calls and frame sizes, interrupted anywhere, come back as they were made. */
class WindowedStepperPropertyTest {
    private static final int DEEPEST_STACK = 0x3000;

    @Provide
    Arbitrary<List<CallChain.Link>> links() {
        // the innermost frame is never an interrupted one: what interrupted it would be innermost
        Arbitrary<CallChain.Link> link = Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(5, 24),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(8, false), net.jqwik.api.Tuple.of(1, true)))
                .as((increment, sixteens, interrupted) -> new CallChain.Link(increment, 16 * sixteens, interrupted));
        return link.list().ofMinSize(1).ofMaxSize(24);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void givesBackTheChainThatWasMade(
            @ForAll("links") List<CallChain.Link> links, @ForAll boolean atEntry, @ForAll long seed) {
        CallChain chain = CallChain.of(links, atEntry, seed);

        Backtrace backtrace = unwind(chain);

        List<CallChain.Expected> expected = chain.frames();
        assertThat(backtrace.frames().stream().map(Frame::pc).toList())
                .isEqualTo(expected.stream().map(CallChain.Expected::pc).toList());
        for (int i = 0; i < expected.size(); i++) {
            Frame frame = backtrace.frames().get(i);
            for (int number = 0; number < XtensaRegisters.WINDOW; number++) {
                Long value = expected.get(i).registers()[number];
                if (value != null) {
                    assertThat(frame.registers().value(number))
                            .as("a%d of frame %d", number, i)
                            .hasValue(value);
                }
            }
            assertThat(frame.gapBefore()).isFalse();
        }
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void framesBeforeADamagedWordAreRightAndNoneIsMadeUp(
            @ForAll("links") List<CallChain.Link> links,
            @ForAll boolean atEntry,
            @ForAll long seed,
            @ForAll @IntRange(max = DEEPEST_STACK / 4) int word,
            @ForAll @IntRange(min = Integer.MIN_VALUE) int value) {
        CallChain chain = CallChain.of(links, atEntry, seed);
        long damaged = CallChain.STACK_TOP - 4L * (word + 1);
        chain.damage(damaged, Integer.toUnsignedLong(value));

        Backtrace backtrace = unwind(chain);

        List<Long> made = chain.frames().stream().map(CallChain.Expected::pc).toList();
        int right = 0;
        while (right < made.size() && chain.frames().get(right).highestSource() <= damaged) {
            right++;
        }
        List<Long> found = backtrace.frames().stream().map(Frame::pc).toList();
        assertThat(found).startsWith(made.subList(0, right).toArray(Long[]::new));
        assertThat(found).isSubsetOf(made);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anyRegistersOverAnyStackEndInBoundedTime(
            @ForAll("links") List<CallChain.Link> links,
            @ForAll long seed,
            @ForAll UnwindStyle style,
            @ForAll @Size(XtensaRegisters.WINDOW) List<@IntRange(min = Integer.MIN_VALUE) Integer> values,
            @ForAll @IntRange(min = Integer.MIN_VALUE) int pc,
            @ForAll @IntRange(max = 0xfffff) int ps,
            @ForAll @IntRange(max = DEEPEST_STACK / 16) int depth) {
        CallChain chain = CallChain.of(links, false, seed);
        UnwindContext made = chain.context();
        UnwindContext context = new UnwindContext(made.memory(), made.program(), made.chip(), style, made.limits());
        FrameRegisters registers = FrameRegisters.of(Integer.toUnsignedLong(pc)).with(XtensaRegisters.PS, ps);
        for (int i = 0; i < values.size(); i++) {
            registers = registers.with(i, Integer.toUnsignedLong(values.get(i)));
        }
        registers = registers.with(XtensaRegisters.A1, CallChain.STACK_TOP - 16L * depth);

        Backtrace backtrace = new XtensaArchitecture().unwinder(context).unwind(registers);

        assertThat(backtrace.frames()).hasSizeBetween(1, context.limits().getInt(Limit.FRAMES));
        assertThat(backtrace.frames().get(0).pc()).isEqualTo(Integer.toUnsignedLong(pc));
    }

    private static Backtrace unwind(CallChain chain) {
        return new XtensaArchitecture().unwinder(chain.context()).unwind(chain.first());
    }
}

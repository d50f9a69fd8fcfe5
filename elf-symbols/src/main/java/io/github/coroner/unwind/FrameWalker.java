package io.github.coroner.unwind;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Follows a call stack in the style {@link UnwindStyle#CORONER}: step by step, over gaps, with an end in any case.
 *
 * <p>Each step must raise the stack pointer, but for a first frame that has not moved it and for the step from an exception
 * frame to the function that was interrupted. Where a step fails, the stack above is scanned for a return address from which
 * unwinding by proper means gets to the outermost function or through several frames; nothing less is believed.
 */
public final class FrameWalker {
    /** Frames that must follow one another by proper means for a scanned chain to be believed before its end is seen. */
    private static final int BELIEVABLE_FRAMES = 3;

    /** Gaps in one call stack; more than these are no longer one. */
    private static final int MOST_GAPS = 8;

    private final Stepper stepper;
    private final UnwindContext context;
    private final int frameLimit;
    private final Problems problems;
    private int scanSteps;

    private FrameWalker(Stepper stepper, UnwindContext context) {
        this.stepper = stepper;
        this.context = context;
        this.frameLimit = context.limits().getInt(Limit.FRAMES);
        this.problems = new Problems(context.limits());
        this.scanSteps = context.limits().getInt(Limit.SCAN_STEPS);
    }

    /** {@return the call stack that begins with {@code first}} */
    public static Backtrace walk(Frame first, Stepper stepper, UnwindContext context) {
        return new FrameWalker(stepper, context).walk(first);
    }

    private Backtrace walk(Frame first) {
        List<Frame> frames = new ArrayList<>();
        Stop stop = follow(first, true, frames, frameLimit, problems);
        for (int gaps = 0; gaps < MOST_GAPS && isGap(stop) && frames.size() < frameLimit; gaps++) {
            List<Frame> beyond = scan(frames.get(frames.size() - 1));
            if (beyond.isEmpty()) {
                break;
            }
            stop = follow(beyond.get(0), false, frames, frameLimit, problems);
        }
        return new Backtrace(frames, printed(stop), problems.toList());
    }

    /** Steps from {@code frame} on until the chain ends, adding each frame; returns why it ended. */
    private Stop follow(Frame frame, boolean isFirst, List<Frame> frames, int limit, Problems found) {
        Frame current = frame;
        boolean first = isFirst;
        while (true) {
            UnwindStep step = step(current, first, found);
            frames.add(step.cfa().isPresent() ? current.withCfa(step.cfa().getAsLong()) : current);
            if (step.result() instanceof UnwindResult.Ended ended) {
                return ended.stop();
            }
            Frame caller = ((UnwindResult.Caller) step.result()).frame();
            if (!rises(current, caller, first)) {
                return Stop.at(StopReason.LOOP, stackPointer(caller).orElse(caller.pc()));
            }
            for (Frame left : step.leftByTailCall()) {
                if (frames.size() < limit) {
                    frames.add(left);
                }
            }
            if (frames.size() >= limit) {
                if (limit == frameLimit) {
                    tell(Limit.FRAMES, "frames", frames.get(0));
                }
                return Stop.of(StopReason.LIMIT);
            }
            current = caller;
            first = false;
        }
    }

    private UnwindStep step(Frame frame, boolean isFirst, Problems found) {
        try {
            return stepper.step(frame, isFirst, found);
        } catch (FormatException e) {
            found.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return UnwindStep.ended(Stop.at(StopReason.NO_CALLER, frame.pc()));
        }
    }

    /** Whether a caller's stack pointer lies above its callee's; an interrupted function may be on another stack. */
    private boolean rises(Frame callee, Frame caller, boolean calleeIsFirst) {
        OptionalLong below = stackPointer(callee);
        OptionalLong above = stackPointer(caller);
        if (below.isEmpty() || above.isEmpty() || caller.recovery() == Recovery.EXCEPTION_FRAME) {
            return true;
        }
        boolean mayStay = calleeIsFirst || callee.recovery() == Recovery.EXCEPTION_FRAME;
        return above.getAsLong() > below.getAsLong()
                || (mayStay && above.getAsLong() == below.getAsLong() && caller.pc() != callee.pc());
    }

    private OptionalLong stackPointer(Frame frame) {
        return frame.registers().value(stepper.stackPointer());
    }

    private static boolean isGap(Stop stop) {
        return switch (stop.reason()) {
            case NO_CALLER, CORRUPT, UNREADABLE, LOOP -> true;
            case OUTERMOST, LIMIT, END_OF_PRINTED_STACK, MARKED_CORRUPTED -> false;
        };
    }

    /**
     * Looks above {@code last} for a frame that unwinds by proper means.
     *
     * @return the believed chain, its first frame marked as a guess behind a gap; empty if there is none
     */
    private List<Frame> scan(Frame last) {
        OptionalLong sp = stackPointer(last);
        if (sp.isEmpty()) {
            return List.of();
        }
        for (long address = Addresses.plus(sp.getAsLong(), 3) & ~3L; scanSteps > 0; address += 4) {
            OptionalLong word = context.memory().u32(address);
            if (word.isEmpty()) {
                break;
            }
            scanSteps--;
            for (Frame candidate : stepper.resume(address, word.getAsLong())) {
                List<Frame> chain = new ArrayList<>();
                Problems ignored = new Problems(context.limits());
                Stop stop = follow(candidate, false, chain, BELIEVABLE_FRAMES, ignored);
                scanSteps -= chain.size();
                // a null return address is an end, but zeros on a stack are too common to prove anything
                boolean isProven =
                        stop.reason() == StopReason.OUTERMOST && stop.address().isEmpty();
                if ((isProven || chain.size() >= BELIEVABLE_FRAMES) && isConsistent(chain)) {
                    return chain;
                }
            }
        }
        if (scanSteps <= 0) {
            tell(Limit.SCAN_STEPS, "words searched for the frame behind a gap", last);
        }
        return List.of();
    }

    private void tell(Limit limit, String what, Frame frame) {
        problems.add(
                ProblemCode.LIMIT_REACHED,
                "the call stack of pc " + Addresses.hex(frame.pc()) + " has more " + what + " than the limit of "
                        + context.limits().get(limit) + " (" + limit + "); the rest is left out");
    }

    private boolean isConsistent(List<Frame> chain) {
        for (int i = 1; i < chain.size(); i++) {
            Frame caller = chain.get(i);
            if (caller.recovery() != Recovery.EXCEPTION_FRAME && !stepper.mayCall(caller, chain.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    /** Memory that is missing only because a panic text printed no more is an end of its own kind. */
    private Stop printed(Stop stop) {
        boolean beyond = stop.reason() == StopReason.UNREADABLE
                && context.printedEnd().isPresent()
                && stop.address().orElse(0) >= context.printedEnd().getAsLong() - 3;
        return beyond ? Stop.at(StopReason.END_OF_PRINTED_STACK, stop.address().getAsLong()) : stop;
    }
}

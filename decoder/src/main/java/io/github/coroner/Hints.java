package io.github.coroner;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.ArrayList;
import java.util.List;

/** All kinds of conclusions, likeliest cause first. */
final class Hints {
    private static final List<HintRule> RULES = List.of(
            new StackOverflowHint(),
            new GaveUpHint(),
            new WatchdogHint(),
            new BadJumpHint(),
            new BadPointerHint(),
            new HeapDamageHint(),
            new DeadlockHint());

    private Hints() {}

    /** {@return what can be concluded; a rule that meets damaged data leaves a problem and no hint} */
    static List<Hint> of(CrashScene scene, Problems problems) {
        List<Hint> hints = new ArrayList<>();
        for (HintRule rule : RULES) {
            try {
                hints.addAll(rule.find(scene));
            } catch (FormatException e) {
                problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            }
        }
        return hints;
    }
}

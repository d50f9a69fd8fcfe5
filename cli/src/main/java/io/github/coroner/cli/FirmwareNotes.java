package io.github.coroner.cli;

import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import java.util.List;
import java.util.Set;

/** What outputs that have no place for problems must not keep back: that they belong to other firmware. */
final class FirmwareNotes {
    private static final Set<ProblemCode> WRONG = Set.of(ProblemCode.ELF_MISMATCH, ProblemCode.ELF_AMBIGUOUS);

    private FirmwareNotes() {}

    /** {@return lines for standard error that say of the firmware that it is, or may be, the wrong one} */
    static List<String> wrong(List<Problem> problems) {
        return messages(problems, WRONG);
    }

    /** {@return lines for standard error that say that there is no firmware, and which one to look for} */
    static List<String> missing(List<Problem> problems) {
        return messages(problems, Set.of(ProblemCode.ELF_MISSING));
    }

    private static List<String> messages(List<Problem> problems, Set<ProblemCode> codes) {
        return problems.stream()
                .filter(problem -> codes.contains(problem.code()))
                .map(Problem::message)
                .toList();
    }
}

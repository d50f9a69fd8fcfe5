package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void keepsTheOrderAndWhereTheyAre() {
        Problems problems = new Problems(Limits.defaults());
        problems.add(ProblemCode.TCB_MISSING, "no task control block");
        problems.add(ProblemCode.BAD_SEGMENT, "coredump.bin", 0x40, "reaches past the end");
        assertThat(problems.toList())
                .containsExactly(
                        new Problem(
                                ProblemCode.TCB_MISSING,
                                "no task control block",
                                Optional.empty(),
                                OptionalLong.empty()),
                        new Problem(
                                ProblemCode.BAD_SEGMENT,
                                "reaches past the end",
                                Optional.of("coredump.bin"),
                                OptionalLong.of(0x40)));
    }

    @Test
    void exceptionsKeepTheirPlaceAndMessage() {
        Problems problems = new Problems(Limits.defaults());
        problems.add(ProblemCode.BAD_DEBUG_INFORMATION, FormatException.malformed(".debug_info", 0x12, "no such form"));
        assertThat(problems.toList())
                .containsExactly(Problem.at(
                        ProblemCode.BAD_DEBUG_INFORMATION,
                        ".debug_info",
                        0x12,
                        ".debug_info at offset 0x12: no such form"));
    }

    @Test
    void limitsThatWereReachedAreToldAsSuchWhateverWasRead() {
        Problems problems = new Problems(Limits.defaults());
        problems.add(
                ProblemCode.BAD_DEBUG_INFORMATION, FormatException.limitExceeded(".debug_info", 0, Limit.DIE_DEPTH, 3));
        assertThat(problems.toList()).extracting(Problem::code).containsExactly(ProblemCode.LIMIT_REACHED);
    }

    @Test
    void moreThanTheLimitAreCounted() {
        Problems problems = new Problems(Limits.defaults().with(Limit.PROBLEMS, 2));
        problems.add(ProblemCode.TCB_MISSING, "first");
        problems.add(ProblemCode.TCB_MISSING, "second");
        assertThat(problems.toList()).extracting(Problem::message).containsExactly("first", "second");
        problems.add(ProblemCode.TCB_MISSING, "third");
        problems.add(ProblemCode.TCB_MISSING, "fourth");
        List<Problem> all = problems.toList();
        assertThat(all)
                .extracting(Problem::message)
                .containsExactly("first", "second", "2 more problems are not listed (limit PROBLEMS)");
        assertThat(all.get(2).code()).isEqualTo(ProblemCode.PROBLEMS_DROPPED);
    }

    @Test
    void aListOnceGivenDoesNotGrow() {
        Problems problems = new Problems(Limits.defaults());
        List<Problem> before = problems.toList();
        problems.add(ProblemCode.TCB_MISSING, "later");
        assertThat(before).isEmpty();
    }
}

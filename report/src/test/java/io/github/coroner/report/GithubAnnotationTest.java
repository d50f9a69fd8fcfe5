package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Escapes are those of GitHub's own toolkit: {@code %}, CR and LF in messages, colons and commas too in properties. */
class GithubAnnotationTest {

    private static String written(GithubAnnotation annotation) throws IOException {
        StringBuilder out = new StringBuilder();
        annotation.write(out);
        return out.toString();
    }

    @Test
    void crashStandsAtTheInnermostLineOfTheApplication() throws IOException {
        assertThat(written(GithubAnnotation.of("dumps/1,2:3.bin", JUnitReportTest.crash())))
                .startsWith(
                        "::error file=/fw/src/scenarios.c,line=58,title=crash in dumps/1%2C2%3A3.bin::sensor crashed on"
                                + " core 0: Store access fault")
                .contains("%0Ain #0 0x4200080c ")
                .endsWith("scenarios.c:58 (inlined)\n")
                .doesNotContain("\r");
    }

    @Test
    void whatCannotBeDecodedHasNoPlace() throws IOException {
        assertThat(written(GithubAnnotation.unreadable("a.bin", "100%: no\ndump")))
                .isEqualTo("::error title=a.bin::100%25: no\\ndump\n");
    }
}

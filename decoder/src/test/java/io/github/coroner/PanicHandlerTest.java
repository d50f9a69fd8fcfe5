package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Call stacks as ESP-IDF's panics have them on top. */
class PanicHandlerTest {

    @Test
    void foldsTheWayFromAbortToTheTrap() {
        assertThat(PanicHandler.framesOnTop(
                        List.of("panic_abort", "esp_system_abort", "abort", "fail_once", "app_main")))
                .isEqualTo(3);
        assertThat(PanicHandler.framesOnTop(List.of("panic_abort", "esp_system_abort", "__assert_func", "f")))
                .isEqualTo(3);
    }

    @Test
    void whatPanicAbortCallsIsPartOfIt() {
        assertThat(PanicHandler.framesOnTop(List.of("trap", "panic_abort", "abort", "f")))
                .isEqualTo(3);
    }

    @Test
    void leavesOtherCrashesAlone() {
        assertThat(PanicHandler.framesOnTop(List.of("f", "g", "main"))).isZero();
        assertThat(PanicHandler.framesOnTop(List.of())).isZero();
    }

    @Test
    void neverFoldsAll() {
        assertThat(PanicHandler.framesOnTop(List.of("panic_abort", "abort"))).isZero();
    }
}

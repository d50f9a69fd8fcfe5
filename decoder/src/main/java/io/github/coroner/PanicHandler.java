package io.github.coroner;

import java.util.List;
import java.util.Set;

/**
 * Which functions are part of handling a panic. They stand on top of the call stack of nearly every crash and tell nothing
 * about it: reports fold them, fingerprints leave them out.
 */
final class PanicHandler {
    // ESP-IDF components esp_system, newlib, freertos, heap and the ROM; every release from 3.x on
    private static final Set<String> FUNCTIONS = Set.of(
            "panic_abort",
            "esp_system_abort",
            "abort",
            "invoke_abort",
            "do_abort",
            "__assert",
            "__assert_func",
            "__assert_func_impl",
            "esp_error_check_failed",
            "_esp_error_check_failed",
            "__stack_chk_fail",
            "__cxa_pure_virtual",
            "vApplicationStackOverflowHook",
            "panicHandler",
            "panic_handler",
            "frame_to_panic_info",
            "esp_panic_handler",
            "xt_unhandled_exception",
            "panic_restart",
            "esp_restart_noos",
            "__ubsan_default_handler",
            "__ubsan_maybe_debugbreak",
            "__cxxabiv1::__terminate",
            "std::terminate",
            "__gnu_cxx::__verbose_terminate_handler");

    /** Functions that only ever lead to the trap. */
    private static final Set<String> GIVE_UP = Set.of("panic_abort", "esp_system_abort", "abort", "__assert_func");

    private static final int LONGEST_WAY_TO_THE_TRAP = 6;

    private PanicHandler() {}

    /** {@return how many frames on top, innermost first, belong to the panic handler; never all of them} */
    static int framesOnTop(List<String> functions) {
        int count = 0;
        // what the way from abort() to the trap calls is part of it, whatever its name
        for (int i = 0; i < Math.min(functions.size(), LONGEST_WAY_TO_THE_TRAP); i++) {
            count = GIVE_UP.contains(functions.get(i)) ? i : count;
        }
        while (count < functions.size() && isOne(functions.get(count))) {
            count++;
        }
        return count == functions.size() ? 0 : count;
    }

    /** {@return whether the function belongs to it} */
    static boolean isOne(String function) {
        int arguments = function.indexOf('(');
        return FUNCTIONS.contains(arguments < 0 ? function : function.substring(0, arguments));
    }
}

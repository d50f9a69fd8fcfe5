package io.github.coroner.xtensa;

import java.util.List;

/** The assembly code of ESP-IDF and of the processor's libraries that takes exceptions and interrupts. */
final class InterruptEntries {
    /** Beginnings of the names of vectors and stubs ({@code xtensa_vectors.S}, {@code portasm.S} of ESP-IDF). */
    private static final List<String> PREFIXES = List.of(
            "_xt_user_exc",
            "_xt_user_exit",
            "_xt_kernel_exc",
            "_xt_lowint",
            "_xt_medint",
            "_xt_highint",
            "xt_highint",
            "_xt_debugexception",
            "_xt_panic",
            "_xt_ext_panic",
            "_xt_to_",
            "_xt_syscall_exc",
            "_xt_alloca_exc",
            "_xt_coproc_exc",
            "_frxt_int_enter",
            "_frxt_int_exit",
            "_frxt_dispatch",
            "_UserExceptionVector",
            "_KernelExceptionVector",
            "_DoubleExceptionVector",
            "_DebugExceptionVector",
            "_NMIExceptionVector",
            "_Level");

    private InterruptEntries() {}

    /** {@return whether the function is such code} */
    static boolean contains(String function) {
        for (String prefix : PREFIXES) {
            if (function.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}

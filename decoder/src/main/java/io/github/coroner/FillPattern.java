package io.github.coroner;

import java.util.Optional;

/** Values that memory holds which the program has not written, or not any more: ESP-IDF's heap poisoning, FreeRTOS's stacks. */
enum FillPattern {
    /** {@code FREE_FILL_PATTERN} of ESP-IDF's {@code multi_heap_poisoning.c}. */
    FREED(0xfefe_fefeL, "use-after-free", "memory that was freed"),
    /** {@code MALLOC_FILL_PATTERN} of the same. */
    ALLOCATED(0xcece_ceceL, "uninitialized-memory", "memory that was allocated and never written"),
    /** {@code HEAD_CANARY_PATTERN} of the same. */
    HEAD(0xabba_1234L, "heap-guard", "the guard word in front of a heap block"),
    /** {@code TAIL_CANARY_PATTERN} of the same. */
    TAIL(0xbaad_5678L, "heap-guard", "the guard word behind a heap block"),
    /** {@code tskSTACK_FILL_BYTE} of FreeRTOS's {@code tasks.c}. */
    STACK(0xa5a5_a5a5L, "uninitialized-stack", "stack that was never written");

    /** How far an address may be from a pattern that it was computed from: an offset in a structure. */
    private static final long REACH = 0x1000;

    private final long value;
    private final String code;
    private final String words;

    FillPattern(long value, String code, String words) {
        this.value = value;
        this.code = code;
        this.words = words;
    }

    /** {@return the pattern that {@code address} is, or is a little above} */
    static Optional<FillPattern> near(long address) {
        for (FillPattern pattern : values()) {
            if (address >= pattern.value && address - pattern.value < REACH) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }

    /** {@return the pattern as a word} */
    long value() {
        return value;
    }

    /** {@return code of the hint that it gives rise to} */
    String code() {
        return code;
    }

    /** {@return where it stands} */
    String words() {
        return words;
    }
}

package io.github.coroner.format.panic;

import java.util.Locale;

/** What kind of crash a report tells of, as far as its words say. */
public enum PanicKind {
    /** A CPU exception, or a register dump whose banner is missing. */
    EXCEPTION,
    /** The interrupt watchdog. */
    INTERRUPT_WDT,
    /** The task watchdog; not always a crash. */
    TASK_WDT,
    /** {@code abort()}. */
    ABORT,
    /** A failed {@code assert}. */
    ASSERT,
    /** A failed {@code ESP_ERROR_CHECK}. */
    ESP_ERROR_CHECK,
    /** A stack overflow that FreeRTOS found at a task switch. */
    STACK_OVERFLOW,
    /** The watchpoint at the end of a task's stack. */
    STACK_CANARY,
    /** The hardware stack guard of RISC-V chips. */
    STACK_PROTECTION,
    /** The compiler's stack protector. */
    STACK_SMASH,
    /** Heap poisoning found a damaged block. */
    HEAP_CORRUPTION,
    /** Access through a disabled or misconfigured cache. */
    CACHE_ERROR,
    /** A memory protection unit refused an access. */
    MEMPROT,
    /** The supply voltage fell. */
    BROWNOUT,
    /** A core dump in base64 whose crash is not in the text. */
    COREDUMP,
    /** An ESP8266 crash. */
    ESP8266_EXCEPTION,
    /** A panic of a Rust program without ESP-IDF. */
    RUST_PANIC;

    /** {@return the name in JSON: {@code interrupt_wdt}} */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

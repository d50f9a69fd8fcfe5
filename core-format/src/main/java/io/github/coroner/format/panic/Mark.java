package io.github.coroner.format.panic;

/**
 * The words by which lines are known: one constant a word, each with what reads the text behind it.
 *
 * <p>A mark may stand anywhere in a line, and a line may hold several. {@link Use#START} marks mean something at any
 * time; {@link Use#PART} marks only inside a report, so that ordinary log lines cost nothing.
 */
enum Mark {
    // banner and end
    GURU("Guru Meditation Error", Use.START, BannerLines::banner),
    REBOOTING("Rebooting", Use.PART, BannerLines::rebooting),
    HALTED("CPU halted", Use.PART, BannerLines::halted),
    GDB_STUB("Entering gdb stub", Use.PART, BannerLines::gdbStub),
    SETTING_BREAKPOINT("Setting breakpoint at 0x", Use.PART, BannerLines::breakpoint),
    SETTING_BP("Setting bp and returning", Use.PART, BannerLines::breakpoint),
    ELF_SHA("ELF file SHA256:", Use.START, BannerLines::elfSha256),
    MEMORY_DUMP("Memory dump at 0x", Use.PART, BannerLines::memoryDump),

    // messages of the abort family
    ABORT("abort() was called at PC", Use.START, MessageLines::abort),
    ASSERT("assert failed:", Use.START, MessageLines::assertFailed),
    NEWLIB_ASSERT("assertion \"", Use.START, MessageLines::newlibAssert),
    FREERTOS_ASSERT(")- assert failed!", Use.START, MessageLines::freeRtosAssert),
    STACK_OVERFLOW("***ERROR*** A stack overflow", Use.START, MessageLines::stackOverflow),
    STACK_SMASH("Stack smashing protect failure!", Use.START, MessageLines::stackSmash),
    ERROR_CHECK("ESP_ERROR_CHECK failed: esp_err_t 0x", Use.START, MessageLines::errorCheck),
    ERROR_CHECK_FILE("file: \"", Use.PART, MessageLines::errorCheckFile),
    ERROR_CHECK_FUNCTION("func: ", Use.PART, MessageLines::errorCheckFunction),
    ERROR_CHECK_EXPRESSION("expression: ", Use.PART, MessageLines::errorCheckExpression),
    CORRUPT_HEAP("CORRUPT HEAP:", Use.START, MessageLines::corruptHeap),
    UBSAN("Undefined behavior of type", Use.START, MessageLines::abortMessage),
    KASAN("KASAN error:", Use.START, MessageLines::abortMessage),
    KASAN_TYPE("Bug type:", Use.PART, DetailLines::detail),
    KASAN_ACCESS("KASAN: invalid memory access", Use.PART, DetailLines::detail),
    COPROCESSOR_STACK("ERROR: Stack overflow while saving coprocessor", Use.START, MessageLines::abortMessage),
    COPROCESSOR_ISR("ERROR: Coprocessors must not be used in ISRs", Use.START, MessageLines::abortMessage),
    CRITICAL_IN_ISR("_CRITICAL called from ISR context", Use.START, MessageLines::criticalInIsr),
    PANIC_TWICE("Panic handler entered multiple times", Use.START, DetailLines::openingDetail),
    REENTERED("Re-entered core dump!", Use.PART, DetailLines::detail),

    // details
    DEBUG_EXCEPTION("Debug exception reason:", Use.PART, DetailLines::debugException),
    GUARD_TASK("Detected in task \"", Use.PART, DetailLines::stackGuard),
    GUARD_POINTER("Stack pointer: 0x", Use.PART, DetailLines::detail),
    GUARD_BOUNDS("Stack bounds: 0x", Use.PART, DetailLines::detail),
    ASSIST_DEBUG("ASSIST_DEBUG is not triggered", Use.PART, DetailLines::detail),
    MMU_FAULT("MMU entry fault", Use.PART, DetailLines::detail),
    DBUS_WRITE("Dbus write to cache rejected", Use.PART, DetailLines::detail),
    ICACHE("Icache ", Use.PART, DetailLines::cacheError),
    DCACHE("Dcache ", Use.PART, DetailLines::cacheError),
    ICACHE_DCACHE("Icache/Dcache ", Use.PART, DetailLines::cacheError),
    WRITE_BACK("Write back error occurred", Use.PART, DetailLines::detail),
    NOT_GUILTY("The following backtrace may not", Use.PART, DetailLines::detail),
    CACHED_REGION("Cached memory region accessed while", Use.PART, DetailLines::detail),
    DBUS_AUTH("Dbus authentication failed", Use.PART, DetailLines::detail),
    IBUS_AUTH("Ibus authentication failed", Use.PART, DetailLines::detail),
    DBUS_CACHE("Dbus tried to write cache", Use.PART, DetailLines::detail),
    IBUS_CACHE("Ibus tried to write cache", Use.PART, DetailLines::detail),
    PRELOAD("Preload configurations fault", Use.PART, DetailLines::detail),
    SYNC("Sync configurations fault", Use.PART, DetailLines::detail),
    CACHE_ACCESS("Cache access error", Use.PART, DetailLines::detail),
    CACHE_UNKNOWN("Cache error active, but failed", Use.PART, DetailLines::detail),
    MEMPROT_S2(" operation at address 0x", Use.PART, DetailLines::memoryProtectionS2),
    MEMPROT_TYPE("memory type: ", Use.PART, DetailLines::detail),
    MEMPROT_ADDRESS("faulting address: ", Use.PART, DetailLines::detail),
    MEMPROT_WORLD("world: ", Use.PART, DetailLines::detail),
    MEMPROT_OPERATION("operation type: ", Use.PART, DetailLines::detail),
    MEMPROT_BYTES("byte-enables: ", Use.PART, DetailLines::detail),
    MEMPROT_NONE("- no details available -", Use.PART, DetailLines::detail),
    FAULT_ADDRESS("Fault addr: 0x", Use.PART, DetailLines::detail),
    UNWIND_END("Backtrace ended abruptly:", Use.PART, DetailLines::detail),
    UNWIND_OPCODE("Unsupported DWARF opcode", Use.PART, DetailLines::detail),

    // dumps
    REGISTER_DUMP("egister dump:", Use.START, RegisterLines::header),
    ISR_CONTEXT("was running in ISR context:", Use.PART, RegisterLines::isrContext),
    VALUE(": 0x", Use.START, RegisterLines::headless),
    BACKTRACE("Backtrace:", Use.START, BacktraceLines::line),
    STACK_MEMORY("Stack memory", Use.START, StackLines::header),
    CORE_DUMP_START(" CORE DUMP START =", Use.START, CoreDumpLines::start),
    CORE_DUMP_END(" CORE DUMP END =", Use.PART, CoreDumpLines::end),

    // watchdogs and supply voltage
    TASK_WDT("Task watchdog got triggered", Use.START, WatchdogLines::triggered),
    TASK_WDT_TAG("task_wdt:", Use.START, WatchdogLines::tagged),
    TASKS_RUNNING("Tasks currently running:", Use.PART, WatchdogLines::running),
    ABORTING("Aborting.", Use.PART, WatchdogLines::aborting),
    PRINT_CPU("Print CPU ", Use.PART, WatchdogLines::printCpu),
    BROWNOUT("Brownout detector was triggered", Use.START, WatchdogLines::brownout),
    BOD("BOD: Brownout", Use.START, WatchdogLines::brownout),

    // start-up
    RESET("rst:0x", Use.START, BootLines::reset),
    RESET_ESP8266("rst cause:", Use.START, BootLines::resetEsp8266),
    BOOT_MODE("boot:0x", Use.START, BootLines::bootMode),
    SAVED_PC("Saved PC:0x", Use.START, BootLines::savedPc),
    ROM("ESP-ROM:esp", Use.START, BootLines::rom),
    ETS_ESP32_REV0("ets Jun  8 2016", Use.START, BootLines::etsEsp32),
    ETS_ESP32_REV0_COLLAPSED("ets Jun 8 2016", Use.START, BootLines::etsEsp32),
    ETS_ESP32_REV3("ets Jul 29 2019", Use.START, BootLines::etsEsp32),
    ETS_ESP8266("ets Jan  8 2013", Use.START, BootLines::etsEsp8266),
    ETS_ESP8266_COLLAPSED("ets Jan 8 2013", Use.START, BootLines::etsEsp8266),
    BOOTLOADER("boot: ESP-IDF ", Use.START, BootLines::bootloader),
    BOOT_CHIP("boot.esp32", Use.START, BootLines::bootChip),
    CPU_START("cpu_start: ", Use.START, BootLines::application),
    APP_INIT("app_init: ", Use.START, BootLines::application),
    MPY_VERSION("MPY version ", Use.START, BootLines::microPython),
    MPY_IDF("IDF version ", Use.START, BootLines::microPythonIdf),
    MPY_MACHINE("Machine     :", Use.START, BootLines::microPythonMachine),

    // ESPHome, at the boot after the crash
    ESPHOME("CRASH DETECTED ON PREVIOUS BOOT", Use.START, BootLines::esphome),

    // ESP8266
    CUT_HERE("- CUT HERE FOR EXCEPTION DECODER -", Use.START, Esp8266Lines::cutHere),
    EXCEPTION_8266("Exception (", Use.START, Esp8266Lines::exception),
    FATAL_8266("Fatal exception ", Use.START, Esp8266Lines::fatal),
    EPC1("epc1=0x", Use.START, Esp8266Lines::values),
    STACK_8266(">>>stack>>>", Use.START, Esp8266Lines::stackStart),
    STACK_8266_END("<<<stack<<<", Use.PART, Esp8266Lines::stackEnd),
    FAILED_ALLOCATION("last failed alloc call:", Use.PART, Esp8266Lines::failedAllocation),
    SOFT_WDT("Soft WDT reset", Use.START, Esp8266Lines::message),
    USER_EXCEPTION("User exception (panic/abort/assert)", Use.START, Esp8266Lines::message),

    // Rust without ESP-IDF: esp-backtrace and esp-hal
    ESP_HAL_PANIC("=========== PANIC ===========", Use.START, EspHalLines::panic),
    ESP_HAL_PANIC_OCCURRED("!! A panic occured ", Use.START, EspHalLines::panicOccurred),
    ESP_HAL_XTENSA("Exception occur", Use.START, EspHalLines::exceptionOccurred),
    ESP_HAL_RISCV("' mepc=", Use.START, EspHalLines::exception),
    ESP_HAL_BREAKPOINT("Breakpoint exception at 0x", Use.START, EspHalLines::breakpoint),
    ESP_HAL_STACK_OVERFLOW("Stack overflow detected at 0x", Use.START, EspHalLines::stackOverflow),
    ESP_HAL_STACK_GUARD("Detected a write to the stack guard value", Use.START, EspHalLines::stackGuard),
    ESP_HAL_TRAP_FRAME("TrapFrame { ", Use.PART, EspHalLines::structure),
    ESP_HAL_CONTEXT("Context { ", Use.PART, EspHalLines::structure),
    STACK_DUMP("STACKDUMP: ", Use.START, EspHalLines::stackDump),

    // Tasmota, at the boot after the crash
    TASMOTA("{\"Exception\":", Use.START, TasmotaLines::record);

    /** When a mark means something. */
    enum Use {
        /** Always; it may open a report. */
        START,
        /** Only inside a report. */
        PART
    }

    /** Reads the text from a mark on. */
    @FunctionalInterface
    interface Handler {
        /**
         * Reads.
         *
         * @param at where the mark begins
         * @param limit where the next mark begins that cannot be part of this one's text, or the line's end
         * @return first position not read
         */
        int read(LogState log, ConsoleLine line, int at, int limit);
    }

    private final String text;
    private final Use use;

    @SuppressWarnings("ImmutableEnumChecker") // method references to static methods
    private final Handler handler;

    Mark(String text, Use use, Handler handler) {
        this.text = text;
        this.use = use;
        this.handler = handler;
    }

    /** {@return the word, ASCII} */
    String text() {
        return text;
    }

    /** {@return whether it means something outside a report} */
    boolean starts() {
        return use == Use.START;
    }

    int read(LogState log, ConsoleLine line, int at, int limit) {
        return handler.read(log, line, at, limit);
    }

    /** {@return whether it ends the free text of the mark before it, as in a report joined into one line} */
    boolean endsText() {
        return switch (this) {
            case GURU,
                    REBOOTING,
                    HALTED,
                    ELF_SHA,
                    MEMORY_DUMP,
                    ABORT,
                    REGISTER_DUMP,
                    BACKTRACE,
                    STACK_MEMORY,
                    RESET,
                    ROM,
                    ETS_ESP32_REV0,
                    ETS_ESP32_REV3,
                    DEBUG_EXCEPTION,
                    STACK_OVERFLOW,
                    GUARD_POINTER,
                    GUARD_BOUNDS -> true;
            default -> false;
        };
    }
}

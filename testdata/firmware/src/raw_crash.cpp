// A crash record as ESPHome keeps one: filled by a wrapper around the panic handler, kept in memory that start-up does not
// clear, printed "at the next boot" (here: at the end of the run).  Layouts 1 and 2 are ESPHome's; layout 3 is made up, so
// that only its DWARF can tell a reader where things are.  Build options: RAW_CRASH_VERSION (1, 2, 3), RAW_CRASH_CORES (1, 2).
#include "raw_crash.h"

#ifndef RAW_CRASH_VERSION
#define RAW_CRASH_VERSION 2
#endif
#ifndef RAW_CRASH_CORES
#define RAW_CRASH_CORES configNUMBER_OF_CORES
#endif

static const uint32_t CRASH_MAGIC = 0xDEADBEEF;
static const unsigned MAX_BACKTRACE = 16;

struct RawCrashData {
    uint32_t version;
    uint32_t magic;
#if RAW_CRASH_VERSION >= 3
    uint32_t build_id;
    uint32_t fault_address;
#endif
    uint32_t pc;
    uint8_t backtrace_count;
    uint8_t reg_frame_count;
    uint8_t exception;
    uint8_t pseudo_excause;
    uint32_t backtrace[MAX_BACKTRACE];
    uint32_t cause;
#if RAW_CRASH_VERSION >= 2
    uint8_t crashed_core;
#if RAW_CRASH_CORES > 1
    uint8_t other_backtrace_count;
    uint8_t other_reg_frame_count;
    uint32_t other_backtrace[MAX_BACKTRACE];
#endif
#endif
};

FW_NOINIT static RawCrashData s_raw_crash_data;

// ---- capture

extern "C" void raw_crash_capture(const void *frame, enum panic_kind kind, const void *other_core_frame)
{
    RawCrashData &record = s_raw_crash_data;
    uint8_t registers;

    record.exception = kind == PANIC_INTERRUPT_WDT ? 1 : 4;
    record.pseudo_excause = kind == PANIC_INTERRUPT_WDT;
    record.pc = port_crash_pc(frame, kind == PANIC_INTERRUPT_WDT);
    record.cause = port_crash_cause(frame);
    record.backtrace_count = port_crash_backtrace(frame, record.backtrace, MAX_BACKTRACE, &registers);
    record.reg_frame_count = registers;
#if RAW_CRASH_VERSION >= 2
    record.crashed_core = 0;
#if RAW_CRASH_CORES > 1
    record.other_backtrace_count = 0;
    record.other_reg_frame_count = 0;
    if (other_core_frame != nullptr) {
        record.other_backtrace_count =
            port_crash_backtrace(other_core_frame, record.other_backtrace, MAX_BACKTRACE, &registers);
        record.other_reg_frame_count = registers;
    }
#endif
#endif
#if RAW_CRASH_VERSION >= 3
    record.build_id = 0x20240101;
    record.fault_address = port_crash_address(frame);
#endif
    (void)other_core_frame;
    record.version = RAW_CRASH_VERSION;
    record.magic = CRASH_MAGIC;
}

// ---- the log lines of the next boot

static char *append_address(char *d, const char *end, uint32_t address)
{
    char digits[9];

    str_append_hex(digits, digits + sizeof digits, address);
    for (char *c = digits; *c; c++)
        if (*c >= 'a')
            *c = static_cast<char>(*c - 'a' + 'A');
    d = str_append(d, end, "0x");
    return str_append(d, end, digits);
}

static void log_line(const char *source_line, const char *text)
{
    put_str("\033[1;31m[E][esp32.crash:");
    put_str(source_line);
    put_str("]: ");
    put_str(text);
    put_str("\033[0m\r\n");
}

static char *append_number(char *d, const char *end, uint32_t number) { return str_append_dec(d, end, number); }

// Prints the entries of one core, adds them to the hint while its buffer has room, and returns where the hint ends.
static char *log_backtrace(const uint32_t *backtrace, unsigned count, unsigned registers, char *hint, char *begin,
                           const char *end)
{
    char text[64];
    unsigned printed = 0;

    for (unsigned i = 0; i < count; i++) {
        bool scanned = port_backtrace_is_scanned() && i >= registers;
        if (scanned && !port_follows_call(backtrace[i]))
            continue;
        char *d = str_append(text, text + sizeof text, "  BT");
        d = append_number(d, text + sizeof text, printed++);
        d = str_append(d, text + sizeof text, ": ");
        d = append_address(d, text + sizeof text, backtrace[i]);
        str_append(d, text + sizeof text, scanned ? "  (stack scan)" : "  (backtrace)");
        log_line("305", text);
        if (hint - begin < 244) {
            hint = str_append(hint, end, " ");
            hint = append_address(hint, end, backtrace[i]);
        }
    }
    return hint;
}

extern "C" void raw_crash_log(void)
{
    static const char *const kinds[] = { "Debug exception", "Interrupt wdt", "Task wdt", "Abort", "Fault" };
    const RawCrashData &record = s_raw_crash_data;
    static char hint[256];
    char text[96];
    const char *end = text + sizeof text, *hint_end = hint + sizeof hint;

    if (record.magic != CRASH_MAGIC || record.version > 2)
        return; // what a later version prints is not known
    log_line("332", "*** CRASH DETECTED ON PREVIOUS BOOT ***");
    char *d = str_append(text, end, "  Reason: ");
    d = str_append(d, end, kinds[record.exception]);
    const char *reason = port_cause_text(record.cause, record.pseudo_excause);
    if (reason != nullptr) {
        d = str_append(d, end, " - ");
        str_append(d, end, reason);
    }
    log_line("335", text);
#if RAW_CRASH_VERSION >= 2
    d = str_append(text, end, "  Crashed core: ");
    append_number(d, end, record.crashed_core);
    log_line("339", text);
#endif
    d = str_append(text, end, "  PC:  ");
    d = append_address(d, end, record.pc);
    str_append(d, end, "  (fault location)");
    log_line("340", text);
    char *h = str_append(hint, hint_end, "Use: addr2line -pfiaC -e firmware.elf ");
    h = append_address(h, hint_end, record.pc);
    h = log_backtrace(record.backtrace, record.backtrace_count, record.reg_frame_count, h, hint, hint_end);
#if RAW_CRASH_VERSION >= 2 && RAW_CRASH_CORES > 1
    if (record.other_backtrace_count > 0) {
        d = str_append(text, end, "  Other core (");
        d = append_number(d, end, 1u - record.crashed_core);
        str_append(d, end, ") backtrace:");
        log_line("343", text);
        h = log_backtrace(record.other_backtrace, record.other_backtrace_count, record.other_reg_frame_count, h, hint,
                          hint_end);
    }
#endif
    log_line("361", hint);
}

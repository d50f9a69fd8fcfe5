package io.github.coroner.format.esphome;

import java.util.HexFormat;
import java.util.List;

/** Records worked out by hand from ESPHome's structure, with the lines that its firmware prints of them. */
final class Examples {
    /** ESP32, interrupt watchdog on core 0; two stale entries. */
    static final byte[] XTENSA_DUAL = bytes("""
            02 00 00 00 EF BE AD DE 00 00 00 00 06 00 01 01
            21 3C 0F 40 8E 9A 10 40 B3 57 0E 40 40 2D 11 40
            66 8F 0D 40 E5 B1 08 40 11 11 0D 40 22 22 08 40
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            05 00 00 00 00 03 00 00 0A 7C 08 40 52 8F 08 40
            D7 A3 08 40 00 00 00 00 00 00 00 00 00 00 00 00
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            00 00 00 00 00 00 00 00
            """);

    static final List<String> XTENSA_DUAL_LINES = List.of(
            "*** CRASH DETECTED ON PREVIOUS BOOT ***",
            "  Reason: Interrupt wdt - Interrupt wdt timeout on CPU0",
            "  Crashed core: 0",
            "  PC:  0x00000000  (fault location)",
            "  BT0: 0x400F3C21  (backtrace)",
            "  BT1: 0x40109A8E  (backtrace)",
            "  BT2: 0x400E57B3  (backtrace)",
            "  BT3: 0x40112D40  (backtrace)",
            "  BT4: 0x400D8F66  (backtrace)",
            "  BT5: 0x4008B1E5  (backtrace)",
            "  Other core (1) backtrace:",
            "  BT0: 0x40087C0A  (backtrace)",
            "  BT1: 0x40088F52  (backtrace)",
            "  BT2: 0x4008A3D7  (backtrace)",
            "Use: addr2line -pfiaC -e firmware.elf 0x00000000 0x400F3C21 0x40109A8E 0x400E57B3 0x40112D40 0x400D8F66"
                    + " 0x4008B1E5 0x40087C0A 0x40088F52 0x4008A3D7");

    /** ESP32-C3, store access fault; padding is not zero. */
    static final byte[] RISCV_SINGLE = bytes("""
            02 00 00 00 EF BE AD DE 5A 37 02 42 07 02 04 00
            5A 37 02 42 AE 6D 02 42 68 78 00 42 00 1F 01 42
            C2 A1 00 42 E4 B5 38 40 20 00 00 42 00 00 00 00
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            07 00 00 00 00 5A 5A 5A
            """);

    /** Scanned entries of {@link #RISCV_SINGLE} that a call precedes. */
    static final List<Long> RISCV_CALLS = List.of(0x4200_7868L, 0x4200_a1c2L, 0x4038_b5e4L);

    static final List<String> RISCV_SINGLE_LINES = List.of(
            "*** CRASH DETECTED ON PREVIOUS BOOT ***",
            "  Reason: Fault - Store access fault",
            "  Crashed core: 0",
            "  PC:  0x4202375A  (fault location)",
            "  BT0: 0x4202375A  (backtrace)",
            "  BT1: 0x42026DAE  (backtrace)",
            "  BT2: 0x42007868  (stack scan)",
            "  BT3: 0x4200A1C2  (stack scan)",
            "  BT4: 0x4038B5E4  (stack scan)",
            "Use: addr2line -pfiaC -e firmware.elf 0x4202375A 0x4202375A 0x42026DAE 0x42007868 0x4200A1C2 0x4038B5E4");

    /** ESP32, load fault, program counter with the bits of a window call. */
    static final byte[] XTENSA_VERSION_1 = bytes("""
            01 00 00 00 EF BE AD DE 6C 5A 0D 80 04 00 04 00
            69 5A 0D 40 F2 61 0D 40 07 0B 0E 40 F1 A3 08 40
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
            1C 00 00 00
            """);

    static final List<String> XTENSA_VERSION_1_LINES = List.of(
            "*** CRASH DETECTED ON PREVIOUS BOOT ***",
            "  Reason: Fault - LoadProhibited",
            "  PC:  0x800D5A6C  (fault location)",
            "  BT0: 0x400D5A69  (backtrace)",
            "  BT1: 0x400D61F2  (backtrace)",
            "  BT2: 0x400E0B07  (backtrace)",
            "  BT3: 0x4008A3F1  (backtrace)",
            "Use: addr2line -pfiaC -e firmware.elf 0x800D5A6C 0x400D5A69 0x400D61F2 0x400E0B07 0x4008A3F1");

    private Examples() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}

package io.github.coroner.format.panic;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Registers as esp-backtrace and esp-hal print them: rows such as {@code PC=0x42000a10 RA/x1=0x42000b22}, or Rust's structure in
 * one line, {@code TrapFrame { ra: 1108277650, t0: 202 }}, in decimal.
 */
final class EspHalRegisters {
    /** Of Xtensa, beside those that ESP-IDF prints; the FPU's among them. */
    private static final Set<String> OTHERS = Set.of(
            "THREADPTR",
            "SCOMPARE1",
            "BR",
            "ACCLO",
            "ACCHI",
            "M0",
            "M1",
            "M2",
            "M3",
            "F64R_LO",
            "F64R_LO_CPENABLE",
            "F64R_HI",
            "F64S",
            "FCR",
            "FSR",
            "F0",
            "F1",
            "F2",
            "F3",
            "F4",
            "F5",
            "F6",
            "F7",
            "F8",
            "F9",
            "F10",
            "F11",
            "F12",
            "F13",
            "F14",
            "F15");

    private static final int NAME = 16;

    private EspHalRegisters() {}

    /** {@return the registers of a row; empty if it is none} */
    static Map<String, Long> row(String text) {
        Map<String, Long> registers = new LinkedHashMap<>();
        int equals = text.indexOf('=');
        while (equals >= 0) {
            int digits = text.startsWith("0x", equals + 1) ? equals + 3 : equals + 1;
            Optional<String> name = name(text, equals);
            if (name.isPresent() && Hex.isWord(text, digits) && Hex.end(text, digits) == digits + 8) {
                registers.putIfAbsent(name.get(), Hex.word(text, digits));
            }
            equals = text.indexOf('=', equals + 1);
        }
        return registers;
    }

    /** {@return the registers of a structure whose fields begin at {@code from}} */
    static Map<String, Long> structure(String text, int from) {
        Map<String, Long> registers = new LinkedHashMap<>();
        int close = text.indexOf('}', from);
        int end = close < 0 ? text.length() : close;
        int colon = text.indexOf(": ", from);
        while (colon >= 0 && colon < end) {
            Optional<String> name = name(text, colon);
            OptionalLong value = decimal(text, colon + 2, end);
            if (name.isPresent() && value.isPresent()) {
                registers.putIfAbsent(name.get(), value.getAsLong());
            }
            colon = text.indexOf(": ", colon + 1);
        }
        return registers;
    }

    /** {@return a number of 32 bits whose digits end at a comma, a blank or {@code end}} */
    private static OptionalLong decimal(String text, int from, int end) {
        long value = 0;
        int i = from;
        while (i < end && i < from + 10 && ConsoleLine.isDigit(text.charAt(i))) {
            value = value * 10 + text.charAt(i++) - '0';
        }
        boolean whole = i > from && (i == end ? end < text.length() : text.charAt(i) == ',' || text.charAt(i) == ' ');
        return whole && value <= 0xffff_ffffL ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** {@return the register whose name ends at {@code end}, under the name that ESP-IDF prints: {@code S0/FP} of {@code S0/FP/x8}} */
    private static Optional<String> name(String text, int end) {
        int begin = end;
        while (begin > 0 && end - begin < NAME && isNameCharacter(text.charAt(begin - 1))) {
            begin--;
        }
        String name = text.substring(begin, end);
        int number = name.lastIndexOf("/x");
        name = (number > 0 ? name.substring(0, number) : name).toUpperCase(Locale.ROOT);
        return RegisterNames.isOne(name) || OTHERS.contains(name) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isNameCharacter(char c) {
        return ConsoleLine.isLetter(c) || ConsoleLine.isDigit(c) || c == '/' || c == '_';
    }
}

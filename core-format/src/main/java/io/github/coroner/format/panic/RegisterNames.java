package io.github.coroner.format.panic;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of registers in panic text, and the values beside them. */
final class RegisterNames {
    private static final Set<String> RISCV = Set.of(
            "MEPC",
            "RA",
            "SP",
            "GP",
            "TP",
            "T0",
            "T1",
            "T2",
            "S0/FP",
            "S0",
            "S1",
            "S2",
            "S3",
            "S4",
            "S5",
            "S6",
            "S7",
            "S8",
            "S9",
            "S10",
            "S11",
            "T3",
            "T4",
            "T5",
            "T6",
            "MSTATUS",
            "MTVEC",
            "MCAUSE",
            "MTVAL",
            "MHARTID",
            "INTLEVEL",
            "MSCRATCH",
            "MIE",
            "MIP",
            "MINTSTATUS",
            "UEPC",
            "USTATUS",
            "UTVEC",
            "UCAUSE",
            "UTVAL",
            "UIE",
            "UIP",
            "USCRATCH");
    private static final Set<String> XTENSA = Set.of(
            "PS",
            "A8",
            "A9",
            "A10",
            "A11",
            "A12",
            "A13",
            "A14",
            "A15",
            "SAR",
            "EXCCAUSE",
            "EXCVADDR",
            "LBEG",
            "LEND",
            "LCOUNT");
    private static final Set<String> BOTH = Set.of("PC", "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7");
    private static final Set<String> ISR = Set.of("EPC1", "EPC2", "EPC3", "EPC4", "EPC5", "EPC6", "EPC7");

    private RegisterNames() {}

    /** {@return whether the panic handler prints a register of this name} */
    static boolean isOne(String name) {
        return RISCV.contains(name) || XTENSA.contains(name) || BOTH.contains(name);
    }

    /** {@return the architecture that these names tell} */
    static Optional<PrintedArchitecture> architecture(Collection<String> names) {
        for (String name : names) {
            if (RISCV.contains(name)) {
                return Optional.of(PrintedArchitecture.RISCV32);
            }
            if (XTENSA.contains(name)) {
                return Optional.of(PrintedArchitecture.XTENSA);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads every {@code NAME : 0x12345678} of a line: known names, exactly eight digits, nothing that a host tool
     * wrote ({@code PC: 0x40377bc0: func at ...}). A colon that the line lost is missed only where the name's padding
     * still tells a register row.
     *
     * @param registers takes ordinary registers
     * @param isr takes {@code EPC1} and its like
     * @return behind the last value, or {@code from} if there is none
     */
    static int read(String text, int from, int to, Map<String, Long> registers, Map<String, Long> isr) {
        int end = from;
        int value = text.indexOf("0x", from);
        while (value >= 0 && value < to) {
            int after = value + 10;
            if (!Hex.isPrefixedWord(text, value)) {
                after = value + 2;
            } else if (after >= text.length() || text.charAt(after) != ':') {
                String name = nameBefore(text, value, end);
                if (put(name, Hex.word(text, value + 2), registers, isr)) {
                    end = after;
                }
            }
            value = text.indexOf("0x", after);
        }
        return end;
    }

    private static boolean put(String name, long value, Map<String, Long> registers, Map<String, Long> isr) {
        if (ISR.contains(name)) {
            isr.putIfAbsent(name, value);
            return true;
        }
        if (isOne(name)) {
            registers.putIfAbsent(name, value);
            return true;
        }
        return false;
    }

    /** {@return the word of capitals, digits and slashes in front of a value; empty if there is none} */
    private static String nameBefore(String text, int value, int from) {
        int end = skipBlanksBack(text, value, from);
        if (end > from && text.charAt(end - 1) == ':') {
            end = skipBlanksBack(text, end - 1, from);
        } else if (value - end < 2) {
            return "";
        }
        int begin = end;
        while (begin > from && end - begin < 9 && isNameCharacter(text.charAt(begin - 1))) {
            begin--;
        }
        boolean partOfWord = begin > from && Character.isLetterOrDigit(text.charAt(begin - 1));
        return partOfWord ? "" : text.substring(begin, end);
    }

    private static int skipBlanksBack(String text, int at, int from) {
        int i = at;
        while (i > from && text.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'A' && c <= 'Z') || ConsoleLine.isDigit(c) || c == '/';
    }
}

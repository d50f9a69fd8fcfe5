package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example of DWARF 5 section D.6: a made-up processor whose register 7 is the stack pointer and register 6 the frame
 * pointer, that calls with the return address in register 1, and has a column 8 for it. The frame has 12 bytes.
 */
class CallFrameProgramTest {
    private static final long FOO = 0x4200_0000L;

    private static CallFrameInformation example() {
        FrameSection section = FrameSection.debugFrame();
        // spotless:off
        int common = section.common(
                4, // version
                0, // augmentation
                4, // address size
                0, // segment selector size
                4, // code alignment factor
                0x7c, // data alignment factor: -4
                8, // return address register
                0x0c, 7, 0, // DW_CFA_def_cfa (7, 0)
                0x08, 0, // DW_CFA_same_value (0)
                0x07, 1, // DW_CFA_undefined (1)
                0x07, 2,
                0x07, 3,
                0x08, 4,
                0x08, 5,
                0x08, 6,
                0x08, 7,
                0x09, 8, 1, // DW_CFA_register (8, 1)
                0x00, 0x00);
        section.function(
                common,
                FOO,
                84,
                0x41, // DW_CFA_advance_loc (1)
                0x0e, 12, // DW_CFA_def_cfa_offset (12)
                0x41,
                0x88, 1, // DW_CFA_offset (8, 1)
                0x41,
                0x86, 2, // DW_CFA_offset (6, 2)
                0x41,
                0x0d, 6, // DW_CFA_def_cfa_register (6)
                0x41,
                0x84, 3, // DW_CFA_offset (4, 3)
                0x4c, // DW_CFA_advance_loc (12)
                0xc4, // DW_CFA_restore (4)
                0x41,
                0x0d, 7, // DW_CFA_def_cfa_register (7)
                0xc6, // DW_CFA_restore (6)
                0x41,
                0xc8, // DW_CFA_restore (8)
                0x41,
                0x0e, 0, // DW_CFA_def_cfa_offset (0)
                0x00);
        // spotless:on
        return section.read();
    }

    private static String rule(RegisterRule rule) {
        if (rule instanceof RegisterRule.Offset offset) {
            return "c" + offset.offset();
        }
        if (rule instanceof RegisterRule.Register register) {
            return "r" + register.register();
        }
        return rule.equals(RegisterRule.SAME_VALUE) ? "s" : rule.equals(RegisterRule.UNDEFINED) ? "u" : "?";
    }

    /** The matrix of the example, a row as in the standard; the column of register 7, which is computed, says same value. */
    @ParameterizedTest(name = "foo+{0}")
    @CsvSource({
        "0,  4,  7, 0,  s u u u s s s s r1",
        "4,  8,  7, 12, s u u u s s s s r1",
        "8,  12, 7, 12, s u u u s s s s c-4",
        "12, 16, 7, 12, s u u u s s c-8 s c-4",
        "16, 20, 6, 12, s u u u s s c-8 s c-4",
        "20, 68, 6, 12, s u u u c-12 s c-8 s c-4",
        "68, 72, 6, 12, s u u u s s c-8 s c-4",
        "72, 76, 7, 12, s u u u s s s s c-4",
        "76, 80, 7, 12, s u u u s s s s r1",
        "80, 84, 7, 0,  s u u u s s s s r1",
    })
    void rowsAreThoseOfTheStandardsMatrix(int from, int to, int register, int offset, String rules) {
        CallFrameInformation information = example();
        assertThat(information.problems()).isEmpty();
        for (int at = from; at < to; at++) {
            UnwindRow row = information.rowAt(FOO + at).orElseThrow();
            assertThat(row.start()).isEqualTo(FOO + from);
            assertThat(row.end()).isEqualTo(FOO + to);
            assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(register, offset));
            StringBuilder text = new StringBuilder();
            new TreeMap<>(row.rules())
                    .forEach((number, rule) -> text.append(' ').append(rule(rule)));
            assertThat(text.substring(1)).isEqualTo(rules);
            assertThat(row.returnAddressRegister()).isEqualTo(8);
        }
        assertThat(information.rowAt(FOO + 84)).isEmpty();
    }
}

package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.symbols.GdbText.CharacterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wide characters against what gdb-multiarch 13.1 printed for variables with these values, in a UTF-8 locale. */
class GdbTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "4, L, 0x2db98542, 767132994 L'\\x2db98542'",
                "4, L, 0x96, 150 L'\\226'",
                "4, L, 0x4e2d, 20013 L'\u4e2d'",
                "4, L, 0x110000, 1114112 L'\\x110000'",
                "4, L, 0xd800, 55296 L'\\xd800'",
                "4, L, 7, 7 L'\\a'",
                "4, L, 0x7f, 127 L'\\177'",
                "4, L, 0x1f600, 128512 L'\ud83d\ude00'",
                "4, U, 0x1ff, 511 U'\u01ff'",
                "2, u, 0x85, 133 u'\\205'",
                "2, u, 0xffff, 65535 u'\\xffff'",
                "2, u, 0xdc00, 56320 u'\\xdc00'"
            })
    void wideCharacterReadsAsInGdb(int size, String prefix, String value, String expected) {
        StringBuilder out = new StringBuilder();
        GdbText.character(out, Long.decode(value), new CharacterKind(size, prefix));
        assertThat(out).hasToString(expected);
    }

    @Test
    void digitBehindAHexadecimalEscapeIsEscapedToo() {
        long[] text = {0x41, 0x2db9_8542, 0x42, 0x07, 0x31, 0xd800, 0x33, 0x200, 'g', 0x85, '7', 0x85, 'a'};
        assertThat(string(text, new CharacterKind(4, "L")))
                .isEqualTo("L\"A\\x2db98542\\102\\a1\\xd800\\063\u0200g\\2057\\205a\"");
    }

    @Test
    void digitBehindAnOctalEscapeStandsAsItIs() {
        long[] text = {1, '1', 2, '8', 3, 'a', 4, 'B', 5, '7', 'x', 0x80, '9'};
        assertThat(string(text, CharacterKind.CHAR)).isEqualTo("\"\\0011\\0028\\003a\\004B\\0057x\\2009\"");
    }

    private static String string(long[] text, CharacterKind kind) {
        StringBuilder out = new StringBuilder();
        GdbText.string(out, index -> text[index], text.length, 200, kind, false);
        return out.toString();
    }
}

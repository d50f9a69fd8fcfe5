package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLanguageTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // codes of DWARF 5 table 7.17 and of the list of codes that dwarfstd.org has added since
        "C89, 0x01, false, false",
        "C, 0x02, false, false",
        "C_plus_plus, 0x04, true, true",
        "C99, 0x0c, false, false",
        "C_plus_plus_03, 0x19, true, true",
        "C_plus_plus_11, 0x1a, true, true",
        "Rust, 0x1c, false, true",
        "C11, 0x1d, false, false",
        "C_plus_plus_14, 0x21, true, true",
        "C_plus_plus_17, 0x2a, true, true",
        "C_plus_plus_20, 0x2b, true, true",
        "C17, 0x2c, false, false",
        "C_plus_plus_23, 0x3a, true, true",
        "C23, 0x3e, false, false",
        "Mips_Assembler, 0x8001, false, false",
    })
    void tellsCppAndLanguagesWithScopes(String name, String code, boolean isCpp, boolean hasScopes) {
        int language = Integer.decode(code);

        assertThat(SourceLanguage.isCpp(language)).isEqualTo(isCpp);
        assertThat(SourceLanguage.hasScopes(language)).isEqualTo(hasScopes);
        assertThat(SourceLanguage.mayHaveScopes(language)).isEqualTo(hasScopes);
    }
}

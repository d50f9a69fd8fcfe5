package io.github.coroner.symbols;

/** What follows from the language of a unit: {@code DW_LANG_*}, DWARF 5 section 7.12 and its registry of later codes. */
final class SourceLanguage {
    private static final int NOT_TOLD = 0;
    private static final int C89 = 0x01;
    private static final int C = 0x02;
    private static final int CPP = 0x04;
    private static final int C99 = 0x0c;
    private static final int CPP_03 = 0x19;
    private static final int CPP_11 = 0x1a;
    private static final int C11 = 0x1d;
    private static final int CPP_14 = 0x21;
    private static final int CPP_17 = 0x2a;
    private static final int CPP_20 = 0x2b;
    private static final int C17 = 0x2c;
    private static final int CPP_23 = 0x3a;
    private static final int C23 = 0x3e;
    private static final int MIPS_ASSEMBLER = 0x8001;

    private SourceLanguage() {}

    /** {@return whether it is C++, any version} */
    static boolean isCpp(int language) {
        return switch (language) {
            case CPP, CPP_03, CPP_11, CPP_14, CPP_17, CPP_20, CPP_23 -> true;
            default -> false;
        };
    }

    /** {@return whether it has namespaces or classes around functions and types; false where the language is not told} */
    static boolean hasScopes(int language) {
        return language != NOT_TOLD && mayHaveScopes(language);
    }

    /** {@return as {@link #hasScopes}; true where the language is not told} */
    static boolean mayHaveScopes(int language) {
        return switch (language) {
            case C89, C, C99, C11, C17, C23, MIPS_ASSEMBLER -> false;
            default -> true;
        };
    }
}

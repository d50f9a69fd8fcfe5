package io.github.coroner.symbols.demangle;

import org.jspecify.annotations.Nullable;

/** The built-in types with codes of one letter, and of {@code D} and a letter; Itanium C++ ABI section 5.1.5.3. */
final class BuiltinTypes {
    private static final Text[] ONE_LETTER = new Text[128];
    private static final Text[] BEHIND_D = new Text[128];

    static {
        String[] oneLetter = {
            "v void",
            "w wchar_t",
            "b bool",
            "c char",
            "a signed char",
            "h unsigned char",
            "s short",
            "t unsigned short",
            "i int",
            "j unsigned int",
            "l long",
            "m unsigned long",
            "x long long",
            "y unsigned long long",
            "n __int128",
            "o unsigned __int128",
            "f float",
            "d double",
            "e long double",
            "g __float128",
            "z ..."
        };
        String[] behindD = {
            "d decimal64",
            "e decimal128",
            "f decimal32",
            "h half",
            "i char32_t",
            "s char16_t",
            "u char8_t",
            "a auto",
            "c decltype(auto)",
            "n decltype(nullptr)"
        };
        fill(ONE_LETTER, oneLetter);
        fill(BEHIND_D, behindD);
    }

    private BuiltinTypes() {}

    static @Nullable Text of(char code) {
        return code < 128 ? ONE_LETTER[code] : null;
    }

    static @Nullable Text behindD(char code) {
        return code < 128 ? BEHIND_D[code] : null;
    }

    private static void fill(Text[] table, String[] entries) {
        for (String entry : entries) {
            table[entry.charAt(0)] = Text.words(entry.substring(2));
        }
    }
}

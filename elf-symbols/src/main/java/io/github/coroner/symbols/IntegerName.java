package io.github.coroner.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The spelling of C's integer types and numbers that gdb has, whatever the compiler wrote: {@code unsigned long} for GCC's {@code
 * long unsigned int}, {@code Ring<short, 3>} for {@code Ring<short int, 3>}, {@code Ring<short, 3u>} for clang's {@code Ring<short,
 * 3U>}.
 */
final class IntegerName {
    private static final Set<String> WORDS = Set.of("long", "short", "unsigned", "signed", "int", "char");

    private IntegerName() {}

    /** {@return a type's name with every name of an integer type in it in its shortest spelling} */
    static String shortest(String name) {
        StringBuilder text = new StringBuilder(name.length());
        int position = 0;
        while (position < name.length()) {
            int end = wordEnd(name, position);
            List<String> words = new ArrayList<>();
            int last = end;
            while (end > position && WORDS.contains(name.substring(position, end))) {
                words.add(name.substring(position, end));
                last = end;
                position = end + 1;
                end = end < name.length() && name.charAt(end) == ' ' ? wordEnd(name, position) : position;
            }
            if (!words.isEmpty()) {
                text.append(ofWords(words));
                position = last;
            } else {
                int next = Math.max(end, position + 1);
                String word = name.substring(position, next);
                text.append(Character.isDigit(word.charAt(0)) ? word.toLowerCase(Locale.ROOT) : word);
                position = next;
            }
        }
        return text.toString();
    }

    /** {@return the end of the word that begins at a position; the position if none does} */
    private static int wordEnd(String name, int position) {
        int end = position;
        while (end < name.length() && Character.isJavaIdentifierPart(name.charAt(end))) {
            end++;
        }
        return end;
    }

    /** {@return whether a word may be one of an integer type's name} */
    static boolean isWord(String word) {
        return WORDS.contains(word);
    }

    /** {@return the shortest spelling of an integer type's name} */
    static String ofWords(List<String> words) {
        boolean unsigned = words.contains("unsigned");
        if (words.contains("char")) {
            return unsigned ? "unsigned char" : words.contains("signed") ? "signed char" : "char";
        }
        String size = "int";
        if (words.contains("short")) {
            size = "short";
        } else if (words.indexOf("long") != words.lastIndexOf("long")) {
            size = "long long";
        } else if (words.contains("long")) {
            size = "long";
        }
        return unsigned ? "unsigned " + size : size;
    }
}

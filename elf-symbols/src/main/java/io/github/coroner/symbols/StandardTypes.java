package io.github.coroner.symbols;

import io.github.coroner.dwarf.BaseTypeEncoding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that need no program to be known, as compilers for 32-bit targets lay them out. */
final class StandardTypes {
    /** Types of {@code stdint.h} and {@code stddef.h} that have a name only. */
    private static final Map<String, Type> NAMED = Map.ofEntries(
            signed("int8_t", 1),
            signed("int16_t", 2),
            signed("int32_t", 4),
            signed("int64_t", 8),
            signed("intptr_t", 4),
            signed("ptrdiff_t", 4),
            signed("ssize_t", 4),
            unsigned("uint8_t", 1),
            unsigned("uint16_t", 2),
            unsigned("uint32_t", 4),
            unsigned("uint64_t", 8),
            unsigned("uintptr_t", 4),
            unsigned("size_t", 4));

    /** C's own integer types, by their shortest spelling; characters have no sign here unless they say so. */
    private static final Map<String, Type> INTEGERS = Map.ofEntries(
            unsigned("char", 1),
            unsigned("unsigned char", 1),
            signed("signed char", 1),
            signed("short", 2),
            unsigned("unsigned short", 2),
            signed("int", 4),
            unsigned("unsigned int", 4),
            signed("long", 4),
            unsigned("unsigned long", 4),
            signed("long long", 8),
            unsigned("unsigned long long", 8));

    private StandardTypes() {}

    private static Map.Entry<String, Type> signed(String name, long size) {
        BaseTypeEncoding encoding = size == 1 ? BaseTypeEncoding.SIGNED_CHAR : BaseTypeEncoding.SIGNED;
        return Map.entry(name, new Type.Base(name, size, encoding));
    }

    private static Map.Entry<String, Type> unsigned(String name, long size) {
        BaseTypeEncoding encoding = size == 1 ? BaseTypeEncoding.UNSIGNED_CHAR : BaseTypeEncoding.UNSIGNED;
        return Map.entry(name, new Type.Base(name, size, encoding));
    }

    /** {@return the type of a name that is one word of {@code stdint.h} or {@code stddef.h}} */
    static Optional<Type> named(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }

    /** {@return a type that C has words for, in any order: {@code long unsigned int}} */
    static Optional<Type> ofWords(String name) {
        List<String> words = List.of(name.split(" "));
        if (words.contains("void")) {
            return Optional.of(TypeReference.VOID);
        }
        if (words.contains("float")) {
            return Optional.of(new Type.Base("float", 4, BaseTypeEncoding.FLOAT));
        }
        if (words.contains("double")) {
            return Optional.of(new Type.Base("double", 8, BaseTypeEncoding.FLOAT));
        }
        if (words.contains("bool") || words.contains("_Bool")) {
            return Optional.of(new Type.Base("bool", 1, BaseTypeEncoding.BOOLEAN));
        }
        return words.stream().anyMatch(IntegerName::isWord)
                ? Optional.ofNullable(INTEGERS.get(IntegerName.ofWords(words)))
                : Optional.empty();
    }
}

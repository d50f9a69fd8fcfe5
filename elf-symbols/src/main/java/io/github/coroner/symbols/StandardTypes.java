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
        boolean unsigned = words.contains("unsigned");
        String prefix = unsigned ? "unsigned " : "";
        BaseTypeEncoding integer = unsigned ? BaseTypeEncoding.UNSIGNED : BaseTypeEncoding.SIGNED;
        if (words.contains("void")) {
            return Optional.of(TypeReference.VOID);
        }
        if (words.contains("char")) {
            boolean signed = words.contains("signed");
            return Optional.of(new Type.Base(
                    signed ? "signed char" : prefix + "char",
                    1,
                    signed ? BaseTypeEncoding.SIGNED_CHAR : BaseTypeEncoding.UNSIGNED_CHAR));
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
        if (words.contains("short")) {
            return Optional.of(new Type.Base(prefix + "short", 2, integer));
        }
        if (words.indexOf("long") != words.lastIndexOf("long")) {
            return Optional.of(new Type.Base(prefix + "long long", 8, integer));
        }
        if (words.contains("long")) {
            return Optional.of(new Type.Base(prefix + "long", 4, integer));
        }
        return words.contains("int") || unsigned || words.contains("signed")
                ? Optional.of(new Type.Base(prefix + "int", 4, integer))
                : Optional.empty();
    }
}

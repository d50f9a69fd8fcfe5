package io.github.coroner.symbols.demangle;

import io.github.coroner.symbols.demangle.NameParser.Extent;
import java.nio.charset.StandardCharsets;

/**
 * Turns mangled symbol names into what a programmer wrote.
 *
 * <p>C++ by the Itanium C++ ABI chapter 5.1, Rust by RFC 2603 ({@code _R...}) and by the older scheme that borrows the
 * Itanium shape ({@code _ZN...17h<hash>E}). Rust hashes and crate disambiguators are left out, as GNU addr2line does.
 *
 * <p>Any text is safe: nesting, work and length of the answer are bounded, and what is not a well-formed mangled name
 * comes back untouched. Stateless and thread-safe.
 */
public final class Demangler {
    private static final String KEYED = "_GLOBAL__";
    private static final String CONSTRUCTORS = KEYED + "I_";
    private static final String DESTRUCTORS = KEYED + "D_";

    private Demangler() {}

    /**
     * {@return the readable name, or {@code name} itself when it is not mangled, not well-formed, or its readable form
     * would go over the bounds}
     *
     * <p>A symbol version ({@code @@GLIBC_2.2}) is kept behind the readable name; suffixes of compiler-made copies
     * ({@code .isra.0}) become {@code [clone .isra.0]}.
     */
    public static String demangle(String name) {
        return demangle(name, Extent.ALL);
    }

    /**
     * {@return the readable name of a function with its parameters and without its return type, which only the mangled names
     * of templates have; else as {@link #demangle}}
     */
    public static String signature(String name) {
        return demangle(name, Extent.SIGNATURE);
    }

    /**
     * {@return the readable name of a function without return type, parameters and the qualifiers behind them; else as
     * {@link #demangle}}
     */
    public static String qualifiedName(String name) {
        return demangle(name, Extent.NAME);
    }

    /** {@return whether it is a mangled name of Rust, by either scheme} */
    public static boolean isRust(String name) {
        return name.startsWith("_R") || (name.startsWith("_Z") && RustLegacy.looksLikeRust(name));
    }

    private static String demangle(String name, Extent extent) {
        if (name.length() < 3 || name.charAt(0) != '_') {
            return name;
        }
        char second = name.charAt(1);
        if (second != 'Z' && second != 'R' && !name.startsWith(KEYED)) {
            return name;
        }
        int version = name.indexOf('@');
        String mangled = version < 0 ? name : name.substring(0, version);
        try {
            String readable = second == 'Z'
                    ? itaniumOrRust(mangled, extent)
                    : second == 'R' ? RustV0.read(mangled) : keyed(mangled);
            return version < 0 ? readable : readable + name.substring(version);
        } catch (NotMangledException notMangled) {
            return name;
        }
    }

    private static String itaniumOrRust(String mangled, Extent extent) {
        if (RustLegacy.looksLikeRust(mangled)) {
            return RustLegacy.read(mangled);
        }
        return isAscii(mangled) ? NameParser.read(mangled, extent) : readBytes(mangled, extent);
    }

    /** Lengths in a mangled name count bytes of UTF-8, so a name outside ASCII is read with one character a byte. */
    private static String readBytes(String mangled, Extent extent) {
        String bytes = new String(mangled.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new String(NameParser.read(bytes, extent).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Functions that run the constructors of a file's globals are named after one global of the file. */
    private static String keyed(String name) {
        if (name.startsWith(CONSTRUCTORS) && name.length() > CONSTRUCTORS.length()) {
            return "global constructors keyed to " + key(name.substring(CONSTRUCTORS.length()));
        }
        if (name.startsWith(DESTRUCTORS) && name.length() > DESTRUCTORS.length()) {
            return "global destructors keyed to " + key(name.substring(DESTRUCTORS.length()));
        }
        return name;
    }

    /** A key is the name of a global; only someone who wants a stack to overflow keys to what is keyed itself. */
    private static String key(String name) {
        return name.startsWith(KEYED) ? name : demangle(name);
    }
}

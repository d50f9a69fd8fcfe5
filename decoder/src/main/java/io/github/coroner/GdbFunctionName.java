package io.github.coroner;

import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.demangle.Demangler;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What gdb calls a function.
 *
 * <p>A C++ function goes by its mangled name, if it has one: {@code unsigned char} where the debug information of the same
 * function says {@code u8} or {@code short int}, and lambdas within their function. A frame shows the name without return type
 * and parameters. Some names gdb cannot take apart; they are shown with their parameters. Which these are was found by asking
 * gdb 13.1 about functions of every kind.
 */
final class GdbFunctionName {
    private GdbFunctionName() {}

    /** {@return the name that stands in a frame} */
    static Optional<String> inFrame(SourceFrame function) {
        // the names of Rust's functions are taken from debug information
        Optional<String> mangled =
                function.linkageName().filter(name -> name.startsWith("_Z") && !Demangler.isRust(name));
        Optional<String> signature = mangled.map(Demangler::signature);
        if (signature.isEmpty() || signature.equals(mangled)) {
            return function.function().map(Demangler::demangle);
        }
        return Opaque.is(signature.get()) ? signature : mangled.map(Demangler::qualifiedName);
    }

    /** {@return the name with its parameters, as it stands behind an address; empty if only debug information has it} */
    static Optional<String> withParameters(SourceFrame function) {
        return function.linkageName().map(Demangler::signature);
    }

    /** Which names gdb cannot take apart. A class of its own, since programs without C++ need not wait for its patterns. */
    private static final class Opaque {
        /** Lambdas, types without name, literals of classes, tags, operators, and words that end gdb's understanding. */
        private static final Pattern OPAQUE = Pattern.compile(
                "[{$]|\\[abi:|<=>|<>|operator\"\"|decltype\\(|\\bnoexcept\\b|\\) (?:const |volatile )*&&?$");

        /** A type of functions, not of pointers to them: {@code std::function<void (int)>}. */
        private static final Pattern FUNCTION_TYPE =
                Pattern.compile("[^,] \\((?![*&]|[\\w:]+::\\*|anonymous namespace\\))");

        private static final Pattern ANONYMOUS = Pattern.compile("\\(anonymous namespace\\)");

        private Opaque() {}

        static boolean is(String signature) {
            return OPAQUE.matcher(signature).find()
                    || FUNCTION_TYPE.matcher(signature).find()
                    || isLocal(ANONYMOUS.matcher(signature).replaceAll("_"));
        }

        /** {@return whether it is part of another function: {@code f()::X::g()}} */
        private static boolean isLocal(String signature) {
            int depth = 0;
            boolean behindParameters = false;
            for (int i = 0; i < signature.length(); i++) {
                char c = signature.charAt(i);
                boolean opens = c == '(' || c == '<';
                boolean closes = c == ')' || (c == '>' && depth > 0);
                depth += opens ? 1 : closes ? -1 : 0;
                if (behindParameters && depth == 0 && signature.startsWith("::", i)) {
                    return true;
                }
                behindParameters |=
                        depth == 0 && c == ')' && !signature.startsWith("operator()", i - "operator(".length());
            }
            return false;
        }
    }
}

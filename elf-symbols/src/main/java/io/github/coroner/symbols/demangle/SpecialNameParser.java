package io.github.coroner.symbols.demangle;

import java.util.Map;

/** Reads {@code <special-name>}, what the compiler makes for an entity; Itanium C++ ABI section 5.1.4. */
final class SpecialNameParser {
    /** Words in front of a type. */
    private static final Map<String, String> OF_TYPE = Map.of(
            "TV", "vtable for ",
            "TT", "VTT for ",
            "TI", "typeinfo for ",
            "TS", "typeinfo name for ",
            "TF", "typeinfo fn for ",
            "TJ", "java Class for ");

    /** Words in front of the name of an object or function. */
    private static final Map<String, String> OF_NAME = Map.of(
            "TH", "TLS init function for ",
            "TW", "TLS wrapper function for ",
            "GV", "guard variable for ");

    /** Of a number in base 36, so that it fits an {@code int}. */
    private static final int MOST_DIGITS = 5;

    private final Mangled mangled;
    private final NameParser names;
    private final TypeParser types;

    SpecialNameParser(Mangled mangled, NameParser names, TypeParser types) {
        this.mangled = mangled;
        this.names = names;
        this.types = types;
    }

    Node special() {
        String code = String.valueOf(new char[] {mangled.next(), mangled.next()});
        String ofType = OF_TYPE.get(code);
        if (ofType != null) {
            return new Names.Special(ofType, types.type());
        }
        String ofName = OF_NAME.get(code);
        if (ofName != null) {
            return new Names.Special(ofName, names.name());
        }
        return switch (code) {
            case "Th" -> {
                nonVirtualOffset();
                yield new Names.Special("non-virtual thunk to ", names.encoding());
            }
            case "Tv" -> {
                virtualOffset();
                yield new Names.Special("virtual thunk to ", names.encoding());
            }
            case "Tc" -> {
                callOffset();
                callOffset();
                yield new Names.Special("covariant return thunk to ", names.encoding());
            }
            case "TC" -> constructionVtable();
            case "TA" -> new Names.Special("template parameter object for ", types.templateArgument());
            case "GR" -> referenceTemporary();
            case "GA" -> new Names.Special("hidden alias for ", names.encoding());
            case "GT" -> transactional();
            case "GI" -> moduleInitializer();
            default -> throw new NotMangledException();
        };
    }

    private Node constructionVtable() {
        Node complete = types.type();
        mangled.number();
        mangled.expect('_');
        return Sequence.of("construction vtable for ", types.type(), "-in-", complete);
    }

    /** {@code GR <object name> [<seq-id>] _}; compilers before the current ABI wrote no underscore. */
    private Node referenceTemporary() {
        Node object = names.name();
        int start = mangled.position();
        while (mangled.atDigit() || (mangled.peek() >= 'A' && mangled.peek() <= 'Z')) {
            mangled.skip(1);
        }
        String number = mangled.since(start);
        if (number.length() > MOST_DIGITS) {
            throw new NotMangledException();
        }
        boolean counted = mangled.accept('_');
        int index = number.isEmpty() ? 0 : Integer.parseInt(number, 36) + (counted ? 1 : 0);
        return Sequence.of("reference temporary #" + index + " for ", object);
    }

    private Node transactional() {
        char kind = mangled.next();
        if (kind != 't' && kind != 'n') {
            throw new NotMangledException();
        }
        String words = kind == 't' ? "transaction clone for " : "non-transaction clone for ";
        return new Names.Special(words, names.encoding());
    }

    private Node moduleInitializer() {
        Node module = names.module();
        if (module == null) {
            throw new NotMangledException();
        }
        return new Names.Special("initializer for module ", module);
    }

    private void callOffset() {
        char kind = mangled.next();
        if (kind == 'h') {
            nonVirtualOffset();
        } else if (kind == 'v') {
            virtualOffset();
        } else {
            throw new NotMangledException();
        }
    }

    private void nonVirtualOffset() {
        mangled.skipSignedNumber();
        mangled.expect('_');
    }

    private void virtualOffset() {
        nonVirtualOffset();
        nonVirtualOffset();
    }
}

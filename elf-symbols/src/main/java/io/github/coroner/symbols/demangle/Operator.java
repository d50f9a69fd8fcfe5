package io.github.coroner.symbols.demangle;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operators with their codes, Itanium C++ ABI sections 5.1.3.1 and 5.1.6. */
enum Operator {
    NEW("nw", "new", Kind.NEW),
    NEW_ARRAY("na", "new[]", Kind.NEW),
    DELETE("dl", "delete", Kind.DELETE),
    DELETE_ARRAY("da", "delete[]", Kind.DELETE),
    CO_AWAIT("aw", "co_await", Kind.WORD),
    PLUS("ps", "+", Kind.PREFIX),
    NEGATE("ng", "-", Kind.PREFIX),
    ADDRESS("ad", "&", Kind.ADDRESS),
    DEREFERENCE("de", "*", Kind.PREFIX),
    COMPLEMENT("co", "~", Kind.PREFIX),
    NOT("nt", "!", Kind.PREFIX),
    INCREMENT("pp", "++", Kind.STEP),
    DECREMENT("mm", "--", Kind.STEP),
    ADD("pl", "+", Kind.BINARY),
    SUBTRACT("mi", "-", Kind.BINARY),
    MULTIPLY("ml", "*", Kind.BINARY),
    DIVIDE("dv", "/", Kind.BINARY),
    REMAINDER("rm", "%", Kind.BINARY),
    BIT_AND("an", "&", Kind.BINARY),
    BIT_OR("or", "|", Kind.BINARY),
    BIT_XOR("eo", "^", Kind.BINARY),
    ASSIGN("aS", "=", Kind.BINARY),
    ADD_ASSIGN("pL", "+=", Kind.BINARY),
    SUBTRACT_ASSIGN("mI", "-=", Kind.BINARY),
    MULTIPLY_ASSIGN("mL", "*=", Kind.BINARY),
    DIVIDE_ASSIGN("dV", "/=", Kind.BINARY),
    REMAINDER_ASSIGN("rM", "%=", Kind.BINARY),
    BIT_AND_ASSIGN("aN", "&=", Kind.BINARY),
    BIT_OR_ASSIGN("oR", "|=", Kind.BINARY),
    BIT_XOR_ASSIGN("eO", "^=", Kind.BINARY),
    SHIFT_LEFT("ls", "<<", Kind.BINARY),
    SHIFT_RIGHT("rs", ">>", Kind.BINARY),
    SHIFT_LEFT_ASSIGN("lS", "<<=", Kind.BINARY),
    SHIFT_RIGHT_ASSIGN("rS", ">>=", Kind.BINARY),
    EQUAL("eq", "==", Kind.BINARY),
    NOT_EQUAL("ne", "!=", Kind.BINARY),
    LESS("lt", "<", Kind.BINARY),
    GREATER("gt", ">", Kind.GREATER),
    LESS_EQUAL("le", "<=", Kind.BINARY),
    GREATER_EQUAL("ge", ">=", Kind.BINARY),
    COMPARE("ss", "<=>", Kind.BINARY),
    AND("aa", "&&", Kind.BINARY),
    OR("oo", "||", Kind.BINARY),
    COMMA("cm", ",", Kind.BINARY),
    MEMBER_POINTER_OF_POINTER("pm", "->*", Kind.BINARY),
    MEMBER_POINTER("ds", ".*", Kind.BINARY),
    MEMBER_OF_POINTER("pt", "->", Kind.MEMBER),
    MEMBER("dt", ".", Kind.MEMBER),
    CALL("cl", "()", Kind.CALL),
    INDEX("ix", "[]", Kind.INDEX),
    CONDITIONAL("qu", "?", Kind.CONDITIONAL),
    CAST("cv", "", Kind.CONVERSION),
    STATIC_CAST("sc", "static_cast", Kind.NAMED_CAST),
    DYNAMIC_CAST("dc", "dynamic_cast", Kind.NAMED_CAST),
    CONST_CAST("cc", "const_cast", Kind.NAMED_CAST),
    REINTERPRET_CAST("rc", "reinterpret_cast", Kind.NAMED_CAST),
    SIZEOF_TYPE("st", "sizeof", Kind.OF_TYPE),
    SIZEOF("sz", "sizeof", Kind.WORD),
    ALIGNOF_TYPE("at", "alignof", Kind.OF_TYPE),
    ALIGNOF("az", "alignof", Kind.WORD),
    TYPEID_TYPE("ti", "typeid", Kind.OF_TYPE),
    TYPEID("te", "typeid", Kind.OF_EXPRESSION),
    NOEXCEPT("nx", "noexcept", Kind.OF_EXPRESSION),
    THROW("tw", "throw", Kind.WORD),
    RETHROW("tr", "throw", Kind.ALONE);

    /** How an expression with the operator is encoded and written. */
    enum Kind {
        PREFIX,
        ADDRESS,
        STEP,
        WORD,
        BINARY,
        GREATER,
        MEMBER,
        CALL,
        INDEX,
        CONDITIONAL,
        CONVERSION,
        NAMED_CAST,
        OF_TYPE,
        OF_EXPRESSION,
        NEW,
        DELETE,
        ALONE
    }

    private static final Map<String, Operator> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(operator -> operator.code, Function.identity()));

    private final String code;
    private final String symbol;
    private final Kind kind;

    Operator(String code, String symbol, Kind kind) {
        this.code = code;
        this.symbol = symbol;
        this.kind = kind;
    }

    /** {@return the operator of a two-letter code, or null} */
    static @Nullable Operator of(char first, char second) {
        return BY_CODE.get(String.valueOf(new char[] {first, second}));
    }

    String symbol() {
        return symbol;
    }

    Kind kind() {
        return kind;
    }

    /** {@return the name of a function that overloads the operator} */
    String functionName() {
        return Character.isLetter(symbol.charAt(0)) ? "operator " + symbol : "operator" + symbol;
    }

    /** {@return whether a function can be named after it} */
    boolean isOverloadable() {
        return switch (kind) {
            case CONVERSION, NAMED_CAST, OF_TYPE, OF_EXPRESSION, ALONE -> false;
            case WORD -> this == CO_AWAIT;
            default -> true;
        };
    }
}

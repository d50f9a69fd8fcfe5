package io.github.coroner.symbols.demangle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A C++ name while it is being read: the position, the substitutions so far, what template parameters mean, and how deep
 * the reading is nested. Shared by the parsers of one name; not thread-safe.
 *
 * <p>Every failure is a {@link NotMangledException}.
 */
final class Mangled {
    /** Nested types, expressions and encodings; a level takes under 1 KiB of stack. */
    private static final int MAX_DEPTH = 256;

    static final char END = '\0';

    private final String text;
    private final List<Node> substitutions = new ArrayList<>();
    /** The scope in which each was read if its template parameters may occur in it, else null. */
    private final List<@Nullable TemplateScope> scopes = new ArrayList<>();

    private int position;
    private int depth;

    /** What {@code T_} means here. */
    TemplateScope scope = new TemplateScope();

    /** Inside the type of a conversion operator, whose template arguments come only behind it. */
    boolean inConversion;

    /** The same, and also inside of template arguments there: {@code T_} means one of the arguments to come. */
    boolean forwardReferences;

    /** Inside the parameters of a lambda: its explicitly declared template parameters; otherwise null. */
    @Nullable
    List<String> lambdaParameters;

    Mangled(String text, int position) {
        this.text = text;
        this.position = position;
    }

    /** {@return the next character, or {@link #END}} */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : END;
    }

    boolean atEnd() {
        return position == text.length();
    }

    int position() {
        return position;
    }

    /** Goes back to where a choice was made. */
    void reset(int to) {
        position = to;
    }

    char next() {
        if (atEnd()) {
            throw new NotMangledException();
        }
        return text.charAt(position++);
    }

    void skip(int count) {
        position += count;
    }

    boolean accept(char expected) {
        if (peek() == expected && !atEnd()) {
            position++;
            return true;
        }
        return false;
    }

    boolean accept(String expected) {
        if (text.startsWith(expected, position)) {
            position += expected.length();
            return true;
        }
        return false;
    }

    void expect(char expected) {
        if (!accept(expected)) {
            throw new NotMangledException();
        }
    }

    boolean atDigit() {
        return isDigit(peek());
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Reads a decimal number without sign. */
    int number() {
        if (!atDigit()) {
            throw new NotMangledException();
        }
        int number = 0;
        while (atDigit()) {
            if (number > (Integer.MAX_VALUE - 9) / 10) {
                throw new NotMangledException();
            }
            number = 10 * number + (next() - '0');
        }
        return number;
    }

    /** Reads {@code _} as 0 and {@code <number>_} as one more than the number, as parameters and lambdas count. */
    int indexToUnderscore() {
        if (accept('_')) {
            return 0;
        }
        int index = number() + 1;
        expect('_');
        return index;
    }

    /** Skips {@code [n] <number>}, an offset that the text does not show. */
    void skipSignedNumber() {
        accept('n');
        number();
    }

    /** {@return the text from {@code from} up to here} */
    String since(int from) {
        return text.substring(from, position);
    }

    /** Reads {@code <source-name>}: a length and that many characters. */
    String identifier() {
        int length = number();
        if (length == 0 || length > text.length() - position) {
            throw new NotMangledException();
        }
        position += length;
        return text.substring(position - length, position);
    }

    /** Keeps a component that {@code S_} may refer to. */
    <N extends Node> N remember(N node) {
        substitutions.add(node);
        scopes.add(scope.isUsed() ? scope : null);
        return node;
    }

    /** Takes back the newest component: the whole of a name is not a prefix of it. */
    void forgetLast() {
        forgetTo(substitutions.size() - 1);
    }

    int remembered() {
        return substitutions.size();
    }

    void forgetTo(int count) {
        substitutions.subList(count, substitutions.size()).clear();
        scopes.subList(count, scopes.size()).clear();
    }

    /** Reads the rest of {@code S_}, {@code S<seq-id>_}, behind the {@code S}; numbers are in base 36. */
    Node substitution() {
        int index = 0;
        if (!accept('_')) {
            do {
                index = 36 * index + Character.digit(base36(next()), 36);
                if (index >= substitutions.size()) {
                    throw new NotMangledException();
                }
            } while (!accept('_'));
            index++;
        }
        if (index >= substitutions.size()) {
            throw new NotMangledException();
        }
        Node component = substitutions.get(index);
        TemplateScope from = scopes.get(index);
        if (from == null || from == scope || component instanceof Names.Module) {
            return component;
        }
        scope.use();
        return new TemplateNodes.Rebound(component, from, scope);
    }

    private static char base36(char digit) {
        if (isDigit(digit) || (digit >= 'A' && digit <= 'Z')) {
            return digit;
        }
        throw new NotMangledException();
    }

    /** Counts one level of nesting; {@link #leave} ends it. A failure needs no leaving, it ends the whole reading. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw new NotMangledException();
        }
    }

    void leave() {
        depth--;
    }
}

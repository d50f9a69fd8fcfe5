package io.github.coroner;

import java.util.Locale;
import java.util.Optional;

/**
 * An argument or local variable.
 *
 * @param name as declared
 * @param type as C writes it; empty if unknown
 * @param availability whether its value is known, and if not why
 * @param value the value as text; empty unless it is {@link Availability#AVAILABLE}
 * @param entryValue of an argument, the value that the caller passed, as text; empty where that is not known
 */
public record VariableReport(
        String name,
        Optional<String> type,
        Availability availability,
        Optional<String> value,
        Optional<String> entryValue) {

    /** Whether a value is known. */
    public enum Availability {
        /** It is. */
        AVAILABLE,
        /** The compiler kept it nowhere at this place. */
        OPTIMIZED_OUT,
        /** It is in memory that the dump does not hold. */
        NOT_IN_DUMP,
        /** It was in a register that nothing saved before it was used for something else. */
        NOT_PRESERVED,
        /** The debug information that describes it could not be followed. */
        UNREADABLE;

        /** {@return the name in reports: {@code optimized-out}} */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** {@return the words for people: {@code <optimized out>}} */
        public String words() {
            return '<' + name().toLowerCase(Locale.ROOT).replace('_', ' ') + '>';
        }
    }

    /** {@return the value, or the words that say why there is none} */
    public String text() {
        return value.orElseGet(availability::words);
    }
}

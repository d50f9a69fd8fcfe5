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
 */
public record VariableReport(String name, Optional<String> type, Availability availability, Optional<String> value) {

    /** Whether a value is known. */
    public enum Availability {
        /** It is. */
        AVAILABLE,
        /** The compiler kept it nowhere at this place. */
        OPTIMIZED_OUT,
        /** It is in memory that the dump does not hold, or in a register that is not known. */
        NOT_IN_DUMP,
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

package io.github.coroner.format.panic;

import java.util.List;
import java.util.Locale;

/**
 * Addresses of a call stack that were printed without stack pointers: one a line by esp-backtrace, or as a list in JSON.
 *
 * @param meaning what each address is
 * @param beginsAtCrash whether they begin at or right above the function that the registers show; else the first are of the
 *     panic handler itself
 * @param addresses as printed, innermost first
 * @param lines where they stand
 */
public record PrintedCalls(Meaning meaning, boolean beginsAtCrash, List<Long> addresses, LineRange lines) {

    /** How printed addresses lie beside the calls that they tell of. */
    public enum Meaning {
        /** Each is where a call returns to. */
        RETURN_ADDRESSES,
        /** Each is where a call returns to, less 3 on Xtensa and less 4 on RISC-V: the call instruction, unless it is a short one. */
        CALLS,
        /** As in a backtrace of ESP-IDF for Xtensa: the first is the program counter, all are less 3. */
        BACKTRACE,
        /** Words of the stack that may be return addresses; some are not. */
        STACK_WORDS;

        /** {@return the name in JSON: {@code return_addresses}} */
        public String jsonName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the list. */
    public PrintedCalls {
        addresses = List.copyOf(addresses);
    }
}

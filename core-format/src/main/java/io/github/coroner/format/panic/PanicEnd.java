package io.github.coroner.format.panic;

import java.util.Locale;

/** How a report says that it ends. */
public enum PanicEnd {
    /** {@code Rebooting...}. */
    REBOOTING,
    /** {@code CPU halted.}. */
    HALTED,
    /** {@code Entering gdb stub now.}. */
    GDBSTUB,
    /** A breakpoint was set for the debugger that is attached. */
    BREAKPOINT;

    /** {@return the name in JSON: {@code rebooting}} */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

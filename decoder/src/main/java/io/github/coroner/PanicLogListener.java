package io.github.coroner;

import java.util.List;

/**
 * Is told what a {@link PanicLogDecoder} decodes. Lines are answered as they come; what was answered so is in the report again,
 * which may know better: it knows all of the text, such as which firmware it names at its end.
 */
public interface PanicLogListener {

    /** A line had addresses of code, or registers with values that mean something. */
    default void addresses(List<AddressReport> addresses) {}

    /** A backtrace line, or the last row of stack memory: frames as far as they are known. */
    default void callStack(CoreReport core) {}

    /** A crash has ended. */
    void panic(PanicLogReport report);

    /** ESPHome's report of a crash before the boot has ended. */
    default void rawCrash(RawCrashReport report) {}
}

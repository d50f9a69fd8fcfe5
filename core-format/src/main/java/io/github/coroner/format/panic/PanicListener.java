package io.github.coroner.format.panic;

import io.github.coroner.format.esphome.EsphomeCrash;

/**
 * Is told what a {@link PanicTextParser} reads, line by line as it comes. All methods are called in the thread that
 * feeds the parser, while it is fed the end of the line in question.
 */
public interface PanicListener {

    /** A banner, message or other line told something that is an address in code, such as the PC of an abort line. */
    default void codeAddress(String what, long address) {}

    /** A line of a register dump: {@code line} holds only what this line has, in print order. */
    default void registers(RegisterDump line) {}

    /** A backtrace line; one that was wrapped is told part by part, each with its own frames only. */
    default void backtrace(PrintedBacktrace line) {}

    /** The stack memory below {@code dump} is complete. */
    default void stackMemory(RegisterDump dump, StackMemory stack) {}

    /** Addresses of a call stack without stack pointers; of a list with one address a line each comes by itself. */
    default void calls(PrintedCalls line) {}

    /** The stack as esp-backtrace dumps it. */
    default void stackDump(StackDump dump) {}

    /** ESPHome's report of a crash before the boot is complete. */
    default void esphomeCrash(EsphomeCrash crash) {}

    /** A report is complete. */
    void report(PanicReport report);
}

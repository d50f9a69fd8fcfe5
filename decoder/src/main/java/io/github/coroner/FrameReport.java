package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.unwind.Recovery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One function of a call stack.
 *
 * @param level 0 is the innermost; inlined functions count
 * @param pc target address where it executes; for a caller the return address
 * @param lookupPc the address that was looked up; a caller's is inside its call
 * @param cfa canonical frame address; empty if unknown
 * @param function demangled name; empty if nothing is known there
 * @param linkageName the name in the symbol table, where it differs
 * @param offset bytes from the function's start to {@code pc}; empty for inlined functions and where no symbol covers it
 * @param file as the compiler recorded it
 * @param line counted from 1
 * @param column counted from 1
 * @param inlined whether the compiler put it into the function of the next frame
 * @param recovery how the frame was found; {@link Recovery#SCAN} is a guess
 * @param module whose code it is; empty for neither
 * @param gapBefore whether frames are missing between this one and the one before it (its callee)
 * @param panicHandler whether it belongs to the code that handles panics
 * @param arguments in the order of declaration
 * @param locals variables of the function that are live here; only if they were asked for
 */
public record FrameReport(
        int level,
        long pc,
        long lookupPc,
        OptionalLong cfa,
        Optional<String> function,
        Optional<String> linkageName,
        OptionalLong offset,
        Optional<String> file,
        OptionalInt line,
        OptionalInt column,
        boolean inlined,
        Recovery recovery,
        Optional<Module> module,
        boolean gapBefore,
        boolean panicHandler,
        List<VariableReport> arguments,
        List<VariableReport> locals) {

    /** Copies the lists. */
    public FrameReport {
        arguments = List.copyOf(arguments);
        locals = List.copyOf(locals);
    }

    /** Whose code a frame executes. */
    public enum Module {
        /** The application's. */
        APP,
        /** The mask ROM's. */
        ROM;

        /** {@return the name in reports: {@code app}} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return a line for people: {@code #3 0x400d66bc fail_once at test_core_dump.c:14}} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("#").append(level).append(' ').append(Addresses.hex(pc));
        text.append(' ').append(function.orElse("?"));
        file.ifPresent(path -> text.append(" at ").append(path));
        line.ifPresent(number -> text.append(':').append(number));
        return text.append(inlined ? " (inlined)" : "")
                .append(recovery == Recovery.SCAN ? " (a guess)" : "")
                .toString();
    }
}

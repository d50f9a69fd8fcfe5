package io.github.coroner.format.panic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All that one crash printed.
 *
 * @param kind what kind of crash
 * @param reason text in the banner's parentheses, or the name of the exception; of an ESP8266 its number
 * @param core the core that crashed, where a banner, an {@code abort()} line or else the first register dump names it
 * @param lowPower whether the LP core (ULP) crashed
 * @param message the line of the abort family: abort, assert, stack overflow, stack smashing and so on
 * @param details further lines that say more
 * @param task the task that it names
 * @param abortPc call site of {@code abort()}
 * @param registerDumps register dumps in print order: the crashed core first
 * @param backtraces backtrace lines in print order
 * @param stackMemories stack memory in print order, one for each register dump that has one
 * @param memoryDump words around the program counter of an illegal instruction
 * @param elfSha256 prefix of the ELF file's SHA-256 as printed; all zeros where the build has none
 * @param end how it ends
 * @param taskWatchdog what the task watchdog said
 * @param errorCheck what {@code ESP_ERROR_CHECK} said
 * @param esp8266 values of an ESP8266
 * @param coreDump a core dump printed in base64
 * @param calls a call stack of addresses only
 * @param stackDump the stack as esp-backtrace dumps it
 * @param application the banner of the application that crashed, if the log shows its start
 * @param lines where it stands
 */
public record PanicReport(
        PanicKind kind,
        Optional<String> reason,
        OptionalInt core,
        boolean lowPower,
        Optional<String> message,
        List<String> details,
        Optional<String> task,
        OptionalLong abortPc,
        List<RegisterDump> registerDumps,
        List<PrintedBacktrace> backtraces,
        List<StackMemory> stackMemories,
        Optional<MemoryDump> memoryDump,
        Optional<String> elfSha256,
        Optional<PanicEnd> end,
        Optional<TaskWatchdog> taskWatchdog,
        Optional<ErrorCheck> errorCheck,
        Optional<Esp8266Exception> esp8266,
        Optional<PrintedCoreDump> coreDump,
        Optional<PrintedCalls> calls,
        Optional<StackDump> stackDump,
        Optional<AppBanner> application,
        LineRange lines) {

    /** Copies the lists. */
    public PanicReport {
        details = List.copyOf(details);
        registerDumps = List.copyOf(registerDumps);
        backtraces = List.copyOf(backtraces);
        stackMemories = List.copyOf(stackMemories);
    }

    /** {@return the stack memory printed below a register dump} */
    public Optional<StackMemory> stackMemory(RegisterDump dump) {
        return stackMemories.stream()
                .filter(stack -> stack.lines().first() > dump.lines().first())
                .filter(stack ->
                        dump.sp().isPresent() && stack.contains(dump.sp().getAsLong()))
                .findFirst();
    }

    /** {@return the architecture that the register names tell} */
    public Optional<PrintedArchitecture> architecture() {
        if (esp8266.isPresent()) {
            return Optional.of(PrintedArchitecture.XTENSA_LX106);
        }
        return registerDumps.stream()
                .flatMap(dump -> dump.architecture().stream())
                .findFirst()
                .or(() -> stackDump.map(dump -> PrintedArchitecture.RISCV32));
    }

    /** {@return the SHA-256 prefix, unless it is empty or all zeros, which means that the build has none} */
    public Optional<String> knownElfSha256() {
        return elfSha256.filter(digits -> !digits.chars().allMatch(digit -> digit == '0'));
    }
}

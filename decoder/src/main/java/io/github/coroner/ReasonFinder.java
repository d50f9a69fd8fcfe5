package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ExceptionCause;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.elf.ElfHeader;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a dump was written, and on which core, from its notes and exception registers. */
final class ReasonFinder {
    /** What the device stores as mcause where there was no exception: a register dump of a running task. */
    private static final long NO_CAUSE = 0xdead_c0deL;
    /** An address below is taken for a member of a null pointer. */
    private static final long NULL_PAGE = 0x1000;

    private static final Pattern CORE_IN_WORDS = Pattern.compile("on core (\\d{1,2})\\b|\\bCPU ?([01])\\b");

    /** Two causes that have the core in their names. */
    private static final Map<String, Integer> WATCHDOG_CORE =
            Map.of("Interrupt wdt timeout on CPU0", 0, "Interrupt wdt timeout on CPU1", 1);

    private final CoreDump dump;

    ReasonFinder(CoreDump dump) {
        this.dump = dump;
    }

    Reason find() {
        Optional<String> details = dump.panicDetails().isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("\n", dump.panicDetails()).strip());
        RegisterSet registers = dump.exceptionRegisters();
        boolean xtensa = dump.machine() == ElfHeader.XTENSA;
        OptionalLong number = registers.value(xtensa ? "exccause" : "mcause");
        if (number.isPresent() && number.getAsLong() == NO_CAUSE) {
            number = OptionalLong.empty();
        }
        OptionalLong address = number.isPresent() ? registers.value(xtensa ? "excvaddr" : "mtval") : number;
        Optional<ExceptionCause> cause = Optional.empty();
        if (number.isPresent()) {
            cause = xtensa ? ExceptionCause.ofXtensa(number.getAsLong()) : ExceptionCause.ofRiscv(number.getAsLong());
        }
        String summary = details.isPresent()
                ? details.get()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse("")
                : "";
        if (summary.isEmpty()) {
            summary = inWords(cause, number, address);
        }
        return new Reason(summary, cause.map(ExceptionCause::name), number, address, details);
    }

    /** {@return a cause in words} */
    static String inWords(Optional<ExceptionCause> known, OptionalLong number, OptionalLong address) {
        if (number.isEmpty()) {
            return "the dump does not say why";
        }
        if (known.isEmpty()) {
            return "exception cause " + number.getAsLong() + ", which has no name";
        }
        ExceptionCause cause = known.get();
        String text = cause.name() + ": " + cause.sentence();
        if (!cause.touchesData() || address.isEmpty()) {
            return text;
        }
        long at = address.getAsLong();
        text += ", address " + Addresses.shortHex(at);
        if (at < NULL_PAGE) {
            text += at == 0 ? " (null dereference)" : " (null dereference, offset " + at + ")";
        }
        return text;
    }

    /** {@return the core that crashed; empty where nothing says so} */
    OptionalInt crashedCore() {
        if (dump.chip().isPresent() && dump.chip().get().cores() == 1) {
            return OptionalInt.of(0);
        }
        for (String text : dump.panicDetails()) {
            Matcher words = CORE_IN_WORDS.matcher(text);
            if (words.find()) {
                return OptionalInt.of(Integer.parseInt(words.group(1) != null ? words.group(1) : words.group(2)));
            }
        }
        Optional<String> exception = find().exception();
        if (exception.isPresent() && WATCHDOG_CORE.containsKey(exception.get())) {
            return OptionalInt.of(WATCHDOG_CORE.get(exception.get()));
        }
        OptionalLong hart = dump.exceptionRegisters().value("mhartid");
        return hart.isPresent() && hart.getAsLong() <= 1 ? OptionalInt.of((int) hart.getAsLong()) : OptionalInt.empty();
    }
}

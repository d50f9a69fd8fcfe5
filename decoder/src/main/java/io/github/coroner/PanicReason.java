package io.github.coroner;

import io.github.coroner.format.ExceptionCause;
import io.github.coroner.format.panic.PanicKind;
import io.github.coroner.format.panic.PanicReport;
import io.github.coroner.format.panic.RegisterDump;
import io.github.coroner.format.panic.TaskWatchdog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Why a program crashed, from its panic text. */
final class PanicReason {
    private static final long NO_CAUSE = 0xdead_0000L;

    private PanicReason() {}

    static Reason of(PanicReport text, boolean xtensa) {
        Optional<RegisterDump> dump = text.registerDumps().stream().findFirst();
        OptionalLong number =
                dump.map(one -> one.register(xtensa ? "EXCCAUSE" : "MCAUSE")).orElse(OptionalLong.empty());
        if (number.isPresent() && (number.getAsLong() & 0xffff_0000L) == NO_CAUSE) {
            number = OptionalLong.empty(); // the filler of dumps without an exception
        }
        OptionalLong address = number.isEmpty()
                ? number
                : dump.map(one -> one.register(xtensa ? "EXCVADDR" : "MTVAL")).orElse(OptionalLong.empty());
        Optional<ExceptionCause> cause =
                number.isPresent() ? cause(text, xtensa, number.getAsLong()) : Optional.empty();
        Optional<String> exception = text.reason().filter(words -> text.kind() != PanicKind.ESP8266_EXCEPTION);
        List<String> details = new ArrayList<>();
        text.message().ifPresent(details::add);
        details.addAll(text.details());
        text.taskWatchdog().ifPresent(watchdog -> details.add(watchdog(watchdog)));
        return new Reason(
                summary(text, cause, number, address),
                exception,
                number,
                address,
                details.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", details)));
    }

    private static Optional<ExceptionCause> cause(PanicReport text, boolean xtensa, long number) {
        if (text.message().isPresent() && text.reason().isEmpty()) {
            return Optional.empty(); // the cause is that of the abort's own trap
        }
        if (!xtensa) {
            return ExceptionCause.ofRiscv(number);
        }
        // causes that ESP-IDF made up are printed without their 64; only the banner's words tell them apart
        for (long pseudo = ExceptionCause.FIRST_PSEUDO_CAUSE; pseudo <= ExceptionCause.LAST_PSEUDO_CAUSE; pseudo++) {
            Optional<ExceptionCause> made = ExceptionCause.ofXtensa(pseudo);
            if (made.isPresent() && text.reason().equals(made.map(ExceptionCause::name))) {
                return made;
            }
        }
        boolean pseudo = text.reason().isPresent() && text.reason().get().indexOf(' ') > 0;
        return pseudo ? Optional.empty() : ExceptionCause.ofXtensa(number);
    }

    private static String summary(
            PanicReport text, Optional<ExceptionCause> cause, OptionalLong number, OptionalLong address) {
        if (text.taskWatchdog().isPresent()) {
            return watchdog(text.taskWatchdog().get());
        }
        if (text.message().isPresent()) {
            return text.message().get();
        }
        if (cause.isPresent()) {
            String first = text.details().isEmpty() ? "" : " (" + text.details().get(0) + ")";
            return ReasonFinder.inWords(cause, number, address) + first;
        }
        if (text.reason().isPresent()) {
            String prefix = text.kind() == PanicKind.ESP8266_EXCEPTION ? "exception " : "";
            String first = text.details().isEmpty() ? "" : ": " + text.details().get(0);
            return prefix + text.reason().get() + first;
        }
        if (!text.details().isEmpty()) {
            return text.details().get(0);
        }
        return switch (text.kind()) {
            case BROWNOUT -> "the supply voltage fell too low (brownout detector)";
            case COREDUMP -> "a core dump was printed; the crash itself is not in the log";
            case ESP_ERROR_CHECK ->
                "ESP_ERROR_CHECK failed"
                        + text.errorCheck()
                                .flatMap(check -> check.name())
                                .map(name -> ": " + name)
                                .orElse("");
            default -> "the log does not say why";
        };
    }

    private static String watchdog(TaskWatchdog watchdog) {
        StringBuilder words = new StringBuilder("task watchdog");
        if (!watchdog.starved().isEmpty()) {
            words.append(": ").append(String.join(", ", watchdog.starved())).append(" did not run in time");
        }
        if (!watchdog.running().isEmpty()) {
            List<String> tasks = new ArrayList<>();
            watchdog.running().forEach((core, task) -> tasks.add(task + " on CPU " + core));
            words.append("; running: ").append(String.join(", ", tasks));
        }
        return words.toString();
    }
}

package io.github.coroner;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program itself found something wrong and said so. */
final class GaveUpHint implements HintRule {
    /** As newlib and ESP-IDF print it: {@code assert failed: FUNCTION FILE:LINE (EXPRESSION)}. */
    private static final Pattern ASSERTION =
            Pattern.compile("assert failed: (.+) ([^ ]+:\\d+) \\((.*)\\)\\s*", Pattern.DOTALL);

    private static final Pattern ABORT = Pattern.compile("abort\\(\\) was called at PC (0x[0-9a-fA-F]+)");

    @Override
    public List<Hint> find(CrashScene scene) {
        for (String text : scene.details()) {
            Optional<Hint> hint = hint(scene, text.strip());
            if (hint.isPresent()) {
                return List.of(hint.get());
            }
        }
        return List.of();
    }

    private static Optional<Hint> hint(CrashScene scene, String text) {
        Matcher assertion = ASSERTION.matcher(text);
        if (assertion.matches()) {
            return Optional.of(new Hint(
                    "assertion-failed",
                    "(" + assertion.group(3) + ") does not hold in " + assertion.group(1) + ", " + assertion.group(2),
                    text));
        }
        String function = scene.function().orElse("the program");
        Matcher abort = ABORT.matcher(text);
        // by abort() a watchdog ends the program, and so does the C++ library
        boolean watchdog = scene.texts().stream().anyMatch(other -> other.contains("Task watchdog got triggered"));
        boolean aborted = abort.find();
        boolean pureVirtual = text.contains("Pure virtual function called") || (aborted && isPureVirtualCall(scene));
        if (pureVirtual) {
            return Optional.of(new Hint(
                    "pure-virtual-call",
                    function + ": a virtual function of an object that is being made or was destroyed was called",
                    text));
        }
        if (aborted && !watchdog) {
            return Optional.of(new Hint("abort", function + " called abort()", text));
        }
        if (text.contains("Stack smashing protect failure")) {
            return Optional.of(new Hint(
                    "stack-smashed",
                    "a local array"
                            + scene.function().map(name -> " of " + name).orElse("") + " was written past its end",
                    text));
        }
        return Optional.empty();
    }

    /** What the C++ ABI (Itanium C++ ABI, 3.2.6) puts in the place of a function that the class does not have. */
    private static boolean isPureVirtualCall(CrashScene scene) {
        return scene.functions().stream()
                .takeWhile(FrameReport::panicHandler)
                .anyMatch(frame -> frame.function().equals(Optional.of("__cxa_pure_virtual")));
    }
}

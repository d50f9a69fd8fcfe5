package io.github.coroner.testdata;

import io.github.coroner.testdata.Scenario.Expectation;
import io.github.coroner.testdata.Scenario.ExpectedFrame;
import io.github.coroner.testdata.ShownCrash.ShownFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what a report shows of a run against the scenario table, {@code testdata/firmware/src/scenarios.def}.
 *
 * <p>Builds without optimization and with {@code -Og} keep every function of the table apart, so all must be seen. In the
 * others functions leave by tail calls and are inlined: there the frames must be functions of the table, in its order.
 */
public final class ScenarioCheck {
    /** Builds that keep every function of the table. */
    private static final Set<String> EXACT = Set.of(
            "og",
            "o0",
            "dwarf2",
            "dwarf3",
            "dwarf4",
            "gz",
            "types",
            "float",
            "esp32p4",
            "esphome-v1",
            "esphome-v3",
            "esphome-v2-dual",
            "esphome-v2-single",
            "rust");

    /** Of these, builds whose debugging information is too old to say what a function was passed. */
    private static final Set<String> WITHOUT_ENTRY_VALUES = Set.of("dwarf2", "dwarf3");

    /**
     * Builds whose lines are not those of the sources: where inlined functions are told in files that are not there, or where
     * the assembler dropped most of what the compiler said.
     */
    private static final Set<String> WITHOUT_LINES = Set.of("split", "clang22");

    private final CrashRun run;
    private final Scenario scenario;

    private ScenarioCheck(CrashRun run) {
        this.run = run;
        this.scenario = Scenario.of(run);
    }

    /** {@return the table's view of a run} */
    public static ScenarioCheck of(CrashRun run) {
        return new ScenarioCheck(run);
    }

    /** {@return whether the build keeps every function of the table} */
    public boolean isExact() {
        return EXACT.contains(run.variant());
    }

    /** {@return why gdb is wrong about the call stack of this run; empty if it is right} */
    public Optional<String> gdbIsWrong() {
        return scenario.expectations(run, "gdb").stream()
                .map(Expectation::value)
                .findFirst();
    }

    /** {@return what is not as the table says, in words; empty if all is} */
    public List<String> complaints(ShownCrash shown) {
        List<String> complaints = new ArrayList<>();
        callStack(shown, complaints);
        if (!WITHOUT_LINES.contains(run.variant())) {
            shown.frames().forEach(frame -> line(frame, complaints));
        }
        shown.reason().ifPresent(reason -> reason(reason, complaints));
        shown.stop().ifPresent(stop -> stop(stop, complaints));
        if (isExact()) {
            shown.hints().ifPresent(hints -> hints(hints, complaints));
        }
        if (isExact() && !WITHOUT_ENTRY_VALUES.contains(run.variant())) {
            for (Expectation argument : scenario.variables(run, Expectation.Kind.ARGUMENT)) {
                variable(argument, shown, complaints);
            }
            for (Expectation local : scenario.variables(run, Expectation.Kind.LOCAL)) {
                variable(local, shown, complaints);
            }
        }
        return complaints;
    }

    /** {@return whether the call stack is the table's; where the printed stack ends it may end too} */
    public boolean isCallStack(ShownCrash shown) {
        boolean cut = shown.stop().equals(Optional.of("end-of-printed-stack"));
        if (isExact() && !cut) {
            return matches(scenario.frames(), shown.frames(), 0, 0);
        }
        return isPart(scenario.frames(), shown.frames());
    }

    private void callStack(ShownCrash shown, List<String> complaints) {
        if (!isCallStack(shown)) {
            complaints.add("call stack is "
                    + shown.frames().stream().map(ShownFrame::function).toList() + ", must be "
                    + scenario.frames().stream().map(ExpectedFrame::function).toList());
        }
    }

    /** Whether frames from {@code at} on are what the table says from {@code next} on. */
    private static boolean matches(List<ExpectedFrame> table, List<ShownFrame> frames, int next, int at) {
        if (next == table.size()) {
            return at == frames.size();
        }
        if (table.get(next).isAnything()) {
            for (int skipped = at; skipped <= frames.size(); skipped++) {
                if (matches(table, frames, next + 1, skipped)) {
                    return true;
                }
            }
            return false;
        }
        return at < frames.size() && is(table.get(next), frames.get(at)) && matches(table, frames, next + 1, at + 1);
    }

    /** Whether all frames are functions of the table, in its order. */
    private static boolean isPart(List<ExpectedFrame> table, List<ShownFrame> frames) {
        int next = 0;
        for (ShownFrame frame : frames) {
            while (next < table.size() && !table.get(next).isAnything() && !isNamed(table.get(next), frame)) {
                next++;
            }
            if (next == table.size()) {
                return false;
            }
            if (table.get(next).isAnything()) {
                return true;
            }
            next++;
        }
        return !frames.isEmpty();
    }

    private static boolean is(ExpectedFrame wanted, ShownFrame frame) {
        boolean inlined = wanted.kind().equals("inlined");
        boolean inRom = wanted.kind().equals("rom");
        return isNamed(wanted, frame)
                && frame.inlined().orElse(inlined) == inlined
                && frame.inRom().orElse(inRom) == inRom;
    }

    private static boolean isNamed(ExpectedFrame wanted, ShownFrame frame) {
        // the ROM's functions have names only where its ELF was given
        boolean mayBeNameless = wanted.function().equals("?")
                || (wanted.kind().equals("rom") && frame.inRom().isEmpty());
        return (mayBeNameless && frame.function().isEmpty()) || frame.isNamed(wanted.function());
    }

    private static void line(ShownFrame frame, List<String> complaints) {
        List<String> marked = Scenario.markedLines(simpleName(frame.function()));
        if (!marked.isEmpty() && frame.place().isPresent()) {
            String place = frame.place().get();
            if (!marked.contains(place.substring(place.lastIndexOf('/') + 1))) {
                complaints.add(frame.function() + " is at " + place + ", must be at one of " + marked);
            }
        }
    }

    /** The last part of a qualified name, without parameters and template arguments. */
    private static String simpleName(String function) {
        String plain = function.replaceAll("[(<].*", "");
        return plain.substring(plain.lastIndexOf(':') + 1);
    }

    private void reason(String reason, List<String> complaints) {
        for (Expectation wanted : scenario.expectations(run, "reason")) {
            if (wanted.alternatives().stream().noneMatch(reason::contains)) {
                complaints.add("reason is '" + reason + "', must contain one of " + wanted.alternatives());
            }
        }
    }

    private void stop(String stop, List<String> complaints) {
        List<Expectation> stops = scenario.expectations(run, "stop");
        List<String> allowed =
                stops.isEmpty() ? List.of("outermost") : stops.get(0).alternatives();
        if (!allowed.contains(stop) && !stop.equals("end-of-printed-stack")) {
            complaints.add("call stack ends with " + stop + ", must end with one of " + allowed);
        }
    }

    private void hints(List<String> hints, List<String> complaints) {
        List<String> unexpected = new ArrayList<>(hints);
        for (Expectation wanted : scenario.expectations(run, "hint")) {
            if (wanted.alternatives().stream().noneMatch(hints::contains)) {
                complaints.add("hints are " + hints + ", must contain one of " + wanted.alternatives());
            }
            unexpected.removeAll(wanted.alternatives());
        }
        if (!unexpected.isEmpty()) {
            complaints.add("hints " + unexpected + " are not in the table");
        }
    }

    private static void variable(Expectation wanted, ShownCrash shown, List<String> complaints) {
        List<String> values = new ArrayList<>();
        boolean told = false;
        for (ShownFrame frame : shown.frames()) {
            Optional<Map<String, List<String>>> variables =
                    wanted.kind() == Expectation.Kind.LOCAL ? frame.locals() : frame.arguments();
            if (frame.isNamed(wanted.function()) && variables.isPresent()) {
                told = true;
                values.addAll(variables.get().getOrDefault(wanted.variable(), List.of()));
            }
        }
        if (told && wanted.alternatives().stream().noneMatch(values::contains)) {
            complaints.add(wanted.key() + " is " + values + ", must be one of " + wanted.alternatives());
        }
    }
}

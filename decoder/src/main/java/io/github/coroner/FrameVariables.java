package io.github.coroner;

import io.github.coroner.dwarf.Location;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Memory;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.symbols.Availability;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.TypeName;
import io.github.coroner.symbols.Value;
import io.github.coroner.symbols.Variable;
import io.github.coroner.symbols.Variables;
import io.github.coroner.unwind.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** Arguments and local variables of the frames of one dump. For one decoding; not thread-safe. */
final class FrameVariables {
    private final CodeModules modules;
    private final Memory memory;
    private final GdbFormat format;
    private final FrameScope.Passing passing;
    private final Problems problems;
    private final ReportBudget budget;

    FrameVariables(
            CodeModules modules,
            Memory memory,
            GdbFormat format,
            FrameScope.Passing passing,
            Problems problems,
            ReportBudget budget) {
        this.modules = modules;
        this.memory = memory;
        this.format = format;
        this.passing = passing;
        this.problems = problems;
        this.budget = budget;
    }

    /**
     * One function at one frame.
     *
     * @param frames the whole call stack
     * @param index which frame of it
     * @param sources the functions at that frame, innermost first
     * @param inline which of them
     */
    record Place(List<Frame> frames, int index, List<SourceFrame> sources, int inline) {
        Frame frame() {
            return frames.get(index);
        }
    }

    /** {@return the text between the parentheses of gdb's frame line} */
    String gdbArguments(Place place) {
        List<Variable> arguments = ask(place, Variables::arguments);
        return arguments.isEmpty() || !budget.takeVariables(arguments.size())
                ? ""
                : budget.take(format.arguments(arguments));
    }

    List<VariableReport> arguments(Place place) {
        return reports(ask(place, Variables::arguments));
    }

    List<VariableReport> locals(Place place) {
        return reports(ask(place, Variables::locals));
    }

    /** {@return arguments and locals of each function at a frame, those of the innermost inlined function first} */
    List<List<Variable>> all(List<Frame> frames, int index, List<SourceFrame> sources) {
        List<List<Variable>> all = new ArrayList<>();
        for (int inline = 0; inline < sources.size(); inline++) {
            Place place = new Place(frames, index, sources, inline);
            List<Variable> variables = new ArrayList<>(ask(place, Variables::arguments));
            variables.addAll(ask(place, Variables::locals));
            all.add(variables);
        }
        return all;
    }

    private List<Variable> ask(Place place, BiFunction<Variables, FrameScope, List<Variable>> question) {
        List<SourceFrame> sources = place.sources();
        if (sources.isEmpty() || !budget.takeVariables(0)) {
            return List.of();
        }
        OptionalLong entry = sources.get(place.inline()).entry();
        OptionalLong function = sources.get(sources.size() - 1).entry();
        Optional<Firmware> firmware = modules.at(place.frame().lookupPc());
        if (entry.isEmpty() || firmware.isEmpty()) {
            return List.of();
        }
        FrameScope scope = new FrameScope(
                place.frames(), place.index(), entry.getAsLong(), function.orElse(entry.getAsLong()), memory, passing);
        try {
            return question.apply(firmware.get().variables(), scope);
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return List.of();
        }
    }

    private List<VariableReport> reports(List<Variable> variables) {
        List<VariableReport> reports = new ArrayList<>();
        for (Variable variable : variables) {
            if (!budget.takeVariables(1)) {
                break;
            }
            reports.add(report(variable));
        }
        return reports;
    }

    private VariableReport report(Variable variable) {
        Value value = variable.value();
        // a structure of which a part is missing says so where it is missing
        boolean shown = value.isAvailable() || value.isPartlyKnown();
        return new VariableReport(
                budget.take(variable.name()),
                budget.take(Optional.of(TypeName.of(variable.type()))),
                shown ? VariableReport.Availability.AVAILABLE : availability(value.availability()),
                shown ? budget.take(Optional.of(format.value(value))) : Optional.empty(),
                budget.take(variable.entryValue().filter(Value::isAvailable).map(format::value)));
    }

    private static VariableReport.Availability availability(Availability availability) {
        if (availability instanceof Availability.Available) {
            return VariableReport.Availability.AVAILABLE;
        }
        if (availability instanceof Availability.OptimizedOut) {
            return VariableReport.Availability.OPTIMIZED_OUT;
        }
        if (availability instanceof Availability.NotInDump) {
            return VariableReport.Availability.NOT_IN_DUMP;
        }
        boolean placeIsLost = availability instanceof Availability.Unreadable unreadable
                && unreadable.reason() == Location.Reason.REGISTER;
        if (availability instanceof Availability.NotPreserved || placeIsLost) {
            return VariableReport.Availability.NOT_PRESERVED;
        }
        return VariableReport.Availability.UNREADABLE;
    }
}

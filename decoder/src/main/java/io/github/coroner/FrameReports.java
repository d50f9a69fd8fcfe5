package io.github.coroner;

import io.github.coroner.symbols.PathMap;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.SymbolOffset;
import io.github.coroner.symbols.demangle.Demangler;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Gives frames their functions, files and lines; inlined functions become frames of their own. */
final class FrameReports {
    private final CodeModules modules;
    private final PathMap paths;
    private final FrameVariables variables;
    private final boolean locals;
    private final ReportBudget budget;

    FrameReports(CodeModules modules, PathMap paths, FrameVariables variables, boolean locals, ReportBudget budget) {
        this.modules = modules;
        this.paths = paths;
        this.variables = variables;
        this.locals = locals;
        this.budget = budget;
    }

    /** A frame of the unwinder with one of the functions that its pc is in. */
    private record Part(FrameVariables.Place place, Optional<SourceFrame> source) {
        Frame frame() {
            return place.frame();
        }

        boolean first() {
            return place.inline() == 0;
        }

        String name() {
            return source.flatMap(SourceFrame::function).orElse("");
        }
    }

    /** {@return the frames of a call stack, innermost first} */
    List<FrameReport> of(Backtrace backtrace) {
        List<Part> parts = new ArrayList<>();
        List<Frame> frames = backtrace.frames();
        for (int index = 0; index < frames.size() && budget.hasFrames(); index++) {
            List<SourceFrame> sources = modules.frames(frames.get(index).lookupPc());
            if (sources.isEmpty()) {
                parts.add(new Part(new FrameVariables.Place(frames, index, sources, 0), Optional.empty()));
            }
            for (int i = 0; i < sources.size(); i++) {
                parts.add(new Part(new FrameVariables.Place(frames, index, sources, i), Optional.of(sources.get(i))));
            }
        }
        int panic = PanicHandler.framesOnTop(parts.stream().map(Part::name).toList());
        List<FrameReport> reports = new ArrayList<>();
        for (int level = 0; level < parts.size() && budget.takeFrame(); level++) {
            reports.add(report(level, parts.get(level), level < panic));
        }
        return reports;
    }

    private FrameReport report(int level, Part part, boolean panicHandler) {
        Frame frame = part.frame();
        Optional<SourceFrame> source = part.source();
        boolean inlined = source.map(SourceFrame::inlined).orElse(false);
        Optional<SymbolOffset> symbol = inlined ? Optional.empty() : modules.symbol(frame.lookupPc());
        OptionalLong offset = OptionalLong.empty();
        if (symbol.isPresent()) {
            offset = OptionalLong.of(symbol.get().offset() + frame.pc() - frame.lookupPc());
        }
        Optional<String> function = source.flatMap(SourceFrame::function);
        if (function.isEmpty()) {
            function = symbol.map(found -> found.symbol().name());
        }
        Optional<String> linkageName = source.flatMap(SourceFrame::linkageName)
                .or(() -> symbol.map(found -> found.symbol().name()));
        Optional<String> plain = function.map(Demangler::demangle);
        return new FrameReport(
                level,
                frame.pc(),
                frame.lookupPc(),
                frame.cfa(),
                budget.take(plain),
                budget.take(linkageName.filter(name -> !plain.equals(Optional.of(name)))),
                offset,
                budget.take(source.flatMap(SourceFrame::file).map(paths::apply)),
                positive(source.map(SourceFrame::line).orElse(0)),
                positive(source.map(SourceFrame::column).orElse(0)),
                inlined,
                frame.recovery(),
                modules.module(frame.pc()),
                part.first() && frame.gapBefore(),
                panicHandler,
                variables.arguments(part.place()),
                locals ? variables.locals(part.place()) : List.of());
    }

    private static OptionalInt positive(int number) {
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }
}

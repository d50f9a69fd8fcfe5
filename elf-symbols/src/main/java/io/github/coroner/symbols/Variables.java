package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.Location;
import io.github.coroner.dwarf.LocationList;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.unwind.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Parameters and local variables of frames. One object for one file, shared between threads and dumps.
 *
 * <p>Kept: what the entries of up to {@value #CACHE} functions say of variables and calls, and types (see {@link Types}).
 */
public final class Variables {
    private static final int CACHE = 4096;

    private final DwarfData data;
    private final Types types;
    private final LongFunction<OptionalLong> functions;
    private final Limits limits;
    private final ConcurrentHashMap<Long, FunctionLayout> layouts = new ConcurrentHashMap<>();

    private Variables(DwarfData data, Types types, LongFunction<OptionalLong> functions, Limits limits) {
        this.data = data;
        this.types = types;
        this.functions = functions;
        this.limits = limits;
    }

    /**
     * {@return the variables that {@code data} describes}
     *
     * @param types of the same data
     * @param functions the entry of the function around a target address, not an inlined one
     * @param limits the bounds to keep
     */
    public static Variables of(DwarfData data, Types types, LongFunction<OptionalLong> functions, Limits limits) {
        return new Variables(data, types, functions, limits);
    }

    /** {@return the types of the file} */
    public Types types() {
        return types;
    }

    Limits limits() {
        return limits;
    }

    /** {@return the parameters of a frame's function, in declaration order} */
    public List<Variable> arguments(FrameScope scope) {
        Optional<FunctionLayout> layout = layout(scope.entry());
        if (layout.isEmpty() || layout.get().parameters().isEmpty()) {
            return List.of();
        }
        FrameContext context = context(scope, layout.get());
        List<Variable> arguments = new ArrayList<>();
        for (FunctionLayout.Declared parameter : layout.get().parameters()) {
            Value value = read(parameter, scope, context);
            Optional<Value> entryValue = entryValue(parameter, layout.get(), scope, context);
            arguments.add(new Variable(parameter.name(), parameter.type().type(), value, entryValue));
        }
        return scope.passing() == FrameScope.Passing.GDB ? asFoundByName(arguments) : withoutDoubles(arguments);
    }

    /**
     * Of a function that was inlined into itself in part, GCC has parameters twice: those of the call, and those of the part. gdb
     * looks a parameter up by its name and finds the last one, every time.
     */
    private static List<Variable> asFoundByName(List<Variable> arguments) {
        Map<String, Variable> last = new HashMap<>();
        arguments.forEach(argument -> last.put(argument.name(), argument));
        return arguments.stream().map(argument -> last.get(argument.name())).toList();
    }

    /** Of parameters that are there twice, the first whose value is known. */
    private static List<Variable> withoutDoubles(List<Variable> arguments) {
        Map<String, Variable> known = new LinkedHashMap<>();
        for (Variable argument : arguments) {
            known.merge(
                    argument.name(), argument, (first, second) -> first.value().isAvailable() ? first : second);
        }
        return List.copyOf(known.values());
    }

    /** {@return the local variables of a frame, those of the innermost block first, each block's in declaration order} */
    public List<Variable> locals(FrameScope scope) {
        Optional<FunctionLayout> layout = layout(scope.entry());
        if (layout.isEmpty()) {
            return List.of();
        }
        FrameContext context = context(scope, layout.get());
        List<Variable> locals = new ArrayList<>();
        List<FunctionLayout.Block> blocks = layout.get().blocks();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (blocks.get(i).contains(scope.frame().lookupPc())) {
                for (FunctionLayout.Declared variable : blocks.get(i).variables()) {
                    Value value = read(variable, scope, context);
                    locals.add(new Variable(variable.name(), value.type(), value, Optional.empty()));
                }
            }
        }
        return locals;
    }

    /** The context of a frame: where the function that was not inlined cannot be read, the inlined one stands in. */
    private FrameContext context(FrameScope scope, FunctionLayout inlined) {
        FunctionLayout function = layout(scope.function()).orElse(inlined);
        return new FrameContext(this, scope, function, unitOf(scope.entry()), 0);
    }

    private Value read(FunctionLayout.Declared variable, FrameScope scope, FrameContext context) {
        Type type = variable.type().type();
        try {
            byte[] constant = variable.description().constant();
            if (constant != null) {
                return Value.of(type, constant(type, constant));
            }
            Frame frame = scope.frame();
            long pc = frame.lookupPc();
            boolean inCall = pc != frame.registers().pc();
            boolean holds = !inCall
                    || variable.description().outlivesCall(pc, frame.registers().pc());
            type = new ArrayLengths(data, types, inCall ? context.duringCall() : context, pc).known(type);
            Optional<Expression> expression = variable.description().at(pc, false);
            return expression.isPresent()
                    ? (holds ? context : context.duringCall()).read(type, expression.get())
                    : Value.unknown(type, Availability.OPTIMIZED_OUT, -1);
        } catch (FormatException e) {
            data.report(scope.entry(), e);
            return Value.unknown(type, new Availability.Damaged(String.valueOf(e.getMessage())), -1);
        }
    }

    private static byte[] constant(Type type, byte[] constant) {
        long size = type.size();
        return size > 0 && size <= ValueReader.MAX_BYTES ? Arrays.copyOf(constant, (int) size) : constant;
    }

    /** What the caller passed for a parameter that is in a register when the function begins. */
    private Optional<Value> entryValue(
            FunctionLayout.Declared parameter, FunctionLayout layout, FrameScope scope, FrameContext context) {
        if (scope.entry() != scope.function()) {
            // nobody calls an inlined function: what is in registers where it begins was not passed
            return Optional.empty();
        }
        try {
            Optional<Expression> expression = parameter.description().at(layout.lowPc(), true);
            if (expression.isEmpty()) {
                return Optional.empty();
            }
            Type type = parameter.type().type();
            OptionalInt register = expression.get().register();
            if (type.stripped() instanceof Type.Pointer pointer && pointer.kind() != Type.PointerKind.POINTER) {
                return register.isPresent()
                        ? sameReferent(parameter, pointer, register.getAsInt(), scope, context)
                        : Optional.empty();
            }
            OptionalLong stackOffset = expression.get().frameBaseOffset();
            Location passed = new Location.OptimizedOut();
            if (register.isPresent()) {
                passed = context.passedIn(register.getAsInt());
            } else if (stackOffset.isPresent()) {
                passed = context.passedAt(stackOffset.getAsLong());
            }
            return passed instanceof Location.OptimizedOut
                    ? Optional.empty()
                    : Optional.of(ValueReader.of(scope.memory()).of(type, passed, context::register));
        } catch (FormatException e) {
            data.report(scope.entry(), e);
            return Optional.empty();
        }
    }

    /** What the caller passed for a reference, if it told what that referred to and it is the same now. */
    private Optional<Value> sameReferent(
            FunctionLayout.Declared parameter,
            Type.Pointer reference,
            int register,
            FrameScope scope,
            FrameContext context) {
        Type target = reference.target().type();
        ValueReader reader = ValueReader.of(scope.memory());
        Value before = reader.of(target, context.referentPassedIn(register), context::register);
        Value value = read(parameter, scope, context);
        if (!before.isAvailable() || !value.isAvailable() || value.pointee() != null) {
            return Optional.empty();
        }
        Value now = reader.at(target, value.number());
        return now.isAvailable() && Arrays.equals(now.bytes(), before.bytes())
                ? Optional.of(reader.of(value.type(), context.passedIn(register), context::register))
                : Optional.empty();
    }

    /** {@return the layout of the function around an address} */
    Optional<FunctionLayout> functionAt(long pc) {
        OptionalLong entry = functions.apply(pc);
        return entry.isPresent() ? layout(entry.getAsLong()) : Optional.empty();
    }

    /** {@return the first address of a function's code; empty if it has none} */
    OptionalLong entryPoint(long entry) {
        long lowPc = layout(entry).map(FunctionLayout::lowPc).orElse(-1L);
        return lowPc == -1 ? OptionalLong.empty() : OptionalLong.of(lowPc);
    }

    private Optional<FunctionLayout> layout(long entry) {
        FunctionLayout known = layouts.get(entry);
        if (known == null) {
            try {
                known = FunctionLayoutReader.read(types, data, limits, entry);
            } catch (FormatException e) {
                data.report(entry, e);
                return Optional.empty();
            }
            if (layouts.size() < CACHE) {
                layouts.put(entry, known);
            }
        }
        return Optional.of(known);
    }

    /** {@return whether a call may have led to the function of a frame: a direct call names the function that it calls} */
    boolean mayCall(FunctionLayout.CallSite site, FrameScope scope) {
        if (site.origin() == -1 || site.origin() == scope.function()) {
            return true;
        }
        DieCursor called = data.cursor(site.origin());
        long lowPc = called.address(Attribute.LOW_PC, -1);
        if (lowPc == -1) {
            // a declaration; gdb looks for C++ functions by a name with parameters, which an extern "C" one does not
            // have
            boolean unknownToGdb = SourceLanguage.hasScopes(called.unit().language()) && !hasLinkageName(called);
            boolean gdb = scope.passing() == FrameScope.Passing.GDB;
            return !(gdb && unknownToGdb) && linkName(called).equals(linkName(data.cursor(scope.function())));
        }
        return lowPc == layout(scope.function()).map(FunctionLayout::lowPc).orElse(-1L);
    }

    private static boolean hasLinkageName(DieCursor function) {
        return function.has(Attribute.LINKAGE_NAME) || function.has(Attribute.MIPS_LINKAGE_NAME);
    }

    /** The name by which the linker knows a function, from its entry or from the one that it completes or copies. */
    private Optional<String> linkName(DieCursor function) {
        DieCursor die = function;
        for (int steps = 1; ; steps++) {
            limits.check(Limit.DIE_CHAIN, steps, ".debug_info", die.entry());
            Optional<String> name = hasLinkageName(die)
                    ? die.string(Attribute.LINKAGE_NAME).or(linkageNameOfOld(die))
                    : die.string(Attribute.NAME);
            long next = die.reference(Attribute.ABSTRACT_ORIGIN, die.reference(Attribute.SPECIFICATION, -1));
            if (name.isPresent() || next == -1) {
                return name;
            }
            die = data.cursor(next);
        }
    }

    private static Supplier<Optional<String>> linkageNameOfOld(DieCursor die) {
        return () -> die.string(Attribute.MIPS_LINKAGE_NAME);
    }

    /** {@return the expression in force at an address of an entry's location} */
    Optional<Expression> locationOf(long entry, long pc) {
        DieCursor die = data.cursor(entry);
        Optional<ByteReader> block = die.block(Attribute.LOCATION);
        return block.isPresent()
                ? Optional.of(Expression.of(block.get()))
                : LocationList.of(die, Attribute.LOCATION).flatMap(list -> list.at(pc, false));
    }

    CompilationUnit unitOf(long entry) {
        return data.cursor(entry).unit();
    }
}

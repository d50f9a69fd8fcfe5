package io.github.coroner.symbols;

import io.github.coroner.dwarf.BaseType;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.ExpressionContext;
import io.github.coroner.dwarf.Location;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.Frame;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What expressions may ask about one frame. Made for one frame, used by one thread.
 *
 * <p>The value of a register at the function's entry is what the caller's call site says it passed (DWARF 5 section 2.5.1.7),
 * computed from the caller's frame, which may ask the same of its own caller.
 */
final class FrameContext implements ExpressionContext {
    /** Call sites that are asked for one value, each by the expression of the one inside it. */
    private static final int DEPTH = 16;

    /** RISC-V calling convention: t0 to t6, a0 to a7, ft0 to ft11 and fa0 to fa7 are not preserved across calls. */
    private static final long CHANGED_BY_CALLS = bits(5, 7) | bits(10, 17) | bits(28, 39) | bits(42, 49) | bits(60, 63);

    private final Variables variables;
    private final FrameScope scope;
    private final FunctionLayout function;
    private final CompilationUnit unit;
    private final int depth;
    private final boolean duringCall;
    private @Nullable Location frameBase;

    FrameContext(Variables variables, FrameScope scope, FunctionLayout function, CompilationUnit unit, int depth) {
        this(variables, scope, function, unit, depth, false);
    }

    private FrameContext(
            Variables variables,
            FrameScope scope,
            FunctionLayout function,
            CompilationUnit unit,
            int depth,
            boolean duringCall) {
        this.variables = variables;
        this.scope = scope;
        this.function = function;
        this.unit = unit;
        this.depth = depth;
        this.duringCall = duringCall;
    }

    /** {@return the same, for a location that need not hold while the frame's call runs} */
    FrameContext duringCall() {
        return new FrameContext(variables, scope, function, unit, depth, true);
    }

    private static long bits(int first, int last) {
        return (-1L << first) & (-1L >>> (63 - last));
    }

    @Override
    public Memory memory() {
        return scope.memory();
    }

    /**
     * The value of a register; while a call runs, not of one that it may have changed. gdb takes what it finds there. Xtensa's
     * windows keep registers apart: their unwinder knows which of a caller's are lost.
     */
    @Override
    public OptionalLong register(int number) {
        boolean isLost = duringCall
                && scope.passing() == FrameScope.Passing.SAME_REGISTERS
                && number >= 0
                && number < Long.SIZE
                && (CHANGED_BY_CALLS >>> number & 1) != 0;
        return isLost ? OptionalLong.empty() : scope.frame().registers().value(number);
    }

    @Override
    public OptionalLong cfa() {
        return scope.frame().cfa();
    }

    @Override
    public Optional<Location> frameBase() {
        Location base = frameBase;
        if (base == null) {
            // set first: a frame base that asks for the frame base gets no answer
            frameBase = new Location.Unavailable(Location.Reason.FRAME_BASE, 0);
            Optional<Expression> expression =
                    function.frameBase().at(scope.frame().lookupPc(), false);
            base = expression.isPresent() ? expression.get().locate(this, variables.limits()) : frameBase;
            frameBase = base;
        }
        return Optional.of(base);
    }

    @Override
    public Optional<BaseType> baseType(long unitOffset) {
        return variables.types().baseTypeAt(unit.offset() + unitOffset);
    }

    @Override
    public OptionalLong indexedAddress(long index) {
        return OptionalLong.of(unit.indexedAddress(index));
    }

    @Override
    public Optional<Expression> locationOfUnitEntry(long unitOffset) {
        return locationOfEntry(unit.offset() + unitOffset);
    }

    @Override
    public Optional<Expression> locationOfEntry(long offset) {
        return variables.locationOf(offset, scope.frame().lookupPc());
    }

    @Override
    public Location entryValue(ByteReader expression) {
        Expression inner = Expression.of(expression);
        OptionalInt register = inner.register();
        if (register.isPresent()) {
            return passedIn(register.getAsInt());
        }
        Expression.TypedRegister typed = inner.typedRegister().orElse(null);
        if (typed == null) {
            return new Location.OptimizedOut();
        }
        Location passed = passedIn(typed.number());
        if (passed instanceof Location.Computed computed && computed.type().isEmpty()) {
            return baseType(typed.type())
                    .<Location>map(type -> new Location.Computed(computed.bits(), Optional.of(type)))
                    .orElseGet(() -> new Location.Unavailable(Location.Reason.UNSUPPORTED, typed.type()));
        }
        return passed;
    }

    /** A parameter that is not passed at all: the function called is a copy made without it. */
    @Override
    public Location parameterValue(long unitOffset) {
        long entry = unit.offset() + unitOffset;
        return passed(parameter -> parameter.parameter() == entry);
    }

    /** {@return what the caller passed in a register; as {@link ExpressionContext#entryValue}} */
    Location passedIn(int register) {
        int callers = register + turnedBy();
        return passed(parameter -> parameter.isIn(callers));
    }

    /** {@return what a reference that the caller passed in a register referred to then; as {@link #passedIn}} */
    Location referentPassedIn(int register) {
        int callers = register + turnedBy();
        return passed(parameter -> parameter.isIn(callers), FunctionLayout.PassedParameter::referent);
    }

    /** {@return what the caller passed on the stack, by the offset from its stack pointer; as {@link #passedIn}} */
    Location passedAt(long stackOffset) {
        return passed(parameter -> {
            // the only register that a call site names with an offset is the stack pointer
            OptionalLong passedAt = parameter.location() == null
                    ? OptionalLong.empty()
                    : parameter.location().registerOffset();
            return passedAt.isPresent() && passedAt.getAsLong() == stackOffset;
        });
    }

    private Location passed(Predicate<FunctionLayout.PassedParameter> wanted) {
        return passed(wanted, FunctionLayout.PassedParameter::value);
    }

    private Location passed(
            Predicate<FunctionLayout.PassedParameter> wanted,
            Function<FunctionLayout.PassedParameter, @Nullable Expression> told) {
        Frame caller = scope.caller().orElse(null);
        if (caller == null || depth >= DEPTH) {
            return new Location.OptimizedOut();
        }
        FunctionLayout calling = variables.functionAt(caller.lookupPc()).orElse(null);
        if (calling == null) {
            return new Location.OptimizedOut();
        }
        for (FunctionLayout.CallSite site : calling.callSites()) {
            if (site.returnPc() != caller.pc() || !variables.mayCall(site, scope)) {
                continue;
            }
            Optional<Location> doubt = site.origin() == -1 ? doubtfulTarget(site.target(), calling) : Optional.empty();
            if (doubt.isPresent()) {
                return doubt.get();
            }
            for (FunctionLayout.PassedParameter parameter : site.parameters()) {
                Expression value = wanted.test(parameter) ? told.apply(parameter) : null;
                if (value != null) {
                    return inCaller(calling).value(value);
                }
            }
        }
        return new Location.OptimizedOut();
    }

    /**
     * What is to be said of a value passed by a call through a pointer: nothing if the call does not tell the pointer, or if
     * that leads elsewhere, since then the function called left by a call of this one. If the pointer is lost gdb calls that
     * an error. Empty if the call is sure to have led here.
     */
    private Optional<Location> doubtfulTarget(@Nullable Expression target, FunctionLayout calling) {
        if (target == null) {
            return Optional.of(new Location.OptimizedOut());
        }
        Location place = inCaller(calling).value(target);
        if (!(place instanceof Location.Computed computed)) {
            return Optional.of(
                    scope.passing() == FrameScope.Passing.GDB
                            ? new Location.Unavailable(Location.Reason.ENTRY_VALUE, 0)
                            : new Location.OptimizedOut());
        }
        return (computed.bits() & Addresses.MAX) == function.lowPc()
                ? Optional.empty()
                : Optional.of(new Location.OptimizedOut());
    }

    private FrameContext inCaller(FunctionLayout calling) {
        FrameScope callerScope = new FrameScope(
                scope.frames(), scope.index() + 1, calling.entry(), calling.entry(), scope.memory(), scope.passing());
        return new FrameContext(variables, callerScope, calling, variables.unitOf(calling.entry()), depth + 1);
    }

    /** {@return the value of a type that is where an expression says} */
    Value read(Type type, Expression place) {
        Location location = place.locate(this, variables.limits());
        return ValueReader.of(memory()).of(type, location, this::register);
    }

    /** {@return what an expression computes whose result is a value, not a place} */
    Location value(Expression expression) {
        Location result = expression.value(this, variables.limits());
        if (result instanceof Location.InRegister register) {
            OptionalLong known = register(register.number());
            return known.isPresent()
                    ? new Location.Computed(known.getAsLong(), Optional.empty())
                    : new Location.Unavailable(Location.Reason.REGISTER, register.number());
        }
        return result;
    }

    /** By how much the caller's registers were renamed with the call. */
    private int turnedBy() {
        if (scope.passing() != FrameScope.Passing.REGISTER_WINDOWS) {
            return 0;
        }
        // Xtensa ISA 4.7.1.5: call4, call8 and call12 leave 1, 2 and 3 in the top bits of the return address
        OptionalLong returnAddress = register(0);
        return returnAddress.isPresent() ? (int) (returnAddress.getAsLong() >>> 30) * 4 : 0;
    }
}

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

    private final Variables variables;
    private final FrameScope scope;
    private final FunctionLayout function;
    private final CompilationUnit unit;
    private final int depth;
    private @Nullable Location frameBase;

    FrameContext(Variables variables, FrameScope scope, FunctionLayout function, CompilationUnit unit, int depth) {
        this.variables = variables;
        this.scope = scope;
        this.function = function;
        this.unit = unit;
        this.depth = depth;
    }

    @Override
    public Memory memory() {
        return scope.memory();
    }

    @Override
    public OptionalLong register(int number) {
        return scope.frame().registers().value(number);
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
        Type type = variables.types().at(unit.offset() + unitOffset);
        if (type instanceof Type.Base base && base.size() > 0 && base.size() <= 16) {
            return Optional.of(new BaseType((int) base.size(), base.encoding()));
        }
        return Optional.empty();
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
        OptionalInt register = Expression.of(expression).register();
        return register.isPresent() ? passedIn(register.getAsInt()) : new Location.OptimizedOut();
    }

    /** {@return what the caller passed in a register; as {@link ExpressionContext#entryValue}} */
    Location passedIn(int register) {
        Frame caller = scope.caller().orElse(null);
        if (caller == null || depth >= DEPTH) {
            return new Location.OptimizedOut();
        }
        FunctionLayout calling = variables.functionAt(caller.lookupPc()).orElse(null);
        if (calling == null) {
            return new Location.OptimizedOut();
        }
        for (FunctionLayout.CallSite site : calling.callSites()) {
            if (site.returnPc() != caller.pc() || !variables.mayCall(site, scope.function())) {
                continue;
            }
            for (FunctionLayout.PassedParameter parameter : site.parameters()) {
                OptionalInt location = parameter.location().register();
                if (location.isPresent() && location.getAsInt() == register + turnedBy() && parameter.value() != null) {
                    return evaluateInCaller(parameter.value(), calling);
                }
            }
        }
        return new Location.OptimizedOut();
    }

    /** By how much the caller's registers were renamed with the call. */
    private int turnedBy() {
        if (scope.passing() == FrameScope.Passing.SAME_REGISTERS) {
            return 0;
        }
        // Xtensa ISA 4.7.1.5: call4, call8 and call12 leave 1, 2 and 3 in the top bits of the return address
        OptionalLong returnAddress = register(0);
        return returnAddress.isPresent() ? (int) (returnAddress.getAsLong() >>> 30) * 4 : 0;
    }

    private Location evaluateInCaller(Expression value, FunctionLayout calling) {
        FrameScope callerScope = new FrameScope(
                scope.frames(), scope.index() + 1, calling.entry(), calling.entry(), scope.memory(), scope.passing());
        FrameContext context =
                new FrameContext(variables, callerScope, calling, variables.unitOf(calling.entry()), depth + 1);
        Location result = value.locate(context, variables.limits());
        if (result instanceof Location.InMemory memory) {
            // the expression's result is the value itself
            return new Location.Computed(memory.address(), Optional.empty());
        }
        if (result instanceof Location.InRegister register) {
            OptionalLong known = context.register(register.number());
            return known.isPresent()
                    ? new Location.Computed(known.getAsLong(), Optional.empty())
                    : new Location.Unavailable(Location.Reason.ENTRY_VALUE, register.number());
        }
        if (result instanceof Location.Computed) {
            return result;
        }
        if (result instanceof Location.Unavailable unavailable && unavailable.reason() == Location.Reason.MEMORY) {
            return result;
        }
        return new Location.Unavailable(Location.Reason.ENTRY_VALUE, Addresses.BYTES);
    }
}

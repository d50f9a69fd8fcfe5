package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.Location;
import io.github.coroner.dwarf.LocationList;
import io.github.coroner.format.ByteReader;
import java.util.Optional;
import java.util.OptionalLong;

/** How many elements arrays of variable length have in one frame: DWARF 5 sections 5.13 and 2.19. Made for one frame. */
final class ArrayLengths {
    /** Dimensions that are looked at. */
    private static final int DIMENSIONS = 16;
    /** Elements beyond which a length cannot be right on a 32-bit target. */
    private static final long MOST = Integer.MAX_VALUE;

    private final DwarfData data;
    private final Types types;
    private final FrameContext context;
    private final long pc;

    /** Prepares to ask {@code context} for what holds at {@code pc}. */
    ArrayLengths(DwarfData data, Types types, FrameContext context, long pc) {
        this.data = data;
        this.types = types;
        this.context = context;
        this.pc = pc;
    }

    /** {@return the type with the lengths of this frame, as far as they can be had; itself if they are the same everywhere} */
    Type known(Type type) {
        return isVariable(type) ? known(type, DIMENSIONS) : type;
    }

    private static boolean isVariable(Type type) {
        Type element = type.stripped();
        for (int i = 0; i < DIMENSIONS && element instanceof Type.Array array; i++) {
            if (array.bound().isPresent()) {
                return true;
            }
            element = array.element().type().stripped();
        }
        return false;
    }

    private Type known(Type type, int dimensions) {
        if (dimensions == 0 || !(type.stripped() instanceof Type.Array array)) {
            return type;
        }
        Type element = known(array.element().type(), dimensions - 1);
        OptionalLong count = array.bound().isPresent() ? length(array.bound().getAsLong()) : array.count();
        return new Type.Array(
                TypeReference.of(element),
                count,
                array.vector(),
                count.isPresent() ? OptionalLong.empty() : array.bound());
    }

    private OptionalLong length(long subrange) {
        DieCursor die = data.cursor(subrange);
        boolean counted = die.has(Attribute.COUNT);
        int attribute = counted ? Attribute.COUNT : Attribute.UPPER_BOUND;
        long entry = die.reference(attribute, -1);
        OptionalLong bound = entry == -1 ? computed(die, attribute) : variable(entry);
        if (bound.isEmpty()) {
            return bound;
        }
        long count = counted ? bound.getAsLong() : bound.getAsLong() - die.unsigned(Attribute.LOWER_BOUND, 0) + 1;
        return count >= 0 && count <= MOST ? OptionalLong.of(count) : OptionalLong.empty();
    }

    /** The bound that an expression computes; an upper bound of -1 is that of no elements. */
    private OptionalLong computed(DieCursor die, int attribute) {
        Location result = expression(die, attribute).map(context::value).orElseGet(Location.OptimizedOut::new);
        return result instanceof Location.Computed computed
                ? OptionalLong.of(computed.bits() << Integer.SIZE >> Integer.SIZE)
                : OptionalLong.empty();
    }

    /** The bound that a variable holds, which the compiler made for it. */
    private OptionalLong variable(long entry) {
        DieCursor die = data.cursor(entry);
        Optional<Expression> expression = expression(die, Attribute.LOCATION);
        Type type = types.typeOf(die).type();
        if (expression.isEmpty() || type.size() < 1 || type.size() > Long.BYTES) {
            return OptionalLong.empty();
        }
        Value value = context.read(type, expression.get());
        return value.isAvailable() && value.pointee() == null ? OptionalLong.of(value.number()) : OptionalLong.empty();
    }

    private Optional<Expression> expression(DieCursor die, int attribute) {
        Optional<ByteReader> block = die.block(attribute);
        return block.isPresent()
                ? Optional.of(Expression.of(block.get()))
                : LocationList.of(die, attribute).flatMap(list -> list.at(pc, false));
    }
}

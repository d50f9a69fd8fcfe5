package io.github.coroner.symbols;

import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.LocationList;
import io.github.coroner.dwarf.RangeList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the entry of a function, or of one inlined copy of it, says about variables and calls, read once.
 *
 * @param entry the entry
 * @param lowPc first address, where its parameters have just been passed
 * @param frameBase where the frame base is; only of functions that are not inlined
 * @param parameters in declaration order
 * @param blocks blocks with variables, each before the blocks inside it; the first is the function's own
 * @param callSites calls in it, those in inlined functions too; in no order
 */
record FunctionLayout(
        long entry,
        long lowPc,
        Description frameBase,
        List<Declared> parameters,
        List<Block> blocks,
        List<CallSite> callSites) {

    /**
     * Where something is: at most one of the three.
     *
     * @param expression the same everywhere
     * @param list depending on the pc
     * @param constant its bytes, known to the compiler
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared or handed out
    record Description(
            @Nullable Expression expression, @Nullable LocationList list, byte @Nullable [] constant) {
        static final Description NONE = new Description(null, null, null);

        boolean isNone() {
            return expression == null && list == null && constant == null;
        }

        /** {@return the expression in force at an address} */
        Optional<Expression> at(long pc, boolean functionEntry) {
            if (expression != null) {
                return Optional.of(expression);
            }
            return list == null ? Optional.empty() : list.at(pc, functionEntry);
        }

        /**
         * {@return whether the same is said of the address inside of a call and of the one behind it} Compilers end the range
         * of a register that the function called may change with the call; some of them behind it, so that the register seems
         * to hold the value while the call runs. What is said of the whole function tells nothing about calls.
         */
        boolean outlivesCall(long inside, long behind) {
            Optional<Expression> before = list == null ? Optional.empty() : list.at(inside, false);
            Optional<Expression> after = list == null ? Optional.empty() : list.at(behind, false);
            return before.isPresent() && after.isPresent() && before.get().equals(after.get());
        }
    }

    /**
     * A parameter or variable.
     *
     * @param entry its entry in {@code .debug_info}
     * @param origin the entry that it is a copy of; itself if it is none
     */
    record Declared(String name, TypeReference type, long entry, long origin, Description description) {}

    /**
     * A block of the source.
     *
     * @param ranges its code; null for the function itself
     * @param variables in declaration order
     */
    record Block(@Nullable RangeList ranges, List<Declared> variables) {
        boolean contains(long pc) {
            return ranges == null || ranges.contains(pc);
        }
    }

    /**
     * A call.
     *
     * @param returnPc the address behind it
     * @param origin the entry of the function called; -1 if that is computed or not told
     * @param target computes the address of the function called; null if it is named or not told
     * @param parameters what is passed where
     */
    record CallSite(long returnPc, long origin, @Nullable Expression target, List<PassedParameter> parameters) {}

    /**
     * A value that a call passes.
     *
     * @param location the register that it is passed in, as the callee finds it; null if it is passed nowhere, since the function
     *     called was made for this value
     * @param parameter the entry of the parameter; -1 if it is not told
     * @param value what is passed, computed from the caller's frame
     * @param referent what a reference that is passed refers to, computed likewise
     */
    record PassedParameter(
            @Nullable Expression location,
            long parameter,
            @Nullable Expression value,
            @Nullable Expression referent) {

        /** {@return whether it is passed in a register of the caller} */
        boolean isIn(int register) {
            OptionalInt passedIn = location == null ? OptionalInt.empty() : location.register();
            return passedIn.isPresent() && passedIn.getAsInt() == register;
        }
    }
}

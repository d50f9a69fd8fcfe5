package io.github.coroner.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Registers as a dump or a log gives them: names in the order of gdb, each with a value or unknown. Immutable.
 *
 * <p>Names are gdb's, lower case: {@code pc ps lbeg .. a0 .. a15} on Xtensa, {@code ra sp gp .. t6 pc} on RISC-V (x8 is
 * {@code fp}).
 */
public final class RegisterSet {
    /** No registers at all. */
    public static final RegisterSet EMPTY = new RegisterSet(List.of(), new long[0], new boolean[0]);

    private final List<String> names;
    private final long[] values;
    private final boolean[] known;

    private RegisterSet(List<String> names, long[] values, boolean[] known) {
        this.names = names;
        this.values = values;
        this.known = known;
    }

    /** {@return registers whose values are all known; {@code values} are unsigned 32 bit} */
    public static RegisterSet of(List<String> names, long... values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(names.size() + " names, " + values.length + " values");
        }
        boolean[] known = new boolean[values.length];
        Arrays.fill(known, true);
        return new RegisterSet(List.copyOf(names), values.clone(), known);
    }

    /** {@return a copy in which one register has a value; added at the end if it is new} */
    public RegisterSet with(String name, long value) {
        return copy(name, value, true);
    }

    /** {@return a copy in which one register is unknown; added at the end if it is new} */
    public RegisterSet without(String name) {
        return copy(name, 0, false);
    }

    private RegisterSet copy(String name, long value, boolean isKnown) {
        int index = names.indexOf(name);
        List<String> newNames = names;
        int count = names.size();
        if (index < 0) {
            index = count++;
            newNames = new ArrayList<>(names);
            newNames.add(name);
        }
        long[] newValues = Arrays.copyOf(values, count);
        boolean[] newKnown = Arrays.copyOf(known, count);
        newValues[index] = value;
        newKnown[index] = isKnown;
        return new RegisterSet(List.copyOf(newNames), newValues, newKnown);
    }

    /** {@return all names, in order} */
    public List<String> names() {
        return names;
    }

    /** {@return the value, unsigned 32 bit; empty if it is unknown or there is no such register} */
    public OptionalLong value(String name) {
        int index = names.indexOf(name);
        return index >= 0 && known[index] ? OptionalLong.of(values[index]) : OptionalLong.empty();
    }

    /** {@return whether there is no register} */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegisterSet set
                && names.equals(set.names)
                && Arrays.equals(values, set.values)
                && Arrays.equals(known, set.known);
    }

    @Override
    public int hashCode() {
        return names.hashCode() * 31 + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : " ")
                    .append(names.get(i))
                    .append('=')
                    .append(known[i] ? Addresses.hex(values[i]) : "?");
        }
        return text.toString();
    }
}

package io.github.coroner.testdata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A debugging information entry to be written by {@link DwarfBuilder}: tag, attributes with their forms, children. */
public final class DieSpec {
    /** What stands for one attribute: its number, the number of its form, and a value that the form can hold. */
    public record Value(int attribute, int form, Object value) {}

    private final int tag;
    private final List<Value> values = new ArrayList<>();
    private final List<DieSpec> children = new ArrayList<>();
    private long offset = -1;

    private DieSpec(int tag) {
        this.tag = tag;
    }

    /** Makes an entry without attributes. */
    public static DieSpec of(int tag) {
        return new DieSpec(tag);
    }

    /**
     * Adds an attribute.
     *
     * @param value a {@link Number} for addresses, constants, flags, offsets and indices; a {@link String} for {@code
     *     string}, {@code strp} and {@code line_strp}; {@code byte[]} for blocks and expressions; a {@link DieSpec} for
     *     references
     */
    public DieSpec with(int attribute, int form, Object value) {
        values.add(new Value(attribute, form, value));
        return this;
    }

    /** Adds children behind those it has. */
    public DieSpec add(DieSpec... more) {
        Collections.addAll(children, more);
        return this;
    }

    /** {@return its tag} */
    public int tag() {
        return tag;
    }

    /** {@return its attributes} */
    public List<Value> values() {
        return Collections.unmodifiableList(values);
    }

    /** {@return its children} */
    public List<DieSpec> children() {
        return Collections.unmodifiableList(children);
    }

    /** {@return where it is in {@code .debug_info}, once written} */
    public long offset() {
        return offset;
    }

    void place(long at) {
        offset = at;
    }
}

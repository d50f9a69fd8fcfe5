package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.util.Arrays;

/**
 * An abbreviation declaration, DWARF 5 section 7.5.3: the tag, and attributes with their forms, of all entries that begin
 * with its code.
 *
 * <p>Knows for each attribute how far behind the code it is, as long as no value before it has a variable length: most
 * attributes are found without reading any other.
 */
final class Abbreviation implements Comparable<Abbreviation> {
    private static final int[] NO_ATTRIBUTES = {};

    private final long code;
    private final int tag;
    private final boolean hasChildren;
    private final int[] attributes;
    private final int[] forms;
    /** Sizes as {@link Form#size} says them. */
    private final int[] sizes;
    /** Bytes from the first value to each value and to the end; -1 where a variable length comes before. */
    private final int[] distances;
    /** What {@link #skip} does: bytes to pass over, or a negative size of {@link Form}. */
    private final int[] steps;

    private final long[] constants;

    private Abbreviation(
            long code,
            int tag,
            boolean hasChildren,
            int[] attributes,
            int[] forms,
            long[] constants,
            UnitEncoding encoding) {
        this.code = code;
        this.tag = tag;
        this.hasChildren = hasChildren;
        this.attributes = attributes;
        this.forms = forms;
        this.constants = constants;
        sizes = new int[forms.length];
        distances = new int[forms.length + 1];
        for (int i = 0; i < forms.length; i++) {
            sizes[i] = Form.size(forms[i], encoding);
            distances[i + 1] = distances[i] < 0 || sizes[i] < 0 ? -1 : distances[i] + sizes[i];
        }
        steps = steps(sizes);
    }

    /** Adds up the fixed sizes between those that vary. */
    private static int[] steps(int[] sizes) {
        int[] found = new int[sizes.length];
        int count = 0;
        boolean isFixed = false;
        for (int size : sizes) {
            if (size == 0) {
                continue;
            }
            if (size > 0 && isFixed) {
                found[count - 1] += size;
            } else {
                found[count++] = size;
            }
            isFixed = size > 0;
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * Reads a declaration whose code, not 0, was just read.
     *
     * @throws FormatException if it is cut short, its numbers are no tag, attribute or form of any producer, or it has more
     *     attributes than {@link Limit#ATTRIBUTES}
     */
    static Abbreviation read(ByteReader reader, long code, UnitEncoding encoding, Limits limits) {
        int tag = number(reader);
        boolean hasChildren = reader.u8() != 0;
        int[] attributes = new int[8];
        int[] forms = new int[8];
        long[] constants = {};
        int count = 0;
        while (true) {
            int attribute = number(reader);
            int form = number(reader);
            if (attribute == 0 && form == 0) {
                break;
            }
            limits.check(Limit.ATTRIBUTES, count + 1L, reader.source(), reader.offset());
            if (count == attributes.length) {
                attributes = Arrays.copyOf(attributes, 2 * count);
                forms = Arrays.copyOf(forms, 2 * count);
            }
            if (form == Form.IMPLICIT_CONST) {
                if (constants.length < attributes.length) {
                    constants = Arrays.copyOf(constants, attributes.length);
                }
                constants[count] = reader.sleb128();
            }
            attributes[count] = attribute;
            forms[count++] = form;
        }
        return new Abbreviation(
                code,
                tag,
                hasChildren,
                count == 0 ? NO_ATTRIBUTES : Arrays.copyOf(attributes, count),
                count == 0 ? NO_ATTRIBUTES : Arrays.copyOf(forms, count),
                constants,
                encoding);
    }

    private static int number(ByteReader reader) {
        long offset = reader.offset();
        long number = reader.uleb128();
        if (number < 0 || number > 0xffff) {
            throw FormatException.malformed(
                    reader.source(),
                    offset,
                    "code 0x" + Long.toHexString(number) + " in an abbreviation, 16 bits expected");
        }
        return (int) number;
    }

    long code() {
        return code;
    }

    int tag() {
        return tag;
    }

    boolean hasChildren() {
        return hasChildren;
    }

    int attributeCount() {
        return attributes.length;
    }

    int attribute(int index) {
        return attributes[index];
    }

    int form(int index) {
        return forms[index];
    }

    /** {@return the value of an attribute of {@code DW_FORM_implicit_const}} */
    long constant(int index) {
        return constants[index];
    }

    /** {@return the index of an attribute, or {@link #attributeCount} if entries of this kind do not have it} */
    int indexOf(int attribute) {
        int index = 0;
        while (index < attributes.length && attributes[index] != attribute) {
            index++;
        }
        return index;
    }

    /** Moves {@code reader} from the first value of an entry past its last. */
    void skip(ByteReader reader, UnitEncoding encoding) {
        for (int step : steps) {
            if (step >= 0) {
                reader.skip(step);
            } else {
                Form.skip(reader, step, encoding);
            }
        }
    }

    /** Moves {@code reader} from {@code first}, where an entry's first value is, to the value at {@code index}. */
    void seek(ByteReader reader, long first, int index, UnitEncoding encoding) {
        int near = index;
        while (distances[near] < 0) {
            near--;
        }
        reader.seek(first + distances[near]);
        for (int i = near; i < index; i++) {
            Form.skip(reader, sizes[i], encoding);
        }
    }

    /** By code, which is unsigned. Not a lambda where it is used: making one is slow in a short run. */
    @Override
    public int compareTo(Abbreviation other) {
        return Long.compareUnsigned(code, other.code);
    }
}

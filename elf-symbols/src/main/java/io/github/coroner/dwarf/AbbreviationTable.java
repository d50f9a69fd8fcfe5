package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The abbreviation declarations of a unit, DWARF 5 section 7.5.3. Immutable; units whose values have the same sizes share
 * it.
 *
 * <p>Producers number declarations from 1 on, so that a table is an array; any other numbering is searched.
 */
final class AbbreviationTable {
    private final Abbreviation[] declarations;
    private final boolean numbered;
    private final int bytes;

    private AbbreviationTable(Abbreviation[] declarations, int bytes) {
        this.bytes = bytes;
        this.declarations = declarations;
        boolean inOrder = true;
        for (int i = 0; i < declarations.length; i++) {
            inOrder &= declarations[i].code() == i + 1;
        }
        numbered = inOrder;
        if (!inOrder) {
            Arrays.sort(declarations);
        }
    }

    /**
     * Reads the table that begins at {@code offset} of {@code .debug_abbrev}. The end of the section ends it too.
     *
     * @throws FormatException if it is cut short, malformed, or has more declarations than {@link Limit#ABBREVIATIONS}
     */
    static AbbreviationTable read(ByteReader section, long offset, UnitEncoding encoding, Limits limits) {
        ByteReader reader = section.copy();
        reader.seek(offset);
        List<Abbreviation> found = new ArrayList<>();
        while (reader.remaining() > 0) {
            long code = reader.uleb128();
            if (code == 0) {
                break;
            }
            limits.check(Limit.ABBREVIATIONS, found.size() + 1L, reader.source(), reader.offset());
            found.add(Abbreviation.read(reader, code, encoding, limits));
        }
        return new AbbreviationTable(found.toArray(new Abbreviation[0]), (int) (reader.offset() - offset));
    }

    /**
     * Reads no more of a table than its first declaration, in a table of its own: that is the one of a unit's first entry,
     * as producers write it.
     *
     * @return null if the first declaration is another
     */
    static @Nullable AbbreviationTable readFirst(
            ByteReader section, long offset, long wanted, UnitEncoding encoding, Limits limits) {
        ByteReader reader = section.copy();
        reader.seek(offset);
        long code = reader.remaining() > 0 ? reader.uleb128() : 0;
        if (code == 0 || code != wanted) {
            return null;
        }
        Abbreviation first = Abbreviation.read(reader, code, encoding, limits);
        return new AbbreviationTable(new Abbreviation[] {first}, 0);
    }

    /** {@return bytes that it has in the section} */
    int bytes() {
        return bytes;
    }

    /** {@return the declaration of a code, or null if there is none} */
    @Nullable
    Abbreviation get(long code) {
        if (numbered) {
            long index = code - 1;
            return index >= 0 && index < declarations.length ? declarations[(int) index] : null;
        }
        return search(code);
    }

    private @Nullable Abbreviation search(long code) {
        int low = 0;
        int high = declarations.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(declarations[middle].code(), code);
            if (order == 0) {
                return declarations[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** {@return how many declarations there are} */
    int size() {
        return declarations.length;
    }
}

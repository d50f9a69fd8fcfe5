package io.github.coroner.symbols.demangle;

import java.util.Arrays;

/** Punycode of RFC 3492 as Rust uses it: {@code _} in place of {@code -} before the encoded part. */
final class Punycode {
    /** Characters of one identifier; decoding takes time by their square. */
    private static final int MAX_LENGTH = 4096;

    private static final int BASE = 36;
    private static final int LEAST_THRESHOLD = 1;
    private static final int GREATEST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_CODE_POINT = 0x80;

    private Punycode() {}

    /** {@return the identifier that {@code encoded} spells} */
    static String decode(String encoded) {
        if (encoded.length() > MAX_LENGTH) {
            throw new NotMangledException();
        }
        int delimiter = encoded.lastIndexOf('_');
        int[] codePoints = Arrays.copyOf(
                encoded.substring(0, Math.max(0, delimiter)).chars().toArray(), encoded.length());
        int count = Math.max(0, delimiter);
        int position = delimiter + 1;
        int codePoint = INITIAL_CODE_POINT;
        int bias = INITIAL_BIAS;
        long index = 0;
        while (position < encoded.length()) {
            long before = index;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = position < encoded.length() ? digit(encoded.charAt(position++)) : -1;
                if (digit < 0 || weight > Integer.MAX_VALUE) {
                    throw new NotMangledException();
                }
                index += digit * weight;
                int threshold = Math.min(Math.max(k - bias, LEAST_THRESHOLD), GREATEST_THRESHOLD);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            count++;
            bias = adapt(index - before, count, before == 0);
            long next = codePoint + (index / count);
            if (next > Character.MAX_CODE_POINT || !isPrintable((int) next)) {
                throw new NotMangledException();
            }
            codePoint = (int) next;
            int at = (int) (index % count);
            System.arraycopy(codePoints, at, codePoints, at + 1, count - 1 - at);
            codePoints[at] = codePoint;
            index = at + 1L;
        }
        return new String(codePoints, 0, count);
    }

    /** {@return whether a code point may stand in a name: no surrogate, no control character} */
    static boolean isPrintable(int codePoint) {
        return Character.isValidCodePoint(codePoint)
                && !Character.isISOControl(codePoint)
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    private static int digit(char character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        return Mangled.isDigit(character) ? character - '0' + 26 : -1;
    }

    /** RFC 3492 section 6.1. */
    private static int adapt(long delta, int count, boolean first) {
        long rest = delta / (first ? DAMP : 2);
        rest += rest / count;
        int k = 0;
        while (rest > (BASE - LEAST_THRESHOLD) * GREATEST_THRESHOLD / 2) {
            rest /= BASE - LEAST_THRESHOLD;
            k += BASE;
        }
        return k + (int) ((BASE - LEAST_THRESHOLD + 1) * rest / (rest + SKEW));
    }
}

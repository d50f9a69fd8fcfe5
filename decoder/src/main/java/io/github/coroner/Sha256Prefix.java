package io.github.coroner;

/** The leading digits of a SHA-256, by which a dump names its firmware. */
final class Sha256Prefix {
    /** Fewer digits than this say little: that many could be another firmware's too. */
    static final int FEW_DIGITS = 8;

    private static final int MOST_DIGITS = 64;

    private Sha256Prefix() {}

    /** {@return whether it is 1 to 64 lower-case hexadecimal digits} */
    static boolean isDigits(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether all digits are zero, or there are none: what builds leave that do not put a SHA-256 in} */
    static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }
}

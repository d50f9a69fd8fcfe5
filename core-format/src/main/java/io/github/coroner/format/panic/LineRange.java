package io.github.coroner.format.panic;

/**
 * Lines of a log.
 *
 * @param first number of the first line, counted from 1
 * @param last number of the last line, inclusive
 */
public record LineRange(long first, long last) {

    /** {@return the range that also holds {@code line}} */
    LineRange with(long line) {
        return new LineRange(Math.min(first, line), Math.max(last, line));
    }

    /** {@return the range of one line} */
    static LineRange of(long line) {
        return new LineRange(line, line);
    }
}

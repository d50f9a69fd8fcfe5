package io.github.coroner.format.panic;

import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds panic text in a stream of console output, pushed in pieces of any size, and tells a {@link PanicListener} as it
 * goes. Memory is bounded by {@link Limit#LINE_BYTES} and {@link Limit#REPORT_LINES}, whatever comes; nothing throws.
 *
 * <p>Lines end with LF, CR LF, CR CR LF or a lone CR. The bytes may be in any encoding that holds ASCII. A line outside a
 * crash report costs one table look-up a byte.
 *
 * <p>Not thread-safe.
 */
public final class PanicTextParser {
    private final LogState log;
    private final int lineBytes;

    /** The beginning of a line whose end has not come. */
    private byte[] held = new byte[256];

    private int heldSize;
    private long lineNumber = 1;

    /** Whether the line read now holds a mark. */
    private boolean marked;

    /** Where the scan for marks stands in the line read now. */
    private final int[] scan = new int[1];

    /** Whether the last byte was a CR, so that an LF still belongs to the line before. */
    private boolean afterCr;

    /** Makes a parser with the default limits. */
    public PanicTextParser(PanicListener listener) {
        this(listener, Limits.defaults());
    }

    /** Makes a parser. */
    public PanicTextParser(PanicListener listener, Limits limits) {
        log = new LogState(listener, limits);
        lineBytes = Math.max(256, limits.getInt(Limit.LINE_BYTES));
    }

    /** Takes all of {@code bytes[from, to)}. */
    public void feed(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            position = feedLine(bytes, position, to);
        }
    }

    /** Takes one line of text without its end. */
    public void feedLine(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        feed(bytes, 0, bytes.length);
        feed(new byte[] {'\n'}, 0, 1);
    }

    /**
     * Takes bytes up to the end of the first line that the listener might be told of, so that a caller who passes them on
     * can put words of its own behind that line.
     *
     * @return first position not taken
     */
    public int feedLine(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            if (afterCr) {
                if (bytes[position] == '\r') {
                    position++;
                    continue;
                }
                position += bytes[position] == '\n' ? 1 : 0;
                if (endLine(bytes, position, position)) {
                    return position;
                }
                continue;
            }
            int lineStart = position;
            position = lineEnd(bytes, position, to);
            if (position == to) {
                hold(bytes, lineStart, to);
                return to;
            }
            if (bytes[position] == '\r') {
                if (marked || log.isReading()) {
                    hold(bytes, lineStart, position);
                }
                position++;
                afterCr = true;
            } else if (endLine(bytes, lineStart, position++)) {
                return position;
            }
        }
        return to;
    }

    /** {@return where the line ends, or {@code to}; notes on the way whether it holds a mark} */
    private int lineEnd(byte[] bytes, int from, int to) {
        int position = from;
        if (!marked && !log.isReading()) {
            position = MarkScanner.INSTANCE.skipOrdinary(bytes, from, to, scan);
            marked = position < to && bytes[position] != '\n' && bytes[position] != '\r';
        }
        while (position < to && bytes[position] != '\n' && bytes[position] != '\r') {
            position++;
        }
        return position;
    }

    private void hold(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            int count = Math.min(to - position, lineBytes - heldSize);
            if (heldSize + count > held.length) {
                held = Arrays.copyOf(held, Math.min(lineBytes, Math.max(heldSize + count, held.length * 2)));
            }
            System.arraycopy(bytes, position, held, heldSize, count);
            heldSize += count;
            position += count;
            if (heldSize == lineBytes) {
                if (marked || log.isReading()) {
                    readLine(held, 0, heldSize); // no line is so long: read what is there and go on
                }
                heldSize = 0;
            }
        }
    }

    /** {@return whether anyone might have been told of the line that ends here, whose last part is {@code bytes[from, to)}} */
    private boolean endLine(byte[] bytes, int from, int to) {
        boolean looked = marked || log.isReading();
        if (looked) {
            if (heldSize > 0) {
                hold(bytes, from, to);
                readLine(held, 0, heldSize);
            } else {
                readLine(bytes, from, Math.min(to, from + lineBytes));
            }
        }
        heldSize = 0;
        if (held.length > 1 << 16) {
            held = new byte[256];
        }
        marked = false;
        afterCr = false;
        scan[0] = 0;
        lineNumber++;
        return looked;
    }

    private void readLine(byte[] bytes, int from, int to) {
        log.line(ConsoleLine.of(bytes, from, to, lineNumber));
    }

    /** The stream ends: the line read now and the open report end too. */
    public void finish() {
        if (heldSize > 0 || afterCr) {
            endLine(held, 0, 0);
        }
        log.esphome().finish();
        log.close();
    }

    /** {@return the chip, as far as the log told it up to now} */
    public Optional<ChipHint> chip() {
        return log.boot().chip();
    }

    /** {@return the application that runs now, as far as the log shows its start} */
    public Optional<AppBanner> application() {
        return log.boot().application();
    }

    /** {@return what the log said up to now, with the reports that the listener collected} */
    public PanicLog log(List<PanicReport> reports) {
        return new PanicLog(
                reports,
                log.boot().resets(),
                log.boot().applications(),
                log.boot().chip(),
                log.orphanElfSha256());
    }
}

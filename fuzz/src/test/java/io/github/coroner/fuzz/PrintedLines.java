package io.github.coroner.fuzz;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.text.Base64Text;
import io.github.coroner.testdata.DumpContainers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * The lines of a printed dump, and what may happen to them on their way: an input is a list of such mishaps of four bytes each,
 * which kind, where (two bytes), and how much. Bytes alone get nowhere: hardly one changed byte in a base64 text leaves a dump
 * whose lines must be put back to their places.
 */
final class PrintedLines {
    private static final String START = "================= CORE DUMP START =================";
    private static final String END = "================= CORE DUMP END =================";

    /** What is printed between the lines; some of it looks like base64. */
    private static final List<String> OTHER_OUTPUT = List.of(
            "I (1234) wifi: connected",
            "done",
            "boot",
            "AAAA",
            "rst:0xc (SW_CPU_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)",
            "Rebooting...",
            "\u001b[0;31mE (99) app: no\u001b[0m",
            "[12:34:56.789] AAECAwQF",
            "f0VMRg==",
            "Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.",
            "");

    /** What sizes, counts, offsets and addresses may become; a dump's own words come from its other words. */
    private static final long[] WORDS = {
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        8,
        12,
        20,
        24,
        32,
        47,
        48,
        49,
        64,
        76,
        148,
        0x100,
        0x1000,
        0xffff,
        0x1_0000,
        0x7fff_ffff,
        0x8000_0000L,
        0xffff_fffcL,
        0xffff_ffffL
    };

    private final List<String> lines;

    PrintedLines(List<byte[]> pieces) {
        lines = new ArrayList<>(DumpContainers.base64Lines(pieces));
    }

    /** {@return the log of a console on which all this happened} */
    byte[] after(byte[] mishaps) {
        ByteReader in = ByteReader.of("mishaps", mishaps);
        try {
            while (in.remaining() > 0 && !lines.isEmpty()) {
                happen(in.u8(), in.u16(), in.u8());
            }
        } catch (FormatException e) {
            // the last one is cut short
        }
        return (START + "\n" + String.join("\n", lines) + "\n" + END + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void happen(int kind, int where, int much) {
        int at = where % lines.size();
        String line = lines.get(at);
        int within = line.isEmpty() ? 0 : much % line.length();
        switch (kind % 16) {
            case 0 ->
                lines.subList(at, Math.min(lines.size(), at + 1 + much % 16)).clear();
            case 1 -> loseEach(at, 2 + much % 8);
            case 2 -> putByte(where, much);
            case 3 -> putWord(where, much);
            case 4 -> lines.set(at, line.substring(within));
            case 5 -> lines.set(at, line.substring(0, within));
            case 6 -> lines.set(at, line.substring(0, within) + "#" + line.substring(within));
            case 7 -> lines.add(at, OTHER_OUTPUT.get(much % OTHER_OUTPUT.size()));
            case 8 -> lines.add(at, line);
            case 9 -> Collections.swap(lines, at, (at + much) % lines.size());
            case 10 -> lines.set(at, "[12:34:56." + much + "] " + line);
            case 11 -> join(at);
            case 12 -> split(at, within);
            case 13 -> lines.add(at, (much & 1) == 0 ? START : END);
            case 14 -> lines.add(at, Base64.getEncoder().encodeToString(new byte[much]));
            default -> lines.subList(at, lines.size()).clear();
        }
    }

    private void loseEach(int from, int step) {
        for (int i = from; i < lines.size(); i += step - 1) {
            lines.remove(i);
        }
    }

    private void join(int at) {
        if (at + 1 < lines.size()) {
            lines.set(at, lines.get(at) + lines.remove(at + 1));
        }
    }

    private void split(int at, int within) {
        String line = lines.get(at);
        lines.set(at, line.substring(0, within));
        lines.add(at + 1, line.substring(within));
    }

    /** Changes a byte of the dump before it is printed. */
    private void putByte(int where, int value) {
        int at = where;
        for (int i = 0; i < lines.size(); i++) {
            byte[] bytes = bytes(i);
            if (at < bytes.length) {
                bytes[at] = (byte) value;
                lines.set(i, Base64.getEncoder().encodeToString(bytes));
                return;
            }
            at -= bytes.length;
        }
    }

    /** Changes a word of the dump before it is printed: to one of a table, or by a little. */
    private void putWord(int where, int which) {
        int at = 4 * where;
        for (int i = 0; i < lines.size(); i++) {
            byte[] bytes = bytes(i);
            if (at + 4 <= bytes.length) {
                ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                boolean isListed = which < WORDS.length;
                words.putInt(at, isListed ? (int) WORDS[which] : words.getInt(at) + 4 * (which - 128));
                lines.set(i, Base64.getEncoder().encodeToString(bytes));
                return;
            }
            at -= bytes.length;
            if (at < 0) {
                return;
            }
        }
    }

    private byte[] bytes(int line) {
        String text = lines.get(line);
        return Base64Text.isWhole(text) ? Base64Text.decode(text) : new byte[0];
    }
}

package io.github.coroner.testdata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Puts a dump into each container in which users hold one. */
public final class DumpContainers {
    /** Where {@link #flash} puts the core dump partition. */
    public static final int PARTITION_OFFSET = 0x3_0000;

    /** How large the core dump partition in {@link #flash} is. */
    public static final int PARTITION_BYTES = 0x1_0000;

    private static final int LINE_BYTES = 48;
    private static final String START = "================= CORE DUMP START =================";
    private static final String END = "================= CORE DUMP END =================";

    private DumpContainers() {}

    /** {@return the lines that the device prints for a dump, without the markers: each piece in lines of its own} */
    public static List<String> base64Lines(List<byte[]> pieces) {
        List<String> lines = new ArrayList<>();
        for (byte[] piece : pieces) {
            for (int at = 0; at < piece.length; at += LINE_BYTES) {
                byte[] part = Arrays.copyOfRange(piece, at, Math.min(piece.length, at + LINE_BYTES));
                lines.add(Base64.getEncoder().encodeToString(part));
            }
        }
        return lines;
    }

    /** {@return the lines alone} */
    public static byte[] base64(List<byte[]> pieces) {
        return text(base64Lines(pieces), "\n");
    }

    /** {@return the lines between their markers, with CR LF, as on a serial line} */
    public static byte[] console(List<byte[]> pieces) {
        List<String> lines = new ArrayList<>(List.of("Press Enter to print core dump to UART...", START));
        lines.addAll(base64Lines(pieces));
        lines.add(END);
        lines.add("Coredump checksum='00000000'");
        return text(lines, "\r\n");
    }

    /**
     * {@return a log as a capture tool leaves it: a time in front of every line, colours, other output between the lines}
     *
     * @param withEnd whether the END marker is in it
     */
    public static byte[] noisyLog(List<byte[]> pieces, boolean withEnd) {
        List<String> lines = new ArrayList<>(
                List.of("rst:0x1 (POWERON_RESET),boot:0x13", "\u001b[0;32mI (31) boot: ESP-IDF v5.3\u001b[0m", START));
        int number = 0;
        for (String line : base64Lines(pieces)) {
            lines.add("[12:34:56.789] " + line);
            if (++number % 7 == 3) {
                lines.add("\u001b[0;31m[12:34:56.790] E (1234) wifi: lost beacon, retry 3\u001b[0m");
            }
        }
        if (withEnd) {
            lines.add("[12:34:57.001] " + END);
        }
        lines.add("[12:34:57.002] Rebooting...");
        return text(lines, "\r\n");
    }

    /** {@return one text broken into lines of 76 characters, as {@code base64} writes it} */
    public static byte[] mimeBase64(byte[] dump) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encode(dump);
    }

    /** {@return hexadecimal digits in lines} */
    public static byte[] plainHex(byte[] dump) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < dump.length; at += 32) {
            lines.add(HexFormat.of().formatHex(dump, at, Math.min(dump.length, at + 32)));
        }
        return text(lines, "\n");
    }

    /** {@return a list of numbers as C has it} */
    public static byte[] hexList(byte[] dump) {
        HexFormat format = HexFormat.ofDelimiter(", ").withPrefix("0x");
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < dump.length; at += 12) {
            lines.add("  " + format.formatHex(dump, at, Math.min(dump.length, at + 12)) + ",");
        }
        return text(lines, "\n");
    }

    /** {@return the output of {@code xxd}} */
    public static byte[] xxd(byte[] dump) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < dump.length; at += 16) {
            StringBuilder line = new StringBuilder("%08x:".formatted(at));
            for (int i = 0; i < 16; i++) {
                line.append(i % 2 == 0 ? " " : "");
                line.append(at + i < dump.length ? "%02x".formatted(dump[at + i]) : "  ");
            }
            lines.add(line + "  " + characters(dump, at));
        }
        return text(lines, "\n");
    }

    /** {@return the output of {@code hexdump -C}, in which {@code *} stands for lines like the one before} */
    public static byte[] hexdump(byte[] dump) {
        List<String> lines = new ArrayList<>();
        byte[] previous = {};
        for (int at = 0; at < dump.length; at += 16) {
            byte[] part = Arrays.copyOfRange(dump, at, Math.min(dump.length, at + 16));
            if (Arrays.equals(part, previous)) {
                if (!lines.get(lines.size() - 1).equals("*")) {
                    lines.add("*");
                }
                continue;
            }
            previous = part;
            StringBuilder line = new StringBuilder("%08x ".formatted(at));
            for (int i = 0; i < 16; i++) {
                line.append(i == 8 ? "  " : " ").append(i < part.length ? "%02x".formatted(part[i]) : "  ");
            }
            lines.add(line + "  |" + characters(dump, at) + "|");
        }
        lines.add("%08x".formatted(dump.length));
        return text(lines, "\n");
    }

    /** {@return the output of {@code hexdump} without options: little-endian words, the last one filled up with zeros} */
    public static byte[] hexWords(byte[] dump, int wordBytes) {
        byte[] whole = Arrays.copyOf(dump, (dump.length + wordBytes - 1) / wordBytes * wordBytes);
        List<String> lines = new ArrayList<>();
        String previous = "";
        for (int at = 0; at < whole.length; at += 16) {
            StringBuilder words = new StringBuilder();
            for (int word = at; word < Math.min(whole.length, at + 16); word += wordBytes) {
                words.append(' ');
                for (int i = wordBytes - 1; i >= 0; i--) {
                    words.append("%02x".formatted(whole[word + i]));
                }
            }
            if (!words.toString().equals(previous)) {
                lines.add("%07x".formatted(at) + words);
            } else if (!lines.get(lines.size() - 1).equals("*")) {
                lines.add("*");
            }
            previous = words.toString();
        }
        lines.add("%07x".formatted(dump.length));
        return text(lines, "\n");
    }

    private static String characters(byte[] dump, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(dump.length, from + 16); i++) {
            text.append(dump[i] >= ' ' && dump[i] < 0x7f ? (char) dump[i] : '.');
        }
        return text.toString();
    }

    /** {@return a gzip stream of the bytes} */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** {@return the image of a core dump partition: the dump, then erased flash} */
    public static byte[] partition(byte[] dump) {
        byte[] image = new byte[PARTITION_BYTES];
        Arrays.fill(image, (byte) 0xff);
        System.arraycopy(dump, 0, image, 0, dump.length);
        return image;
    }

    /** {@return a flash of 1 MiB with a partition table at 0x8000, an application and the dump} */
    public static byte[] flash(byte[] dump) {
        return flash(dump, 0x10_0000, 0x8000, false);
    }

    /**
     * {@return a whole flash}
     *
     * @param size bytes
     * @param tableOffset where the partition table is
     * @param encrypted whether the core dump partition is marked as encrypted
     */
    public static byte[] flash(byte[] dump, int size, int tableOffset, boolean encrypted) {
        byte[] image = new byte[size];
        Arrays.fill(image, (byte) 0xff);
        LittleEndian table = new LittleEndian();
        table.bytes(entry(1, 2, 0x9000, 0x6000, "nvs", false));
        table.bytes(entry(0, 0, 0x2_0000, 0x8000, "factory", false));
        table.bytes(entry(0, 0x10, 0x2_8000, 0x8000, "ota_0", false));
        table.bytes(entry(1, 3, PARTITION_OFFSET, PARTITION_BYTES, "coredump", encrypted));
        byte[] entries = table.toBytes();
        byte[] end = new byte[16];
        Arrays.fill(end, (byte) 0xff);
        end[0] = (byte) 0xeb;
        end[1] = (byte) 0xeb;
        table.bytes(end).bytes(md5(entries));
        System.arraycopy(table.toBytes(), 0, image, tableOffset, table.size());
        byte[] application = application();
        System.arraycopy(application, 0, image, 0x2_0000, application.length);
        System.arraycopy(dump, 0, image, PARTITION_OFFSET, dump.length);
        return image;
    }

    private static byte[] entry(int type, int subtype, int offset, int size, String label, boolean encrypted) {
        return new LittleEndian()
                .bytes(new byte[] {(byte) 0xaa, 0x50, (byte) type, (byte) subtype})
                .u32(offset, size)
                .bytes(Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), 16))
                .u32(encrypted ? 1 : 0)
                .toBytes();
    }

    /** The head of an application image with its descriptor. */
    private static byte[] application() {
        return new LittleEndian()
                .bytes(new byte[] {(byte) 0xe9, 1, 2, 0x20})
                .padTo(12)
                .bytes(new byte[] {5, 0})
                .padTo(0x20)
                .u32(0xabcd_5432L)
                .padTo(0x20 + 16)
                .bytes("1.2.3".getBytes(StandardCharsets.US_ASCII))
                .padTo(0x20 + 48)
                .bytes("thermostat".getBytes(StandardCharsets.US_ASCII))
                .padTo(0x20 + 144)
                .bytes(DumpWriter.sha256(new byte[0]))
                .padTo(0x20 + 256)
                .toBytes();
    }

    private static byte[] md5(byte[] entries) {
        try {
            return MessageDigest.getInstance("MD5").digest(entries);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(List<String> lines, String end) {
        return (String.join(end, lines) + end).getBytes(StandardCharsets.ISO_8859_1);
    }
}

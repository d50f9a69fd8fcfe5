package io.github.coroner;

import io.github.coroner.elf.ApplicationDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The text of an index file: a line that names format and version, a line a file, a line with the CRC-32 of all before it.
 *
 * <pre>
 * coroner-firmware-index 1
 * SHA256 TAB size TAB nanoseconds TAB machine TAB path [TAB project TAB version TAB time TAB date TAB idf]
 * - TAB size TAB nanoseconds TAB 0 TAB path                                                  (a file that is no firmware)
 * crc32 0123abcd
 * </pre>
 *
 * <p>UTF-8 with line feeds; a backslash stands before {@code t}, {@code n}, {@code r} and itself in place of these characters.
 * Paths have slashes, whatever the platform. Anything that is not exactly so makes the whole index void: it is remade at the
 * price of hashing once more, which is better than to believe half of it.
 */
final class FirmwareIndexText {
    private static final String HEADER = "coroner-firmware-index 1\n";
    private static final String CHECKSUM = "crc32 ";
    private static final int CHECKSUM_DIGITS = 8;
    private static final int FOOTER_BYTES = CHECKSUM.length() + CHECKSUM_DIGITS + 1;
    private static final String NOT_FIRMWARE = "-";
    private static final int DIGEST_DIGITS = 64;
    private static final int FIELDS = 5;
    private static final int FIELDS_WITH_APPLICATION = 10;

    private FirmwareIndexText() {}

    /** {@return the bytes of an index; paths that text cannot hold are left out} */
    static byte[] write(FirmwareIndex index) {
        List<IndexEntry> entries = new ArrayList<>(index.entries());
        entries.sort(Comparator.comparing(IndexEntry::path));
        StringBuilder text = new StringBuilder(HEADER);
        for (IndexEntry entry : entries) {
            if (isText(entry.path())) {
                line(text, entry);
            }
        }
        byte[] lines = text.toString().getBytes(StandardCharsets.UTF_8);
        text.append(footer(lines, lines.length));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A file name is bytes to some systems; one that is not text in the platform's charset does not come back from text. */
    private static boolean isText(Path path) {
        String text = path.toString();
        try {
            return path.getFileSystem().getPath(text).equals(path)
                    && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void line(StringBuilder text, IndexEntry entry) {
        text.append(entry.isFirmware() ? entry.sha256() : NOT_FIRMWARE);
        text.append('\t').append(entry.size());
        text.append('\t').append(entry.modified());
        text.append('\t').append(entry.machine());
        String separator = entry.path().getFileSystem().getSeparator();
        field(text, entry.path().toString().replace(separator, "/"));
        entry.application().ifPresent(application -> {
            field(text, application.project());
            field(text, application.version());
            field(text, application.time());
            field(text, application.date());
            field(text, application.idf());
        });
        text.append('\n');
    }

    private static void field(StringBuilder text, String value) {
        text.append('\t');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
    }

    /** {@return the index that some bytes hold; empty if they are damaged, cut off, or of another version} */
    static Optional<FirmwareIndex> read(byte[] bytes, FileSystem paths) {
        int end = bytes.length - FOOTER_BYTES;
        if (end < HEADER.length()) {
            return Optional.empty();
        }
        String footer = new String(bytes, end, FOOTER_BYTES, StandardCharsets.ISO_8859_1);
        if (!footer.equals(footer(bytes, end))) {
            return Optional.empty();
        }
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        if (!text.startsWith(HEADER)) {
            return Optional.empty();
        }
        List<IndexEntry> entries = new ArrayList<>();
        int start = HEADER.length();
        while (start < text.length()) {
            int lineEnd = text.indexOf('\n', start);
            Optional<IndexEntry> entry = lineEnd < 0 ? Optional.empty() : entry(text.substring(start, lineEnd), paths);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            entries.add(entry.get());
            start = lineEnd + 1;
        }
        return Optional.of(FirmwareIndex.of(entries));
    }

    private static Optional<IndexEntry> entry(String line, FileSystem paths) {
        List<String> fields = fields(line);
        if (fields.size() != FIELDS && fields.size() != FIELDS_WITH_APPLICATION) {
            return Optional.empty();
        }
        String digest = fields.get(0);
        boolean firmware = !digest.equals(NOT_FIRMWARE);
        if (firmware && !isDigest(digest)) {
            return Optional.empty();
        }
        try {
            Path path = paths.getPath(plain(fields.get(4)));
            if (path.isAbsolute() || !path.normalize().equals(path) || path.startsWith("..")) {
                return Optional.empty();
            }
            return Optional.of(new IndexEntry(
                    path,
                    Long.parseLong(fields.get(1)),
                    Long.parseLong(fields.get(2)),
                    firmware ? digest : "",
                    Integer.parseInt(fields.get(3)),
                    application(fields),
                    true));
        } catch (InvalidPathException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<ApplicationDescription> application(List<String> fields) {
        if (fields.size() == FIELDS) {
            return Optional.empty();
        }
        return Optional.of(new ApplicationDescription(
                plain(fields.get(6)),
                plain(fields.get(5)),
                plain(fields.get(7)),
                plain(fields.get(8)),
                plain(fields.get(9))));
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>(FIELDS_WITH_APPLICATION);
        int start = 0;
        int tab = line.indexOf('\t');
        while (tab >= 0) {
            fields.add(line.substring(start, tab));
            start = tab + 1;
            tab = line.indexOf('\t', start);
        }
        fields.add(line.substring(start));
        return fields;
    }

    private static String plain(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            if (character == '\\' && i + 1 < field.length()) {
                i++;
                character = switch (field.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> field.charAt(i);
                };
            }
            text.append(character);
        }
        return text.toString();
    }

    private static boolean isDigest(String text) {
        return text.length() == DIGEST_DIGITS && Sha256Prefix.isDigits(text);
    }

    private static String footer(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return CHECKSUM + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
    }
}

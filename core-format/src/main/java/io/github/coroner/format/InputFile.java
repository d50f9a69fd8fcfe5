package io.github.coroner.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files and streams read whole, within {@link Limit#INPUT_BYTES}: what is longer is refused, and so are devices without an end. */
public final class InputFile {
    /** Behind a read into an array the JDK has a buffer as large as the read outside of the heap; so files are read in pieces. */
    private static final int READ_BYTES = 1 << 18;

    private InputFile() {}

    /**
     * Opens a file to be read from its beginning on.
     *
     * @throws IOException if it cannot be opened; also if it is a folder, which platforms find out late and say without a name
     */
    public static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder; a file was expected");
        }
        return Files.newInputStream(file);
    }

    /**
     * Reads a file, or what comes out of a pipe or device.
     *
     * @throws IOException if it cannot be read, or is a folder
     * @throws FormatException if it is larger than the limit; the source is the last name of the path
     */
    public static byte[] read(Path file, Limits limits) throws IOException {
        String name = name(file);
        if (!Files.isRegularFile(file)) {
            try (InputStream in = open(file)) {
                return read(name, in, limits);
            }
        }
        long size = Files.size(file);
        limits.check(Limit.INPUT_BYTES, size, name, 0);
        byte[] bytes = new byte[Math.toIntExact(size)];
        int length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (length < bytes.length) {
                int count = in.read(bytes, length, Math.min(READ_BYTES, bytes.length - length));
                if (count < 0) {
                    return Arrays.copyOf(bytes, length);
                }
                length += count;
            }
        }
        return bytes;
    }

    /**
     * Reads a stream to its end, without closing it.
     *
     * @param source the name of the input for messages
     * @throws IOException if it cannot be read
     * @throws FormatException if it is longer than the limit
     */
    public static byte[] read(String source, InputStream in, Limits limits) throws IOException {
        int most = limits.getInt(Limit.INPUT_BYTES);
        byte[] bytes = in.readNBytes(most);
        if (bytes.length == most && in.read() >= 0) {
            throw FormatException.limitExceeded(source, most, Limit.INPUT_BYTES, most);
        }
        return bytes;
    }

    /** {@return what messages call a file: the last name of its path} */
    public static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}

package io.github.coroner.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where reports go. It is opened by the first byte, so that nothing is made or overwritten for an input that cannot be read, and
 * it remembers why it could not be written, which a {@link PrintStream} does not. Not thread-safe.
 */
final class ReportOutput extends OutputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Optional<Path> file;
    private Optional<OutputStream> target = Optional.empty();
    private Optional<IOException> failure = Optional.empty();

    private ReportOutput(Optional<Path> file) {
        this.file = file;
    }

    /** {@return the standard output of this process} */
    static ReportOutput standard() {
        return new ReportOutput(Optional.empty());
    }

    /** {@return a file, whose messages have its name} */
    static ReportOutput to(Path file) {
        return new ReportOutput(Optional.of(file));
    }

    private static OutputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder");
        }
        try {
            return Files.newOutputStream(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no folder to write it to", e);
        }
    }

    /**
     * Writes a whole file at once.
     *
     * @throws IOException if that fails; the message names the file
     */
    static void write(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = open(file)) {
            out.write(bytes);
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    /** {@return the failure with the name of the file in its message, where it has none} */
    static IOException named(Path file, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith(file.toString()) ? failure : new IOException(file + ": " + message, failure);
    }

    /** {@return a stream of UTF-8 text into this} */
    PrintStream text() {
        return new PrintStream(new BufferedOutputStream(this, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    }

    /** {@return why it could not be opened or written; empty if nothing went wrong} */
    Optional<IOException> failure() {
        return failure;
    }

    /** {@return whether it failed because the other end of a pipe was closed, as {@code head} does it} */
    boolean isReaderGone() {
        // the words of the platform; all that were seen have this one in them, in whatever language
        return failure.map(IOException::getMessage)
                .filter(message -> message.contains("pipe"))
                .isPresent();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            if (target.isEmpty()) {
                target = Optional.of(file.isPresent() ? open(file.get()) : new FileOutputStream(FileDescriptor.out));
            }
            target.get().write(bytes, offset, length);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (target.isPresent()) {
            target.get().close();
        }
    }
}

package io.github.coroner.publication;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What another program did.
 *
 * @param status exit status
 * @param output standard output and standard error, as they came
 */
record ChildProcess(int status, String output) {
    private static final long MINUTES = 5;

    /** Runs a program in {@code folder} and waits until it ends. */
    static ChildProcess run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(PublishedModule.TARGET, "child", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new ChildProcess(-1, "no end after " + MINUTES + " minutes\n" + Files.readString(output));
            }
            return new ChildProcess(process.exitValue(), Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Runs this Java runtime's {@code java}. */
    static ChildProcess java(Path folder, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return run(folder, command);
    }

    /** {@return paths as one argument of {@code java}} */
    static String path(List<Path> files) {
        return String.join(
                File.pathSeparator, files.stream().map(Path::toString).toList());
    }
}

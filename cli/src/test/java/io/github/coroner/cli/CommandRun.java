package io.github.coroner.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One run of the command in this process.
 *
 * @param status exit status
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
record CommandRun(int status, String out, String err) {

    static CommandRun of(Object... arguments) {
        return withInput(new byte[0], arguments);
    }

    static CommandRun withInput(byte[] input, Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i] instanceof Path path ? path.toString() : String.valueOf(arguments[i]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                words,
                new ByteArrayInputStream(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

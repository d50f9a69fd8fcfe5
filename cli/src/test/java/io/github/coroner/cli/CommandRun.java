package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.report.JsonSchema;
import io.github.coroner.testdata.SchemaCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the command in this process. Every line of JSON that it writes is held against its schema.
 *
 * @param status exit status
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
record CommandRun(int status, String out, String err) {
    private static final Pattern KIND = Pattern.compile("^\\{\"schemaVersion\":1,\"kind\":\"([a-z-]+)\"");

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
        CommandRun run =
                new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        run.out.lines().filter(line -> line.startsWith("{\"schemaVersion\"")).forEach(CommandRun::fitsItsSchema);
        return run;
    }

    private static void fitsItsSchema(String document) {
        Matcher kind = KIND.matcher(document);
        assertThat(kind.find()).as(document).isTrue();
        assertThat(SchemaCheck.complaints(JsonSchema.of(kind.group(1)).orElseThrow(), document))
                .as(document)
                .isEmpty();
    }
}

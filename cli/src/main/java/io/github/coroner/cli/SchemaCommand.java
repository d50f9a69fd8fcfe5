package io.github.coroner.cli;

import io.github.coroner.report.JsonSchema;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coroner schema}: the contract of a JSON report. */
@Command(name = "schema", mixinStandardHelpOptions = true, description = "Print the JSON Schema of a report.")
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            description = "core-dump, panic-log or raw-crash (default core-dump).")
    private String kind = "core-dump";

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String name = kind.toLowerCase(Locale.ROOT);
        console.out()
                .print(JsonSchema.of(name)
                        .orElseThrow(
                                () -> new UsageException("no schema of kind " + kind + ": " + JsonSchema.kinds())));
        return ExitStatus.DECODED;
    }
}

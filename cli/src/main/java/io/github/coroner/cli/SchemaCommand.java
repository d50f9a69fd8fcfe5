package io.github.coroner.cli;

import io.github.coroner.report.JsonSchema;
import java.util.List;
import java.util.Locale;

/** {@code coroner schema}: the contract of a JSON report. */
final class SchemaCommand implements Subcommand {
    private final Console console;
    private String kind = "core-dump";

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String description() {
        return "Print the JSON Schema of a report.";
    }

    @Override
    public List<CommandOption> options() {
        return List.of();
    }

    @Override
    public Operands operands() {
        return new Operands(
                "KIND",
                "core-dump, panic-log, panic-text, raw-crash, error or firmware (default core-dump).",
                0,
                1,
                name -> kind = name);
    }

    @Override
    public int run() {
        String name = kind.toLowerCase(Locale.ROOT);
        console.out()
                .print(JsonSchema.of(name)
                        .orElseThrow(() -> new UsageException(
                                "no schema of kind " + kind + "; there are " + String.join(", ", JsonSchema.kinds()))));
        return ExitStatus.DECODED;
    }
}

package io.github.coroner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The JSON Schemas (draft 2020-12) of the JSON reports, as text. */
public final class JsonSchema {
    private static final List<String> KINDS =
            List.of("core-dump", "panic-log", "panic-text", "raw-crash", "error", "firmware");

    private JsonSchema() {}

    /** {@return the kinds of reports that have a schema} */
    public static List<String> kinds() {
        return KINDS;
    }

    /** {@return the schema of a kind of report; empty if there is no such kind} */
    public static Optional<String> of(String kind) {
        if (!KINDS.contains(kind)) {
            return Optional.empty();
        }
        try (InputStream in = JsonSchema.class.getResourceAsStream(kind + ".schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the schema " + kind + " is missing from the jar");
            }
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

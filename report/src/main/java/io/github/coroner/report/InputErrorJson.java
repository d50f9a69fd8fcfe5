package io.github.coroner.report;

import java.io.IOException;
import tools.jackson.core.JsonGenerator;

/**
 * One of several inputs that could not be decoded, as one line of JSON of kind {@code error} in the place of its report, by the
 * rules of {@link JsonReport}. Immutable.
 */
public final class InputErrorJson {
    private final String input;
    private final String message;

    private InputErrorJson(String input, String message) {
        this.input = input;
        this.message = message;
    }

    /**
     * {@return the rendering of a failure}
     *
     * @param input which one, as it was named
     * @param message what was wrong, for people
     */
    public static InputErrorJson of(String input, String message) {
        return new InputErrorJson(input, message);
    }

    /**
     * Writes it, with a line feed at the end.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        out.append(JsonReport.document(this::fields)).append('\n');
    }

    private void fields(JsonGenerator json) {
        json.writeStringProperty("kind", "error");
        json.writeStringProperty("input", input);
        json.writeStringProperty("message", message);
    }
}

package io.github.coroner.format.panic;

import java.util.List;

/**
 * A core dump in base64 between its START and END lines.
 *
 * @param base64 lines that are base64, in order; each is an encoding of its own
 * @param firstLine number of the first of them in the log, from 1; 0 when there is none
 * @param complete whether the END line came
 */
public record PrintedCoreDump(List<String> base64, long firstLine, boolean complete) {

    /** Copies the list. */
    public PrintedCoreDump {
        base64 = List.copyOf(base64);
    }
}

package io.github.coroner.format.panic;

import io.github.coroner.format.coredump.ConsoleDump;
import java.util.Optional;

/**
 * A core dump in base64 between its START and END lines.
 *
 * @param lines how many lines of base64 there are
 * @param firstLine number of the first of them in the log, from 1; 0 when there is none
 * @param complete whether the END line came
 * @param dump what they decode to, damaged and lost lines made up for as far as can be; empty if nothing of a dump is there
 */
public record PrintedCoreDump(int lines, long firstLine, boolean complete, Optional<ConsoleDump> dump) {}

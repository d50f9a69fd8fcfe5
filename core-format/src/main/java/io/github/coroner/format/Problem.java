package io.github.coroner.format;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that was wrong and could be worked around.
 *
 * @param code what it is, part of the contract
 * @param message what is the matter, what was expected, and the next step
 * @param source what was read when it was met, as {@link FormatException#source()}; empty where it is no place
 * @param offset where in {@code source}, in bytes from its start
 */
public record Problem(ProblemCode code, String message, Optional<String> source, OptionalLong offset) {

    /** {@return a problem without a place} */
    public static Problem of(ProblemCode code, String message) {
        return new Problem(code, message, Optional.empty(), OptionalLong.empty());
    }

    /** {@return a problem at an offset of a source} */
    public static Problem at(ProblemCode code, String source, long offset, String message) {
        return new Problem(code, message, Optional.of(source), OptionalLong.of(offset));
    }

    /**
     * {@return a problem made from an exception that was caught at a salvage point}
     *
     * @param code what it is, unless a limit was the cause: that is always {@link ProblemCode#LIMIT_REACHED}
     */
    public static Problem of(ProblemCode code, FormatException cause) {
        boolean isLimit = cause.kind() == FormatException.Kind.LIMIT_EXCEEDED;
        return at(
                isLimit ? ProblemCode.LIMIT_REACHED : code,
                cause.source(),
                cause.offset(),
                String.valueOf(cause.getMessage()));
    }
}

package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormatExceptionTest {

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(
                        FormatException.truncated(".debug_info", 0x86d64, 4, 2),
                        FormatException.Kind.TRUNCATED,
                        ".debug_info at offset 0x86d64: needs 4 bytes, 2 left"),
                Arguments.of(
                        FormatException.truncated("dump", 16, 1, 0),
                        FormatException.Kind.TRUNCATED,
                        "dump at offset 0x10: needs 1 byte, 0 left"),
                Arguments.of(
                        FormatException.truncated("dump", 16, -1, 3),
                        FormatException.Kind.TRUNCATED,
                        "dump at offset 0x10: a length of -1 bytes is impossible"),
                Arguments.of(
                        FormatException.truncated("dump", 16, "string without end"),
                        FormatException.Kind.TRUNCATED,
                        "dump at offset 0x10: string without end"),
                Arguments.of(
                        FormatException.malformed("dump", 0, "no header"),
                        FormatException.Kind.MALFORMED,
                        "dump at offset 0x0: no header"),
                Arguments.of(
                        FormatException.unsupported("dump", 4, "version 9"),
                        FormatException.Kind.UNSUPPORTED,
                        "dump at offset 0x4: version 9 is not supported"),
                Arguments.of(
                        FormatException.limitExceeded("dump", 4, Limit.NESTED_CONTAINERS, 8),
                        FormatException.Kind.LIMIT_EXCEEDED,
                        "dump at offset 0x4: more than the limit of 8 nested containers (NESTED_CONTAINERS)"));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void saysWhereAndWhatWasFoundAndExpected(FormatException exception, FormatException.Kind kind, String message) {
        assertThat(exception).hasMessage(message);
        assertThat(exception.kind()).isEqualTo(kind);
        assertThat(message).startsWith(exception.source() + " at offset 0x" + Long.toHexString(exception.offset()));
    }
}

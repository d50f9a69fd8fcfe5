package io.github.coroner.format.panic;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What {@code ESP_ERROR_CHECK} says, line by line. */
final class OpenErrorCheck {
    private OptionalLong code = OptionalLong.empty();
    private Optional<String> name = Optional.empty();
    private OptionalLong pc = OptionalLong.empty();
    private Optional<String> file = Optional.empty();
    private OptionalInt line = OptionalInt.empty();
    private Optional<String> function = Optional.empty();
    private Optional<String> expression = Optional.empty();

    void code(long value) {
        code = OptionalLong.of(value);
    }

    void name(String value) {
        name = Optional.of(value);
    }

    void pc(long value) {
        pc = OptionalLong.of(value);
    }

    void file(String path, int number) {
        file = Optional.of(path);
        line = number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    void function(String value) {
        function = Optional.of(value);
    }

    void expression(String value) {
        expression = Optional.of(value);
    }

    Optional<ErrorCheck> build() {
        return code.isEmpty() && name.isEmpty() && pc.isEmpty()
                ? Optional.empty()
                : Optional.of(new ErrorCheck(code, name, pc, file, line, function, expression));
    }
}

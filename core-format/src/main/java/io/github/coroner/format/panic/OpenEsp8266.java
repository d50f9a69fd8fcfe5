package io.github.coroner.format.panic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What an ESP8266 says, line by line. */
final class OpenEsp8266 {
    private final Map<String, Long> values = new LinkedHashMap<>();
    private OptionalInt cause = OptionalInt.empty();
    private Optional<String> context = Optional.empty();
    private Optional<Long> failedAllocation = Optional.empty();
    private boolean begun;
    private boolean stackOpen;

    void begin() {
        begun = true;
    }

    void cause(int number) {
        begun = true;
        cause = OptionalInt.of(number);
    }

    boolean isStackOpen() {
        return stackOpen;
    }

    void stack(boolean open) {
        begun = true;
        stackOpen = open;
    }

    void value(String name, long value) {
        values.putIfAbsent(name, value);
    }

    void context(String name) {
        context = Optional.of(name);
    }

    void failedAllocation(long caller) {
        failedAllocation = Optional.of(caller);
    }

    Optional<Esp8266Exception> build() {
        return begun ? Optional.of(new Esp8266Exception(cause, values, context, failedAllocation)) : Optional.empty();
    }
}

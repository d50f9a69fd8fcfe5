package io.github.coroner.format.panic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The values of an ESP8266 crash.
 *
 * @param cause number of {@code Exception (N)}
 * @param values {@code epc1}, {@code epc2}, {@code epc3}, {@code excvaddr}, {@code depc}, {@code sp}, {@code end},
 *     {@code offset} as far as printed
 * @param context {@code cont}, {@code sys} or {@code bearssl}
 * @param failedAllocation the caller of the last failed allocation
 */
public record Esp8266Exception(
        OptionalInt cause, Map<String, Long> values, Optional<String> context, Optional<Long> failedAllocation) {

    /** Copies the map, keeping its order. */
    public Esp8266Exception {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}

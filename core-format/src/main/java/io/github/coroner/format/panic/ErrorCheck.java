package io.github.coroner.format.panic;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A failed {@code ESP_ERROR_CHECK}.
 *
 * @param code the {@code esp_err_t}
 * @param name its name, if printed: {@code ESP_ERR_WIFI_CONN}
 * @param pc where the check stands
 * @param file source file
 * @param line line in it, from 1
 * @param function the function
 * @param expression the expression checked
 */
public record ErrorCheck(
        OptionalLong code,
        Optional<String> name,
        OptionalLong pc,
        Optional<String> file,
        OptionalInt line,
        Optional<String> function,
        Optional<String> expression) {}

package io.github.coroner;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a program crashed.
 *
 * @param summary in words, one line
 * @param exception name of the cause as the panic handler prints it: {@code StoreProhibited}
 * @param cause its number: EXCCAUSE or mcause
 * @param address the address at fault: EXCVADDR or mtval
 * @param details what the program said: the text of an abort, an assertion, a watchdog; may have several lines
 */
public record Reason(
        String summary,
        Optional<String> exception,
        OptionalLong cause,
        OptionalLong address,
        Optional<String> details) {}

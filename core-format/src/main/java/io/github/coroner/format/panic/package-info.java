/**
 * The text that a crashing ESP32 prints on its console, read from any log: start with
 * {@link io.github.coroner.format.panic.PanicTextParser}, which is fed bytes or lines and gives each
 * {@link io.github.coroner.format.panic.PanicReport} when it ends; {@link io.github.coroner.format.panic.PanicLog}
 * is what a whole log said.
 *
 * <p>Nothing here throws for any input. Text is searched for parts anywhere in a line, so that prefixes, colours,
 * joined and cut lines do no harm; a value counts only if it is complete.
 */
@NullMarked
package io.github.coroner.format.panic;

import org.jspecify.annotations.NullMarked;

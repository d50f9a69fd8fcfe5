/**
 * The {@code coroner} command. Commands turn arguments into calls of the library and results into output and an exit status,
 * nothing else. Read {@link io.github.coroner.cli.Main} first.
 */
@NullMarked
package io.github.coroner.cli;

import org.jspecify.annotations.NullMarked;

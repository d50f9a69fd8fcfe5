/** Bytes that were written as text: base64, hexadecimal, and the lines of consoles that hold them. Not exported. */
@NullMarked
package io.github.coroner.format.text;

import org.jspecify.annotations.NullMarked;

/** What the packages of this module share and callers do not see. */
@NullMarked
package io.github.coroner.elf.internal;

import org.jspecify.annotations.NullMarked;

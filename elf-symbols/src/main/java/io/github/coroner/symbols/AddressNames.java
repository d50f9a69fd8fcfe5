package io.github.coroner.symbols;

import java.util.Optional;

/** What gdb writes between {@code <} and {@code >} behind an address. */
@FunctionalInterface
public interface AddressNames {
    /** Knows no names. */
    AddressNames NONE = address -> Optional.empty();

    /** {@return {@code xKernelLock}, {@code stacks+4880}: the symbol that covers a target address, and how far into it} */
    Optional<String> at(long address);
}

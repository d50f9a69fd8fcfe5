package io.github.coroner.unwind;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The end of a chain of frames.
 *
 * @param reason why it ended
 * @param address target address at fault: the memory that was not there, the bad or null return address; empty where there
 *     is none
 * @param gdbTrailer the line that gdb prints under such a chain ({@code Backtrace stopped: ...}); only with {@link
 *     UnwindStyle#GDB}
 */
public record Stop(StopReason reason, OptionalLong address, Optional<String> gdbTrailer) {

    /** {@return an end without an address} */
    public static Stop of(StopReason reason) {
        return new Stop(reason, OptionalLong.empty(), Optional.empty());
    }

    /** {@return an end at an address} */
    public static Stop at(StopReason reason, long address) {
        return new Stop(reason, OptionalLong.of(address), Optional.empty());
    }
}

package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.RegisterSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is at the address in one register of panic text. */
final class RegisterAnswer {
    private static final Set<String> PROGRAM_COUNTERS =
            Set.of("PC", "MEPC", "LBEG", "LEND", "EPC1", "EPC2", "EPC3", "EPC4");
    private static final Set<String> RETURN_ADDRESSES = Set.of("A0", "RA");

    private RegisterAnswer() {}

    /** {@return what is there, if it is known: code for pc and return address, symbols and texts for others} */
    static Optional<AddressReport> of(TextCode code, String name, long value) {
        boolean returns = RETURN_ADDRESSES.contains(name) && !(name.equals("A0") && !code.isXtensa());
        if (PROGRAM_COUNTERS.contains(name) || returns) {
            long address = code.isXtensa() ? PrintedChain.withoutWindow(value) : value;
            long lookup = returns ? Addresses.plus(address, code.isXtensa() ? -3 : -1) : address;
            List<FrameReport> frames = code.frames(AddressChain.of(address, lookup), List.of());
            return frames.stream().anyMatch(frame -> frame.function().isPresent())
                    ? Optional.of(new AddressReport(name, address, frames, Optional.empty()))
                    : Optional.empty();
        }
        return code.meanings(RegisterSet.of(List.of(name), value), List.of(), List.of()).stream()
                .findFirst()
                .map(meaning -> new AddressReport(name, value, List.of(), Optional.of(meaning.meaning())));
    }
}

package io.github.coroner.format.panic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One register dump.
 *
 * @param core the core it belongs to, if its header or the banner says it
 * @param registers name as printed ({@code MEPC}, {@code S0/FP}, {@code A1}) to value, in print order; only complete
 *     values
 * @param isr {@code EPC1} to {@code EPC4} of a core that was in an interrupt; else empty
 * @param lines where it stands
 */
public record RegisterDump(OptionalInt core, Map<String, Long> registers, Map<String, Long> isr, LineRange lines) {

    /** Copies the maps, keeping their order. */
    public RegisterDump {
        registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
        isr = Collections.unmodifiableMap(new LinkedHashMap<>(isr));
    }

    /** {@return the value of a register, if it was printed completely} */
    public OptionalLong register(String name) {
        Long value = registers.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** {@return the program counter: {@code MEPC}, or {@code PC} on Xtensa and in dumps of the ESP32-C3's ROM} */
    public OptionalLong pc() {
        OptionalLong mepc = register("MEPC");
        return mepc.isPresent() ? mepc : register("PC");
    }

    /** {@return the stack pointer: {@code SP}, on Xtensa {@code A1}} */
    public OptionalLong sp() {
        OptionalLong sp = register("SP");
        return sp.isPresent() ? sp : register("A1");
    }

    /** {@return the architecture that its register names tell} */
    public Optional<PrintedArchitecture> architecture() {
        return RegisterNames.architecture(registers.keySet());
    }
}

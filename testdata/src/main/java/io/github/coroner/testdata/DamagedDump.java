package io.github.coroner.testdata;

import java.util.List;

/**
 * A generated dump and what happened to it.
 *
 * @param spec the dump before
 * @param damages in their order
 */
public record DamagedDump(DumpSpec spec, List<DumpDamage> damages) {
    /** Copies the list. */
    public DamagedDump {
        damages = List.copyOf(damages);
    }

    /** {@return the damaged bytes} */
    public byte[] bytes() {
        return damage(DumpWriter.write(spec), damages);
    }

    /** {@return {@code dump} with all the damages} */
    public static byte[] damage(byte[] dump, List<DumpDamage> damages) {
        byte[] damaged = dump;
        for (DumpDamage damage : damages) {
            damaged = damage.apply(damaged);
        }
        return damaged;
    }
}

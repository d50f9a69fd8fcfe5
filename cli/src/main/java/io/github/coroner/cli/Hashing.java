package io.github.coroner.cli;

import io.github.coroner.Firmware;

/** Computes the digest of a firmware file while the dump is read and decoded: it is a quarter of a short run. */
final class Hashing {
    private Hashing() {}

    /** {@return the firmware, whose digest another thread has begun to compute; who asks for it waits for that} */
    static Firmware begun(Firmware firmware) {
        Thread thread = new Thread(firmware::sha256, "sha256");
        thread.setDaemon(true);
        thread.start();
        return firmware;
    }
}

/** Readers of what a crashed ESP32 leaves behind: core dumps, crash records, panic text; and the ELF container. */
module io.github.coroner.format {
    requires net.fornwall.jelf;
    requires org.bouncycastle.provider;
    requires static org.jspecify;

    exports io.github.coroner.format;
    exports io.github.coroner.format.elf;
    exports io.github.coroner.format.esphome;
    exports io.github.coroner.format.panic;
}

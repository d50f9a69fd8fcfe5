/**
 * Readers of what a crashed ESP32 leaves behind: core dumps, crash records, panic text; and the ELF container. Usable alone, by
 * who wants what the dump itself says:
 *
 * <pre>{@code
 * CoreDump dump = CoreDump.read(Path.of("coredump.bin"));
 * for (Task task : dump.tasks()) {
 *     System.out.println(Addresses.hex(task.tcb()) + " " + task.status().label() + " " + task.registers());
 * }
 * dump.problems().forEach(System.out::println);
 * }</pre>
 */
module io.github.coroner.format {
    requires net.fornwall.jelf;
    requires org.bouncycastle.provider;
    requires static org.jspecify;

    exports io.github.coroner.format;
    exports io.github.coroner.format.coredump;
    exports io.github.coroner.format.elf;
    exports io.github.coroner.format.esphome;
    exports io.github.coroner.format.panic;
}

/** From a core dump and the firmware that wrote it to a crash report. */
module io.github.coroner {
    requires transitive io.github.coroner.elf;
    requires transitive io.github.coroner.format;
    requires static org.jspecify;

    exports io.github.coroner;

    uses io.github.coroner.unwind.Architecture;
}

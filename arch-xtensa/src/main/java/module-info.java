/** Unwinding of Xtensa call stacks. */
module io.github.coroner.xtensa {
    requires static org.jspecify;
    requires transitive io.github.coroner.elf;

    exports io.github.coroner.xtensa;

    provides io.github.coroner.unwind.Architecture with
            io.github.coroner.xtensa.XtensaArchitecture;
}

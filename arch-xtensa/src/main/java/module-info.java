/** Unwinding of Xtensa call stacks. */
module io.github.coroner.xtensa {
    requires static org.jspecify;
    requires transitive io.github.coroner.elf;
}

/** Unwinding of RISC-V call stacks. */
module io.github.coroner.riscv {
    requires static org.jspecify;
    requires transitive io.github.coroner.elf;
}

/** Unwinding of RISC-V call stacks. */
module io.github.coroner.riscv {
    requires static org.jspecify;
    requires transitive io.github.coroner.elf;

    exports io.github.coroner.riscv;

    provides io.github.coroner.unwind.Architecture with
            io.github.coroner.riscv.RiscvArchitecture;
}

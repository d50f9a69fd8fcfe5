package io.github.coroner;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.format.elf.ElfHeader;

/**
 * The registers of a task that gdb is given: by the device in ELF dumps, by Espressif's reader in binary ones, which it turns
 * into ELF core files. Either is less careful with Xtensa than this library.
 *
 * <p>The words of the frames are those of {@code XtensaRegisters} in the dump's reader; they are read once more here, since
 * Espressif's reader makes other registers of them.
 */
final class GdbRegisters {
    private static final int FRAME_WORDS = 25;
    private static final int REGISTERS = 16;
    private static final int SOLICITED_REGISTERS = 4;
    private static final long PS_UM = 1 << 5;
    private static final long PS_EXCM = 1 << 4;
    private static final long WITHOUT_INCREMENT = 0x3fff_ffffL;

    private GdbRegisters() {}

    static RegisterSet of(CoreDump dump, Task task) {
        if (dump.machine() == ElfHeader.RISCV) {
            return task.registers();
        }
        return dump.format() == CoreDump.Format.BINARY ? ofStack(dump, task) : ofNote(task);
    }

    /** Of a task that yielded by itself the device drops the two top bits of pc and a0, which held the window increment. */
    private static RegisterSet ofNote(Task task) {
        RegisterSet registers = task.registers();
        if (!task.solicited()) {
            return registers;
        }
        long pc = registers.value("pc").orElse(0) & WITHOUT_INCREMENT;
        long a0 = registers.value("a0").orElse(0);
        return registers.with("pc", pc).with("a0", a0 >>> 31 == 0 ? a0 : a0 & WITHOUT_INCREMENT);
    }

    /**
     * The reader takes every frame whose first word is 0 for one of a task that yielded by itself, a made-up one too, changes
     * nothing in it, and leaves all other registers 0; in other frames it sees loop registers whatever the chip.
     */
    private static RegisterSet ofStack(CoreDump dump, Task task) {
        if (task.stack().isEmpty() || task.stack().get().size() < 4 * FRAME_WORDS) {
            return task.registers();
        }
        ByteReader in = task.stack().get().reader("stack");
        long[] words = new long[FRAME_WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.u32();
        }
        boolean solicited = words[0] == 0;
        boolean crashed = dump.isCrashed(task);
        if (solicited && crashed && task.status() == Task.Status.OK) {
            // before 0.2, which the reader does not know, the crash left anything in the first word
            return task.registers();
        }
        long ps = words[2];
        RegisterSet registers = task.registers()
                .with("pc", words[1])
                .with("ps", !solicited && (ps & PS_UM) != 0 ? ps & ~PS_EXCM : ps)
                .with("sar", solicited ? 0 : words[19])
                .with("lbeg", solicited ? 0 : words[22])
                .with("lend", solicited ? 0 : words[23])
                .with("lcount", solicited ? 0 : words[24]);
        for (int i = 0; i < REGISTERS; i++) {
            long value = solicited ? (i < SOLICITED_REGISTERS ? words[4 + i] : 0) : words[3 + i];
            registers = registers.with("a" + i, value);
        }
        return registers;
    }
}

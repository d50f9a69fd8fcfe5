package io.github.coroner;

import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Inputs of a wanted size that cost more to decode than any real one: each kind stresses one stage. */
enum WorstCase {
    /** A dump of many tasks, all on one stack full of return addresses, so that searches find candidates everywhere. */
    TASKS_ON_ONE_STACK {
        @Override
        byte[] dump(int size) {
            int tasks = Math.min(1000, size / 500);
            return core(tasks, true, size - tasks * STATUS_BYTES);
        }
    },
    /** The same with a stack for each task. */
    TASKS_WITH_STACKS {
        @Override
        byte[] dump(int size) {
            int tasks = Math.min(1000, size / 1000);
            return core(tasks, false, size - tasks * STATUS_BYTES);
        }
    },
    /** A dump of the smallest segments there are. */
    SEGMENTS {
        @Override
        byte[] dump(int size) {
            ElfBuilder elf = ElfBuilder.of(4, RISCV).segment(4, 0, 0, status(0, STACK));
            for (int i = 0; i < Math.min(30_000, size / 36); i++) {
                elf.segment(1, STACK + 8L * i, 6, new byte[] {1, 2, 3, 4});
            }
            return elf.build();
        }
    },
    /** A console log in which one crash follows the other. */
    LOG_OF_CRASHES {
        @Override
        byte[] dump(int size) {
            return repeated(CrashRun.named("riscv/og/null-store").logBytes(), size);
        }
    },
    /** A dump in base64 as a console prints it. */
    BASE64 {
        @Override
        byte[] dump(int size) {
            return DumpContainers.console(List.of(core(Math.max(1, size / 100_000), true, size * 3 / 4)));
        }
    },
    /** A dump as hex digits. */
    HEX {
        @Override
        byte[] dump(int size) {
            return DumpContainers.plainHex(core(Math.max(1, size / 100_000), true, size / 2));
        }
    },
    /** A firmware of the shortest functions there are, each with inlined ones. */
    FUNCTIONS {
        @Override
        byte[] firmware(int size) {
            SectionAssembler entries = bytes().uleb(1).u32(CODE).u32(CODE_BYTES).u32(0);
            for (int i = 0; entries.size() < size; i++) {
                long address = CODE + 4L * i % CODE_BYTES;
                entries.uleb(2).u32(i % 1000).u32(address).u8(4);
                entries.uleb(3).u32(address).u8(4).u8(0);
            }
            return elf(entries.u8(0), bytes().u32(0));
        }
    },
    /** A firmware whose line number program makes a row of each byte. */
    LINE_ROWS {
        @Override
        byte[] firmware(int size) {
            SectionAssembler program = bytes().u8(0).uleb(5).u8(2).u32(CODE);
            while (program.size() < size) {
                program.u8(20);
            }
            program.u8(2).uleb(4).u8(0).uleb(1).u8(1);
            SectionAssembler header = bytes().u8(1).u8(1).u8(1).u8(-5).u8(14).u8(13);
            header.bytes(new byte[] {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1}).u8(0).u8(0);
            SectionAssembler unit =
                    bytes().u16(4).u32(header.size()).append(header).append(program);
            return elf(bytes().uleb(1).u32(CODE).u32(CODE_BYTES).u32(0).u8(0), bytes().withInitialLength(unit, 4));
        }
    },
    /** A firmware of symbols. */
    SYMBOLS {
        @Override
        byte[] firmware(int size) {
            SectionAssembler symbols = bytes().bytes(new byte[16]);
            for (int i = 0; symbols.size() < size; i++) {
                symbols.u32(1)
                        .u32(CODE + i % CODE_BYTES)
                        .u32(i % 64)
                        .u8(0x12)
                        .u8(0)
                        .u16(1);
            }
            return ElfBuilder.of(2, RISCV)
                    .noBits(".flash.text", 6, CODE, CODE_BYTES)
                    .section(
                            ".strtab", 3, 0, 0, bytes().u8(0).string("function").toBytes())
                    .section(".symtab", 2, 0, 0, symbols.toBytes(), 2, 16)
                    .build();
        }
    };

    static final int RISCV = 243;
    private static final long CODE = 0x4200_0000L;
    private static final int CODE_BYTES = 1 << 20;
    private static final long STACK = 0x3fc9_0000L;
    private static final int STATUS_BYTES = 256;

    /** {@return a dump of about {@code size} bytes; for a kind of firmware a small one} */
    byte[] dump(int size) {
        return core(20, false, 20_000);
    }

    /** {@return a firmware of about {@code size} bytes; for a kind of dump a real one} */
    byte[] firmware(int size) {
        return CrashRun.named("riscv/og/null-store").elfBytes();
    }

    private static SectionAssembler bytes() {
        return SectionAssembler.littleEndian();
    }

    private static byte[] repeated(byte[] part, int size) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() < size) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A RISC-V core file whose stacks hold return addresses of the real firmware. */
    private static byte[] core(int tasks, boolean shared, int stackBytes) {
        ByteBuffer stack = ByteBuffer.allocate(Math.max(1024, stackBytes & -16)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; stack.remaining() >= 4; i++) {
            stack.putInt(i % 3 == 0 ? (int) STACK + stack.position() : 0x4200_0000 + (i * 2 & 0xfff));
        }
        ElfBuilder elf = ElfBuilder.of(4, RISCV);
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        for (int i = 0; i < tasks; i++) {
            long sp = shared ? STACK + 16L * i : STACK + ((long) stack.capacity() / tasks * i & -16);
            notes.writeBytes(status(i, sp));
        }
        return elf.segment(4, 0, 0, notes.toByteArray())
                .segment(1, STACK, 6, stack.array())
                .build();
    }

    private static byte[] status(int task, long sp) {
        ByteBuffer status = ByteBuffer.allocate(204).order(ByteOrder.LITTLE_ENDIAN);
        status.putInt(24, 0x3fc8_0000 + 0x200 * task).putInt(72, 0x4200_080c).putInt(76, 0x4200_0840);
        return ElfBuilder.note("CORE", 1, status.putInt(80, (int) sp).array());
    }

    /** A firmware of one unit of DWARF 4. */
    private static byte[] elf(SectionAssembler entries, SectionAssembler line) {
        SectionAssembler info =
                bytes().withInitialLength(bytes().u16(4).u32(0).u8(4).append(entries), 4);
        SectionAssembler abbrev = bytes();
        // compile unit: low_pc, high_pc, stmt_list
        abbrev.uleb(1)
                .uleb(0x11)
                .u8(1)
                .uleb(0x11)
                .uleb(1)
                .uleb(0x12)
                .uleb(6)
                .uleb(0x10)
                .uleb(0x17)
                .u16(0);
        // subprogram: name in .debug_str, low_pc, high_pc
        abbrev.uleb(2)
                .uleb(0x2e)
                .u8(1)
                .uleb(3)
                .uleb(0x0e)
                .uleb(0x11)
                .uleb(1)
                .uleb(0x12)
                .uleb(0x0b)
                .u16(0);
        // inlined subroutine: low_pc, high_pc
        abbrev.uleb(3)
                .uleb(0x1d)
                .u8(0)
                .uleb(0x11)
                .uleb(1)
                .uleb(0x12)
                .uleb(0x0b)
                .u16(0)
                .u8(0);
        byte[] names = "n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        return ElfBuilder.of(2, RISCV)
                .noBits(".flash.text", 6, CODE, CODE_BYTES)
                .section(".debug_info", 1, 0, 0, info.toBytes())
                .section(".debug_abbrev", 1, 0, 0, abbrev.toBytes())
                .section(".debug_line", 1, 0, 0, line.toBytes())
                .section(".debug_str", 1, 0, 0, bytes().bytes(names).u8(0).toBytes())
                .build();
    }
}

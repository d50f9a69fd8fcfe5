package io.github.coroner.testdata;

import java.util.List;
import java.util.Optional;

/**
 * A core dump, said in words of its own: what {@link DumpWriter} turns into bytes as the device does, and what a reader must
 * find in them.
 *
 * @param version how it is written
 * @param chip which chip writes it
 * @param chipRevision major times 100 plus minor
 * @param tasks the crashed one first
 * @param segments captured memory behind the tasks
 * @param elfSha256Prefix text in the information note of ELF dumps, at most 64 digits
 * @param panicDetails texts of ELF dumps
 * @param inInterrupt whether the crash is in an interrupt; empty: not said, as old releases do
 * @param oldNoteNames whether names of notes count padding with leftovers in it, as before ESP-IDF 5.1.7
 * @param crashedFirst whether the memory of the crashed task comes first in ELF dumps, as from ESP-IDF 5.1.7 on; else last
 */
public record DumpSpec(
        Version version,
        ChipSpec chip,
        int chipRevision,
        List<TaskSpec> tasks,
        List<SegmentSpec> segments,
        String elfSha256Prefix,
        List<String> panicDetails,
        Optional<Boolean> inInterrupt,
        boolean oldNoteNames,
        boolean crashedFirst) {

    /** Copies the lists. */
    public DumpSpec {
        tasks = List.copyOf(tasks);
        segments = List.copyOf(segments);
        panicDetails = List.copyOf(panicDetails);
    }

    /** {@return the same dump, written in another version} */
    public DumpSpec as(Version other) {
        return new DumpSpec(
                other,
                chip,
                chipRevision,
                tasks,
                segments,
                elfSha256Prefix,
                panicDetails,
                inInterrupt,
                oldNoteNames,
                crashedFirst);
    }

    /** How a dump is written. */
    public enum Version {
        /** Before versions, to flash: magic words around it. */
        PRE_FLASH("pre", -1, 16, false, 4, false),
        /** Before versions, over the console: no checksum. */
        PRE_CONSOLE("pre", -1, 12, false, 0, false),
        /** 0.1 to flash. */
        V0_1_FLASH("0.1", 0x0001, 16, false, 4, false),
        /** 0.1 over the console: no checksum. */
        V0_1_CONSOLE("0.1", 0x0001, 16, false, 0, false),
        /** 0.2. */
        V0_2("0.2", 0x0002, 20, false, 4, false),
        /** An ELF body under version 0.2, of one development snapshot. */
        V0_2_ELF("0.2", 0x0002, 20, true, 4, false),
        /** 0.3. */
        V0_3("0.3", 0x0003, 24, false, 4, true),
        /** 1.0. */
        V1_0("1.0", 0x0100, 20, true, 4, false),
        /** 1.1. */
        V1_1("1.1", 0x0101, 20, true, 32, false),
        /** 1.2. */
        V1_2("1.2", 0x0102, 24, true, 4, true),
        /** 1.3. */
        V1_3("1.3", 0x0103, 24, true, 32, true),
        /** 1.4. */
        V1_4("1.4", 0x0104, 12, true, 32, true),
        /** The ELF body of 1.0 without dump header and checksum, as Espressif's tool saves it. */
        RAW_ELF("1.0", 0x0100, 0, true, 0, true);

        private final String label;
        private final int number;
        private final int headerBytes;
        private final boolean elf;
        private final int checksumBytes;
        private final boolean revision;

        Version(String label, int number, int headerBytes, boolean elf, int checksumBytes, boolean revision) {
            this.label = label;
            this.number = number;
            this.headerBytes = headerBytes;
            this.elf = elf;
            this.checksumBytes = checksumBytes;
            this.revision = revision;
        }

        /** {@return the name in reports} */
        public String label() {
            return label;
        }

        /** {@return low half of the version word; -1 if there is none} */
        public int number() {
            return number;
        }

        /** {@return bytes before the body} */
        public int headerBytes() {
            return headerBytes;
        }

        /** {@return whether the body is an ELF file} */
        public boolean isElf() {
            return elf;
        }

        /** {@return bytes behind the body: 4 CRC-32 or magic word, 32 SHA-256, 0 nothing} */
        public int checksumBytes() {
            return checksumBytes;
        }

        /** {@return whether the chip's revision is said} */
        public boolean hasRevision() {
            return revision;
        }

        /** {@return whether captured memory is written} */
        public boolean hasSegments() {
            return elf || number >= 0x0002;
        }
    }

    /**
     * A chip.
     *
     * @param id number in headers
     * @param xtensa whether it is Xtensa, else RISC-V
     * @param ram where its RAM begins that tasks use; at least 0x3_0000 bytes
     */
    public record ChipSpec(int id, boolean xtensa, long ram) {
        /** All chips that write core dumps. */
        public static final List<ChipSpec> ALL = List.of(
                new ChipSpec(0, true, 0x3ffb_0000L),
                new ChipSpec(2, true, 0x3ffc_0000L),
                new ChipSpec(5, false, 0x3fc9_0000L),
                new ChipSpec(9, true, 0x3fc9_0000L),
                new ChipSpec(12, false, 0x3fca_0000L),
                new ChipSpec(13, false, 0x4081_0000L),
                new ChipSpec(16, false, 0x4081_0000L),
                new ChipSpec(18, false, 0x4ff1_0000L),
                new ChipSpec(20, false, 0x4081_0000L),
                new ChipSpec(23, false, 0x4081_0000L),
                new ChipSpec(25, false, 0x4081_0000L),
                new ChipSpec(28, false, 0x4082_0000L),
                new ChipSpec(32, false, 0x2f01_0000L));

        /** {@return whether its exception frames have loop registers} */
        public boolean hasLoops() {
            return id != 2;
        }

        /** {@return bytes from the frame of a crash to the stack pointer before it} */
        public int frameBytes() {
            return xtensa ? (hasLoops() ? 0xc0 : 0x90) : 0xa0;
        }
    }

    /** How a task was stopped. */
    public enum State {
        /** In an interrupt or exception: all its registers are saved. */
        INTERRUPTED,
        /** By itself; on Xtensa only pc, ps and a0 to a3 are saved. */
        SOLICITED,
        /** Its stack is destroyed, a made-up one stands for it. */
        BROKEN_STACK
    }

    /**
     * A task.
     *
     * @param tcb address of its control block
     * @param name at most 15 characters
     * @param priority 0 to 31
     * @param stackStart lowest address of the stack in use, where its registers are saved; a multiple of 16
     * @param stackBytes bytes of the stack above the saved registers, a multiple of 16
     * @param state how it was stopped
     * @param seed of the registers and the stack's contents
     */
    public record TaskSpec(
            long tcb, String name, int priority, long stackStart, int stackBytes, State state, int seed) {

        /** {@return an arbitrary word that the task has somewhere} */
        public long word(int index) {
            long mixed = (seed * 0x9e37_79b9L + index * 0x85eb_ca6bL) & 0xffff_ffffL;
            return (mixed ^ mixed >>> 15) * 0x2c1b_3c6dL & 0xffff_ffffL;
        }

        /** {@return where it runs} */
        public long pc() {
            return 0x4200_0000L | (word(0) & 0xf_fffe);
        }

        /** {@return the value of {@code ps} as readers show it: user mode, no exception} */
        public long ps() {
            return 0x6_0020L | (word(1) & 0xf00);
        }
    }

    /**
     * A piece of captured memory.
     *
     * @param address of its first byte
     * @param words its contents
     */
    public record SegmentSpec(long address, List<Integer> words) {
        /** Copies the list. */
        public SegmentSpec {
            words = List.copyOf(words);
        }
    }
}

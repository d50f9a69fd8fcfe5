package io.github.coroner.format;

/**
 * What can be wrong with an input and be worked around. Names are part of the contract: added, never renamed.
 *
 * <p>Grouped by what was being read.
 */
public enum ProblemCode {
    // ---- any input
    /** The limit on listed problems was reached. */
    PROBLEMS_DROPPED,
    /** A limit on what is read or listed was reached; the message names it. What lies beyond is left out. */
    LIMIT_REACHED,

    // ---- containers and core dumps
    /** The checksum in the dump differs from the one computed. */
    CHECKSUM_MISMATCH,
    /** The input ends before the dump does. */
    TRUNCATED,
    /** Bytes that cannot be what the format says were passed over. */
    MALFORMED,
    /** A version, type or form that is not known; read as the nearest known one. */
    UNKNOWN_VERSION,
    /** The chip is not in the table. */
    UNKNOWN_CHIP,
    /** The partition table of a flash image is damaged. */
    PARTITION_TABLE_DAMAGED,
    /** A flash image without a partition table, or an input with something before the dump: it was searched for. */
    FOUND_BY_SEARCH,
    /** A hex dump was printed in words of several bytes, which were put back in the order of the file. */
    WORDS_SWAPPED,
    /** A dump in a console log is not whole. */
    CONSOLE_DUMP_CUT_OFF,
    /** Lines of base64 are damaged or lost. */
    CONSOLE_LINES_DAMAGED,
    /** Lines inside a dump do not belong to it. */
    CONSOLE_LINES_SKIPPED,
    /** One of several dumps in the input could not be read. */
    DUMP_UNREADABLE,
    /** The input holds several dumps. */
    SEVERAL_DUMPS,
    /** The dump's own notes contradict its header. */
    VERSION_CONTRADICTION,
    /** The bytes of a dump are not protected by a checksum, or it could not be checked. */
    CHECKSUM_ABSENT,
    /** Memory is in the dump twice, with different contents; the first in file order is taken. */
    OVERLAPPING_SEGMENTS,
    /** A segment names addresses that cannot be; it is left out. */
    BAD_SEGMENT,
    /** A task's registers are not in the dump, or not all of them. */
    TASK_WITHOUT_REGISTERS,
    /** A task is listed twice. */
    DUPLICATE_TASK,
    /** A task's stack was destroyed, and what stands for it was made up by the device. */
    STACK_CORRUPTED,
    /** A task's control block is not in the dump. */
    TCB_MISSING,
    /** A register that the device saved cannot be right and was put right. */
    REGISTER_REPAIRED,
    /** The device could not save the crashed task. */
    CRASHED_TASK_SKIPPED,
    /** Which task crashed is not certain. */
    CRASHED_TASK_UNCERTAIN,
    /** The dump does not have a note that it should have. */
    NOTE_MISSING,

    // ---- ESPHome records and panic text
    /** A crash record was reported already; it may be stale. */
    RECORD_CONSUMED,
    /** A crash record of a version whose layout is not known. */
    RECORD_LAYOUT_UNKNOWN,
    /** A value of a crash record is out of range; the firmware corrects it without a word. */
    RECORD_VALUE_CLAMPED,
    /** A value of a crash record that ESPHome's own code does not store. */
    RECORD_SUSPICIOUS,
    /** Words found on the stack that no call precedes were left out. */
    STACK_ENTRIES_DROPPED,
    /** Words found on the stack could not be held against the code before them. */
    STACK_ENTRIES_UNVERIFIED,

    // ---- ELF and DWARF
    /** A part of the firmware's ELF or DWARF could not be read. */
    BAD_DEBUG_INFORMATION,
    /** Debug information lies in files beside the firmware's ELF (split DWARF), which are not read. */
    SPLIT_DEBUG_INFORMATION,
    /** Sections of the firmware are compressed in a way that is not supported, such as zstd; their contents are not read. */
    UNSUPPORTED_COMPRESSION,

    // ---- decoding
    /** The firmware given is not the one that crashed. */
    ELF_MISMATCH,
    /** No firmware was given or found. */
    ELF_MISSING,
    /** Nothing in the dump says which firmware wrote it, so that the one given cannot be checked. */
    ELF_UNVERIFIABLE,
    /** The dump names its firmware by so few digits that another could have them too. */
    ELF_WEAKLY_MATCHED,
    /** More than one firmware begins with the digits that the dump has. */
    ELF_AMBIGUOUS,
    /** A place where firmware or ROM ELF files are looked up could not be read. */
    LOOKUP_FAILED,
    /** The firmware has no debug information: functions have names, but no lines and no values. */
    NO_DEBUG_INFORMATION,
    /** Nothing says how the operating system lays out its tasks; they are read where their fields usually are. */
    TASK_LAYOUT_GUESSED,
    /** There is no ROM ELF for the chip, so that frames in the mask ROM have no names. */
    ROM_MISSING,
    /** No architecture module knows the processor of the dump. */
    UNKNOWN_ARCHITECTURE
}

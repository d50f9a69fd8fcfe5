package io.github.coroner.testdata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes the crash record that ESPHome's crash handler keeps in memory that a reset leaves alone: {@code RawCrashData},
 * little-endian, in the versions that were released.
 *
 * <pre>
 * version          4 bytes
 * magic            4 bytes   0xdeadbeef; 0 once the record was reported
 * pc               4 bytes
 * backtrace_count  1 byte    entries in use, at most 16
 * reg_frame_count  1 byte    of these, how many are from registers and not from a scan of the stack
 * exception        1 byte    0 debug, 1 interrupt watchdog, 2 task watchdog, 3 abort, 4 fault
 * pseudo_excause   1 byte    whether the cause is one of ESP-IDF's own
 * backtrace        16 x 4 bytes
 * cause            4 bytes   EXCCAUSE or mcause
 * crashed_core     1 byte                   [version 2]
 * other_backtrace_count  1 byte             [version 2, two cores]
 * other_reg_frame_count  1 byte             [version 2, two cores]
 * padding          3 bytes, 1 for two cores [version 2]
 * other_backtrace  16 x 4 bytes             [version 2, two cores]
 * </pre>
 *
 * <p>Numbers are written as they are given, so that records out of range can be made too.
 */
public final class RawCrashRecordBuilder {
    /** Entries that a backtrace has room for. */
    public static final int ENTRIES = 16;

    private static final int MAGIC = 0xdead_beef;
    private static final int COUNT = 12;
    private static final int OTHER_COUNT = 85;
    private static final int OTHER_BACKTRACE = 88;

    private final ByteBuffer record;

    private RawCrashRecordBuilder(int version, int size) {
        record = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(0, version).putInt(4, MAGIC).put(14, (byte) 4);
    }

    /** {@return a record of version 1: a fault without anything else said} */
    public static RawCrashRecordBuilder version1() {
        return new RawCrashRecordBuilder(1, 84);
    }

    /** {@return a record of version 2 on a chip with one or two cores} */
    public static RawCrashRecordBuilder version2(int cores) {
        return new RawCrashRecordBuilder(2, cores == 2 ? 152 : 88);
    }

    /** Sets the version and leaves the layout as it is. */
    public RawCrashRecordBuilder version(int version) {
        record.putInt(0, version);
        return this;
    }

    /** Marks the record as reported already. */
    public RawCrashRecordBuilder consumed() {
        record.putInt(4, 0);
        return this;
    }

    /** Sets where it crashed. */
    public RawCrashRecordBuilder pc(long pc) {
        record.putInt(8, (int) pc);
        return this;
    }

    /** Sets the type of the exception and its cause. */
    public RawCrashRecordBuilder cause(int exception, boolean pseudo, long cause) {
        record.put(14, (byte) exception).put(15, (byte) (pseudo ? 1 : 0)).putInt(80, (int) cause);
        return this;
    }

    /**
     * Sets the call stack.
     *
     * @param fromRegisters how many entries are said to be from registers
     * @param entries return addresses, innermost first; of more than there is room for the count is kept
     */
    public RawCrashRecordBuilder backtrace(int fromRegisters, long... entries) {
        return backtrace(COUNT, 16, fromRegisters, entries);
    }

    /** Sets the call stack of the core that did not crash; the record must be one of two cores. */
    public RawCrashRecordBuilder otherBacktrace(int fromRegisters, long... entries) {
        return backtrace(OTHER_COUNT, OTHER_BACKTRACE, fromRegisters, entries);
    }

    private RawCrashRecordBuilder backtrace(int count, int first, int fromRegisters, long... entries) {
        record.put(count, (byte) entries.length).put(count + 1, (byte) fromRegisters);
        for (int i = 0; i < Math.min(ENTRIES, entries.length); i++) {
            record.putInt(first + 4 * i, (int) entries[i]);
        }
        return this;
    }

    /** Sets which core crashed; the record must be of version 2. */
    public RawCrashRecordBuilder crashedCore(int core) {
        record.put(84, (byte) core);
        return this;
    }

    /** {@return the record} */
    public byte[] build() {
        return record.array().clone();
    }
}

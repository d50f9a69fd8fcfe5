package io.github.coroner.format;

import java.util.HexFormat;

/** Arithmetic and spelling of target addresses: {@code long}, {@code 0} to {@code 0xffff_ffffL}. */
public final class Addresses {
    private static final HexFormat HEX = HexFormat.of();

    /** The highest address. */
    public static final long MAX = 0xffff_ffffL;

    /** Bytes of an address on the targets that are supported. */
    public static final int BYTES = 4;

    private Addresses() {}

    /** {@return {@code address + delta}, wrapped to 32 bits} */
    public static long plus(long address, long delta) {
        return (address + delta) & MAX;
    }

    /** {@return the address as a column array of {@code int} holds it} */
    public static int toColumn(long address) {
        return (int) address;
    }

    /** {@return the address that a column array of {@code int} holds} */
    public static long fromColumn(int column) {
        return Integer.toUnsignedLong(column);
    }

    /** {@return {@code 0x400d66bc}: at least eight digits} */
    public static String hex(long address) {
        return "0x" + (address >>> 32 == 0 ? HEX.toHexDigits(address, 8) : Long.toHexString(address));
    }

    /** {@return {@code 0x0}: no leading zeros} */
    public static String shortHex(long address) {
        return "0x" + Long.toHexString(address);
    }
}

package io.github.coroner.format.esphome;

/** What a record does not say and its reader must know. */
public enum EsphomeArchitecture {
    /** ESP32, S2, S3: entries are call sites already. */
    XTENSA,
    /** All others: entries are raw return addresses, those behind the registers only found on the stack. */
    RISCV
}

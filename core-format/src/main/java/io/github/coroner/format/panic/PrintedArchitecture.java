package io.github.coroner.format.panic;

/** A processor architecture, as panic text tells it. */
public enum PrintedArchitecture {
    /** Xtensa LX6 or LX7 with register windows: ESP32, S2, S3. */
    XTENSA("xtensa"),
    /** RISC-V, 32 bit. */
    RISCV32("riscv32"),
    /** Xtensa LX106 without register windows: ESP8266. */
    XTENSA_LX106("xtensa-lx106");

    private final String jsonName;

    PrintedArchitecture(String jsonName) {
        this.jsonName = jsonName;
    }

    /** {@return the name in JSON} */
    public String jsonName() {
        return jsonName;
    }

    /** {@return the architecture of a chip named as tools write it: {@code esp32c3}} */
    static PrintedArchitecture ofTarget(String target) {
        return switch (target) {
            case "esp8266" -> XTENSA_LX106;
            case "esp32", "esp32s2", "esp32s3" -> XTENSA;
            default -> RISCV32;
        };
    }
}

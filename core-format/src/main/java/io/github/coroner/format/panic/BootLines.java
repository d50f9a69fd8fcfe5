package io.github.coroner.format.panic;

import io.github.coroner.format.Chips;
import io.github.coroner.format.panic.BootLog.AppField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Lines of the ROM, the bootloader and an application's start. A start ends any report. */
final class BootLines {
    /** Reset names that only the ESP32's ROM prints; other chips end them in {@code _RST} or leave the end away. */
    private static final Set<String> ESP32_RESETS = Set.of(
            "POWERON_RESET",
            "SW_RESET",
            "OWDT_RESET",
            "DEEPSLEEP_RESET",
            "SDIO_RESET",
            "TG0WDT_SYS_RESET",
            "TG1WDT_SYS_RESET",
            "RTCWDT_SYS_RESET",
            "INTRUSION_RESET",
            "TGWDT_CPU_RESET",
            "SW_CPU_RESET",
            "RTCWDT_CPU_RESET",
            "EXT_CPU_RESET",
            "RTCWDT_BROWN_OUT_RESET",
            "RTCWDT_RTC_RESET");

    private static final Map<String, AppField> APPLICATION = Map.of(
            "Project name:", AppField.PROJECT,
            "App version:", AppField.VERSION,
            "Compile time:", AppField.COMPILED,
            "ELF file SHA256:", AppField.ELF_SHA256,
            "ESP-IDF:", AppField.IDF);

    /** What the ESP32-C2's ROM calls its chip. */
    private static final String ESP8684 = "esp8684";

    private BootLines() {}

    static int reset(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int digits = at + Mark.RESET.text().length();
        int end = Hex.end(text, digits);
        if (end == digits || end > digits + 8) {
            return at;
        }
        log.close();
        Optional<String> name = Optional.empty();
        int open = Hex.skipBlanks(text, end);
        if (open < text.length() && text.charAt(open) == '(') {
            int close = line.find(")", open);
            if (close > open) {
                name = Optional.of(text.substring(open + 1, close));
                end = close + 1;
            }
        }
        log.boot()
                .reset(new ResetLine(
                        Hex.value(text, digits, Hex.end(text, digits)),
                        name,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        line.number()));
        if (name.isPresent() && ESP32_RESETS.contains(name.get())) {
            log.boot().chip("esp32", ChipHint.Source.RESET_NAME);
        }
        return end;
    }

    static int resetEsp8266(LogState log, ConsoleLine line, int at, int limit) {
        int cause = Hex.decimal(line.text(), at + Mark.RESET_ESP8266.text().length());
        if (cause < 0) {
            return at;
        }
        log.close();
        log.boot()
                .reset(new ResetLine(
                        cause, Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), line.number()));
        return at + Mark.RESET_ESP8266.text().length();
    }

    static int bootMode(LogState log, ConsoleLine line, int at, int limit) {
        int digits = at + Mark.BOOT_MODE.text().length();
        int end = Hex.end(line.text(), digits);
        if (end > digits && end <= digits + 8) {
            log.boot().bootMode(Hex.value(line.text(), digits, end));
        }
        return end;
    }

    static int savedPc(LogState log, ConsoleLine line, int at, int limit) {
        int digits = at + Mark.SAVED_PC.text().length();
        if (!Hex.isPrefixedWord(line.text(), digits - 2)) {
            return at;
        }
        long pc = Hex.word(line.text(), digits);
        log.boot().savedPc(pc);
        log.listener().codeAddress("PC before the reset", pc);
        return digits + 8;
    }

    static int rom(LogState log, ConsoleLine line, int at, int limit) {
        log.close();
        log.boot().restart();
        String target = target(line.text(), at + "ESP-ROM:".length());
        log.boot().chip(target.equals(ESP8684) ? "esp32c2" : target, ChipHint.Source.ROM_BANNER);
        return at + "ESP-ROM:".length() + target.length();
    }

    static int etsEsp32(LogState log, ConsoleLine line, int at, int limit) {
        return ets(log, at, "esp32");
    }

    static int etsEsp8266(LogState log, ConsoleLine line, int at, int limit) {
        return ets(log, at, "esp8266");
    }

    private static int ets(LogState log, int at, String target) {
        log.close();
        log.boot().restart();
        log.boot().chip(target, ChipHint.Source.ROM_BANNER);
        return at + 1;
    }

    static int bootloader(LogState log, ConsoleLine line, int at, int limit) {
        String rest = line.trimmed(at + Mark.BOOTLOADER.text().length(), limit);
        int end = rest.indexOf(' ');
        if (end > 0 && rest.contains("bootloader")) {
            log.close();
            log.boot().restart();
            log.boot().application(AppField.IDF, rest.substring(0, end), line.number());
        }
        return limit;
    }

    static int bootChip(LogState log, ConsoleLine line, int at, int limit) {
        String target = target(line.text(), at + "boot.".length());
        log.boot().chip(target, ChipHint.Source.BOOTLOADER);
        return at + "boot.".length() + target.length();
    }

    /** {@return the chip's name from {@code at} on: {@code esp32} and at most three letters or digits} */
    private static String target(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + 9 && isTargetCharacter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        for (int length = word.length(); length > "esp32".length(); length--) {
            if (Chips.byTarget(word.substring(0, length)).isPresent()) {
                return word.substring(0, length); // what follows names a package: esp32c6fh4
            }
        }
        return word;
    }

    private static boolean isTargetCharacter(char c) {
        return ConsoleLine.isLetter(c) || ConsoleLine.isDigit(c);
    }

    /** {@code I (281) cpu_start: Project name:     x}, since ESP-IDF 5.3 with the tag {@code app_init}. */
    static int application(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int label = line.find(": ", at) + 2;
        for (Map.Entry<String, AppField> entry : APPLICATION.entrySet()) {
            if (text.startsWith(entry.getKey(), label)) {
                String value = line.trimmed(label + entry.getKey().length(), text.length());
                if (entry.getValue() == AppField.ELF_SHA256) {
                    value = value.substring(0, Hex.end(value, 0)).toLowerCase(Locale.ROOT);
                }
                log.close();
                log.boot().application(entry.getValue(), value, line.number());
                return text.length();
            }
        }
        return at;
    }

    /** ESPHome's report of the crash before; its lines are read by the reader of such reports. */
    static int esphome(LogState log, ConsoleLine line, int at, int limit) {
        log.close();
        log.esphome().line(line.text(), line.number());
        return line.text().length();
    }

    static int microPython(LogState log, ConsoleLine line, int at, int limit) {
        return microPythonField(log, line, at, AppField.VERSION);
    }

    static int microPythonIdf(LogState log, ConsoleLine line, int at, int limit) {
        return microPythonField(log, line, at, AppField.IDF);
    }

    static int microPythonMachine(LogState log, ConsoleLine line, int at, int limit) {
        int with = line.find("with ESP", at);
        if (with > at) {
            String target = target(line.text(), with + "with ".length());
            if (target.startsWith("esp32") || target.equals("esp8266")) {
                log.boot().chip(target, ChipHint.Source.MACHINE);
            }
        }
        return microPythonField(log, line, at, AppField.MACHINE);
    }

    private static int microPythonField(LogState log, ConsoleLine line, int at, AppField field) {
        int colon = line.find(":", at);
        if (colon < 0 || colon > at + 16) {
            return at;
        }
        log.boot().application(field, line.trimmed(colon + 1, line.text().length()), line.number());
        return line.text().length();
    }
}

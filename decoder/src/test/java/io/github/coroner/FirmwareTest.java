package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.ElfBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is said about files that are no firmware. */
class FirmwareTest {

    private static void isRefused(byte[] bytes, String what) {
        assertThatThrownBy(() -> Firmware.of("input", bytes))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("input at offset 0x")
                .hasMessageContaining(what);
    }

    @Test
    void saysThatAnEmptyFileIsEmpty() {
        isRefused(new byte[0], "the file is empty");
    }

    @Test
    void saysThatFlashIsErased() {
        byte[] erased = new byte[4096];
        Arrays.fill(erased, (byte) 0xff);
        isRefused(erased, "erased flash");
    }

    @Test
    void saysThatAnApplicationImageHasNoSymbols() {
        byte[] image = new byte[64];
        image[0] = (byte) 0xe9;
        isRefused(image, "an application image as it is flashed (.bin)");
    }

    @Test
    void saysThatTheFileIsACoreDump() throws IOException {
        CrashRun run = CrashRun.of("riscv", "og").get(0);
        isRefused(run.dumpBytes(), "a core dump");
    }

    @Test
    void saysThatTheFileIsText() {
        isRefused("EAIAAAIBAAAAAAAA\n".getBytes(StandardCharsets.US_ASCII), "text");
    }

    @Test
    void saysThatAnElfCoreIsNoFirmware() {
        isRefused(ElfBuilder.of(4, Dumps.XTENSA).build(), "this is a core dump");
    }

    @Test
    void everyPrefixOfAFirmwareIsReadOrRefused() {
        byte[] whole = ElfBuilder.of(2, Dumps.XTENSA)
                .section(".flash.text", 1, 6, 0x400d_0020L, new byte[64])
                .build();
        for (int length = 0; length < whole.length; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            try {
                assertThat(Firmware.of("cut.elf", prefix).machine()).isEqualTo(Dumps.XTENSA);
            } catch (FormatException e) {
                assertThat(e.offset()).isBetween(0L, (long) whole.length);
            }
        }
    }
}

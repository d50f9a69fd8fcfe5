package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.elf.ElfHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layouts: {@code XtExcFrame} of ESP-IDF's {@code xtensa_context.h}, {@code RvExcFrame} of its {@code rvruntime-frames.h}. */
class StackFrameTest {
    private static final long ADDRESS = 0x3ffb_0000L;
    private static final ChipFacts ESP32 = ChipFacts.of(ElfHeader.XTENSA, 0);
    private static final ChipFacts ESP32C3 = ChipFacts.of(ElfHeader.RISCV, 5);

    /** The first words of a frame whose word n is 0x100 + n, but for those given. */
    private static StackFrame frame(ChipFacts chip, int count, long first, int stackPointer, long distance) {
        ByteBuffer words = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            words.putInt((int) (i == 0 ? first : i == stackPointer ? ADDRESS + distance : 0x100 + i));
        }
        MemoryImage memory =
                MemoryImage.of(List.of(MemorySegment.of(ADDRESS, words.array(), MemorySegment.Kind.STACK)));
        return StackFrame.at(memory, ADDRESS, chip);
    }

    @Test
    void anXtensaFrameThatIsCutIsWhatIsLeftOfIt() {
        for (int count = 0; count <= 40; count++) {
            StackFrame frame = frame(ESP32, count, 0x4008_0000L, 4, 0xc0);
            assertThat(frame.words()).hasSize(count);
            assertThat(frame.isComplete()).as("%d words", count).isEqualTo(count >= 25);
            assertThat(frame.registers(true).isEmpty()).isEqualTo(count < 25);
            assertThat(frame.exceptionRegisters().isEmpty()).isEqualTo(count < 25);
            assertThat(StackFrame.looksLike(frame.words(), ADDRESS, ElfHeader.XTENSA))
                    .isEqualTo(count > 4);
            assertThat(frame.isSolicited()).isFalse();
            assertThat(frame(ESP32, count, 0, 4, 0xc0).isSolicited()).isEqualTo(count >= 8);
            assertThat(frame(ESP32, count, 0xdead_beefL, 4, 0).hasCrashMarker()).isEqualTo(count > 0);
        }
    }

    @Test
    void aRiscvFrameThatIsCutIsWhatIsLeftOfIt() {
        for (int count = 0; count <= 40; count++) {
            StackFrame frame = frame(ESP32C3, count, 0x4200_1000L, 2, 0xa0);
            assertThat(frame.isComplete()).as("%d words", count).isEqualTo(count >= 32);
            assertThat(frame.registers(false).isEmpty()).isEqualTo(count < 32);
            // behind the frame of a crash stand five control registers
            assertThat(frame.exceptionRegisters().isEmpty()).isEqualTo(count < 37);
            assertThat(StackFrame.looksLike(frame.words(), ADDRESS, ElfHeader.RISCV))
                    .isEqualTo(count > 2);
            assertThat(frame(ESP32C3, count, 0, 2, 0xa0).isSolicited()).isFalse();
            assertThat(frame(ESP32C3, count, 0xdead_beefL, 2, 0).hasCrashMarker())
                    .isFalse();
        }
    }

    @Test
    void theDistanceToTheStackPointerTellsAFrame() {
        for (long distance = 0; distance < 0x200; distance += 4) {
            assertThat(StackFrame.looksLike(frame(ESP32, 25, 1, 4, distance).words(), ADDRESS, ElfHeader.XTENSA))
                    .as("0x%x", distance)
                    .isEqualTo(distance == 0xc0 || distance == 0x90);
            assertThat(StackFrame.looksLike(frame(ESP32C3, 37, 1, 2, distance).words(), ADDRESS, ElfHeader.RISCV))
                    .as("0x%x", distance)
                    .isEqualTo(distance == 0x80 || distance == 0xa0);
        }
        // the mark of the crashed task tells it anyway
        assertThat(StackFrame.looksLike(frame(ESP32, 25, 0xdead_beefL, 4, 0).words(), ADDRESS, ElfHeader.XTENSA))
                .isTrue();
    }

    /** Control registers stand only behind the larger frame of a crash. */
    @Test
    void theFrameOfAnInterruptHasNoControlRegisters() {
        assertThat(frame(ESP32C3, 40, 0x4200_1000L, 2, 0x80)
                        .exceptionRegisters()
                        .isEmpty())
                .isTrue();
        StackFrame ofCrash = frame(ESP32C3, 40, 0x4200_1000L, 2, 0xa0);
        assertThat(ofCrash.exceptionRegisters().value("mstatus")).hasValue(0x100 + 32);
        assertThat(ofCrash.exceptionRegisters().value("mhartid")).hasValue(0x100 + 36);
    }
}

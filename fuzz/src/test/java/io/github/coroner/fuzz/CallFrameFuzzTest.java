package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.dwarf.CallFrameInformation;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.unwind.CallFrameStep;
import io.github.coroner.unwind.FrameRegisters;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code .debug_frame} and {@code .eh_frame}, and the steps that their rows describe. First byte: bit 0 chooses {@code
 * .eh_frame}, bit 1 addresses of 8 bytes, bit 2 big-endian. Then a target address of 4 bytes that is looked up besides those of
 * the entries.
 */
class CallFrameFuzzTest {
    private static final long EH_ADDRESS = 0x3c00_1000L;
    private static final int HEAD = 5;
    private static final int LARGEST_SEED = 1200;

    static Stream<byte[]> seeds() {
        return FirmwareArtefacts.nullStores().stream().flatMap(run -> {
            ElfFile elf = FirmwareArtefacts.elf(run);
            return Stream.of(
                            seed(0, FirmwareArtefacts.section(elf, ".debug_frame", LARGEST_SEED)),
                            seed(1, FirmwareArtefacts.section(elf, ".eh_frame", LARGEST_SEED)))
                    .filter(seed -> seed.length > HEAD);
        });
    }

    private static byte[] seed(int flags, byte[] section) {
        byte[] seed = new byte[HEAD + section.length];
        seed[0] = (byte) flags;
        seed[4] = 0x42;
        System.arraycopy(section, 0, seed, HEAD, section.length);
        return seed;
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/frames.dict")
    @FuzzTest
    void readsOrRefuses(byte[] input) {
        if (input.length < HEAD) {
            return;
        }
        boolean eh = (input[0] & 1) != 0;
        ByteReader head = ByteReader.of("head", input);
        head.skip(1);
        long pc = head.u32();
        byte[] section = Arrays.copyOfRange(input, HEAD, input.length);
        ByteReader reader = ByteReader.of(eh ? ".eh_frame" : ".debug_frame", section);
        Optional<ByteReader> contents = Optional.of((input[0] & 4) != 0 ? reader.bigEndian() : reader);
        CallFrameInformation information = CallFrameInformation.of(
                eh ? Optional.empty() : contents,
                eh ? contents : Optional.empty(),
                EH_ADDRESS,
                (input[0] & 2) != 0 ? 8 : 4,
                Limits.defaults());
        Hostile.read(section.length, () -> information.problems());
        look(information, pc, section.length);
        // the starts of functions are words of the section
        int looks = 0;
        for (int at = 8; at + 8 <= section.length && looks < 64; at += 4) {
            ByteReader word = ByteReader.of("word", section);
            word.seek(at);
            long start = word.u32();
            if (start > 0xfff) {
                look(information, start + 2, section.length);
                looks++;
            }
        }
    }

    private static void look(CallFrameInformation information, long pc, long size) {
        Hostile.read(
                size,
                () -> information.rowAt(pc).ifPresent(row -> {
                    FrameRegisters registers =
                            FrameRegisters.of(pc).with(1, 0x4200_0004L).with(2, 0x3fc8_0000L);
                    CallFrameStep step = CallFrameStep.of(row, registers, MadeUpState.MEMORY, 2, Limits.defaults());
                    step.cfa().ifPresent(cfa -> {
                        for (int register = 0; register < 40; register++) {
                            step.location(register, cfa);
                            step.value(register, cfa);
                        }
                        step.caller(cfa, step.value(1, cfa).orElse(0));
                    });
                }));
    }
}

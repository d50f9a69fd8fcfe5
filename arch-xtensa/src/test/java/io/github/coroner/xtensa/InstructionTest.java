package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.unwind.MemoryAccess;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Encodings by GNU as 2.40 ({@code xtensa-lx106-elf-as}), {@code entry} and windowed calls from our firmware, the rest by hand
 * from the ISA.
 */
class InstructionTest {
    private static final long PC = 0x400d_1000L;

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        // bytes, store, size, base, offset, source
        "2223ff, false, 4, 3, 1020, 'l32i a2,a3,1020'",
        "28f3, false, 4, 3, 60, 'l32i.n a2,a3,60'",
        "4901, true, 4, 1, 0, 's32i.n a4,a1,0'",
        "426110, true, 4, 1, 64, 's32i a4,a1,64'",
        "5246ff, true, 1, 6, 255, 's8i a5,a6,255'",
        "520607, false, 1, 6, 7, 'l8ui a5,a6,7'",
        "5216ff, false, 2, 6, 510, 'l16ui a5,a6,510'",
        "529601, false, 2, 6, 2, 'l16si a5,a6,2'",
        "525602, true, 2, 6, 4, 's16i a5,a6,4'",
        "00d149, true, 4, 1, -12, 's32e a0,a1,-12'",
        "00c109, false, 4, 1, -16, 'l32e a0,a1,-16'",
        "530602, false, 4, 6, 8, 'lsi f5,a6,8'",
    })
    void decodesLoadsAndStores(String bytes, boolean store, int size, int base, long offset, String source) {
        assertThat(at(bytes).flatMap(MemoryAccessDecoder::decode))
                .as(source)
                .contains(new MemoryAccess(store, size, base, offset, OptionalInt.empty()));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"12c1e0, addi", "cd00, mov.n", "0df0, ret.n", "010000, l32r", "c00000, callx0", "060100, j"})
    void findsNoAccessInOtherInstructions(String bytes, String what) {
        assertThat(at(bytes).flatMap(MemoryAccessDecoder::decode)).as(what).isEmpty();
    }

    @Test
    void readsEntry() {
        Instruction entry = at("36e100").orElseThrow();

        assertThat(entry.isEntry()).isTrue();
        assertThat(entry.entryFrameSize()).isEqualTo(112);
        assertThat(entry.isCall()).isFalse();
    }

    @Test
    void readsCallsAndTheirTargets() {
        Instruction call8 = at("a5fdff").orElseThrow();
        Instruction callx8 = at("e00800").orElseThrow();

        assertThat(call8.callIncrement()).isEqualTo(2);
        assertThat(call8.callTarget()).hasValue(PC + 4 - 4 * 10);
        assertThat(callx8.isRegisterCall()).isTrue();
        assertThat(callx8.callIncrement()).isEqualTo(2);
        assertThat(callx8.s()).isEqualTo(8);
        assertThat(callx8.callTarget()).isEmpty();
    }

    @Test
    void readsWhatMovesTheStackPointerAndTheReturnAddress() {
        assertThat(at("12c1e0").orElseThrow().stackAdjustment()).hasValue(-32);
        assertThat(at("12d1ff").orElseThrow().stackAdjustment()).hasValue(-256);
        assertThat(at("cd00").orElseThrow().returnAddressCopy()).isEqualTo(12);
        assertThat(at("00c020").orElseThrow().returnAddressCopy()).isEqualTo(12);
        assertThat(at("026103").orElseThrow().returnAddressStore()).hasValue(12);
        assertThat(at("0921").orElseThrow().returnAddressStore()).hasValue(8);
        assertThat(at("101700").orElseThrow().isMoveToStackPointer()).isTrue();
        assertThat(at("101120").orElseThrow().isMoveToStackPointer())
                .as("or a1, a1, a1 is a nop")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"22", "2223", "28", "3e0000"})
    void hasNoInstructionWhereBytesAreMissing(String bytes) {
        assertThat(at(bytes)).isEmpty();
    }

    private static Optional<Instruction> at(String hex) {
        return Instruction.at(
                MemoryImage.of(List.of(MemorySegment.of(PC, HexFormat.of().parseHex(hex), MemorySegment.Kind.DATA))),
                PC);
    }
}

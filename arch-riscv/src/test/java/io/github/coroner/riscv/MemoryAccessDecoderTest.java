package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.MemoryAccess;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encodings by GNU as 2.40 ({@code riscv64-unknown-elf-as -march=rv32imafdc}), Zcb by hand from its specification. */
class MemoryAccessDecoderTest {

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        // bytes, store, size, base, offset, source
        "03a5c500, false, 4, 11, 12, 'lw a0,12(a1)'",
        "0315d6ff, false, 2, 12, -3, 'lh a0,-3(a2)'",
        "0345d57f, false, 1, 10, 2045, 'lbu a0,2045(a0)'",
        "23aca5fe, true, 4, 11, -8, 'sw a0,-8(a1)'",
        "a38fa500, true, 1, 11, 31, 'sb a0,31(a1)'",
        "2391a500, true, 2, 11, 2, 'sh a0,2(a1)'",
        "07a5c500, false, 4, 11, 12, 'flw fa0,12(a1)'",
        "a7b4a500, true, 8, 11, 9, 'fsd fa0,9(a1)'",
        "afa5c500, true, 4, 11, 0, 'amoadd.w a1,a2,(a1), rd a1'",
        "afa50510, false, 4, 11, 0, 'lr.w a1,(a1)'",
        "c845, false, 4, 11, 12, 'c.lw a0,12(a1)'",
        "c8c5, true, 4, 11, 12, 'c.sw a0,12(a1)'",
        "2265, false, 4, 2, 8, 'c.flwsp fa0,8(sp)'",
        "2255, false, 4, 2, 40, 'c.lwsp a0,40(sp)'",
        "2ad6, true, 4, 2, 44, 'c.swsp a0,44(sp)'",
        "8829, false, 8, 11, 16, 'c.fld fa0,16(a1)'",
        "2aac, true, 8, 2, 24, 'c.fsdsp fa0,24(sp)'",
        "2a25, false, 8, 2, 136, 'c.fldsp fa0,136(sp)'",
        "e8e1, true, 4, 11, 68, 'c.fsw fa0,68(a1)'",
        "e881, false, 1, 11, 3, 'c.lbu a0,3(a1)'",
        "a88d, true, 2, 11, 2, 'c.sh a0,2(a1)'",
    })
    void decodes(String bytes, boolean store, int size, int base, long offset, String source) {
        assertThat(at(bytes)).as(source).contains(new MemoryAccess(store, size, base, offset, OptionalInt.empty()));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"13050500, addi", "67800000, ret", "0100, c.nop", "03a5, half of a load", "03, one byte"})
    void leavesOtherAndCutInstructions(String bytes, String what) {
        assertThat(at(bytes)).as(what).isEmpty();
    }

    @Test
    void addsBaseAndOffsetWithin32Bits() {
        MemoryAccess access = at("23aca5fe").orElseThrow();

        assertThat(access.address(FrameRegisters.of(0).with(11, 4))).hasValue(0xffff_fffcL);
        assertThat(access.address(FrameRegisters.of(0))).isEmpty();
    }

    private static Optional<MemoryAccess> at(String hex) {
        Memory code = MemoryImage.of(
                List.of(MemorySegment.of(0x4200_0000L, HexFormat.of().parseHex(hex), MemorySegment.Kind.DATA)));
        return MemoryAccessDecoder.at(code, 0x4200_0000L);
    }
}

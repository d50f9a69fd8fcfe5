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
        "7c5c, false, 4, 8, 124, 'c.lw a5,124(s0)'",
        "c443, false, 4, 15, 4, 'c.lw s1,4(a5)'",
        "a443, false, 4, 15, 64, 'c.lw s1,64(a5)'",
        "8447, false, 4, 15, 8, 'c.lw s1,8(a5)'",
        "7cdc, true, 4, 8, 124, 'c.sw a5,124(s0)'",
        "7c7c, false, 4, 8, 124, 'c.flw fa5,124(s0)'",
        "a4e3, true, 4, 15, 64, 'c.fsw fs1,64(a5)'",
        "7c3c, false, 8, 8, 248, 'c.fld fa5,248(s0)'",
        "8427, false, 8, 15, 8, 'c.fld fs1,8(a5)'",
        "a423, false, 8, 15, 64, 'c.fld fs1,64(a5)'",
        "7cbc, true, 8, 8, 248, 'c.fsd fa5,248(s0)'",
        "e4a3, true, 8, 15, 192, 'c.fsd fs1,192(a5)'",
        "fe57, false, 4, 2, 252, 'c.lwsp a5,252(sp)'",
        "9247, false, 4, 2, 4, 'c.lwsp a5,4(sp)'",
        "8257, false, 4, 2, 32, 'c.lwsp a5,32(sp)'",
        "8647, false, 4, 2, 64, 'c.lwsp a5,64(sp)'",
        "8a47, false, 4, 2, 128, 'c.lwsp a5,128(sp)'",
        "fe77, false, 4, 2, 252, 'c.flwsp fa5,252(sp)'",
        "8e67, false, 4, 2, 192, 'c.flwsp fa5,192(sp)'",
        "fe37, false, 8, 2, 504, 'c.fldsp fa5,504(sp)'",
        "a227, false, 8, 2, 8, 'c.fldsp fa5,8(sp)'",
        "8237, false, 8, 2, 32, 'c.fldsp fa5,32(sp)'",
        "8627, false, 8, 2, 64, 'c.fldsp fa5,64(sp)'",
        "9227, false, 8, 2, 256, 'c.fldsp fa5,256(sp)'",
        "bedf, true, 4, 2, 252, 'c.swsp a5,252(sp)'",
        "bec0, true, 4, 2, 64, 'c.swsp a5,64(sp)'",
        "3ec1, true, 4, 2, 128, 'c.swsp a5,128(sp)'",
        "beff, true, 4, 2, 252, 'c.fswsp fa5,252(sp)'",
        "3ee2, true, 4, 2, 4, 'c.fswsp fa5,4(sp)'",
        "bebf, true, 8, 2, 504, 'c.fsdsp fa5,504(sp)'",
        "3ea4, true, 8, 2, 8, 'c.fsdsp fa5,8(sp)'",
        "bea0, true, 8, 2, 64, 'c.fsdsp fa5,64(sp)'",
        "3ea2, true, 8, 2, 256, 'c.fsdsp fa5,256(sp)'",
        "03050180, false, 1, 2, -2048, 'lb a0,-2048(sp)'",
        "03d5f77f, false, 2, 15, 2047, 'lhu a0,2047(a5)'",
        "073584ff, false, 8, 8, -8, 'fld fa0,-8(s0)'",
        "27aea47e, true, 4, 9, 2044, 'fsw fa0,2044(s1)'",
        "2f25b618, true, 4, 12, 0, 'sc.w a0,a1,(a2)'",
        "2fa5bf08, true, 4, 31, 0, 'amoswap.w a0,a1,(t6)'",
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

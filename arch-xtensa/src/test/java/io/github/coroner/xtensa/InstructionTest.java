package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.unwind.MemoryAccess;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
        "52b602, false, 4, 6, 8, 'l32ai a5,a6,8'",
        "52f602, true, 4, 6, 8, 's32ri a5,a6,8'",
        "52e602, true, 4, 6, 8, 's32c1i a5,a6,8'",
        "530602, false, 4, 6, 8, 'lsi f5,a6,8'",
        "534602, true, 4, 6, 8, 'ssi f5,a6,8'",
        "538602, false, 4, 6, 0, 'lsip f5,a6,8: adds 8 afterwards'",
        "53c602, true, 4, 6, 0, 'ssip f5,a6,8'",
        "705618, false, 4, 6, 0, 'lsxp f5,a6,a7: adds a7 afterwards'",
        "705658, true, 4, 6, 0, 'ssxp f5,a6,a7'",
    })
    void decodesLoadsAndStores(String bytes, boolean store, int size, int base, long offset, String source) {
        assertThat(at(bytes).flatMap(MemoryAccessDecoder::decode))
                .as(source)
                .contains(new MemoryAccess(store, size, base, offset, OptionalInt.empty()));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"705608, false, 'lsx f5,a6,a7'", "705648, true, 'ssx f5,a6,a7'"})
    void decodesLoadsAndStoresByTwoRegisters(String bytes, boolean store, String source) {
        assertThat(at(bytes).flatMap(MemoryAccessDecoder::decode))
                .contains(new MemoryAccess(store, 4, 6, 0, OptionalInt.of(7)));
    }

    /** The double-precision ones are for a unit that no chip has. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "705628, 'ldx f5,a6,a7'",
        "531602, 'ldi f5,a6,16'",
        "12c1e0, addi",
        "cd00, mov.n",
        "0df0, ret.n",
        "010000, l32r",
        "c00000, callx0",
        "060100, j"
    })
    void findsNoAccessInOtherInstructions(String bytes, String what) {
        assertThat(at(bytes).flatMap(MemoryAccessDecoder::decode)).as(what).isEmpty();
    }

    /** Sources of these rows and all below: what gdb 13.1 shows for the bytes. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({"364100, 32, 'entry a1, 32'", "36f1ff, 32760, 'entry a1, 0x7ff8'", "361100, 8, 'entry a1, 8'"})
    void readsEntry(String bytes, long frameSize, String source) {
        Instruction entry = at(bytes).orElseThrow();
        assertThat(entry.isEntry()).isTrue();
        assertThat(entry.entryFrameSize()).isEqualTo(frameSize);
        assertThat(entry.isCall()).isFalse();
        assertThat(at("26e100").orElseThrow().isEntry())
                .as("another branch of op0 6")
                .isFalse();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "550000, 1, 8, 'call4 .+8'",
        "95ffff, 1, -4, 'call4 .-4'",
        "e50300, 2, 64, 'call8 .+0x40'",
        "f5ffff, 3, 0, 'call12 .'",
        "050000, 0, 4, 'call0 .+4'",
        "c5ffff, 0, 0, 'call0 .'",
        "a5fdff, 2, -36, 'call8 .-36'",
        "c5ff7f, 0, 0x80000, 'call0, the farthest ahead'",
        "050080, 0, -0x7fffc, 'call0, the farthest back'",
    })
    void readsDirectCallsAndTheirTargets(String bytes, int increment, String distance, String source) {
        Instruction call = at(bytes).orElseThrow();
        assertThat(call.isCall()).isTrue();
        assertThat(call.isRegisterCall()).isFalse();
        assertThat(call.callIncrement()).isEqualTo(increment);
        assertThat(call.callTarget()).hasValue(PC + Integer.decode(distance));
        // targets count from the word in which the call begins
        assertThat(new Instruction(PC + 3, 3, call.word()).callTarget()).hasValue(PC + Integer.decode(distance));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "c00000, 0, 0, callx0 a0",
        "d00500, 1, 5, callx4 a5",
        "e00800, 2, 8, callx8 a8",
        "f00c00, 3, 12, callx12 a12"
    })
    void readsCallsByRegister(String bytes, int increment, int register, String source) {
        Instruction call = at(bytes).orElseThrow();
        assertThat(call.isCall()).isTrue();
        assertThat(call.isRegisterCall()).isTrue();
        assertThat(call.callIncrement()).isEqualTo(increment);
        assertThat(call.s()).isEqualTo(register);
        assertThat(call.callTarget()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "a00500, jx a5",
        "800000, ret",
        "900000, retw",
        "0df0, ret.n",
        "1df0, retw.n",
        "060100, j",
        "301280, 'add a1, a2, a3'",
        "c01000, 'op0 0, m 3, but r 1'",
        "c00001, 'op0 0, m 3, but op1 1'",
        "c00010, 'op0 0, m 3, but op2 1'",
    })
    void othersAreNoCalls(String bytes, String source) {
        assertThat(at(bytes).orElseThrow().isCall()).isFalse();
        assertThat(at(bytes).orElseThrow().callTarget()).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "12c1e0, -32, 'addi a1, a1, -32'",
        "12c17f, 127, 'addi a1, a1, 127'",
        "12d1ff, -256, 'addmi a1, a1, -256'",
        "12d17f, 32512, 'addmi a1, a1, 0x7f00'",
        "8b11, 8, 'addi.n a1, a1, 8'",
        "fb11, 15, 'addi.n a1, a1, 15'",
        "0b11, -1, 'addi.n a1, a1, -1'",
    })
    void readsWhatIsAddedToTheStackPointer(String bytes, long adjustment, String source) {
        assertThat(at(bytes).orElseThrow().stackAdjustment()).hasValue(adjustment);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "22c1e0, 'addi a2, a1, -32'",
        "12c2e0, 'addi a1, a2, -32'",
        "122100, 'l32i a1, a1, 0'",
        "126103, 's32i a1, a1, 12'",
        "8b21, 'addi.n a2, a1, 8'",
        "8b12, 'addi.n a1, a2, 8'",
        "8a11, 'add.n a1, a1, a8'",
        "1d07, 'mov.n a1, a7'",
        "364100, 'entry a1, 32'",
    })
    void othersAddNothingToTheStackPointer(String bytes, String source) {
        assertThat(at(bytes).orElseThrow().stackAdjustment()).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "101700, true, 'movsp a1, a7'",
        "201700, false, 'movsp a2, a7'",
        "102700, false, 'movsp a1, but r 2'",
        "701720, true, 'or a1, a7, a7'",
        "701120, true, 'or a1, a1, a7'",
        "101720, true, 'or a1, a7, a1'",
        "101120, false, 'or a1, a1, a1: a nop'",
        "702720, false, 'or a2, a7, a7'",
        "701721, false, 'op2 2 with op1 1'",
        "1d07, true, 'mov.n a1, a7'",
        "2d07, false, 'mov.n a2, a7'",
        "1d01, false, 'mov.n a1, a1'",
        "1df0, false, 'retw.n'",
        "0df0, false, 'ret.n'",
        "301280, false, 'add a1, a2, a3'",
        "301210, false, 'and a1, a2, a3'",
        "101711, false, 'slli a1, a7, 15'",
        "101701, false, 'slli a1, a7, 31'",
        "12c1e0, false, 'addi a1, a1, -32'",
    })
    void readsWhetherTheStackPointerIsSet(String bytes, boolean isSet, String source) {
        assertThat(at(bytes).orElseThrow().isMoveToStackPointer()).isEqualTo(isSet);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "0911, 4, 's32i.n a0, a1, 4'",
        "09f1, 60, 's32i.n a0, a1, 60'",
        "026103, 12, 's32i a0, a1, 12'",
        "0261ff, 1020, 's32i a0, a1, 0x3fc'",
        "126103, -1, 's32i a1, a1, 12'",
        "026203, -1, 's32i a0, a2, 12'",
        "022103, -1, 'l32i a0, a1, 12'",
        "0820, -1, 'l32i.n a0, a0, 8'",
        "1911, -1, 's32i.n a1, a1, 4'",
        "0910, -1, 's32i.n a0, a0, 4'",
    })
    void readsWhereTheReturnAddressIsStored(String bytes, long offset, String source) {
        OptionalLong store = at(bytes).orElseThrow().returnAddressStore();
        assertThat(store.orElse(-1)).isEqualTo(offset);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "cd00, 12, 'mov.n a12, a0'",
        "00c020, 12, 'or a12, a0, a0'",
        "cd01, 0, 'mov.n a12, a1'",
        "10c020, 0, 'or a12, a0, a1'",
        "00c120, 0, 'or a12, a1, a0'",
        "00c010, 0, 'and a12, a0, a0'",
        "00c021, 0, 'op2 2 with op1 1'",
        "0df0, 0, 'ret.n'",
    })
    void readsWhereTheReturnAddressIsCopiedTo(String bytes, int register, String source) {
        assertThat(at(bytes).orElseThrow().returnAddressCopy()).isEqualTo(register);
    }

    /** By op0: 0 to 7 three bytes, 8 to 13 two, 14 and 15 four, the wide instructions of ESP32-S3. */
    @ParameterizedTest
    @CsvSource({
        "00, 3, 0xccbb00",
        "07, 3, 0xccbb07",
        "f8, 2, 0xbbf8",
        "0d, 2, 0xbb0d",
        "0e, 4, 0xddccbb0e",
        "ff, 4, 0xddccbbff"
    })
    void hasAsManyBytesAsItsFirstOneSays(String first, int length, String word) {
        Instruction instruction = at(first + "bbccdd").orElseThrow();
        assertThat(instruction.length()).isEqualTo(length);
        assertThat(Integer.toUnsignedLong(instruction.word())).isEqualTo(Long.decode(word));
        assertThat(instruction.end()).isEqualTo(PC + length);
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

package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Memory;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words are from {@code riscv64-unknown-elf-as} 2.40 ({@code -march=rv32imafc_zicsr}) and, for Zcmp and Zcmt, from clang 19
 * ({@code --target=riscv32 -march=rv32imac_zcmp1p0_zcmt1p0}), as their objdump prints them; the source text is the first column.
 */
class InstructionDecoderTest {
    private static final long ADDRESS = 0x4200_1000L;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            addi sp,sp,-32      | fe010113 | ADD_IMMEDIATE rd2 rs2 -32
            addi s0,sp,48       | 03010413 | ADD_IMMEDIATE rd8 rs2 48
            li a0,-5            | ffb00513 | ADD_IMMEDIATE rd10 rs0 -5
            add a0,a1,a2        | 00c58533 | ADD rd10 rs11 rs12 0
            sub a0,a1,a2        | 40c58533 | OTHER rd10 rs11 rs12 0
            mul a0,a1,a2        | 02c58533 | OTHER rd10 rs11 rs12 0
            andi a0,a0,7        | 00757513 | OTHER rd10 rs10 7
            lui t0,0xfffff      | fffff2b7 | LOAD_UPPER rd5 rs0 -4096
            auipc ra,0x12345    | 12345097 | ADD_UPPER_TO_PC rd1 rs0 305418240
            lw ra,2044(sp)      | 7fc12083 | LOAD_WORD rd1 rs2 2044
            lw a5,-2048(s0)     | 80042783 | LOAD_WORD rd15 rs8 -2048
            lbu a0,3(a1)        | 0035c503 | OTHER rd10 rs11 3
            sw ra,-4(s0)        | fe142e23 | STORE_WORD rd0 rs8 rs1 -4
            sw s11,2047(sp)     | 7fb12fa3 | STORE_WORD rd0 rs2 rs27 2047
            jal ra,.+0x1000     | 000010ef | JUMP rd1 rs0 4096
            jal zero,.-2        | fffff06f | JUMP rd0 rs0 -2
            jalr ra,-16(t1)     | ff0300e7 | JUMP_REGISTER rd1 rs6 -16
            jalr zero,0(ra)     | 00008067 | JUMP_REGISTER rd0 rs1 0
            beq a0,a1,.-4096    | 80b50063 | BRANCH rd0 rs10 rs11 -4096
            bgeu a0,a1,.+4094   | 7eb57fe3 | BRANCH rd0 rs10 rs11 4094
            csrr t0,mepc        | 341022f3 | CONTROL_REGISTER rd5 rs0 833
            mret                | 30200073 | TRAP_RETURN rd0 rs0 0
            ecall               | 00000073 | OTHER rd0 rs0 0
            ebreak              | 00100073 | STOP rd0 rs0 0
            fmv.x.w a0,fa0      | e0050553 | OTHER rd10 rs10 0
            c.addi sp,-16       | 1141 | ADD_IMMEDIATE rd2 rs2 -16
            c.addi16sp sp,-512  | 7101 | ADD_IMMEDIATE rd2 rs2 -512
            c.addi16sp sp,496   | 617d | ADD_IMMEDIATE rd2 rs2 496
            c.addi4spn s0,1020  | 1fe0 | ADD_IMMEDIATE rd8 rs2 1020
            c.addi4spn a5,4     | 005c | ADD_IMMEDIATE rd15 rs2 4
            c.nop               | 0001 | ADD_IMMEDIATE rd0 rs0 0
            c.li a0,-32         | 5501 | ADD_IMMEDIATE rd10 rs0 -32
            c.lui t1,0xfffe0    | 7301 | LOAD_UPPER rd6 rs0 -131072
            c.lui t1,0x1f       | 637d | LOAD_UPPER rd6 rs0 126976
            c.mv s1,a0          | 84aa | ADD_IMMEDIATE rd9 rs10 0
            c.add a0,s2         | 954a | ADD rd10 rs10 rs18 0
            c.lwsp ra,252(sp)   | 50fe | LOAD_WORD rd1 rs2 252
            c.swsp ra,252(sp)   | df86 | STORE_WORD rd0 rs2 rs1 252
            c.swsp s0,0(sp)     | c022 | STORE_WORD rd0 rs2 rs8 0
            c.lw a0,124(s1)     | 5ce8 | LOAD_WORD rd10 rs9 124
            c.sw a5,64(s0)      | c03c | STORE_WORD rd0 rs8 rs15 64
            c.j .-2048          | b001 | JUMP rd0 rs0 -2048
            c.j .+2046          | affd | JUMP rd0 rs0 2046
            c.jal .+1366        | 2b99 | JUMP rd1 rs0 1366
            c.jr ra             | 8082 | JUMP_REGISTER rd0 rs1 0
            c.jalr a5           | 9782 | JUMP_REGISTER rd1 rs15 0
            c.ebreak            | 9002 | STOP rd0 rs0 0
            c.beqz a0,.-256     | d101 | BRANCH rd0 rs10 -256
            c.bnez s0,.+254     | ec7d | BRANCH rd0 rs8 254
            c.and a0,a1         | 8d6d | OTHER rd10 rs10 0
            c.slli a0,4         | 0512 | OTHER rd10 rs10 0
            cm.push {ra},-16            | b842 | PUSH rd0 rs2 rs1 16
            cm.push {ra,s0},-64         | b85e | PUSH rd0 rs2 rs2 64
            cm.push {ra,s0-s2},-16      | b872 | PUSH rd0 rs2 rs4 16
            cm.push {ra,s0-s3},-32      | b882 | PUSH rd0 rs2 rs5 32
            cm.push {ra,s0-s7},-48      | b8c2 | PUSH rd0 rs2 rs9 48
            cm.push {ra,s0-s11},-112    | b8fe | PUSH rd0 rs2 rs13 112
            cm.pop {ra,s0-s1},32        | ba66 | POP rd0 rs2 rs3 32
            cm.popret {ra,s0-s11},64    | bef2 | POP_RETURN rd0 rs2 rs13 64
            cm.popretz {ra,s0},16       | bc52 | POP_RETURN rd0 rs2 rs2 16
            cm.mva01s s0,s1             | ac66 | OTHER rd0 rs0 0
            cm.jt 3                     | a00e | TABLE_JUMP rd0 rs0 0
            cm.jalt 32                  | a082 | TABLE_CALL rd0 rs0 0
            zeros               | 0000 | ILLEGAL rd0 rs0 0
            ones                | ffffffff | STOP rd31 rs31 rs31 0
            """)
    void readsWhatTheAssemblerMadeOf(String source, String word, String expected) {
        Instruction instruction = decode(word);
        assertThat(instruction.length()).isEqualTo(word.length() / 2);
        assertThat(text(instruction)).isEqualTo(expected);
    }

    /** Each bit of the immediates, which lie about in the words: value and what the assembler made of it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            c.addi16sp | 16=6141 32=6105 64=6121 128=6109 256=6111
            c.j        | 2=a009 4=a011 8=a021 16=a801 32=a005 64=a081 128=a041 256=a201 512=a401 1024=a101
            c.beqz     | 2=c109 4=c111 8=c501 16=c901 32=c105 64=c121 128=c141
            c.lwsp     | 4=4512 8=4522 16=4542 32=5502 64=4506 128=450a
            c.swsp     | 4=c22a 8=c42a 16=c82a 32=d02a 64=c0aa 128=c12a
            c.lw       | 4=40c8 8=4488 16=4888 32=5088 64=40a8
            c.addi4spn | 8=0028 16=0808 32=1008 64=0088 128=0108 256=0208 512=0408
            jal        | 2=002000ef 1024=400000ef 2048=001000ef 4096=000010ef 524288=000800ef
            beq        | 2=00b50163 16=00b50863 32=02b50063 1024=40b50063 2048=00b500e3
            """)
    void everyBitOfAnImmediateIsReadFromItsPlace(String source, String words) {
        for (String word : words.split(" ")) {
            String[] parts = word.split("=");
            assertThat(decode(parts[1]).immediate()).as(word).isEqualTo(Integer.parseInt(parts[0]));
        }
    }

    @Test
    void floatingPointArithmeticLeavesTheIntegerRegisterOfItsNumberAlone() {
        // fadd.s fs0, fa0, fa1 and fmadd.s fs0, fa0, fa1, fa2: s0 is as it was
        assertThat(decode("00b50453").rd()).isZero();
        assertThat(decode("60b50443").rd()).isZero();
    }

    @Test
    void bytesThatAreNotThereAreNoInstruction() {
        Memory half = CodeBytes.memory(ADDRESS, new byte[] {(byte) 0x13, 0x01, 0x01});
        assertThat(InstructionDecoder.decode(half, ADDRESS)).isEmpty();
        assertThat(InstructionDecoder.decode(half, ADDRESS + 2)).isEmpty();
        assertThat(InstructionDecoder.decode(half, ADDRESS - 2)).isEmpty();
    }

    @Property(tries = 2_000)
    void anyBytesAreSomeInstructionWithRegistersThatExist(@ForAll @Size(4) byte[] bytes) {
        Instruction instruction = InstructionDecoder.decode(CodeBytes.memory(ADDRESS, bytes), ADDRESS)
                .orElseThrow();
        assertThat(instruction.length()).isIn(2, 4);
        assertThat(instruction.rd()).isBetween(0, 31);
        assertThat(instruction.rs1()).isBetween(0, 31);
        assertThat(instruction.rs2()).isBetween(0, 31);
    }

    private static Instruction decode(String word) {
        return InstructionDecoder.decode(CodeBytes.at(ADDRESS, word), ADDRESS).orElseThrow();
    }

    private static String text(Instruction i) {
        String second = i.rs2() == 0 ? "" : " rs" + i.rs2();
        return String.format(Locale.ROOT, "%s rd%d rs%d%s %d", i.kind(), i.rd(), i.rs1(), second, i.immediate());
    }
}

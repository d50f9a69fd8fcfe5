package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.CfaRule;
import io.github.coroner.dwarf.RegisterRule;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Memory;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Words are from riscv64-unknown-elf-as 2.40 and objdump; what must come out follows from the instructions by hand. */
class PrologueAnalysisTest {
    private static final long START = 0x4200_0000L;

    /**
     * addi sp,-32; sw ra,28(sp); sw s0,24(sp); beqz a0,+6; jal f; lw ra,28(sp); lw s0,24(sp); addi sp,32; ret; lw a0,0(s0).
     */
    private static final String PLAIN = "1101 ce06 cc22 c119 ff9ff0ef 40f2 4462 6105 8082 4008";

    @Test
    void atTheFirstInstructionNothingHasHappened() {
        UnwindRow row = row(PLAIN, 0x0);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 0));
        assertThat(row.rule(Registers.RA)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void insideThePrologueTheFrameIsThereAndRaNotYetSaved() {
        UnwindRow row = row(PLAIN, 0x2);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 32));
        assertThat(row.rule(Registers.RA)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void inTheBodyRegistersAreOnTheStack() {
        UnwindRow row = row(PLAIN, 0x8);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 32));
        assertThat(row.rule(Registers.RA)).isEqualTo(new RegisterRule.Offset(-4));
        assertThat(row.rule(Registers.FP)).isEqualTo(new RegisterRule.Offset(-8));
        assertThat(row.rule(Registers.S1)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void inTheEpilogueTheFrameIsGone() {
        UnwindRow row = row(PLAIN, 0x12);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 0));
        assertThat(row.rule(Registers.RA)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void behindTheReturnThatNoPathReachesTheFullestFrameCounts() {
        UnwindRow row = row(PLAIN, 0x14);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 32));
        assertThat(row.rule(Registers.RA)).isEqualTo(new RegisterRule.Offset(-4));
    }

    @Test
    void anEarlyReturnInFrontOfTheFrameDoesNotConfuse() {
        // bnez a0,+4; ret; addi sp,-16; sw ra,12(sp); jal f; lw ra; addi sp,16; ret
        String code = "e111 8082 1141 c606 ff9ff0ef 40b2 0141 8082";
        assertThat(row(code, 0x2).cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 0));
        assertThat(row(code, 0x8).cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 16));
        assertThat(row(code, 0x8).rule(Registers.RA)).isEqualTo(new RegisterRule.Offset(-4));
    }

    @Test
    void millicodeThatSavesRegistersIsFollowed() {
        // jal t0,save; jal g; nop; j g; g: nop; ret; save: addi sp,-16; sw ra,12; sw s0,8; sw s1,4; jr t0
        String code = "010002ef 008000ef 0001 a009 0001 8082 1141 c606 c422 c226 8282";
        UnwindRow row = row(code, 0x4);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 16));
        assertThat(row.rule(Registers.RA)).isEqualTo(new RegisterRule.Offset(-4));
        assertThat(row.rule(Registers.S1)).isEqualTo(new RegisterRule.Offset(-12));
    }

    @Test
    void aFramePointerIsUsedWhereTheStackPointerIsNotKnown() {
        // addi sp,-32; sw ra,28; sw s0,24; addi s0,sp,32; sub sp,sp,a0; jal f
        UnwindRow row = row("1101 ce06 cc22 1000 40a10133 ff5ff0ef 0001", 0xc);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.FP, 0));
        assertThat(row.rule(Registers.RA)).isEqualTo(new RegisterRule.Offset(-4));
        assertThat(row.rule(Registers.FP)).isEqualTo(new RegisterRule.Offset(-8));
    }

    @Test
    void largeFramesAreMadeWithConstants() {
        // lui t0,-1; add sp,t0; lui t1,1; add t1,sp; sw ra,-4(t1); jal f
        UnwindRow row = row("72fd 9116 6305 930a fe132e23 ff5ff0ef 0001", 0xc);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 4096));
        assertThat(row.rule(Registers.RA)).isEqualTo(new RegisterRule.Offset(-4));
    }

    @Test
    void pushAndPopOfZcmpMoveManyRegistersAtOnce() {
        // clang 19: cm.push {ra,s0-s2},-16; nop; cm.popret {ra,s0-s11},64
        UnwindRow row = row("b872 0001 0001", 0x2);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 16));
        assertThat(row.rule(Registers.S2)).isEqualTo(new RegisterRule.Offset(-4));
        assertThat(row.rule(Registers.S1)).isEqualTo(new RegisterRule.Offset(-8));
        assertThat(row.rule(Registers.FP)).isEqualTo(new RegisterRule.Offset(-12));
        assertThat(row.rule(Registers.RA)).isEqualTo(new RegisterRule.Offset(-16));
        // cm.push {ra,s0-s1},-32 (b86a); cm.pop {ra,s0-s1},32 (ba66 is of 32): back where it was
        UnwindRow popped = row("b866 ba66 0001", 0x4);
        assertThat(popped.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 0));
        assertThat(popped.rule(Registers.RA)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void aPrologueIsFoundBackwardsWithoutASymbol() {
        Memory code = CodeBytes.at(START, "8082 0001 " + PLAIN);
        assertThat(PrologueAnalysis.findStart(code, START + 0xc)).hasValue(START + 4);
        assertThat(PrologueAnalysis.findStart(code, START + 2)).isEmpty();
    }

    @Property(tries = 500)
    void anyCodeComesToAnEnd(@ForAll @Size(min = 2, max = 256) byte[] bytes) {
        Optional<UnwindRow> row =
                PrologueAnalysis.rowAt(CodeBytes.memory(START, bytes), START, START + bytes.length / 4 * 2);
        row.ifPresent(found -> assertThat(found.returnAddressRegister()).isEqualTo(Registers.RA));
    }

    private static UnwindRow row(String words, long offset) {
        return PrologueAnalysis.rowAt(CodeBytes.at(START, words), START, START + offset)
                .orElseThrow();
    }
}

package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.CfaRule;
import io.github.coroner.dwarf.RegisterRule;
import io.github.coroner.dwarf.UnwindRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What instructions do to a frame; each is decoded from what GNU as 2.40 makes of it. */
class FrameStateTest {
    private static final long CODE = 0x4200_0000L;

    private static FrameState after(String words) {
        FrameState state = FrameState.atEntry();
        apply(state, words);
        return state;
    }

    private static void apply(FrameState state, String words) {
        byte[] code = CodeBytes.of(words);
        for (long address = CODE; address < CODE + code.length; ) {
            Instruction instruction = InstructionDecoder.decode(CodeBytes.memory(CODE, code), address)
                    .orElseThrow();
            state.apply(instruction);
            address = instruction.next();
        }
    }

    private static UnwindRow row(FrameState state) {
        return state.toRow(CODE).orElseThrow();
    }

    private static RegisterRule at(long offset) {
        return new RegisterRule.Offset(offset);
    }

    @Test
    void entryOfAFunctionHasNoFrame() {
        UnwindRow row = row(FrameState.atEntry());
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 0));
        assertThat(row.rule(Registers.RA)).isEqualTo(RegisterRule.SAME_VALUE);
        assertThat(row.rule(Registers.S11)).isEqualTo(RegisterRule.SAME_VALUE);
        assertThat(row.rule(10)).as("a0 belongs to nobody").isEqualTo(RegisterRule.UNSPECIFIED);
    }

    @Test
    void prologueSavesRegistersBelowTheFrame() {
        // addi sp,sp,-32; sw ra,28(sp); sw s0,24(sp); addi s0,sp,32
        FrameState state = after("1101 ce06 cc22 1000");
        UnwindRow row = row(state);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 32));
        assertThat(row.rule(Registers.RA)).isEqualTo(at(-4));
        assertThat(row.rule(Registers.FP)).isEqualTo(at(-8));
        assertThat(row.rule(Registers.S1)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void frameOfUnknownSizeIsFoundByTheFramePointer() {
        // addi sp,sp,-32; sw ra,28(sp); sw s0,24(sp); addi s0,sp,32; sub sp,sp,a0
        UnwindRow row = row(after("1101 ce06 cc22 1000 40a10133"));
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.FP, 0));
        assertThat(row.rule(Registers.RA)).isEqualTo(at(-4));
    }

    @Test
    void withoutStackAndFramePointerThereIsNoRow() {
        // sub sp,sp,a0
        assertThat(after("40a10133").toRow(CODE)).isEmpty();
    }

    @Test
    void epilogueRestoresWhatWasSaved() {
        // addi sp,sp,-32; sw ra,28(sp); sw s0,24(sp); li s0,1; lw ra,28(sp); lw s0,24(sp); addi sp,sp,32
        FrameState state = after("1101 ce06 cc22 4405 40f2 4462 6105");
        UnwindRow row = row(state);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 0));
        assertThat(row.rule(Registers.RA)).isEqualTo(RegisterRule.SAME_VALUE);
        assertThat(row.rule(Registers.FP)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void aLoadFromElsewhereRestoresNothing() {
        // addi sp,sp,-32; sw s1,20(sp); lw s1,16(sp); addi sp,sp,32: s1 was lost
        assertThat(row(after("1101 ca26 44c2 6105")).rule(Registers.S1)).isEqualTo(RegisterRule.UNDEFINED);
        // the same with lw s1,20(sp)
        assertThat(row(after("1101 ca26 44d2 6105")).rule(Registers.S1)).isEqualTo(RegisterRule.SAME_VALUE);
        // lw s1,0(a0): not from the stack
        assertThat(row(after("4104")).rule(Registers.S1)).isEqualTo(RegisterRule.UNDEFINED);
    }

    @Test
    void onlyTheFirstStoreOfARegisterIsItsSave() {
        // addi sp,sp,-32; sw s1,20(sp); sw s1,16(sp)
        assertThat(row(after("1101 ca26 c826")).rule(Registers.S1)).isEqualTo(at(-12));
        // addi sp,sp,-32; li s1,1; sw s1,20(sp): another value is stored
        assertThat(row(after("1101 4485 ca26")).rule(Registers.S1)).isEqualTo(RegisterRule.UNDEFINED);
        // addi sp,sp,-32; sw a0,20(sp): an argument, which nobody restores
        assertThat(row(after("1101 ca2a")).rules()).doesNotContainKey(10);
    }

    /** cm.push {ra, s0-s2}, -32: the highest register at the top, ra lowest. */
    @Test
    void pushStoresItsRegistersFromTheTop() {
        FrameState state = after("b876");
        UnwindRow row = row(state);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 32));
        assertThat(row.rule(Registers.RA)).isEqualTo(at(-16));
        assertThat(row.rule(Registers.FP)).isEqualTo(at(-12));
        assertThat(row.rule(Registers.S1)).isEqualTo(at(-8));
        assertThat(row.rule(Registers.S2)).isEqualTo(at(-4));
        assertThat(row.rule(Registers.S2 + 1)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void popRestoresWhatPushStored() {
        FrameState state = after("b876");
        // li s1,1; cm.pop {ra, s0-s2}, 32
        apply(state, "4485 ba76");
        UnwindRow row = row(state);
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 0));
        for (int register : new int[] {Registers.RA, Registers.FP, Registers.S1, Registers.S2}) {
            assertThat(row.rule(register)).isEqualTo(RegisterRule.SAME_VALUE);
            assertThat(state.value(register)).isEqualTo(SymbolicValue.atEntry(register));
        }
    }

    @Test
    void popOfAnotherListRestoresNothingWrongly() {
        FrameState state = after("b876");
        // cm.pop {ra, s0}, 16: its slots are those of s1 and s2
        apply(state, "ba52");
        assertThat(state.value(Registers.RA)).isEqualTo(SymbolicValue.UNKNOWN);
        assertThat(state.value(Registers.FP)).isEqualTo(SymbolicValue.UNKNOWN);
    }

    /** jal ra, c.jalr a5, cm.jalt 32. */
    @ParameterizedTest
    @ValueSource(strings = {"040000ef", "9782", "a082"})
    void aCallLeavesWhatFunctionsMustLeave(String call) {
        // li a0,1; li s1,2; then the call
        FrameState state = after("4505 4489 " + call);
        assertThat(state.value(10)).isEqualTo(SymbolicValue.UNKNOWN);
        assertThat(state.value(Registers.RA)).isEqualTo(SymbolicValue.UNKNOWN);
        assertThat(state.value(Registers.T0)).isEqualTo(SymbolicValue.UNKNOWN);
        assertThat(state.value(Registers.S1)).isEqualTo(SymbolicValue.constant(2));
        assertThat(state.value(Registers.SP)).isEqualTo(SymbolicValue.atEntry(Registers.SP));
        assertThat(state.value(Registers.GP)).isEqualTo(SymbolicValue.atEntry(Registers.GP));
        assertThat(state.value(Registers.GP + 1)).as("tp").isEqualTo(SymbolicValue.atEntry(Registers.GP + 1));
        assertThat(state.value(Registers.S11)).isEqualTo(SymbolicValue.atEntry(Registers.S11));
    }

    @Test
    void aJumpLeavesEverything() {
        // li a0,1; j .+64
        FrameState state = after("4505 0400006f");
        assertThat(state.value(10)).isEqualTo(SymbolicValue.constant(1));
        assertThat(state.value(Registers.RA)).isEqualTo(SymbolicValue.atEntry(Registers.RA));
    }

    @Test
    void registersHoldSumsOfConstants() {
        // lui t0,0xfffff; addi t0,t0,-16; add sp,sp,t0: how large frames are made
        FrameState state = after("fffff2b7 12c1 9116");
        assertThat(state.value(Registers.T0)).isEqualTo(SymbolicValue.constant(-4112));
        assertThat(row(state).cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 4112));
        // auipc t1,1 at the start
        assertThat(after("00001317").value(6)).isEqualTo(SymbolicValue.constant(CODE + 0x1000));
        // lbu t0,0(a0); csrr t1,mepc
        FrameState unknown = after("42d5 4319 00054283 34102373");
        assertThat(unknown.value(5)).isEqualTo(SymbolicValue.UNKNOWN);
        assertThat(unknown.value(6)).isEqualTo(SymbolicValue.UNKNOWN);
    }

    @Test
    void zeroStaysZero() {
        // li zero,5 (c.li x0) and lbu zero,0(a0)
        assertThat(after("4015 00054003").value(Registers.ZERO)).isEqualTo(SymbolicValue.constant(0));
    }

    @Test
    void aCopyOfTheReturnAddressIsGoodUntilItIsSaved() {
        // mv t0,ra; li ra,1
        assertThat(row(after("8286 4085")).rule(Registers.RA)).isEqualTo(new RegisterRule.Register(Registers.T0));
        // li ra,1: gone, which does not make the frame the outermost
        assertThat(row(after("4085")).rule(Registers.RA)).isEqualTo(RegisterRule.SAME_VALUE);
    }

    @Test
    void fullerIsDeeperOrAsDeepWithMoreSaved() {
        FrameState entry = FrameState.atEntry();
        FrameState made = after("1101"); // addi sp,sp,-32
        FrameState saved = after("1101 ce06"); // and sw ra,28(sp)
        assertThat(made.isFullerThan(entry)).isTrue();
        assertThat(entry.isFullerThan(made)).isFalse();
        assertThat(saved.isFullerThan(made)).isTrue();
        assertThat(made.isFullerThan(saved)).isFalse();
        assertThat(made.isFullerThan(made.copy())).isFalse();
        assertThat(saved.isFullerThan(after("1141"))).as("deeper").isTrue();
        assertThat(after("1141 c606").isFullerThan(made))
                .as("less deep, more saved")
                .isFalse();
    }

    @Test
    void aCopyIsIndependent() {
        FrameState state = after("1101");
        FrameState copy = state.copy();
        apply(copy, "ce06 6105"); // sw ra,28(sp); addi sp,sp,32
        assertThat(row(state).cfa()).isEqualTo(new CfaRule.RegisterOffset(Registers.SP, 32));
        assertThat(row(state).rule(Registers.RA)).isEqualTo(RegisterRule.SAME_VALUE);
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.elf.ElfHeader;
import org.junit.jupiter.api.Test;

class FakeStackTest {

    @Test
    void madeUpStacksLieWhereTheChipHasNoRam() {
        ChipFacts c3 = ChipFacts.of(ElfHeader.RISCV, 5);
        ChipFacts s31 = ChipFacts.of(ElfHeader.RISCV, 32);
        ChipFacts esp32 = ChipFacts.of(ElfHeader.XTENSA, 0);

        assertThat(FakeStack.isAt(0x2000_0000L, c3)).isTrue();
        assertThat(FakeStack.isAt(0x7000_0094L, c3)).isTrue();
        assertThat(FakeStack.isAt(0x3fc8_0000L, c3)).isFalse();
        // RAM of this chip lies in the range of made-up stacks
        assertThat(FakeStack.isAt(0x2f00_1000L, s31)).isFalse();
        assertThat(FakeStack.isAt(0x2000_0000L, s31)).isTrue();
        assertThat(FakeStack.isAt(0x7000_0000L, esp32)).isFalse();
    }
}

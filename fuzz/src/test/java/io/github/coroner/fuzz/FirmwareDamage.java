package io.github.coroner.fuzz;

import io.github.coroner.format.elf.SectionHeader;
import io.github.coroner.testdata.DamagedDump;
import io.github.coroner.testdata.DumpDamage;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Damage to one section of a firmware's ELF file, which keeps its length.
 *
 * @param section number among those with contents; one more means the headers of sections
 * @param damages what happens to its bytes
 */
record FirmwareDamage(int section, List<DumpDamage> damages) {

    /** {@return damages to any section: bits, extreme words, texts without end, pieces moved, ends cut off} */
    static Arbitrary<FirmwareDamage> any() {
        Arbitrary<Integer> place = Arbitraries.integers().greaterOrEqual(0);
        Arbitrary<Integer> front =
                Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.integers().between(0, 256)), Tuple.of(2, place));
        Arbitrary<Integer> extreme = Arbitraries.of(DumpDamage.EXTREMES);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 63),
                        Arbitraries.oneOf(List.<Arbitrary<DumpDamage>>of(
                                        Combinators.combine(
                                                        front,
                                                        Arbitraries.integers().between(1, 255))
                                                .as(DumpDamage.FlippedBits::new),
                                        Combinators.combine(front, extreme).as(DumpDamage.Word::new),
                                        Combinators.combine(
                                                        front,
                                                        Arbitraries.integers().between(1, 63),
                                                        Arbitraries.of(0, 0xff, 0x80, (int) 'x'))
                                                .as(DumpDamage.Overwritten::new),
                                        Combinators.combine(place, place, place).as(DumpDamage.Splice::new)))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(12))
                .as(FirmwareDamage::new);
    }

    /** {@return a damaged copy of {@code file}} */
    byte[] apply(byte[] file, List<SectionHeader> sections) {
        int choice = section % (sections.size() + 1);
        int from = file.length - 40 * (sections.size() + 1);
        int to = file.length;
        if (choice < sections.size()) {
            from = (int) sections.get(choice).offset();
            to = from + (int) sections.get(choice).size();
        }
        byte[] part = DamagedDump.damage(Arrays.copyOfRange(file, from, to), damages);
        byte[] damaged = file.clone();
        System.arraycopy(part, 0, damaged, from, Math.min(part.length, to - from));
        return damaged;
    }
}

package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.LocationList;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.CrashRun;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** DWARF expressions, evaluated as a location and as a call frame rule. */
class ExpressionFuzzTest {

    static Stream<byte[]> seeds() {
        TreeSet<String> found = new TreeSet<>(
                Comparator.<String>comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (CrashRun run : FirmwareArtefacts.nullStores()) {
            DwarfData data = DwarfData.of(FirmwareArtefacts.elf(run));
            data.units().forEach(unit -> collect(unit.cursor(), found));
        }
        return found.stream().limit(200).map(HexFormat.of()::parseHex);
    }

    private static void collect(DieCursor die, TreeSet<String> found) {
        do {
            for (int attribute : List.of(Attribute.LOCATION, Attribute.CALL_VALUE)) {
                die.block(attribute).ifPresent(block -> found.add(hex(block)));
                LocationList.of(die, attribute)
                        .flatMap(list -> list.at(die.address(Attribute.LOW_PC, 0x4200_0010L), false))
                        .ifPresent(expression -> found.add(hex(expression.operations())));
            }
        } while (die.next());
    }

    private static String hex(ByteReader block) {
        return HexFormat.of().formatHex(block.copy().bytes(block.remaining()));
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/expressions.dict")
    @FuzzTest
    void readsOrRefuses(byte[] input) {
        ByteReader bytes = ByteReader.of(".debug_info", input);
        Expression expression = Expression.of(bytes.copy());
        for (Runnable one : List.<Runnable>of(
                () -> expression.locate(new MadeUpState(bytes), Limits.defaults()),
                () -> expression.compute(new MadeUpState(bytes), OptionalLong.of(0x1234), Limits.defaults()),
                () -> expression.compute(new MadeUpState(bytes), OptionalLong.empty(), Limits.defaults()),
                expression::register,
                expression::typedRegister,
                expression::frameBaseOffset,
                expression::registerOffset,
                expression::isEmpty)) {
            Hostile.read(input.length, one);
        }
    }
}

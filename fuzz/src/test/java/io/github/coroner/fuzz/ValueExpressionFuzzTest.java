package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.DumpValues;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.coredump.CoreDump;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The expressions of {@code print}, asked of a real dump with its firmware. */
class ValueExpressionFuzzTest {
    private static final int LONGEST = 1 << 22;
    private static final DumpValues VALUES = Decoders.RISCV.values(CoreDump.read(Decoders.RISCV_RUN.dumpBytes()));

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "g_thermometer",
                        "*pxCurrentTCBs",
                        "pxCurrentTCBs->pxTopOfStack[3]",
                        "(int)pxCurrentTCBs & ~3",
                        "*(unsigned int *) 0x3fc80000",
                        "&pxReadyTasksLists[1]",
                        "pxReadyTasksLists",
                        "sizeof(int) * 3 + 1",
                        "(float)(unsigned char)300",
                        "$pc",
                        "$sp",
                        "((char *) $sp)[0]@64",
                        "'port.c'::functions",
                        "-1 + 3 * 0x7f % 'a' / 5",
                        "!*(TCB_t **) &pxCurrentTCBs",
                        "app::sensors::Faulty::instances",
                        "sensor_tcb.pcTaskName",
                        "scenario_main")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/values.dict")
    @FuzzTest
    void answersOrRefuses(byte[] input) {
        String expression = new String(input, StandardCharsets.UTF_8);
        try {
            String text = VALUES.print(expression, Optional.empty(), 0);
            if (text.length() > LONGEST) {
                throw new AssertionError(text.length() + " characters");
            }
        } catch (FormatException e) {
            throw new AssertionError("the firmware is not damaged", e);
        } catch (IllegalArgumentException e) {
            if (e.getClass() != IllegalArgumentException.class || e.getMessage() == null) {
                throw e; // a number that Java could not parse is not what the documentation says
            }
        }
    }
}

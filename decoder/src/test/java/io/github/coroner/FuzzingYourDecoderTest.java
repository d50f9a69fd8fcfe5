package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.DamagedDump;
import io.github.coroner.testdata.DumpArbitraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The property that {@code docs/fuzzing-your-decoder.md} shows, and that it and {@code docs/limits.md} say what is true. */
class FuzzingYourDecoderTest {
    private static final Path ROOT = Path.of(System.getProperty("coroner.root"));

    @Provide
    Arbitrary<DamagedDump> dumps() {
        return DumpArbitraries.damagedDumps();
    }

    @Property(tries = 100)
    void anyDamagedDumpIsDecodedOrRefused(@ForAll("dumps") DamagedDump dump) {
        try {
            YourDecoder.decode(dump.bytes());
        } catch (FormatException expected) {
            // refused, as documented
        }
    }

    /** Stands for the decoder of a reader of the page. */
    private static final class YourDecoder {
        static void decode(byte[] dump) {
            CrashDecoder.builder().build().decode(CoreDump.read(dump));
        }
    }

    @Example
    void thePageShowsThisProperty() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/fuzzing-your-decoder.md"));
        String shown = page.substring(page.indexOf("```Java\n") + 8, page.lastIndexOf("```\n"));
        String source =
                Files.readString(ROOT.resolve("decoder/src/test/java/io/github/coroner/FuzzingYourDecoderTest.java"));
        String compiled = source.replace("(tries = 100)", "")
                .replace("FormatException expected", "YourDocumentedException expected")
                .replaceAll("(?m)^    ", "");
        assertThat(compiled).contains(shown);
    }

    @Example
    void everyLimitIsListedWithItsDefault() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/limits.md"));
        for (Limit limit : Limit.values()) {
            assertThat(page).contains("| `" + limit + "` | " + limit.defaultValue() + " |");
        }
        assertThat(page)
                .contains(LinearDecodingTest.NANOSECONDS_PER_BYTE / 1000 + " µs for each byte")
                .contains(LinearDecodingTest.MILLISECONDS_BESIDE / 1000 + " s beside")
                .contains(LinearDecodingTest.HEAP_PER_BYTE + " bytes for each byte")
                .contains((LinearDecodingTest.HEAP_BESIDE >> 20) + " MB beside");
    }
}

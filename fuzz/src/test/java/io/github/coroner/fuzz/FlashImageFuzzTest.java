package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Partition tables, application images, partitions and the search for a dump, in a flash of 64 KiB. Two pieces: what lies at
 * 0x8000, the partition table, and what lies at 0xa000, the dump. The table may point anywhere.
 */
class FlashImageFuzzTest {
    private static final int FLASH = 0x1_0000;
    private static final int TABLE = 0x8000;
    private static final int DUMP = 0xa000;
    private static final byte[] KEY = new byte[32];

    static Stream<byte[]> seeds() {
        return Stream.of(DumpSpec.Version.V0_3, DumpSpec.Version.V1_3, DumpSpec.Version.RAW_ELF)
                .flatMap(version -> {
                    byte[] dump = DumpWriter.write(CoreDumpFuzzTest.small(version, 2));
                    byte[] large = DumpContainers.flash(dump, 0x10_0000, TABLE, false);
                    byte[] table = Arrays.copyOfRange(large, TABLE, TABLE + 0xc0);
                    byte[] here = table.clone();
                    // the table's entry of the dump, the fourth, moved into the small flash
                    put(here, 3 * 32 + 4, DUMP);
                    put(here, 3 * 32 + 8, FLASH - DUMP);
                    byte[] encrypted = here.clone();
                    encrypted[3 * 32 + 28] = 1;
                    return Stream.of(table, here, encrypted).map(one -> Pieces.join(one, dump));
                });
    }

    private static void put(byte[] table, int at, int value) {
        for (int i = 0; i < 4; i++) {
            table[at + i] = (byte) (value >>> 8 * i);
        }
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/dumps.dict")
    @FuzzTest
    void readsOrRefuses(byte[] input) {
        byte[][] pieces = Pieces.split(input, 2);
        byte[] flash = new byte[FLASH];
        Arrays.fill(flash, (byte) 0xff);
        flash[0] = (byte) 0xe9;
        System.arraycopy(pieces[0], 0, flash, TABLE, Math.min(pieces[0].length, 0x1000));
        System.arraycopy(pieces[1], 0, flash, DUMP, Math.min(pieces[1].length, FLASH - DUMP));
        CoreDumpOptions options = CoreDumpOptions.defaults();
        read(flash, options);
        read(flash, options.withInput(CoreDumpOptions.Input.FLASH).withFlashKey(KEY));
        ByteReader head = ByteReader.of("offset", Arrays.copyOf(pieces[0], 8));
        head.skip(4);
        read(
                Arrays.copyOfRange(flash, DUMP, FLASH),
                options.withInput(CoreDumpOptions.Input.PARTITION)
                        .withFlashKey(KEY)
                        .withFlashAddress(head.u32() & ~0xfL));
    }

    private static void read(byte[] flash, CoreDumpOptions options) {
        Hostile.read(FLASH, () -> CoreDump.readAll("flash.bin", flash, options).forEach(CoreDumpFuzzTest::look));
    }
}

package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.SymbolTable;
import io.github.coroner.symbols.demangle.Demangler;
import io.github.coroner.testdata.CrashRun;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Both manglings of C++ and Rust. What is no mangled name comes back as it is; what is one stays within bounds. */
class DemanglerFuzzTest {
    private static final int LONGEST = 1 << 21;

    static Stream<byte[]> itaniumNames() {
        return Stream.concat(
                names("_Z"),
                Stream.of(
                                "_ZN1aC1IJiEEET_DpOS1_",
                                "_ZNKSt8functionIFvSsEEclESs",
                                "_Z1fIXsr3std5valueEEvT_",
                                "_ZZN1a1bEvENKUlTyT_E_clIiEEDaS1_",
                                "_ZGVZ1fvE1x",
                                "_ZTv0_n12_N1a1bEv",
                                "_Z1fDv4_f",
                                "_Z1gIJidEEDTfp_EDpT_",
                                "_ZN12_GLOBAL__N_11xE",
                                "_ZNSt3__112basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEED2Ev",
                                "_GLOBAL__sub_I__Z1fv",
                                "_GLOBAL__I__Z1fv")
                        .map(DemanglerFuzzTest::bytes));
    }

    static Stream<byte[]> rustNames() {
        return Stream.concat(
                Stream.concat(names("_R"), names("_ZN4core")),
                Stream.of(
                                "_RNvCs1234_7mycrate3foo",
                                "_RNvMs_Cs4Cv8Wi1oAIB_7mycrateNtB4_7Example3foo",
                                "_RINvNtC3std3mem8align_ofjdE",
                                "_RNvXs5_NtC1a1bINtB5_3FooyENtB5_3Bar3baz",
                                "_RIC0Kb1_E",
                                "_RIC0Kc1f600_E",
                                "_RIC0Ke68656c6c6f_E",
                                "_RNqCs4fqI2P2rA04_11utf8_identsu30____7hkackfecea1cbdathfdh9hlq6y",
                                "_ZN3foo17h05af221e174051e9E",
                                "_ZN71_$LT$Test$u20$$u2b$$u20$$u27$static$GT$17h05af221e174051e9E")
                        .map(DemanglerFuzzTest::bytes));
    }

    private static Stream<byte[]> names(String prefix) {
        TreeSet<String> names = new TreeSet<>();
        for (CrashRun run : FirmwareArtefacts.nullStores()) {
            if (run.variant().equals("og") || run.variant().equals("rust")) {
                ElfFile elf = FirmwareArtefacts.elf(run);
                SymbolTable symbols = elf.symbols();
                for (int i = 0; i < symbols.size(); i++) {
                    names.add(symbols.name(i));
                }
            }
        }
        return names.stream().filter(name -> name.startsWith(prefix)).limit(150).map(DemanglerFuzzTest::bytes);
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    @MethodSource("itaniumNames")
    @DictionaryFile(resourcePath = "dictionaries/itanium.dict")
    @FuzzTest
    void itanium(byte[] input) {
        check(new String(input, StandardCharsets.UTF_8));
        check("_Z" + new String(input, StandardCharsets.US_ASCII));
    }

    @MethodSource("rustNames")
    @DictionaryFile(resourcePath = "dictionaries/rust.dict")
    @FuzzTest
    void rust(byte[] input) {
        String name = new String(input, StandardCharsets.UTF_8);
        check(name);
        check("_R" + name);
        check("_ZN" + name + "17h05af221e174051e9E");
    }

    private static void check(String name) {
        String readable = Demangler.demangle(name);
        if (readable.length() > Math.max(LONGEST, name.length())) {
            throw new AssertionError(readable.length() + " characters out of " + name.length());
        }
        if (!name.startsWith("_") && !readable.equals(name)) {
            throw new AssertionError("changed what is no mangled name: " + name);
        }
    }
}

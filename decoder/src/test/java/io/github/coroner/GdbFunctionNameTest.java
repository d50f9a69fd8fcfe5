package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.symbols.SourceFrame;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Names in frames against gdb-multiarch 13.1: a C++ program of functions of many kinds, compiled by riscv64-unknown-elf-g++ 12.2
 * and clang++ 19, and a core file with a task stopped in each function.
 */
class GdbFunctionNameTest {

    private static SourceFrame function(String plain, String mangled) {
        return new SourceFrame(
                Optional.of(plain), Optional.of(mangled), Optional.empty(), 0, 0, 0, false, OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        _ZN1a3lamItEEDaT_                            | a::lam<unsigned short>
        _ZN1a2v12idIyEET_S2_                         | a::v1::id<unsigned long long>
        _ZN1a1VILNS_1EE1ELin3ELb1ELc120ELj7EE1fEv    | a::V<(a::E)1, -3, true, (char)120, 7u>::f
        _ZN1a5callfIXadL_ZNS_5plainEiEEEEii          | a::callf<&a::plain>
        _ZNK1a1ScviEv                                | a::S::operator int
        _ZN1a1ScvPKcEv                               | a::S::operator char const*
        _ZN1SnaEji                                   | S::operator new[]
        _ZNK1a1SltERKS0_                             | a::S::operator<
        _ZN1a1S2vaEPKcz                              | a::S::va
        _Z5takesIPFicEEvT_                           | takes<int (*)(char)>
        _Z5takesIM1SFvvEEvT_                         | takes<void (S::*)()>
        _Z2tfIXadL_Z2oviEEEiv                        | tf<&(ov(int))>
        _ZN1a12_GLOBAL__N_16inanonEsm                | a::(anonymous namespace)::inanon
        _ZN1a6taggedB4tag1Ei                         | a::tagged[abi:tag1](int)
        _ZN1ali3_kmEy                                | a::operator"" _km(unsigned long long)
        _ZN1a3nulEDnbfd                              | a::nul(decltype(nullptr), bool, float, double)
        _ZNR1a1SclEi                                 | a::S::operator()(int) &
        _ZNO1a1SclEi                                 | a::S::operator()(int) &&
        _ZN1a1SUt_2unEv                              | a::S::{unnamed type#1}::un()
        _ZZN1a3lamIiEEDaT_ENKUlS1_E_clIiEEDaS1_      | a::lam<int>(int)::{lambda(auto:1)#1}::operator()<int>(int) const
        _ZZN3Loc1fEvEN1X1gEv                         | Loc::f()::X::g()
        _ZN1a4packIJEEEiDpT_                         | a::pack<>()
        _ZNK1SssERKS_                                | S::operator<=>(S const&) const
        _Z2nfPDoFvvE                                 | nf(void (*)() noexcept)
        _ZN2FnIFiclEE4callEcl                        | Fn<int (char, long)>::call(char, long)
        """)
    void nameInAFrameReadsAsInGdb(String mangled, String shown) {
        assertThat(GdbFunctionName.inFrame(function("plain", mangled))).contains(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "_ZN4core9panicking5panic17h0123456789abcdefE, core::panicking::panic",
        "_RNvNtCs1234_7mycrate3foo3bar, mycrate::foo::bar",
        "plain_c, plain_c"
    })
    void otherLanguagesGoByTheirDebugInformation(String linkage, String name) {
        assertThat(GdbFunctionName.inFrame(function(name, linkage))).contains(name);
    }

    /** Behind an address, {@code <name+offset>}, stands the name with its parameters, but no return type. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        _ZN1a2v12idIyEET_S2_  | a::v1::id<unsigned long long>(unsigned long long)
        _ZNK1a1ScviEv         | a::S::operator int() const
        """)
    void nameBehindAnAddressHasItsParameters(String mangled, String shown) {
        assertThat(GdbFunctionName.withParameters(function("plain", mangled))).contains(shown);
    }
}

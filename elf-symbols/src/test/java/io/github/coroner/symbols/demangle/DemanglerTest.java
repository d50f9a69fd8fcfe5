package io.github.coroner.symbols.demangle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemanglerTest {

    record Name(String source, String mangled, String readable) {}

    static List<Name> names() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(DemanglerTest.class.getResourceAsStream("/demangle/names.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .map(columns -> new Name(columns[0], columns[1], columns[2]))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void demanglesEachConstruct(Name name) {
        assertThat(Demangler.demangle(name.mangled())).as(name.source()).isEqualTo(name.readable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_", "_Z", "_ZN", "main", "_R", "__Z1fv", "Z1fv", "_ZZZZ", "app_main", "_GLOBAL__I_"})
    void leavesOtherNamesAlone(String name) {
        assertThat(Demangler.demangle(name)).isSameAs(name);
    }

    @Test
    void everyTruncationEndsWithoutException() throws IOException {
        for (Name name : names()) {
            for (int length = 0; length < name.mangled().length(); length++) {
                assertThat(Demangler.demangle(name.mangled().substring(0, length)))
                        .isNotNull();
            }
        }
    }

    @Test
    void countsBytesOfIdentifiersOutsideAscii() {
        assertThat(Demangler.demangle("_Z5größev")).isEqualTo("_Z5größev");
        assertThat(Demangler.demangle("_Z7größev")).isEqualTo("größe()");
    }

    @Test
    void keepsDottedAndVersionedSuffixes() {
        assertThat(Demangler.demangle("_Z1fv.constprop.0@@V1")).isEqualTo("f() [clone .constprop.0]@@V1");
    }

    @Test
    void resolvesTemplateParametersOfConversionsAfterTheirUse() {
        // A<int>::operator double<double>(), whose T_ means the argument behind it
        assertThat(Demangler.demangle("_ZN1AIiEcvT_IdEEv")).isEqualTo("A<int>::operator double<double>()");
    }

    /** As c++filt of GNU binutils 2.40 has it: what a substitution repeats means the lambda's parameter there. */
    @Test
    void parameterOfAGenericLambdaIsNotThatOfTheTemplateAround() {
        assertThat(Demangler.demangle("_ZZN1a3lamIiEEDaT_ENKUlS1_E_clIiEEDaS1_"))
                .isEqualTo("auto a::lam<int>(int)::{lambda(auto:1)#1}::operator()<int>(int) const");
    }

    @Test
    void partsOfAFunctionsNameAreLeftOut() {
        String template = "_ZN1a1PIsmE4convIdEEDTplfp_dtdefpT1tET_";
        assertThat(Demangler.demangle(template)).startsWith("decltype (").endsWith("(double)");
        assertThat(Demangler.signature(template)).isEqualTo("a::P<short, unsigned long>::conv<double>(double)");
        assertThat(Demangler.qualifiedName(template)).isEqualTo("a::P<short, unsigned long>::conv<double>");
        assertThat(Demangler.qualifiedName("_ZN1a1SC2Ei")).isEqualTo("a::S::S");
        assertThat(Demangler.qualifiedName("_ZTVN1a1SE")).isEqualTo("vtable for a::S");
        assertThat(Demangler.signature("app_main")).isEqualTo("app_main");
    }

    @Test
    void referenceThatMeansItselfEnds() {
        assertThat(Demangler.demangle("_ZN1AcvT_IT_EEv")).isEqualTo("_ZN1AcvT_IT_EEv");
    }

    @Test
    void stopsNamesThatGrowExponentially() {
        // each substitution is twice the one before
        StringBuilder name = new StringBuilder("_Z1f1AIiiE");
        for (int i = 0; i < 60; i++) {
            String previous = "S" + (i == 0 ? "0" : Integer.toString(i, 36).toUpperCase(java.util.Locale.ROOT)) + "_";
            name.append("S_I").append(previous).append(previous).append('E');
        }
        // far more than a busy machine needs, and far less than it takes to write 2^60 names
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThat(Demangler.demangle(name.toString())).isEqualTo(name.toString()));
    }

    @Test
    void stopsNestingThatWouldExhaustTheStack() {
        for (String unit :
                List.of("P", "1AI", "N1AI", "X", "F", "M", "DpP", "A_", "Z1f", "RK", "ng", "dt", "cv", "U1aI")) {
            String name = "_Z1fI" + unit.repeat(50_000);
            assertThat(Demangler.demangle(name)).isSameAs(name);
        }
        for (String unit : List.of("I", "N", "X", "RS", "TT", "B_", "FFF", "D", "Y", "M")) {
            String name = "_R" + unit.repeat(50_000);
            assertThat(Demangler.demangle(name)).isSameAs(name);
        }
    }

    /** Found by repeating what the grammar may nest: the entity within a function may be one within another function. */
    @Test
    void stopsEntitiesWithinFunctionsThatWouldExhaustTheStack() {
        assertThat(Demangler.demangle("_ZZ1fvEZ1gvE1x")).isEqualTo("f()::g()::x");
        String name = "_Z" + "Z1fvE".repeat(50_000) + "1x";
        assertThat(Demangler.demangle(name)).isSameAs(name);
    }

    /** Found by the search for hostile names: each key was demangled by a call inside the one before. */
    @Test
    void keysThatAreKeyedThemselvesAreLeftAsTheyAre() {
        assertThat(Demangler.demangle("_GLOBAL__I__GLOBAL__D__Z1fv"))
                .isEqualTo("global constructors keyed to _GLOBAL__D__Z1fv");
        String many = "_GLOBAL__I_".repeat(20_000) + "x";
        assertThat(Demangler.demangle(many)).startsWith("global constructors keyed to _GLOBAL__I_");
    }

    /** Found by the search for hostile names: the words of 50,000 qualifiers took seconds. */
    @Test
    void stopsQualifiersInARow() {
        assertThat(Demangler.demangle("_Z1fPVKi")).isEqualTo("f(int const volatile*)");
        for (String start : List.of("_Z1f", "_ZN", "_Z1fI", "_Z1fM1a")) {
            String name = start + "K".repeat(50_000) + "iE";
            assertThat(Demangler.demangle(name)).isEqualTo(name);
        }
    }

    @Test
    void stopsChainsOfSubstitutions() {
        StringBuilder name = new StringBuilder("_Z1fPi");
        for (int i = 0; i < 20_000; i++) {
            name.append("PS")
                    .append(i == 0 ? "" : Integer.toString(i - 1, 36).toUpperCase(java.util.Locale.ROOT))
                    .append('_');
        }
        assertThat(Demangler.demangle(name.toString())).isEqualTo(name.toString());
    }
}

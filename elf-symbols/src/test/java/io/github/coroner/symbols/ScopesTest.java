package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Form;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.ElfBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of entries of one unit of C++. */
class ScopesTest {
    private static final int RISCV = 243;
    private static final int C_PLUS_PLUS = 4;
    private static final int C = 2;

    private static DieSpec entry(int tag, String name) {
        return DieSpec.of(tag).with(Attribute.NAME, Form.STRP, name);
    }

    private static Scopes scopes(int language, DieSpec... entries) {
        return scopes(sections(language, entries));
    }

    private static Map<String, byte[]> sections(int language, DieSpec... entries) {
        DieSpec unit = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.LANGUAGE, Form.DATA1, language)
                .add(entries);
        return DwarfBuilder.littleEndian()
                .unit(DwarfBuilder.Unit.ofVersion(4), unit)
                .sections();
    }

    private static Scopes scopes(Map<String, byte[]> sections) {
        ElfBuilder elf = ElfBuilder.of(2, RISCV);
        sections.forEach((name, contents) -> elf.section(name, 1, 0, 0, contents));
        return new Scopes(DwarfData.of(ElfFile.of("made.elf", elf.build())));
    }

    @Test
    void namesHaveThoseOfTheNamespacesAndClassesAroundThem() {
        DieSpec inner = entry(Tag.STRUCTURE_TYPE, "Inner");
        DieSpec outer = entry(Tag.CLASS_TYPE, "Outer").add(inner);
        DieSpec behind = entry(Tag.TYPEDEF, "behind");
        DieSpec global = entry(Tag.VARIABLE, "global");
        Scopes scopes = scopes(
                C_PLUS_PLUS,
                entry(Tag.NAMESPACE, "a").add(entry(Tag.NAMESPACE, "b").add(outer, behind)),
                global);

        assertThat(scopes.qualified(outer.offset())).contains("a::b::Outer");
        assertThat(scopes.qualified(inner.offset())).contains("a::b::Outer::Inner");
        assertThat(scopes.qualified(behind.offset())).contains("a::b::behind");
        assertThat(scopes.qualified(global.offset())).contains("global");
        assertThat(scopes.qualify(inner.offset(), "method")).isEqualTo("a::b::Outer::method");
    }

    @Test
    void namespacesWithoutANameAreAnonymousUnlessTheyExtendOneWithAName() {
        DieSpec first = entry(Tag.STRUCTURE_TYPE, "First");
        DieSpec second = entry(Tag.STRUCTURE_TYPE, "Second");
        DieSpec third = entry(Tag.STRUCTURE_TYPE, "Third");
        DieSpec named = entry(Tag.NAMESPACE, "named").add(first);
        Scopes scopes = scopes(
                C_PLUS_PLUS,
                named,
                DieSpec.of(Tag.NAMESPACE)
                        .with(Attribute.EXTENSION, Form.REF4, named)
                        .add(second),
                DieSpec.of(Tag.NAMESPACE).add(DieSpec.of(Tag.UNION_TYPE).add(third)));

        assertThat(scopes.qualified(second.offset())).contains("named::Second");
        // a union without a name adds none
        assertThat(scopes.qualified(third.offset())).contains("(anonymous namespace)::Third");
    }

    /**
     * For these declarations of a function in a namespace, compiled by g++ 12.2, gdb 13.1 prints with {@code whatis} {@code
     * Local}, {@code Local::Nested}, {@code Local::Nested::G} and {@code LE}, for values of the enumerations {@code
     * Local::Nested::H} and {@code P}, and for the method {@code Local::get} in {@code bt}.
     */
    @Test
    void typesOfAFunctionAreInNoScope() {
        DieSpec nestedEnumeration = entry(Tag.ENUMERATION_TYPE, "G")
                .add(entry(Tag.ENUMERATOR, "H").with(Attribute.CONST_VALUE, Form.DATA1, 0));
        DieSpec nested = entry(Tag.STRUCTURE_TYPE, "Nested").add(nestedEnumeration);
        DieSpec deep = entry(Tag.STRUCTURE_TYPE, "Deep");
        DieSpec get = entry(Tag.SUBPROGRAM, "get").add(deep);
        DieSpec local = entry(Tag.STRUCTURE_TYPE, "Local").add(nested, get);
        DieSpec enumeration = entry(Tag.ENUMERATION_TYPE, "LE");
        DieSpec alias = entry(Tag.TYPEDEF, "Alias");
        DieSpec function = entry(Tag.SUBPROGRAM, "f")
                .add(DieSpec.of(Tag.LEXICAL_BLOCK).add(local, enumeration), alias, entry(Tag.VARIABLE, "counter"));
        DieSpec behind = entry(Tag.STRUCTURE_TYPE, "Behind");
        Scopes scopes = scopes(C_PLUS_PLUS, entry(Tag.NAMESPACE, "ns").add(function, behind));

        assertThat(scopes.qualified(local.offset())).contains("Local");
        assertThat(scopes.qualified(nested.offset())).contains("Local::Nested");
        assertThat(scopes.qualified(nestedEnumeration.offset())).contains("Local::Nested::G");
        assertThat(scopes.enumeratorPrefix(nestedEnumeration.offset(), false)).isEqualTo("Local::Nested::");
        assertThat(scopes.qualified(enumeration.offset())).contains("LE");
        assertThat(scopes.enumeratorPrefix(enumeration.offset(), false)).isEmpty();
        assertThat(scopes.qualified(alias.offset())).contains("Alias");
        assertThat(scopes.qualified(deep.offset())).contains("Deep");
        assertThat(scopes.qualify(get.offset(), "get")).isEqualTo("Local::get");
        assertThat(scopes.qualify(function.offset(), "f")).isEqualTo("ns::f");
        assertThat(scopes.qualified(behind.offset())).contains("ns::Behind");
    }

    @ParameterizedTest
    @CsvSource({"true, outer::E::", "false, outer::"})
    void enumeratorsHaveTheNameOfTheirEnumerationIfItIsAScope(boolean scoped, String prefix) {
        DieSpec enumeration = entry(Tag.ENUMERATION_TYPE, "E").add(entry(Tag.ENUMERATOR, "A"));
        Scopes scopes = scopes(C_PLUS_PLUS, entry(Tag.NAMESPACE, "outer").add(enumeration));

        assertThat(scopes.enumeratorPrefix(enumeration.offset(), scoped)).isEqualTo(prefix);
    }

    @Test
    void namesInCAreAlone() {
        DieSpec inner = entry(Tag.STRUCTURE_TYPE, "inner");
        Scopes scopes = scopes(C, entry(Tag.STRUCTURE_TYPE, "outer").add(inner));

        assertThat(scopes.qualified(inner.offset())).contains("inner");
        assertThat(scopes.qualify(inner.offset(), "inner")).isEqualTo("inner");
        assertThat(scopes.mayHaveScopes(inner.offset())).isFalse();
    }

    @Test
    void whatHasNoNameHasNone() {
        DieSpec nameless = DieSpec.of(Tag.STRUCTURE_TYPE);
        assertThat(scopes(C_PLUS_PLUS, entry(Tag.NAMESPACE, "ns").add(nameless)).qualified(nameless.offset()))
                .isEmpty();
    }

    /** Where reading breaks off, the scopes before it count, those that are open among them. */
    @Test
    void scopesBeforeDamageAreKept() {
        DieSpec inside = entry(Tag.STRUCTURE_TYPE, "Inside");
        DieSpec damaged = entry(Tag.STRUCTURE_TYPE, "damaged");
        Map<String, byte[]> sections =
                sections(C_PLUS_PLUS, entry(Tag.NAMESPACE, "ns").add(inside, damaged));
        sections.get(".debug_info")[(int) damaged.offset()] = 0x7f; // an abbreviation that is not declared

        assertThat(scopes(sections).qualified(inside.offset())).contains("ns::Inside");
    }
}

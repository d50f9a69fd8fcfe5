package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without picocli means the same to picocli; what is not plain is left to it. */
class PlainArgumentsTest {

    /** A command that notes what is set. */
    private static final class Noting implements Subcommand {
        private final List<String> set = new ArrayList<>();

        @Override
        public String name() {
            return "note";
        }

        @Override
        public String description() {
            return "Notes.";
        }

        @Override
        public List<CommandOption> options() {
            return List.of(
                    CommandOption.value("--core", "FILE", "A file.", value -> set.add("core=" + value))
                            .or("-c")
                            .asRequired(),
                    CommandOption.value("--map", "FROM=TO", "A map.", value -> set.add("map=" + value)),
                    CommandOption.flag("--strict", "Be strict.", () -> set.add("strict"))
                            .or("-s"),
                    CommandOption.value("--style", "STYLE", "A style.", value -> set.add("style=" + value))
                            .withOptionalValue());
        }

        @Override
        public Operands operands() {
            return new Operands("WORD", "Words.", 0, 2, word -> set.add("word " + word));
        }

        @Override
        public int run() {
            set.add("run");
            return ExitStatus.DECODED;
        }
    }

    private static Console silent(ByteArrayOutputStream err) {
        PrintStream both = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Console(InputStream.nullInputStream(), both, both);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note --core a",
                "note --core=a",
                "note -c a",
                "note -c -",
                "note --core a=b --map x=y --map=x=z",
                "note --core a --core b",
                "note -s --core a one two",
                "note one --core a --strict two",
                "note --core=",
                "note --core -5",
            })
    void meansTheSameToPicocli(String line) {
        String[] arguments = line.split(" ");
        Noting plain = new Noting();
        Optional<PlainArguments> read = PlainArguments.read(plain, arguments);
        assertThat(read).isPresent();
        assertThat(plain.set).as("nothing is set before all is read").isEmpty();
        read.get().apply();
        plain.run();
        Noting picocli = new Noting();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Picocli.run(List.of(picocli), arguments, silent(err)))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(plain.set).containsExactlyInAnyOrderElementsOf(picocli.set);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note",
                "note --core",
                "note --core --strict",
                "note --core a --help",
                "note --core a -sc b",
                "note --core a -h",
                "note --core a --strict=yes",
                "note --core a --unknown",
                "note --core a one two three",
                "note --core a -- one",
                "note --core a --style",
                "note --core @a",
                "note --core a @b",
                "note --str --core a",
            })
    void leavesTheRestToPicocli(String line) {
        Noting command = new Noting();
        assertThat(PlainArguments.read(command, line.split(" "))).isEmpty();
        assertThat(command.set).isEmpty();
    }

    @Test
    void debugIsUnderstoodInEveryPlace() {
        for (String line : List.of("note --debug --core a", "note --core a --debug")) {
            assertThat(PlainArguments.read(new Noting(), line.split(" ")).map(PlainArguments::isDebug))
                    .contains(true);
        }
        assertThat(EspArguments.reordered(new String[] {"--debug", "note", "--core", "a"}))
                .containsExactly("note", "--core", "a", "--debug");
        assertThat(EspArguments.reordered(new String[] {"--debug"})).containsExactly("--debug");
    }

    @Test
    void noTwoOptionsOfACommandShareAName() {
        for (Subcommand command : CoronerCommand.all(silent(new ByteArrayOutputStream()))) {
            List<String> names = new ArrayList<>(Picocli.STANDARD_OPTIONS);
            names.addAll(Arrays.asList("-h", "-V"));
            command.options().forEach(option -> names.addAll(option.names()));
            assertThat(names).as(command.name()).doesNotHaveDuplicates();
        }
    }
}

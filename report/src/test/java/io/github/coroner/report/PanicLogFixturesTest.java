package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.panic.PanicLog;
import io.github.coroner.testdata.Fixtures;
import io.github.coroner.testdata.SchemaCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs of real crashes, each with an answer that was written down by hand beside it; also with CR LF line ends, coloured, and
 * with a time stamp before each line.
 */
class PanicLogFixturesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> TEXTS = List.of(
            "kind",
            "reason",
            "core",
            "message",
            "task",
            "abort_pc",
            "elf_sha256",
            "end",
            "error_code",
            "error_name",
            "error_pc");

    static List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.list(Fixtures.path("panic-logs"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void saysWhatTheLogSays(Path answer) throws IOException {
        check(answer, text -> text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void lineEndsColoursAndTimeStampsChangeNothing(Path answer) throws IOException {
        JsonNode wanted = MAPPER.readTree(Files.readString(answer));
        boolean fragile = wanted.path("lossy").asBoolean()
                || wanted.path("kinds")
                        .valueStream()
                        .anyMatch(kind -> kind.asString().equals("timestamps"));
        if (fragile) {
            return;
        }
        check(answer, text -> text.replace("\n", "\r\n"));
        check(answer, text -> text.replace("\n", "\r\r\n"));
        check(answer, text -> text.replace("\n", "\r"));
        check(answer, text -> eachLine(text, "\u001b[0;31m", "\u001b[0m"));
        check(answer, text -> eachLine(text, "^[[0;31m", "^[[0m"));
        check(answer, text -> eachLine(text, "2026-01-02 03:04:05.678 [I] ", ""));
        check(answer, text -> eachLine(text, "[14:04:29][D][esp-idf:000]: ", ""));
    }

    private static String eachLine(String text, String before, String after) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(line.isEmpty() ? line : before + line + after);
        }
        return String.join("\n", lines);
    }

    private static void check(Path answer, UnaryOperator<String> change) throws IOException {
        JsonNode wanted = MAPPER.readTree(Files.readString(answer));
        Path log = answer.resolveSibling(wanted.path("file").asString());
        StringBuilder json = new StringBuilder();
        PanicLogJson.of(PanicLog.parse(change.apply(Files.readString(log)).getBytes(StandardCharsets.UTF_8)))
                .write(json);
        assertThat(SchemaCheck.complaints(JsonSchema.of("panic-text").orElseThrow(), json.toString()))
                .isEmpty();
        JsonNode given = MAPPER.readTree(json.toString());
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(given.path("resets")
                        .valueStream()
                        .map(reset -> reset.path("code").asString()))
                .as("resets")
                .isEqualTo(wanted.path("resets")
                        .valueStream()
                        .map(reset -> reset.path("code").asString())
                        .toList());
        soft.assertThat(given.path("reports").size())
                .as("reports")
                .isEqualTo(wanted.path("reports").size());
        for (int i = 0; i < wanted.path("reports").size(); i++) {
            report(soft, wanted.path("reports").path(i), given.path("reports").path(i));
        }
        soft.assertAll();
    }

    private static void report(SoftAssertions soft, JsonNode wanted, JsonNode given) {
        for (String name : TEXTS) {
            soft.assertThat(text(given.path(camel(name)))).as(name).isEqualTo(text(wanted.path(name)));
        }
        soft.assertThat(words(given.path("details"))).as("details").isEqualTo(words(wanted.path("details")));
        JsonNode dumps = wanted.path("register_dumps");
        soft.assertThat(given.path("registerDumps").size()).as("register dumps").isEqualTo(dumps.size());
        for (int i = 0; i < dumps.size(); i++) {
            JsonNode dump = given.path("registerDumps").path(i);
            soft.assertThat(text(dump.path("core")))
                    .isEqualTo(text(dumps.path(i).path("core")));
            soft.assertThat(text(dump.path("isr"))).isEqualTo(text(dumps.path(i).path("isr")));
            if (!dumps.path(i).has("registers_optional")) {
                soft.assertThat(dump.path("registers")).isEqualTo(dumps.path(i).path("registers"));
            }
        }
        JsonNode backtraces = wanted.path("backtraces");
        soft.assertThat(given.path("backtraces").size()).as("backtraces").isEqualTo(backtraces.size());
        for (int i = 0; i < backtraces.size(); i++) {
            JsonNode backtrace = given.path("backtraces").path(i);
            for (String name : List.of("frames", "core", "corrupted", "continues")) {
                soft.assertThat(text(backtrace.path(name)))
                        .as(name)
                        .isEqualTo(text(backtraces.path(i).path(name)));
            }
        }
        JsonNode segments = wanted.path("stack_memory").path("segments");
        soft.assertThat(given.path("stackMemory").path("segments").size()).isEqualTo(segments.size());
        for (int i = 0; i < segments.size(); i++) {
            JsonNode segment = given.path("stackMemory").path("segments").path(i);
            soft.assertThat(segment.path("start")).isEqualTo(segments.path(i).path("start"));
            soft.assertThat(segment.path("sha256Le").asString())
                    .isEqualTo(segments.path(i).path("sha256_le").asString());
        }
        soft.assertThat(text(given.path("memoryDump"))).isEqualTo(text(wanted.path("memory_dump")));
        soft.assertThat(text(given.path("twdt"))).isEqualTo(text(wanted.path("twdt")));
        soft.assertThat(text(given.path("location"))).isEqualTo(text(wanted.path("location")));
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(PanicLogFixturesTest::text).toList();
    }

    /** Runs of blanks count as one, and what is absent as null. */
    private static String text(JsonNode node) {
        String text = node.isMissingNode() || node.isNull() ? "" : node.isString() ? node.asString() : node.toString();
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("_")) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }
}

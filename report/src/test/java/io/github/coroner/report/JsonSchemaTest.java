package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schemas are what the docs show, and keep to the rules of {@code docs/json.md} themselves. */
class JsonSchemaTest {
    private static final Path DOCS = Path.of(System.getProperty("coroner.root"), "docs");

    static List<String> kinds() {
        return JsonSchema.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theDocsHaveTheSameFile(String kind) throws IOException {
        assertThat(Files.readString(DOCS.resolve("schema").resolve(kind + ".schema.json")))
                .isEqualTo(JsonSchema.of(kind).orElseThrow());
        assertThat(Files.readString(DOCS.resolve("json.md")))
                .contains("| `" + kind + "` |")
                .contains("(schema/" + kind + ".schema.json)");
    }

    @Test
    void theDocsHaveNoOthers() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("schema"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".schema.json", "")))
                    .containsExactlyInAnyOrderElementsOf(JsonSchema.kinds());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyObjectAllowsFieldsOfLaterVersions(String kind) {
        List<String> closed = new ArrayList<>();
        collectClosed(new ObjectMapper().readTree(JsonSchema.of(kind).orElseThrow()), "$", closed);
        assertThat(closed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysWhichKindAndVersionItIs(String kind) {
        JsonNode schema = new ObjectMapper().readTree(JsonSchema.of(kind).orElseThrow());
        assertThat(schema.at("/$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/properties/kind/const").asString()).isEqualTo(kind);
        assertThat(schema.at("/properties/schemaVersion/const").asInt()).isEqualTo(JsonReport.SCHEMA_VERSION);
        assertThat(schema.get("required").toString()).contains("\"schemaVersion\"", "\"kind\"");
    }

    private static void collectClosed(JsonNode node, String place, List<String> closed) {
        JsonNode others = node.get("additionalProperties");
        if (others != null && others.isBoolean() && !others.asBoolean()) {
            closed.add(place);
        }
        node.properties().forEach(field -> collectClosed(field.getValue(), place + "." + field.getKey(), closed));
        if (node.isArray()) {
            for (JsonNode element : node) {
                collectClosed(element, place + "[]", closed);
            }
        }
    }
}

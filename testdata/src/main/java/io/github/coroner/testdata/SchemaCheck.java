package io.github.coroner.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Holds a JSON document against a JSON Schema, for the keywords that Coroner's schemas use, and finds fields that the schema does not
 * list and fields that are null. Needs {@code jackson-databind}, which no other class here does.
 */
public final class SchemaCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Schemas by their text; there are few. */
    private static final ConcurrentHashMap<String, JsonNode> SCHEMAS = new ConcurrentHashMap<>();

    private final JsonNode root;
    private final List<String> complaints = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /**
     * {@return what is wrong, each with its place}
     *
     * @param schema text of the schema
     * @param document text of one document
     */
    public static List<String> complaints(String schema, String document) {
        SchemaCheck check = new SchemaCheck(SCHEMAS.computeIfAbsent(schema, MAPPER::readTree));
        check.check(check.root, MAPPER.readTree(document), "$");
        return check.complaints;
    }

    private void check(JsonNode given, JsonNode value, String place) {
        JsonNode schema = given;
        if (schema.has("$ref")) {
            schema = root.at(schema.get("$ref").asString().substring(1));
        }
        if (schema.has("oneOf")) {
            for (JsonNode alternative : schema.get("oneOf")) {
                SchemaCheck one = new SchemaCheck(root);
                one.check(alternative, value, place);
                if (one.complaints.isEmpty()) {
                    return;
                }
            }
            complaints.add(place + ": fits none of the alternatives");
            return;
        }
        expect(schema.has("type") || schema.has("enum") || schema.has("const"), place + ": schema says nothing");
        if (schema.has("type")) {
            expect(hasType(value, schema.get("type").asString()), place + ": is no " + schema.get("type"));
        }
        if (schema.has("const")) {
            expect(schema.get("const").equals(value), place + ": is not " + schema.get("const"));
        }
        if (schema.has("enum")) {
            boolean found = false;
            for (JsonNode one : schema.get("enum")) {
                found |= one.equals(value);
            }
            expect(found, place + ": " + value + " is none of " + schema.get("enum"));
        }
        if (schema.has("pattern")) {
            expect(value.asString().matches(schema.get("pattern").asString()), place + ": " + value + " does not fit");
        }
        if (schema.has("minimum") && value.isNumber()) {
            expect(value.asLong() >= schema.get("minimum").asLong(), place + ": " + value + " is too small");
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), place + "[" + i + "]");
            }
        }
        if (value.isObject()) {
            object(schema, value, place);
        }
    }

    private void object(JsonNode schema, JsonNode value, String place) {
        if (schema.has("required")) {
            for (JsonNode name : schema.get("required")) {
                expect(value.has(name.asString()), place + ": lacks " + name);
            }
        }
        if (!schema.has("properties") && !schema.has("additionalProperties")) {
            return; // a document of its own, with a schema of its own
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            @Nullable
            JsonNode known = schema.has("properties") ? schema.get("properties").get(field.getKey()) : null;
            @Nullable JsonNode others = schema.get("additionalProperties");
            if (known == null && others != null && others.isObject()) {
                known = others;
            }
            String at = place + "." + field.getKey();
            expect(known != null, at + ": the schema does not list it");
            expect(!field.getValue().isNull(), at + ": is null");
            if (known != null) {
                check(known, field.getValue(), at);
            }
        }
    }

    private void expect(boolean condition, String complaint) {
        if (!condition) {
            complaints.add(complaint);
        }
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
    }
}

package io.github.coroner.report;

import io.github.coroner.CrashReport;
import io.github.coroner.MemoryRegion;
import io.github.coroner.TaskReport;
import io.github.coroner.format.coredump.Checksum;
import io.github.coroner.format.coredump.Container;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A report as one line of JSON, schema version {@value #SCHEMA_VERSION}.
 *
 * <p>Field names are a contract: fields are added, never renamed or removed. A field without a value is left out, never null.
 * Addresses are strings, {@code "0x400d66bc"}. Immutable.
 */
public final class JsonReport {
    /** Version of the schema; a change that breaks readers would raise it. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final CrashReport report;
    private final Optional<String> input;

    private JsonReport(CrashReport report, Optional<String> input) {
        this.report = report;
        this.input = input;
    }

    /** {@return the rendering of {@code report}} */
    public static JsonReport of(CrashReport report) {
        return new JsonReport(report, Optional.empty());
    }

    /** {@return the same, naming the input that was decoded: for reports of several} */
    public JsonReport withInput(String name) {
        return new JsonReport(report, Optional.of(name));
    }

    /**
     * Writes it, with a line feed at the end.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        out.append(document(this::fields)).append('\n');
    }

    /** {@return a report as one JSON object on one line} */
    static String text(CrashReport report) {
        return document(of(report)::fields);
    }

    /** {@return one JSON object on one line} */
    static String document(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
            fields.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private void fields(JsonGenerator json) {
        JsonParts parts = new JsonParts(json);
        json.writeStringProperty("kind", "core-dump");
        parts.text("input", input);
        parts.text("chip", report.chip());
        parts.number("chipRevision", report.chipRevision());
        parts.text("architecture", report.architecture());
        json.writeArrayPropertyStart("container");
        for (Container container : report.container()) {
            json.writeString(container.label());
        }
        json.writeEndArray();
        parts.text("dumpVersion", report.dumpVersion());
        json.writeStringProperty("dumpFormat", report.dumpFormat().name().toLowerCase(Locale.ROOT));
        if (report.dumpBytes().isPresent()) {
            json.writeNumberProperty("dumpBytes", report.dumpBytes().getAsLong());
        }
        report.checksum().ifPresent(checksum -> checksum(json, checksum));
        parts.application(report.application());
        parts.reason(report.reason());
        parts.address("crashedTask", report.crashedTcb());
        parts.number("crashedCore", report.crashedCore());
        parts.flag("inInterrupt", report.inInterrupt());
        json.writeArrayPropertyStart("tasks");
        for (TaskReport task : report.tasks()) {
            task(json, parts, task);
        }
        json.writeEndArray();
        memory(json, parts, report.memory());
        parts.text("fingerprint", report.fingerprint());
        parts.hints(report.hints());
        parts.problems(report.problems());
    }

    private static void checksum(JsonGenerator json, Checksum checksum) {
        json.writeObjectPropertyStart("checksum");
        json.writeStringProperty("type", checksum.type().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("expected", checksum.expected());
        json.writeStringProperty("actual", checksum.actual());
        json.writeBooleanProperty("valid", checksum.isValid());
        json.writeEndObject();
    }

    private static void task(JsonGenerator json, JsonParts parts, TaskReport task) {
        json.writeStartObject();
        parts.address("tcb", task.tcb());
        parts.text("name", task.name());
        json.writeStringProperty("status", task.status().label());
        parts.number("priority", task.priority());
        parts.number("basePriority", task.basePriority());
        parts.number("core", task.core());
        parts.text("state", task.state().map(TaskReport.State::label));
        parts.address("stackStart", task.stackStart());
        parts.address("stackEnd", task.stackEnd());
        parts.number("stackUsed", task.stackUsed());
        parts.number("stackFree", task.stackFree());
        parts.registers(task.registers());
        parts.meanings(task.registerMeanings());
        task.stop().ifPresent(parts::stop);
        parts.frames(task.frames());
        task.interrupted().ifPresent(interrupted -> {
            json.writeObjectPropertyStart("interrupted");
            parts.registers(interrupted.registers());
            parts.stop(interrupted.stop());
            parts.frames(interrupted.frames());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void memory(JsonGenerator json, JsonParts parts, List<MemoryRegion> memory) {
        json.writeArrayPropertyStart("memory");
        for (MemoryRegion region : memory) {
            json.writeStartObject();
            parts.address("start", region.start());
            json.writeNumberProperty("size", region.size());
            json.writeStringProperty("kind", region.kind().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

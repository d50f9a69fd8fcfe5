package io.github.coroner.report;

import io.github.coroner.CoreReport;
import io.github.coroner.CrashReport;
import io.github.coroner.PanicLogReport;
import io.github.coroner.RawCrashReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.esphome.Clamped;
import io.github.coroner.format.esphome.EsphomeCrash;
import io.github.coroner.format.esphome.RawCrashData;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * A crash that a console or a crash record tells of, as one line of JSON: kinds {@code panic-log} and {@code raw-crash} of the
 * schema. Immutable.
 */
public final class LoggedCrashJson {
    private final Consumer<JsonGenerator> fields;

    private LoggedCrashJson(Consumer<JsonGenerator> fields) {
        this.fields = fields;
    }

    /** {@return the rendering of a crash in panic text} */
    public static LoggedCrashJson of(PanicLogReport report) {
        return new LoggedCrashJson(json -> panic(json, report));
    }

    /** {@return the rendering of a crash that ESPHome recorded} */
    public static LoggedCrashJson of(RawCrashReport report) {
        return new LoggedCrashJson(json -> rawCrash(json, report));
    }

    /**
     * Writes it, with a line feed at the end.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        out.append(JsonReport.document(fields)).append('\n');
    }

    private static void panic(JsonGenerator json, PanicLogReport report) {
        JsonParts parts = new JsonParts(json);
        json.writeStringProperty("kind", "panic-log");
        parts.text("chip", report.chip());
        parts.text("architecture", report.architecture());
        json.writeStringProperty("panic", report.text().kind().jsonName());
        lines(json, report.text().lines().first(), report.text().lines().last());
        parts.application(report.application());
        parts.reason(report.reason());
        parts.number("crashedCore", report.crashedCore());
        parts.text("task", report.text().task());
        report.text().taskWatchdog().ifPresent(watchdog -> PanicLogJson.taskWatchdog(json, watchdog));
        cores(json, report.cores());
        report.coreDump().ifPresent(dump -> coreDump(json, dump));
        parts.text("fingerprint", report.fingerprint());
        parts.hints(report.hints());
        parts.problems(report.problems());
    }

    private static void coreDump(JsonGenerator json, CrashReport dump) {
        json.writeName("coreDump");
        json.writeRawValue(JsonReport.text(dump));
    }

    private static void lines(JsonGenerator json, long first, long last) {
        json.writeObjectPropertyStart("lines");
        json.writeNumberProperty("first", first);
        json.writeNumberProperty("last", last);
        json.writeEndObject();
    }

    private static void cores(JsonGenerator json, List<CoreReport> cores) {
        JsonParts parts = new JsonParts(json);
        json.writeArrayPropertyStart("cores");
        for (CoreReport core : cores) {
            json.writeStartObject();
            parts.number("core", core.core());
            parts.registers(core.registers());
            parts.meanings(core.registerMeanings());
            parts.frames(core.frames());
            core.stop().ifPresent(parts::stop);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rawCrash(JsonGenerator json, RawCrashReport report) {
        JsonParts parts = new JsonParts(json);
        json.writeStringProperty("kind", "raw-crash");
        parts.text("chip", report.chip());
        parts.text("architecture", report.architecture());
        json.writeNumberProperty("recordVersion", report.recordVersion());
        report.text().ifPresent(text -> {
            parts.text("device", text.device());
            parts.text("firmware", text.firmware());
            json.writeBooleanProperty("foreignBuild", text.foreign());
            lines(json, text.firstLine(), text.lastLine());
        });
        parts.application(report.application());
        parts.reason(report.reason());
        Optional<RawCrashData> record = report.record();
        if (record.isPresent()) {
            json.writeBooleanProperty("consumed", record.get().isConsumed());
            clamped(json, "crashedCore", record.get().crashedCore());
            clamped(json, "exception", record.get().exception());
            clamped(json, "pseudoCause", record.get().pseudoCause());
            parts.number("cause", record.get().cause());
            record.get().crashed().ifPresent(trace -> {
                clamped(json, "backtraceCount", Optional.of(trace.count()));
                clamped(json, "registerFrames", Optional.of(trace.registerFrames()));
            });
            record.get().other().ifPresent(trace -> {
                clamped(json, "otherBacktraceCount", Optional.of(trace.count()));
                clamped(json, "otherRegisterFrames", Optional.of(trace.registerFrames()));
            });
            parts.text("build", record.get().build());
        } else {
            parts.number("crashedCore", report.crashedCore());
            parts.number(
                    "exception",
                    report.text().map(EsphomeCrash::exceptionNumber).orElse(OptionalInt.empty()));
            parts.number("cause", report.text().map(EsphomeCrash::causeNumber).orElse(OptionalLong.empty()));
        }
        parts.address("pc", report.pc());
        parts.address("address", report.reason().address());
        cores(json, report.cores());
        strings(json, "logLines", report.logLines());
        strings(json, "dropped", report.dropped().stream().map(Addresses::hex).toList());
        parts.text("fingerprint", report.fingerprint());
        parts.problems(report.problems());
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** A value that the firmware would correct is given with what it would make of it. */
    private static void clamped(JsonGenerator json, String name, Optional<Clamped> value) {
        if (value.isEmpty()) {
            return;
        }
        if (!value.get().isClamped()) {
            json.writeNumberProperty(name, value.get().raw());
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("raw", value.get().raw());
        json.writeNumberProperty("effective", value.get().effective());
        json.writeEndObject();
    }
}

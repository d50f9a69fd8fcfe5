package io.github.coroner.report;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.panic.AppBanner;
import io.github.coroner.format.panic.ErrorCheck;
import io.github.coroner.format.panic.Esp8266Exception;
import io.github.coroner.format.panic.PanicEnd;
import io.github.coroner.format.panic.PanicLog;
import io.github.coroner.format.panic.PanicReport;
import io.github.coroner.format.panic.PrintedArchitecture;
import io.github.coroner.format.panic.PrintedBacktrace;
import io.github.coroner.format.panic.PrintedCoreDump;
import io.github.coroner.format.panic.PrintedFrame;
import io.github.coroner.format.panic.RegisterDump;
import io.github.coroner.format.panic.ResetLine;
import io.github.coroner.format.panic.StackMemory;
import io.github.coroner.format.panic.TaskWatchdog;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What the text of a log says, without any firmware, as one line of JSON. Numbers that the device prints in hexadecimal are
 * lower-case strings of eight digits. A field without a value is left out. Immutable.
 */
public final class PanicLogJson {
    private final PanicLog log;

    private PanicLogJson(PanicLog log) {
        this.log = log;
    }

    /** {@return the rendering of {@code log}} */
    public static PanicLogJson of(PanicLog log) {
        return new PanicLogJson(log);
    }

    /**
     * Writes it, with a line feed at the end.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        out.append(JsonReport.document(this::fields)).append('\n');
    }

    private void fields(JsonGenerator json) {
        JsonParts parts = new JsonParts(json);
        json.writeStringProperty("kind", "panic-text");
        parts.text("arch", log.architecture().map(PrintedArchitecture::jsonName));
        log.chip().ifPresent(chip -> {
            json.writeStringProperty("chip", chip.target());
            json.writeStringProperty("chipFrom", chip.source().name().toLowerCase(Locale.ROOT));
        });
        if (!log.applications().isEmpty()) {
            json.writeName("app");
            application(json, log.applications().get(log.applications().size() - 1));
        }
        json.writeArrayPropertyStart("resets");
        log.resets().forEach(reset -> reset(json, reset));
        json.writeEndArray();
        json.writeArrayPropertyStart("reports");
        log.reports().forEach(report -> report(json, report));
        json.writeEndArray();
        parts.text("orphanElfSha256", log.orphanElfSha256());
    }

    private static void application(JsonGenerator json, AppBanner banner) {
        JsonParts parts = new JsonParts(json);
        json.writeStartObject();
        parts.text("project", banner.project());
        parts.text("version", banner.version());
        parts.text("compiled", banner.compiled());
        parts.text("elfSha256", banner.elfSha256());
        parts.text("idf", banner.idf());
        parts.text("machine", banner.machine());
        json.writeEndObject();
    }

    private static void reset(JsonGenerator json, ResetLine reset) {
        JsonParts parts = new JsonParts(json);
        json.writeStartObject();
        json.writeStringProperty("code", Addresses.shortHex(reset.code()));
        parts.text("name", reset.name());
        parts.address("boot", reset.boot());
        hex(json, "savedPc", reset.savedPc().stream().boxed().findFirst());
        json.writeNumberProperty("line", reset.line());
        json.writeEndObject();
    }

    private static void report(JsonGenerator json, PanicReport report) {
        JsonParts parts = new JsonParts(json);
        json.writeStartObject();
        json.writeStringProperty("kind", report.kind().jsonName());
        parts.text("reason", report.reason());
        parts.number("core", report.core());
        if (report.lowPower()) {
            json.writeBooleanProperty("lowPower", true);
        }
        parts.text("message", report.message());
        json.writeArrayPropertyStart("details");
        report.details().forEach(json::writeString);
        json.writeEndArray();
        parts.text("task", report.task());
        hex(json, "abortPc", report.abortPc().stream().boxed().findFirst());
        json.writeArrayPropertyStart("registerDumps");
        report.registerDumps().forEach(dump -> registerDump(json, dump));
        json.writeEndArray();
        json.writeArrayPropertyStart("backtraces");
        report.backtraces().forEach(backtrace -> backtrace(json, backtrace));
        json.writeEndArray();
        if (report.esp8266().isEmpty()) {
            stackMemory(json, report.stackMemories());
        }
        report.calls().ifPresent(calls -> {
            json.writeObjectPropertyStart("calls");
            json.writeStringProperty("meaning", calls.meaning().jsonName());
            json.writeBooleanProperty("beginsAtCrash", calls.beginsAtCrash());
            words(json, "addresses", calls.addresses());
            json.writeEndObject();
        });
        report.stackDump().ifPresent(dump -> {
            json.writeObjectPropertyStart("stackDump");
            json.writeStringProperty("pc", Addresses.hex(dump.pc()));
            json.writeNumberProperty("words", dump.stack().size() / 4);
            json.writeStringProperty("sha256Le", sha256(dump.stack().toBytes()));
            json.writeEndObject();
        });
        report.memoryDump().ifPresent(dump -> {
            json.writeObjectPropertyStart("memoryDump");
            json.writeStringProperty("address", Addresses.hex(dump.address()));
            words(json, "words", dump.words());
            json.writeEndObject();
        });
        parts.text("elfSha256", report.elfSha256());
        parts.text("end", report.end().map(PanicEnd::jsonName));
        report.taskWatchdog().ifPresent(watchdog -> taskWatchdog(json, watchdog));
        report.errorCheck().ifPresent(check -> errorCheck(json, check));
        report.esp8266().ifPresent(esp8266 -> esp8266(json, esp8266, report.stackMemories()));
        report.coreDump().ifPresent(dump -> coreDump(json, dump));
        report.application().ifPresent(banner -> {
            json.writeName("application");
            application(json, banner);
        });
        json.writeObjectPropertyStart("lines");
        json.writeNumberProperty("first", report.lines().first());
        json.writeNumberProperty("last", report.lines().last());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void registerDump(JsonGenerator json, RegisterDump dump) {
        json.writeStartObject();
        new JsonParts(json).number("core", dump.core());
        registers(json, "registers", dump.registers());
        if (!dump.isr().isEmpty()) {
            registers(json, "isr", dump.isr());
        }
        json.writeEndObject();
    }

    private static void registers(JsonGenerator json, String name, Map<String, Long> registers) {
        json.writeObjectPropertyStart(name);
        registers.forEach((register, value) -> json.writeStringProperty(register, Addresses.hex(value)));
        json.writeEndObject();
    }

    private static void backtrace(JsonGenerator json, PrintedBacktrace backtrace) {
        json.writeStartObject();
        new JsonParts(json).number("core", backtrace.core());
        frames(json, "frames", backtrace.frames());
        if (!backtrace.rejoined().isEmpty()) {
            frames(json, "rejoined", backtrace.rejoined());
        }
        json.writeBooleanProperty("corrupted", backtrace.corrupted());
        json.writeBooleanProperty("continues", backtrace.continues());
        new JsonParts(json).text("partialTail", backtrace.partialTail());
        json.writeEndObject();
    }

    private static void frames(JsonGenerator json, String name, List<PrintedFrame> frames) {
        json.writeArrayPropertyStart(name);
        for (PrintedFrame frame : frames) {
            json.writeStartArray();
            json.writeString(Addresses.hex(frame.pc()));
            json.writeString(Addresses.hex(frame.sp()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void stackMemory(JsonGenerator json, List<StackMemory> stacks) {
        List<MemorySegment> segments =
                stacks.stream().flatMap(stack -> stack.segments().stream()).toList();
        if (segments.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("stackMemory");
        json.writeStringProperty("start", Addresses.hex(segments.get(0).address()));
        json.writeNumberProperty(
                "words", segments.stream().mapToInt(MemorySegment::size).sum() / 4);
        json.writeArrayPropertyStart("segments");
        for (MemorySegment segment : segments) {
            json.writeStartObject();
            json.writeStringProperty("start", Addresses.hex(segment.address()));
            json.writeNumberProperty("words", segment.size() / 4);
            json.writeStringProperty(
                    "first", Addresses.hex(segment.reader("stack").u32()));
            json.writeStringProperty("last", Addresses.hex(lastWord(segment)));
            json.writeStringProperty("sha256Le", sha256(segment.toBytes()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static long lastWord(MemorySegment segment) {
        var reader = segment.reader("stack");
        reader.skip(segment.size() - 4);
        return reader.u32();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static void taskWatchdog(JsonGenerator json, TaskWatchdog watchdog) {
        json.writeObjectPropertyStart("twdt");
        json.writeArrayPropertyStart("starved");
        watchdog.starved().forEach(json::writeString);
        json.writeEndArray();
        json.writeObjectPropertyStart("running");
        watchdog.running().forEach((core, task) -> json.writeStringProperty(Integer.toString(core), task));
        json.writeEndObject();
        json.writeBooleanProperty("aborting", watchdog.aborting());
        json.writeEndObject();
    }

    private static void errorCheck(JsonGenerator json, ErrorCheck check) {
        JsonParts parts = new JsonParts(json);
        parts.address("errorCode", check.code());
        parts.text("errorName", check.name());
        hex(json, "errorPc", check.pc().stream().boxed().findFirst());
        json.writeObjectPropertyStart("location");
        parts.text("file", check.file());
        parts.number("line", check.line());
        parts.text("func", check.function());
        parts.text("expression", check.expression());
        json.writeEndObject();
    }

    private static void esp8266(JsonGenerator json, Esp8266Exception exception, List<StackMemory> stacks) {
        JsonParts parts = new JsonParts(json);
        json.writeObjectPropertyStart("esp8266");
        parts.number("exccause", exception.cause());
        exception.values().forEach((name, value) -> json.writeStringProperty(name, Addresses.hex(value)));
        parts.text("ctx", exception.context());
        hex(json, "failedAllocation", exception.failedAllocation());
        if (!stacks.isEmpty()) {
            json.writeStringProperty(
                    "stackStart", Addresses.hex(stacks.get(0).segments().get(0).address()));
            json.writeNumberProperty("stackWords", stacks.get(0).words());
        }
        json.writeEndObject();
    }

    private static void coreDump(JsonGenerator json, PrintedCoreDump dump) {
        json.writeObjectPropertyStart("coredump");
        json.writeNumberProperty("lines", dump.lines());
        json.writeNumberProperty("firstLine", dump.firstLine());
        json.writeBooleanProperty("complete", dump.complete());
        json.writeEndObject();
    }

    private static void words(JsonGenerator json, String name, List<Long> words) {
        json.writeArrayPropertyStart(name);
        words.forEach(word -> json.writeString(Addresses.hex(word)));
        json.writeEndArray();
    }

    private static void hex(JsonGenerator json, String name, Optional<Long> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, Addresses.hex(value.get()));
        }
    }
}

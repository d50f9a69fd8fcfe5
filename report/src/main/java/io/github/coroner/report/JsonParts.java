package io.github.coroner.report;

import io.github.coroner.Application;
import io.github.coroner.FrameReport;
import io.github.coroner.Hint;
import io.github.coroner.Reason;
import io.github.coroner.TaskReport;
import io.github.coroner.VariableReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Problem;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.unwind.Stop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** The parts that JSON reports of every kind share. Not thread-safe: writes to one generator. */
final class JsonParts {
    private final JsonGenerator json;

    JsonParts(JsonGenerator json) {
        this.json = json;
    }

    void text(String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        }
    }

    void number(String name, OptionalInt value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.getAsInt());
        }
    }

    void number(String name, OptionalLong value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.getAsLong());
        }
    }

    void address(String name, OptionalLong value) {
        if (value.isPresent()) {
            address(name, value.getAsLong());
        }
    }

    void address(String name, long value) {
        json.writeStringProperty(name, Addresses.shortHex(value));
    }

    void flag(String name, Optional<Boolean> value) {
        if (value.isPresent()) {
            json.writeBooleanProperty(name, value.get());
        }
    }

    void application(Application application) {
        json.writeObjectPropertyStart("application");
        text("elfSha256Prefix", application.elfSha256Prefix());
        text("elf", application.elf());
        text("elfSha256", application.elfSha256());
        switch (application.match()) {
            case MATCHES -> json.writeBooleanProperty("matches", true);
            case DIFFERS -> json.writeBooleanProperty("matches", false);
            case AMBIGUOUS, UNVERIFIABLE, NO_ELF -> {
                // neither true nor false: left out
            }
        }
        text("project", application.project());
        text("version", application.version());
        text("idfVersion", application.idfVersion());
        text("compiled", application.compiled());
        json.writeEndObject();
    }

    void reason(Reason reason) {
        json.writeObjectPropertyStart("reason");
        json.writeStringProperty("summary", reason.summary());
        text("exception", reason.exception());
        number("cause", reason.cause());
        address("address", reason.address());
        text("details", reason.details());
        json.writeEndObject();
    }

    void registers(RegisterSet registers) {
        if (registers.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("registers");
        for (String name : registers.names()) {
            address(name, registers.value(name));
        }
        json.writeEndObject();
    }

    void meanings(List<TaskReport.RegisterMeaning> meanings) {
        if (meanings.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("registerMeanings");
        for (TaskReport.RegisterMeaning meaning : meanings) {
            json.writeStringProperty(meaning.register(), meaning.meaning());
        }
        json.writeEndObject();
    }

    void frames(List<FrameReport> frames) {
        json.writeArrayPropertyStart("frames");
        frames.forEach(this::frame);
        json.writeEndArray();
    }

    private void frame(FrameReport frame) {
        json.writeStartObject();
        json.writeNumberProperty("level", frame.level());
        address("pc", frame.pc());
        if (frame.lookupPc() != frame.pc()) {
            address("lookupPc", frame.lookupPc());
        }
        address("cfa", frame.cfa());
        text("function", frame.function());
        text("linkageName", frame.linkageName());
        number("offset", frame.offset());
        text("file", frame.file());
        number("line", frame.line());
        number("column", frame.column());
        json.writeBooleanProperty("inlined", frame.inlined());
        json.writeStringProperty("recovery", frame.recovery().label());
        text("module", frame.module().map(FrameReport.Module::label));
        onlyIfTrue("gapBefore", frame.gapBefore());
        onlyIfTrue("panicHandler", frame.panicHandler());
        variables("arguments", frame.arguments());
        variables("locals", frame.locals());
        json.writeEndObject();
    }

    private void onlyIfTrue(String name, boolean value) {
        if (value) {
            json.writeBooleanProperty(name, true);
        }
    }

    private void variables(String name, List<VariableReport> variables) {
        if (variables.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        for (VariableReport variable : variables) {
            json.writeStartObject();
            json.writeStringProperty("name", variable.name());
            text("type", variable.type());
            text("value", variable.value());
            if (variable.value().isEmpty()) {
                json.writeStringProperty("unavailable", variable.availability().label());
            }
            text("entryValue", variable.entryValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void stop(Stop stop) {
        json.writeObjectPropertyStart("stop");
        json.writeStringProperty("reason", stop.reason().label());
        address("address", stop.address());
        json.writeEndObject();
    }

    void hints(List<Hint> hints) {
        json.writeArrayPropertyStart("hints");
        for (Hint hint : hints) {
            json.writeStartObject();
            json.writeStringProperty("code", hint.code());
            json.writeStringProperty("message", hint.message());
            json.writeStringProperty("evidence", hint.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void problems(List<Problem> problems) {
        json.writeArrayPropertyStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringProperty("code", problem.code().name());
            json.writeStringProperty("message", problem.message());
            text("source", problem.source());
            address("offset", problem.offset());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

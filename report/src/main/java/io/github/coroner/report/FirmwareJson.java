package io.github.coroner.report;

import io.github.coroner.ArchivedFirmware;
import io.github.coroner.elf.ApplicationDescription;
import io.github.coroner.format.elf.ElfHeader;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A firmware of an archive as one line of JSON of kind {@code firmware}, by the rules of {@link JsonReport}. Immutable. */
public final class FirmwareJson {
    private final ArchivedFirmware firmware;
    private final Optional<Boolean> added;

    private FirmwareJson(ArchivedFirmware firmware, Optional<Boolean> added) {
        this.firmware = firmware;
        this.added = added;
    }

    /** {@return the rendering of a firmware} */
    public static FirmwareJson of(ArchivedFirmware firmware) {
        return new FirmwareJson(firmware, Optional.empty());
    }

    /** {@return the same, saying whether it was put into the archive now or was there already} */
    public FirmwareJson withAdded(boolean now) {
        return new FirmwareJson(firmware, Optional.of(now));
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
        json.writeStringProperty("kind", "firmware");
        json.writeStringProperty("path", firmware.path().toString());
        json.writeStringProperty("sha256", firmware.sha256());
        json.writeNumberProperty("size", firmware.size());
        json.writeStringProperty("modified", firmware.modified().toString());
        json.writeNumberProperty("machine", firmware.machine());
        parts.text("architecture", architecture(firmware.machine()));
        Optional<ApplicationDescription> application = firmware.application();
        parts.text("project", application.map(ApplicationDescription::project).filter(text -> !text.isEmpty()));
        parts.text("version", application.map(ApplicationDescription::version).filter(text -> !text.isEmpty()));
        parts.text("idfVersion", application.map(ApplicationDescription::idf).filter(text -> !text.isEmpty()));
        parts.text("compiled", application.map(ApplicationDescription::compiled).filter(text -> !text.isEmpty()));
        parts.flag("added", added);
    }

    static Optional<String> architecture(int machine) {
        return switch (machine) {
            case ElfHeader.XTENSA -> Optional.of("xtensa");
            case ElfHeader.RISCV -> Optional.of("riscv");
            default -> Optional.empty();
        };
    }
}

package io.github.coroner;

import io.github.coroner.format.Chip;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.symbols.PathMap;
import io.github.coroner.unwind.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes crash reports of core dumps. Immutable, reusable, safe to share between threads.
 *
 * <pre>{@code
 * Firmware firmware = Firmware.open(Path.of("app.elf"));
 * CrashDecoder decoder = CrashDecoder.builder().firmware(firmware).build();
 * CrashReport report = decoder.decode(CoreDump.read(Path.of("coredump.bin")));
 * report.crashedTask().frames().forEach(System.out::println);
 * }</pre>
 *
 * <p>Without any firmware the report still has everything that the dump alone holds.
 */
public final class CrashDecoder {
    private final List<Firmware> firmware;
    private final List<FirmwareRepository> repositories;
    private final List<Firmware> roms;
    private final Optional<Path> romFolder;
    private final PathMap paths;
    private final ProgramCache programs;
    private final Limits limits;
    private final boolean locals;

    private CrashDecoder(Builder builder) {
        firmware = List.copyOf(builder.firmware);
        repositories = List.copyOf(builder.repositories);
        roms = List.copyOf(builder.roms);
        romFolder = builder.romFolder;
        paths = builder.paths;
        programs = new ProgramCache(builder.limits);
        limits = builder.limits;
        locals = builder.locals;
    }

    /** {@return a builder of a decoder that knows no firmware yet} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the report of a dump; firmware for another architecture than the dump's is a problem of it, and not used} */
    public CrashReport decode(CoreDump dump) {
        return new Decoding(this, dump).report();
    }

    /**
     * {@return the dump as gdb shows it}
     *
     * @throws FormatException if every firmware that was given is for another architecture than the dump's
     */
    public GdbView gdbView(CoreDump dump) {
        return new Decoding(this, dump).gdbView();
    }

    /** {@return the firmware that was given itself, not by a repository} */
    public List<Firmware> givenFirmware() {
        return firmware;
    }

    /**
     * {@return the variables of a dump, to be asked with expressions of C}
     *
     * @throws FormatException if every firmware that was given is for another architecture than the dump's
     */
    public DumpValues values(CoreDump dump) {
        return new Decoding(this, dump).values();
    }

    List<FirmwareRepository> repositories() {
        return repositories;
    }

    List<Firmware> roms() {
        return roms;
    }

    Optional<Path> romFolder() {
        return romFolder;
    }

    Program program(CodeModules modules, Optional<Chip> chip) {
        return programs.program(modules, chip);
    }

    Firmware rom(Path file) throws IOException {
        return programs.rom(file);
    }

    PathMap paths() {
        return paths;
    }

    Limits limits() {
        return limits;
    }

    boolean locals() {
        return locals;
    }

    /** Says what a decoder shall know and do. Not thread-safe. */
    public static final class Builder {
        private final List<Firmware> firmware = new ArrayList<>();
        private final List<FirmwareRepository> repositories = new ArrayList<>();
        private final List<Firmware> roms = new ArrayList<>();
        private PathMap paths = PathMap.none();
        private Optional<Path> romFolder = Optional.empty();
        private Limits limits = Limits.defaults();
        private boolean locals;

        private Builder() {}

        /** Adds a firmware; of several the one whose SHA-256 the dump names is used, else the first of the right architecture. */
        public Builder firmware(Firmware one) {
            firmware.add(Objects.requireNonNull(one));
            return this;
        }

        /** Adds a place where firmware is looked up by the digits in the dump, if none that was added itself matches. */
        public Builder repository(FirmwareRepository one) {
            repositories.add(Objects.requireNonNull(one));
            return this;
        }

        /** Adds the ELF file of a mask ROM; it is used for dumps of its architecture. */
        public Builder rom(Firmware one) {
            roms.add(Objects.requireNonNull(one));
            return this;
        }

        /**
         * Names a folder of ROM ELF files, {@code esp32c3_rev3_rom.elf} and so on; the newest that is not above the chip's
         * revision is used, for dumps for which no ROM was added itself.
         */
        public Builder romFolder(Path folder) {
            romFolder = Optional.of(folder);
            return this;
        }

        /** Replaces the beginning of source paths; of several that fit the one added last is used. */
        public Builder map(String from, String to) {
            paths = paths.with(Objects.requireNonNull(from), Objects.requireNonNull(to));
            return this;
        }

        /** Sets the bounds to keep. */
        public Builder limits(Limits bounds) {
            limits = Objects.requireNonNull(bounds);
            return this;
        }

        /** Sets whether frames list local variables; they do not unless this is asked for. */
        public Builder locals(boolean wanted) {
            locals = wanted;
            return this;
        }

        /** {@return the decoder} */
        public CrashDecoder build() {
            return new CrashDecoder(this);
        }
    }

    /** A repository or folder that could not be read is a problem of the report, not an end. */
    static String reasonOf(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}

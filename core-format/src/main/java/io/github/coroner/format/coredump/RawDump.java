package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A dump with its header, or an ELF core file without one, out of all wrappings. */
final class RawDump {
    private static final String ELF_BODY = "ELF body";

    private final String source;
    private final byte[] file;
    private final List<Container> containers;
    private final CoreDumpOptions options;
    private final Problems problems;
    private List<FlashApplication> applications = List.of();
    private OptionalLong totalLength = OptionalLong.empty();

    /**
     * Prepares reading.
     *
     * @param source the name of {@code file} for messages
     * @param containers the wrappings around it, outermost first
     * @param problems what was wrong with them; takes more
     */
    RawDump(String source, byte[] file, List<Container> containers, CoreDumpOptions options, Problems problems) {
        this.source = source;
        this.file = file;
        this.containers = List.copyOf(containers);
        this.options = options;
        this.problems = problems;
    }

    /** {@return this, for a dump that lies beside applications in flash} */
    RawDump beside(List<FlashApplication> flashApplications) {
        applications = List.copyOf(flashApplications);
        return this;
    }

    /**
     * Reads an ELF core file without dump header.
     *
     * @throws FormatException if it is no core file, or cut off before its tables end
     */
    CoreDump readElf() {
        DumpBody body = ElfBody.read(source, file, forcedChipId(), options.limits(), problems);
        Optional<VersionWord> word = body.versionWord();
        Origin origin = new Origin(
                word.flatMap(known -> DumpVersion.ofNumber(known.version())).map(DumpVersion::label),
                word.isPresent() ? OptionalInt.of(word.get().chipId()) : OptionalInt.empty(),
                OptionalLong.empty());
        return dump(CoreDump.Format.ELF, origin, Optional.empty(), body);
    }

    /**
     * Reads a dump.
     *
     * @param header at index {@code from} of the file
     * @throws FormatException if nothing of its body can be read
     */
    CoreDump read(DumpHeader header, int from) {
        if (!header.isKnownVersion()) {
            problems.add(
                    ProblemCode.UNKNOWN_VERSION,
                    source,
                    from + 4L,
                    "dump version " + header.label() + " is not known; it is read as if it were "
                            + header.version().label() + ". A newer release of this program may know it");
        }
        totalLength = OptionalLong.of(header.totalLength());
        boolean complete = header.totalLength() <= file.length - from;
        if (!complete) {
            problems.add(
                    ProblemCode.TRUNCATED,
                    source,
                    file.length,
                    "the dump should have " + header.totalLength() + " bytes, only " + (file.length - from)
                            + " are there; what is there is used" + tooSmall(header, from));
        }
        tellSecond(header, from);
        int end = complete ? from + Math.toIntExact(header.totalLength()) : file.length;
        return header.elfBody() ? readElfBody(header, from, end, complete) : readBinary(header, from, end, complete);
    }

    /** A partition is a number of whole sectors; a dump that was cut off elsewhere hardly ends with one. */
    private String tooSmall(DumpHeader header, int from) {
        boolean isPartition = containers.contains(Container.PARTITION)
                || (from == 0 && file.length > 0 && file.length % FlashImage.SECTOR_BYTES == 0);
        return isPartition
                ? "; if this is all of the core dump partition, it is too small: "
                        + Addresses.shortHex(CoreDump.partitionBytes(header.totalLength())) + " bytes are needed"
                : "";
    }

    /** Some captures hold one dump behind the other without anything between. */
    private void tellSecond(DumpHeader header, int from) {
        long behind = from + header.totalLength();
        if (behind < file.length
                && DumpHeader.recognise(file, (int) behind)
                        .filter(DumpHeader::isCertain)
                        .isPresent()) {
            problems.add(
                    ProblemCode.SEVERAL_DUMPS,
                    source,
                    behind,
                    "another dump follows the first, which is the one read; cut it off to read it");
        }
    }

    private CoreDump readElfBody(DumpHeader header, int from, int end, boolean complete) {
        Checksum.Type type = checksumType(header, from, end);
        int bodyFrom = from + header.headerBytes();
        Optional<Checksum> checksum = Optional.empty();
        int bodyEnd = end;
        if (complete) {
            if (end - bodyFrom < type.bytes()) {
                throw FormatException.malformed(
                        source, from, "a total length of " + header.totalLength() + " bytes has no room for a body");
            }
            bodyEnd = end - type.bytes();
            checksum = Optional.of(checked(header, type, from, bodyEnd));
        }
        byte[] elf = Arrays.copyOfRange(file, bodyFrom, bodyEnd);
        OptionalInt chipId = chipId(header.chipId(), 0);
        DumpBody body = ElfBody.read(ELF_BODY, elf, chipId.orElse(-1), options.limits(), problems);
        tellContradiction(header, body);
        return dump(CoreDump.Format.ELF, Origin.of(header), checksum, body);
    }

    private void tellContradiction(DumpHeader header, DumpBody body) {
        VersionWord word =
                new VersionWord(header.chipId().orElse(0), header.version().number());
        if (header.isKnownVersion()
                && body.versionWord().isPresent()
                && body.versionWord().get().word() != word.word()) {
            problems.add(
                    ProblemCode.VERSION_CONTRADICTION,
                    "the header says version and chip " + Addresses.hex(word.word()) + ", the note in the dump says "
                            + Addresses.hex(body.versionWord().get().word()) + "; the header is believed");
        }
    }

    private CoreDump readBinary(DumpHeader header, int from, int end, boolean complete) {
        int checksumBytes = hasChecksum(header) ? header.version().checksum().bytes() : 0;
        int bodyEnd = complete ? Math.max(from, end - checksumBytes) : end;
        BinaryBody body =
                BinaryBody.walk(header, source, Arrays.copyOfRange(file, from, bodyEnd), options.limits(), problems);
        Optional<Checksum> checksum = Optional.empty();
        int walked = from + (int) body.end();
        if (complete && header.version().compareTo(DumpVersion.V0_2) >= 0) {
            checksum = Optional.of(checked(header, header.version().checksum(), from, bodyEnd));
            body.checkRest(bodyEnd - from);
        } else if (complete && header.hasFlashMagic()) {
            checkEndMagic(end);
            body.checkRest(bodyEnd - from);
        } else if (complete && header.version() == DumpVersion.V0_1 && end - walked >= 4) {
            checksum = Optional.of(checked(header, Checksum.Type.CRC32, from, end - 4));
            body.checkRest(end - 4L - from);
        } else if (complete) {
            problems.add(
                    ProblemCode.CHECKSUM_ABSENT,
                    "this form of dump (" + header.label()
                            + " over a console) has no checksum; damage would not be noticed");
        }
        OptionalInt chipId = chipId(header.chipId(), 0);
        DumpBody read = body.read(chipId.orElse(header.version() == DumpVersion.PRE ? 0 : -1));
        return dump(CoreDump.Format.BINARY, Origin.of(header), checksum, read);
    }

    private static boolean hasChecksum(DumpHeader header) {
        return header.version().compareTo(DumpVersion.V0_2) >= 0 || header.hasFlashMagic();
    }

    private void checkEndMagic(int end) {
        ByteReader in = ByteReader.of(source, file);
        in.seek(end - 4L);
        long magic = in.u32();
        if (magic != DumpHeader.FLASH_MAGIC) {
            problems.add(
                    ProblemCode.CHECKSUM_MISMATCH,
                    source,
                    end - 4L,
                    "the dump should end in " + Addresses.hex(DumpHeader.FLASH_MAGIC) + " and ends in "
                            + Addresses.hex(magic) + "; it was not written to its end, or is damaged");
        }
    }

    /** A version that is not known may have either checksum: the one that fits, else the usual one. */
    private Checksum.Type checksumType(DumpHeader header, int from, int end) {
        Checksum.Type usual = header.version().checksum();
        if (header.isKnownVersion()) {
            return usual;
        }
        for (Checksum.Type type : Checksum.Type.values()) {
            if (end - from > type.bytes()
                    && Checksum.read(type, file, from, end - type.bytes()).isValid()) {
                return type;
            }
        }
        return usual;
    }

    private Checksum checked(DumpHeader header, Checksum.Type type, int from, int to) {
        Checksum checksum = Checksum.read(type, file, from, to);
        if (!checksum.isValid()) {
            problems.add(
                    ProblemCode.CHECKSUM_MISMATCH,
                    source,
                    to,
                    "the dump says " + type.label() + " " + checksum.expected() + ", its bytes give "
                            + checksum.actual() + "; " + Diagnosis.checksumMismatch(header.version(), file, from, to));
        }
        return checksum;
    }

    private int forcedChipId() {
        return options.chip().map(Chip::id).orElse(-1);
    }

    /** The chip number to go by: the caller's, else the dump's; told when it is not in the table or not of this machine. */
    private OptionalInt chipId(OptionalInt ofDump, int machine) {
        if (options.chip().isPresent()) {
            Chip given = options.chip().get();
            if (machine == 0 || given.machine() == machine) {
                return OptionalInt.of(given.id());
            }
            problems.add(
                    ProblemCode.UNKNOWN_CHIP,
                    "the chip given, " + given.name()
                            + ", has another processor than the dump; decoded as if none had been given");
        }
        if (machine != 0 && ofDump.isPresent()) {
            int id = ofDump.getAsInt();
            Optional<Chip> chip = Chips.byId(id);
            if (chip.isEmpty()) {
                problems.add(
                        ProblemCode.UNKNOWN_CHIP,
                        "chip number " + id
                                + " is not known; decoded by its processor. Name the chip (--chip) if you know it");
            } else if (chip.get().machine() != machine) {
                problems.add(
                        ProblemCode.UNKNOWN_CHIP,
                        "the header says " + chip.get().name()
                                + ", but the dump is of another processor; decoded by that");
            }
        }
        return ofDump;
    }

    /**
     * What a dump says of where it comes from.
     *
     * @param chipRevision as the header has it, which may be no revision
     */
    private record Origin(Optional<String> version, OptionalInt chipId, OptionalLong chipRevision) {
        static Origin of(DumpHeader header) {
            return new Origin(Optional.of(header.label()), header.chipId(), header.chipRevision());
        }
    }

    private CoreDump dump(CoreDump.Format format, Origin origin, Optional<Checksum> checksum, DumpBody body) {
        OptionalInt chipId = chipId(origin.chipId(), body.machine());
        OptionalInt revision = body.chipRevision();
        OptionalLong headerRevision = origin.chipRevision();
        if (headerRevision.isPresent() && headerRevision.getAsLong() <= DumpHeader.GREATEST_REVISION) {
            revision = OptionalInt.of((int) headerRevision.getAsLong());
        } else if (headerRevision.isPresent()) {
            problems.add(
                    ProblemCode.MALFORMED, "the header's chip revision " + headerRevision.getAsLong() + " is not one");
        }
        return new CoreDump(
                containers,
                format,
                origin.version(),
                body.machine(),
                chipId,
                chipId.isPresent()
                        ? Chips.byId(chipId.getAsInt()).filter(chip -> chip.machine() == body.machine())
                        : Optional.empty(),
                options.chipRevision().isPresent() ? options.chipRevision() : revision,
                checksum,
                body.elfSha256Prefix(),
                body.crashedTask(),
                body.crashedTaskSkipped(),
                body.inInterrupt(),
                body.exceptionRegisters(),
                body.panicDetails(),
                body.tasks(),
                MemoryImage.of(body.memory()),
                totalLength,
                applications,
                problems.toList());
    }
}

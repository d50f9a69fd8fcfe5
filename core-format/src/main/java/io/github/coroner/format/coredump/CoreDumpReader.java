package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.coredump.CoreDumpOptions.Input;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.text.Base64Text;
import io.github.coroner.format.text.ConsoleText;
import io.github.coroner.format.text.HexText;
import io.github.coroner.format.text.WordDump;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Takes an input out of its wrappings, one after the other, until dumps are left. What a wrapping is, its bytes say, unless the
 * caller does.
 */
final class CoreDumpReader {
    /** Bytes up to which a hexadecimal dump may say that lines repeat; a longer text may do so as far as it is long. */
    private static final long LARGEST_FLASH = 1L << 26;

    private final CoreDumpOptions options;
    private final List<CoreDump> dumps = new ArrayList<>();
    private final Deque<Wrapped> work = new ArrayDeque<>();
    private final List<FormatException> failures = new ArrayList<>();
    private long decompressedBytes;

    /**
     * Something to look into.
     *
     * @param source what to call it in messages
     * @param containers the wrappings already taken off, outermost first
     * @param problems what was wrong with these
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Wrapped(
            String source, byte[] bytes, List<Container> containers, List<Problem> problems, Input told) {

        Wrapped inside(String what, byte[] contents, Container container, List<Problem> told) {
            return new Wrapped(what, contents, with(container), told, Input.AUTO);
        }

        List<Container> with(Container... more) {
            List<Container> all = new ArrayList<>(containers);
            all.addAll(Arrays.asList(more));
            return all;
        }
    }

    private CoreDumpReader(CoreDumpOptions options) {
        this.options = options;
    }

    /**
     * Reads all dumps of an input.
     *
     * @return at least one, in their order in the input
     * @throws FormatException if there is none; if there are several and none can be read, the first one's trouble
     */
    static List<CoreDump> readAll(String source, byte[] input, CoreDumpOptions options) {
        CoreDumpReader reader = new CoreDumpReader(options);
        reader.work.add(new Wrapped(source, input, List.of(), List.of(), options.input()));
        while (!reader.work.isEmpty()) {
            reader.unwrap(reader.work.removeFirst());
        }
        if (reader.dumps.isEmpty()) {
            throw reader.failures.isEmpty()
                    ? Diagnosis.unknown(source, input, options.flashKey().isPresent())
                    : reader.failures.get(0);
        }
        return reader.failures.isEmpty()
                ? List.copyOf(reader.dumps)
                : reader.dumps.stream().map(reader::withFailures).toList();
    }

    /** That another dump of the input could not be read is told with each that could. */
    private CoreDump withFailures(CoreDump dump) {
        Problems problems = new Problems(options.limits());
        dump.problems().forEach(problems::add);
        for (FormatException failure : failures) {
            problems.add(Problem.at(
                    ProblemCode.DUMP_UNREADABLE,
                    failure.source(),
                    failure.offset(),
                    "another dump in the input cannot be read: " + failure.getMessage()));
        }
        return dump.withProblems(problems.toList());
    }

    /** {@return the last dump that is whole, else the last one} */
    static CoreDump best(List<CoreDump> dumps) {
        CoreDump best = dumps.get(dumps.size() - 1);
        for (CoreDump dump : dumps) {
            if (dump.isWhole()) {
                best = dump;
            }
        }
        return best;
    }

    /** One wrapping off. */
    private void unwrap(Wrapped input) {
        int depth = input.containers().size();
        options.limits().check(Limit.NESTED_CONTAINERS, depth, input.source(), 0);
        if (input.bytes().length == 0) {
            throw Diagnosis.empty(input.source());
        }
        switch (input.told()) {
            case AUTO -> unwrapAsItLooks(input);
            case RAW, PARTITION -> readPartition(input, input.told() == Input.PARTITION);
            case ELF -> readElf(input);
            case B64 -> readBase64(input, Base64Text.parse(input.bytes()));
            case LOG -> {
                if (!readLog(input, false) && !readLog(input, true)) {
                    throw Diagnosis.noDumpInLog(input.source());
                }
            }
            case HEX -> {
                if (!readHex(input)) {
                    throw Diagnosis.notHex(input.source());
                }
            }
            case FLASH -> {
                if (!readFlash(input)) {
                    throw Diagnosis.noPartitionTable(input.source(), options);
                }
            }
        }
    }

    private void unwrapAsItLooks(Wrapped input) {
        byte[] bytes = input.bytes();
        if (Gzip.isGzip(bytes)) {
            Problems problems = problems(input);
            byte[] contents = Gzip.decompress(input.source(), bytes, decompressedBytes, options.limits(), problems);
            decompressedBytes += contents.length;
            work.addFirst(input.inside(input.source(), contents, Container.GZIP, problems.toList()));
        } else if (ElfContainer.isElf(bytes)) {
            readElf(input);
        } else if (DumpHeader.recognise(bytes, 0).isPresent()) {
            readPartition(input, false);
        } else if (!readFlash(input) && !(ConsoleText.isText(bytes) && readText(input)) && !readEncrypted(input)) {
            search(input);
        }
    }

    private Problems problems(Wrapped input) {
        Problems problems = new Problems(options.limits());
        input.problems().forEach(problems::add);
        return problems;
    }

    private void readElf(Wrapped input) {
        dumps.add(new RawDump(input.source(), input.bytes(), input.with(Container.ELF), options, problems(input))
                .readElf());
    }

    /** A dump at the start of its bytes; flash padding behind it makes them a partition. */
    private void readPartition(Wrapped input, boolean told) {
        byte[] bytes = input.bytes();
        DumpHeader header = DumpHeader.recognise(bytes, 0).orElse(null);
        if (header == null) {
            if (!readEncrypted(input)) {
                throw Diagnosis.unknown(
                        input.source(), bytes, options.flashKey().isPresent());
            }
            return;
        }
        boolean padded = told || (header.totalLength() < bytes.length && bytes.length % FlashImage.SECTOR_BYTES == 0);
        List<Container> containers =
                padded ? input.with(Container.PARTITION, Container.RAW) : input.with(Container.RAW);
        dumps.add(new RawDump(input.source(), bytes, containers, options, problems(input)).read(header, 0));
    }

    private boolean readFlash(Wrapped input) {
        Problems problems = problems(input);
        Optional<FlashImage> image = FlashImage.find(input.source(), input.bytes(), options, problems);
        if (image.isEmpty()) {
            return false;
        }
        List<Container> containers = input.with(Container.FLASH, Container.PARTITION, Container.RAW);
        dumps.add(image.get().read(containers, options, problems));
        return true;
    }

    /** {@return whether it is text of a known form} */
    private boolean readText(Wrapped input) {
        if (readLog(input, false)) {
            return true;
        }
        if (readHex(input)) {
            return true;
        }
        Optional<byte[]> base64 = Base64Text.parse(input.bytes());
        if (base64.isPresent()) {
            readBase64(input, base64);
            return true;
        }
        if (readLog(input, true)) {
            return true;
        }
        throw Diagnosis.text(input.source(), input.bytes());
    }

    /** {@return whether it is hexadecimal text} */
    private boolean readHex(Wrapped input) {
        Problems problems = problems(input);
        byte[] text = input.bytes();
        long allowed = options.limits().get(Limit.DECOMPRESSED_BYTES) - decompressedBytes;
        long most = Math.min(Math.max(LARGEST_FLASH, text.length), allowed);
        Optional<byte[]> bytes = WordDump.parse(text, most)
                .map(dump -> inFileOrder(input, dump, problems))
                .or(() -> HexText.parse(text, most));
        bytes.ifPresent(hex -> {
            decompressedBytes += Math.max(0, hex.length - text.length);
            work.addFirst(input.inside("hex text in " + input.source(), hex, Container.HEX, problems.toList()));
        });
        return bytes.isPresent();
    }

    /** Words are little-endian unless what they hold makes sense in the order of the text only. */
    private static byte[] inFileOrder(Wrapped input, WordDump.Contents dump, Problems problems) {
        byte[] swapped = dump.swapped();
        if (dump.wordBytes() == 1 || (isKnown(dump.bytes()) && !isKnown(swapped))) {
            return dump.bytes();
        }
        problems.add(
                ProblemCode.WORDS_SWAPPED,
                "the hex text in " + input.source() + " is of words of " + dump.wordBytes()
                        + " bytes, whose bytes were put back in the order of the file");
        return swapped;
    }

    private static boolean isKnown(byte[] bytes) {
        return Gzip.isGzip(bytes)
                || ElfContainer.isElf(bytes)
                || DumpHeader.recognise(bytes, 0).isPresent();
    }

    private void readBase64(Wrapped input, Optional<byte[]> decoded) {
        if (decoded.isEmpty()) {
            if (!readLog(input, true)) {
                throw Diagnosis.notBase64(input.source());
            }
            return;
        }
        work.addFirst(input.inside("base64 in " + input.source(), decoded.get(), Container.BASE64, input.problems()));
    }

    /**
     * Looks for printed dumps.
     *
     * @param withoutMarkers whether a dump may also begin where a line of base64 is its header
     * @return whether there was any
     */
    private boolean readLog(Wrapped input, boolean withoutMarkers) {
        ConsoleText text = new ConsoleText(input.bytes());
        ConsoleDumpCollector collector = new ConsoleDumpCollector(options.limits());
        List<ConsoleDump> found = new ArrayList<>();
        if (withoutMarkers) {
            collector.begin(1);
        }
        for (long number = 1; text.hasNext(); number++) {
            collector.take(number, text.next()).ifPresent(found::add);
        }
        collector.end().ifPresent(found::add);
        for (ConsoleDump dump : found) {
            readPrinted(input, dump, withoutMarkers);
        }
        return withoutMarkers ? !dumps.isEmpty() : !found.isEmpty();
    }

    /** One of maybe several: that it cannot be read does not keep the others from being read. */
    private void readPrinted(Wrapped input, ConsoleDump printed, boolean withoutMarkers) {
        List<Container> containers = input.with(Container.LOG, Container.BASE64, printed.body());
        String source =
                "base64 of lines " + printed.firstLine() + " to " + printed.lastLine() + " in " + input.source();
        Problems problems = problems(input);
        printed.problems().forEach(problems::add);
        try {
            dumps.add(printed.read(source, containers, options, problems));
        } catch (FormatException e) {
            if (!withoutMarkers) {
                failures.add(e);
            }
        }
    }

    private boolean readEncrypted(Wrapped input) {
        Problems problems = problems(input);
        Optional<FlashImage> image = FlashImage.decrypted(input.source(), input.bytes(), options, problems);
        if (image.isEmpty()) {
            return false;
        }
        Container[] inner = image.get().isWhole()
                ? new Container[] {Container.FLASH, Container.PARTITION, Container.RAW}
                : new Container[] {Container.PARTITION, Container.RAW};
        dumps.add(image.get().read(input.with(inner), options, problems));
        return true;
    }

    /** The last resort: a dump anywhere in it. */
    private void search(Wrapped input) {
        byte[] bytes = input.bytes();
        for (int at = FlashImage.SECTOR_BYTES; at < bytes.length; at += FlashImage.SECTOR_BYTES) {
            Optional<DumpHeader> header = DumpHeader.recognise(bytes, at).filter(DumpHeader::isCertain);
            if (header.isPresent() && header.get().totalLength() <= bytes.length - at) {
                Problems problems = problems(input);
                problems.add(
                        ProblemCode.FOUND_BY_SEARCH,
                        input.source(),
                        at,
                        "no partition table or dump at its usual place; a dump was found at " + Addresses.shortHex(at));
                dumps.add(new RawDump(
                                input.source(), bytes, input.with(Container.FLASH, Container.RAW), options, problems)
                        .read(header.get(), at));
                return;
            }
        }
        failures.add(Diagnosis.unknown(input.source(), bytes, options.flashKey().isPresent()));
    }
}

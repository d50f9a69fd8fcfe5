package io.github.coroner.cli;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.elf.SectionHeader;
import io.github.coroner.symbols.FrameCursor;
import io.github.coroner.symbols.PathMap;
import io.github.coroner.symbols.Symbolizer;
import io.github.coroner.symbols.demangle.Demangler;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code coroner addr2line}: GNU addr2line's options and output.
 *
 * <p>Answers leave in large pieces while more addresses are waiting, and at once when none are, so that a program may ask line
 * by line.
 */
final class Addr2Line {
    private static final int FLUSH_BYTES = 1 << 16;

    private final Addr2LineOptions options;
    private final PrintStream out;
    private final AnswerBuffer buffer = new AnswerBuffer(FLUSH_BYTES + (FLUSH_BYTES >> 2));
    private final AnswerCache cache = new AnswerCache();
    private final FrameCursor cursor;
    private final LookAhead ahead;
    private final int addressDigits;
    private final long addressMask;
    private final long base;

    private Addr2Line(Addr2LineOptions options, ElfFile elf, PrintStream out) throws IOException {
        this.options = options;
        this.out = out;
        boolean is64 = elf.container().is64();
        addressDigits = is64 ? 16 : 8;
        addressMask = is64 ? -1 : 0xffff_ffffL;
        base = base(options, elf);
        Symbolizer symbolizer = Symbolizer.of(elf, pathMap(options.maps()));
        cursor = symbolizer.cursor();
        ahead = new LookAhead(symbolizer.cursor(), base, options.functions());
    }

    /**
     * Runs the command.
     *
     * @param arguments the whole command line, {@code addr2line} first
     * @return the exit status
     */
    static int run(String[] arguments, Console console) {
        Optional<Addr2LineOptions> options;
        try {
            options = Addr2LineOptions.read(arguments);
        } catch (UsageException e) {
            ErrorLine.print(console, e.getMessage() + " (try coroner addr2line --help)");
            return ExitStatus.USAGE;
        }
        return options.isPresent() ? run(options.get(), console) : CoronerCommand.run(arguments, console);
    }

    private static int run(Addr2LineOptions options, Console console) {
        try {
            ElfFile elf = ElfFile.open(Path.of(options.elf()));
            // fails where it cannot be decompressed: no answer is better than one without lines
            elf.contents(".debug_info");
            new Addr2Line(options, elf, console.out()).answerAll(console.in());
            return ExitStatus.DECODED;
        } catch (IOException | RuntimeException e) {
            return ErrorLine.report(console, e, options.debug());
        }
    }

    private static PathMap pathMap(List<String> maps) {
        PathMap map = PathMap.none();
        for (int i = 0; i < maps.size(); i += 2) {
            map = map.with(maps.get(i), maps.get(i + 1));
        }
        return map;
    }

    private static long base(Addr2LineOptions options, ElfFile elf) throws IOException {
        if (options.section().isEmpty()) {
            return 0;
        }
        String name = options.section().get();
        Optional<SectionHeader> section = elf.section(name);
        if (section.isEmpty()) {
            throw new IOException(options.elf() + ": has no section " + name);
        }
        return section.get().address();
    }

    private void answerAll(InputStream in) throws IOException {
        if (options.operands().isEmpty()) {
            AddressReader addresses = new AddressReader(in, this::flush, ahead);
            while (addresses.next()) {
                answer(addresses.address());
            }
        } else {
            for (String operand : options.operands()) {
                answer(AddressReader.parse(operand));
            }
        }
        flush();
    }

    private void flush() {
        if (buffer.length() == 0) {
            return;
        }
        out.write(buffer.bytes(), 0, buffer.length());
        if (out.checkError()) {
            throw new UncheckedIOException(new OutputLostException());
        }
        buffer.clear();
    }

    private void answer(long given) {
        long address = (given + base) & addressMask;
        if (!cache.copy(address, buffer)) {
            int start = buffer.length();
            write(given & addressMask, address);
            cache.keep(address, buffer, start);
        }
        if (buffer.length() >= FLUSH_BYTES) {
            flush();
        }
    }

    private void write(long shown, long address) {
        if (options.addresses()) {
            buffer.append('0');
            buffer.append('x');
            buffer.appendHex(shown, addressDigits);
            separate(": ");
        }
        int count = cursor.find(address);
        if (count == 0) {
            if (options.functions()) {
                buffer.append("??");
                separate(" ");
            }
            buffer.append("??:0");
            buffer.append('\n');
            return;
        }
        int last = options.inlines() ? count : 1;
        for (int frame = 0; frame < last; frame++) {
            if (frame > 0 && options.pretty()) {
                buffer.append(" (inlined by) ");
            }
            if (options.functions()) {
                writeFunction(frame);
            }
            writePlace(frame);
        }
    }

    private void writeFunction(int frame) {
        String name = cursor.linkageName(frame);
        buffer.append(name.isEmpty() ? "??" : options.demangle() ? Demangler.demangle(name) : name);
        separate(" at ");
    }

    private void separate(String onOneLine) {
        if (options.pretty()) {
            buffer.append(onOneLine);
        } else {
            buffer.append('\n');
        }
    }

    private void writePlace(int frame) {
        String file = cursor.file(frame);
        int line = cursor.line(frame);
        buffer.append(file.isEmpty() ? "??" : file, options.basenames() ? file.lastIndexOf('/') + 1 : 0);
        buffer.append(':');
        if (line > 0) {
            buffer.appendDecimal(line);
            int discriminator = cursor.discriminator(frame);
            if (discriminator > 0) {
                buffer.append(" (discriminator ");
                buffer.appendDecimal(discriminator);
                buffer.append(')');
            }
        } else {
            buffer.append('?');
        }
        buffer.append('\n');
    }
}

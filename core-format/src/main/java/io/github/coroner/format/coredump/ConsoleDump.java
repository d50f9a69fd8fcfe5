package io.github.coroner.format.coredump;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Problem;
import io.github.coroner.format.Problems;
import java.util.Arrays;
import java.util.List;

/** A core dump as it was printed on a console: what its base64 lines decode to. Immutable. */
public final class ConsoleDump {
    private final byte[] bytes;
    private final Container body;
    private final long firstLine;
    private final long lastLine;
    private final List<Problem> problems;

    ConsoleDump(byte[] bytes, Container body, long firstLine, long lastLine, List<Problem> problems) {
        this.bytes = bytes;
        this.body = body;
        this.firstLine = firstLine;
        this.lastLine = lastLine;
        this.problems = List.copyOf(problems);
    }

    /** {@return number of the line of the START marker, or of the first line of base64, as the caller counts them} */
    public long firstLine() {
        return firstLine;
    }

    /** {@return number of the line of the END marker, or of the last one that belongs to the dump} */
    public long lastLine() {
        return lastLine;
    }

    /** {@return what was wrong with the lines} */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * {@return the dump}
     *
     * @throws FormatException if nothing of it can be read
     */
    public CoreDump read(CoreDumpOptions options) {
        Problems all = new Problems(options.limits());
        problems.forEach(all::add);
        List<Container> containers = List.of(Container.LOG, Container.BASE64, body);
        return read("lines " + firstLine + " to " + lastLine, containers, options, all);
    }

    CoreDump read(String source, List<Container> containers, CoreDumpOptions options, Problems all) {
        RawDump dump = new RawDump(source, bytes, containers, options, all);
        if (body == Container.ELF) {
            return dump.readElf();
        }
        DumpHeader header = DumpHeader.recognise(bytes, 0)
                .orElseThrow(() -> FormatException.malformed(source, 0, Diagnosis.base64WithoutDump(bytes.length)));
        return dump.read(header, 0);
    }

    /** {@return the decoded bytes; not to be changed} */
    byte[] bytes() {
        return bytes;
    }

    /** {@return {@code RAW}, or {@code ELF} where the lines with the dump header are lost} */
    Container body() {
        return body;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConsoleDump dump
                && firstLine == dump.firstLine
                && lastLine == dump.lastLine
                && body == dump.body
                && problems.equals(dump.problems)
                && Arrays.equals(bytes, dump.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(firstLine) * 31 + bytes.length;
    }

    @Override
    public String toString() {
        return body + " of " + bytes.length + " bytes in lines " + firstLine + " to " + lastLine;
    }
}

package io.github.coroner.fuzz;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.PanicLogDecoder;
import io.github.coroner.PanicLogListener;
import io.github.coroner.PanicLogReport;
import io.github.coroner.RawCrashReport;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.report.EspCoredumpReport;
import io.github.coroner.report.GithubAnnotation;
import io.github.coroner.report.HtmlReport;
import io.github.coroner.report.JUnitReport;
import io.github.coroner.report.JsonReport;
import io.github.coroner.report.JsonSchema;
import io.github.coroner.report.LoggedCrashJson;
import io.github.coroner.report.LoggedCrashText;
import io.github.coroner.report.MemoryText;
import io.github.coroner.report.TextReport;
import io.github.coroner.report.TextStyle;
import io.github.coroner.testdata.SchemaCheck;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every report of what was decoded, thrown away but for what can be checked without knowing the input. */
final class Reports {
    private static final Pattern KIND = Pattern.compile("\\{\"schemaVersion\":1,\"kind\":\"([a-z-]+)\"");
    private static final Map<String, String> SCHEMAS = JsonSchema.kinds().stream()
            .collect(Collectors.toMap(kind -> kind, kind -> JsonSchema.of(kind).orElseThrow()));
    private static final TextStyle COLOURED = new TextStyle(60, true, true, false);

    private Reports() {}

    /** What writes itself. */
    @FunctionalInterface
    private interface Writing {
        void to(Appendable out) throws IOException;
    }

    /** Decodes a dump and writes every report there is of it. */
    static CrashReport decode(CrashDecoder decoder, CoreDump dump) {
        CrashReport report = decoder.decode(dump);
        plain(written(TextReport.of(report, TextStyle.PLAIN)::write));
        written(TextReport.of(report, COLOURED)::write);
        json(written(JsonReport.of(report)::write));
        String page = written(HtmlReport.of(report)::write);
        if (!page.startsWith("<!DOCTYPE html>") || !page.stripTrailing().endsWith("</html>")) {
            throw new AssertionError("a page that does not begin or end as one");
        }
        xml(written(
                JUnitReport.of(List.of(
                        JUnitReport.TestCase.failure("dump", report), JUnitReport.TestCase.error("dump", "no dump")))
                        ::write));
        String annotation = written(GithubAnnotation.of("dump", report)::write);
        plain(annotation);
        if (!annotation.startsWith("::error ") || annotation.lines().count() != 1) {
            throw new AssertionError("no workflow command: " + annotation);
        }
        written(EspCoredumpReport.of(decoder.gdbView(dump), true)::write);
        written(MemoryText.of(dump.memory().segments())::write);
        return report;
    }

    /** Decodes a console's output and writes every report there is of it. */
    static void decodeLog(CrashDecoder decoder, byte[] log) {
        LoggedCrashText text = LoggedCrashText.of(TextStyle.PLAIN);
        PanicLogDecoder logs = new PanicLogDecoder(decoder, new PanicLogListener() {
            @Override
            public void addresses(java.util.List<io.github.coroner.AddressReport> addresses) {
                text.addresses(addresses);
            }

            @Override
            public void callStack(io.github.coroner.CoreReport core) {
                text.callStack(core);
            }

            @Override
            public void panic(PanicLogReport report) {
                text.warnings(report.application());
                written(out -> text.write(report, out));
                json(written(LoggedCrashJson.of(report)::write));
            }

            @Override
            public void rawCrash(RawCrashReport report) {
                record(report);
            }
        });
        logs.feed(log, 0, log.length);
        logs.finish();
    }

    /** Writes both reports of a crash record. */
    static void record(RawCrashReport report) {
        written(out -> LoggedCrashText.of(TextStyle.PLAIN).write(report, out));
        json(written(LoggedCrashJson.of(report)::write));
    }

    private static String written(Writing report) {
        StringBuilder text = new StringBuilder();
        try {
            report.to(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Parses a document. */
    private static void xml(String document) {
        try {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(document)));
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new AssertionError(document, e);
        }
    }

    /** Terminals act on control characters: none of the input's may get there. */
    private static void plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && (Character.isISOControl(c) || Character.isSurrogate(c) && lone(text, i))) {
                throw new AssertionError("control character 0x" + Integer.toHexString(c) + " in the report");
            }
        }
    }

    private static boolean lone(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Holds a document against the schema of its kind: whatever the input, the contract is kept. */
    static void json(String document) {
        Matcher kind = KIND.matcher(document);
        if (!kind.lookingAt()) {
            throw new AssertionError("a document that does not begin with its version and kind: " + document);
        }
        List<String> complaints = SchemaCheck.complaints(SCHEMAS.get(kind.group(1)), document);
        if (!complaints.isEmpty()) {
            throw new AssertionError(complaints);
        }
    }
}

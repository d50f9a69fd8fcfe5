package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

/**
 * Every place in the sources that makes a {@link FormatException}, or checks a limit that would, was reached by some test: held
 * against what the JVM's flight recorder saw being made while the tests of all modules ran.
 *
 * <p>Only a build of everything can tell; where recordings are missing or older than the build, the test is skipped, but not
 * where {@code CI} is set.
 */
class EveryThrowIsReachedTest {
    private static final List<String> MODULES =
            List.of("core-format", "elf-symbols", "arch-xtensa", "arch-riscv", "decoder", "report", "cli");

    private static final Pattern MADE = Pattern.compile(
            "FormatException\\s*\\.(truncated|malformed|unsupported|limitExceeded)\\(|\\.check(Ratio)?\\(\\s*Limit\\.");

    /** Classes that make exceptions in the name of those that call them. */
    private static final Set<String> MAKERS = Set.of(FormatException.class.getName(), Limits.class.getName());

    /** A statement of a source file. */
    private record Site(String type, int firstLine, int lastLine) {
        boolean contains(Line line) {
            return line.type.equals(type) && line.number >= firstLine && line.number <= lastLine;
        }
    }

    private record Line(String type, int number) {}

    private static Path root() {
        return Path.of(System.getProperty("coroner.root"));
    }

    @Test
    void everyPlaceThatMakesAFormatExceptionIsReachedByATest() throws IOException {
        List<Path> recordings = MODULES.stream()
                .map(module -> root().resolve(module).resolve("target/thrown.jfr"))
                .toList();
        for (Path recording : recordings) {
            boolean isOfThisBuild = isOfThisBuild(recording);
            assertThat(isOfThisBuild || System.getenv("CI") == null)
                    .as("%s is of this build", recording)
                    .isTrue();
            assumeTrue(isOfThisBuild, "only a build of all modules with their tests can tell: mvn verify");
        }
        Set<Line> reached = new HashSet<>();
        for (Path recording : recordings) {
            read(recording, reached);
        }
        List<Site> sites = sites();
        assertThat(sites).hasSizeGreaterThan(100);
        assertThat(sites)
                .filteredOn(site -> reached.stream().noneMatch(site::contains))
                .isEmpty();
    }

    private static boolean isOfThisBuild(Path recording) throws IOException {
        String begin = System.getProperty("coroner.build.begin", "");
        if (!Files.exists(recording) || begin.isEmpty()) {
            return false;
        }
        LocalDateTime time = LocalDateTime.parse(begin, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
        return !Files.getLastModifiedTime(recording).toInstant().isBefore(time.toInstant(ZoneOffset.UTC));
    }

    private static void read(Path recording, Set<Line> reached) throws IOException {
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.JavaExceptionThrow")
                        && event.getClass("thrownClass").getName().equals(FormatException.class.getName())
                        && event.getStackTrace() != null) {
                    maker(event.getStackTrace().getFrames()).ifPresent(reached::add);
                }
            }
        }
    }

    private static Optional<Line> maker(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith("io.github.coroner.") && !MAKERS.contains(type)) {
                return Optional.of(new Line(type.replaceFirst("\\$.*", ""), frame.getLineNumber()));
            }
        }
        return Optional.empty();
    }

    private static List<Site> sites() throws IOException {
        List<Site> sites = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = root().resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String path = sources.relativize(file).toString();
                    String type = path.substring(0, path.length() - ".java".length())
                            .replace('/', '.')
                            .replace('\\', '.');
                    if (!MAKERS.contains(type)) {
                        addSites(type, Files.readString(file), sites);
                    }
                }
            }
        }
        return sites;
    }

    private static void addSites(String type, String source, List<Site> sites) {
        Matcher made = MADE.matcher(source);
        while (made.find()) {
            int end = source.indexOf(';', made.end());
            sites.add(new Site(type, line(source, made.start()), line(source, end)));
        }
    }

    private static int line(String source, int position) {
        return 1
                + (int) source.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}

package io.github.coroner.symbols.demangle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares with {@code c++filt --no-verbose} and {@code llvm-cxxfilt} over the exported names of this machine's C++ and Rust
 * libraries; skipped where the tools or enough names are missing.
 */
class DemanglerDifferentialTest {
    private static final int ENOUGH_NAMES = 20_000;
    private static final int MOST_NAMES = 24_000;

    @TempDir
    Path folder;

    /** How an answer relates to those of the two tools. */
    private enum Agreement {
        /** The text of GNU. */
        GNU,
        /** The text of GNU but for blanks between closing brackets, which GNU forgets behind an empty pack. */
        GNU_BUT_BRACKETS,
        /** GNU's text but for the name of a class without name in its constructor, where GNU repeats the enclosing one. */
        GNU_BUT_UNNAMED,
        /** GNU leaves the name alone; the text is LLVM's in GNU's spelling, which is not compared letter by letter. */
        LLVM,
        /** All leave the name alone. */
        ALL_ALONE,
        /** GNU answers and we do not. */
        WE_FAIL,
        /** Neither tool answers and we do. */
        ONLY_WE,
        /** Two answers. */
        DIFFERENT
    }

    @Test
    void agreesWithTheNativeToolsOnExportedNames() throws Exception {
        List<String> names = exportedNames();
        assumeTrue(names.size() >= ENOUGH_NAMES, "fewer than 20,000 mangled names in this machine's libraries");
        List<String> gnu = filtered(names, "c++filt", "--no-verbose");
        List<String> llvm = filtered(names, llvmTool());
        Map<Agreement, List<String>> found = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String ours = Demangler.demangle(names.get(i));
            Agreement agreement = compare(names.get(i), ours, gnu.get(i), llvm.get(i));
            found.computeIfAbsent(agreement, key -> new ArrayList<>())
                    .add(String.join(
                            "\n  ", names.get(i), "ours " + ours, "GNU  " + gnu.get(i), "LLVM " + llvm.get(i)));
        }
        found.forEach((agreement, list) -> System.out.println("demangler: " + agreement + " " + list.size()));
        assertThat(found.getOrDefault(Agreement.WE_FAIL, List.of())).isEmpty();
        List<String> different = found.getOrDefault(Agreement.DIFFERENT, List.of());
        assertThat(different.size())
                .as(() -> String.join("\n", different.subList(0, Math.min(10, different.size()))))
                .isLessThanOrEqualTo(names.size() / 2000);
    }

    private static Agreement compare(String name, String ours, String gnu, String llvm) {
        if (gnu.equals(name)) {
            return ours.equals(name)
                    ? llvm.equals(name) ? Agreement.ALL_ALONE : Agreement.WE_FAIL
                    : llvm.equals(name) ? Agreement.ONLY_WE : Agreement.LLVM;
        }
        if (ours.equals(gnu)) {
            return Agreement.GNU;
        }
        if (ours.equals(name)) {
            return Agreement.WE_FAIL;
        }
        if (closed(ours).equals(closed(gnu))) {
            return Agreement.GNU_BUT_BRACKETS;
        }
        return ours.matches(".*\\{unnamed type#\\d+}::~?\\{unnamed type#\\d+}.*")
                ? Agreement.GNU_BUT_UNNAMED
                : Agreement.DIFFERENT;
    }

    private static String closed(String text) {
        return text.replaceAll("> (?=>)", ">");
    }

    private static String llvmTool() {
        return isThere("llvm-cxxfilt-19") ? "llvm-cxxfilt-19" : "llvm-cxxfilt";
    }

    private List<String> filtered(List<String> names, String... command) throws Exception {
        assumeTrue(isThere(command[0]), command[0] + " is not installed");
        Path in = folder.resolve("names");
        Path out = folder.resolve(command[0]);
        Files.write(in, names);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(out);
    }

    private static boolean isThere(String tool) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    }

    /** The strings of libraries that look like mangled names; the dynamic string table has them one after the other. */
    private static List<String> exportedNames() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        Path libraries = Path.of("/usr/lib/x86_64-linux-gnu");
        if (!Files.isDirectory(libraries)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(libraries)) {
            for (Path file : files.filter(path -> path.toString().contains(".so"))
                    .filter(path -> Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                if (names.size() < MOST_NAMES && Files.size(file) < 80_000_000) {
                    collect(Files.readAllBytes(file), names);
                }
            }
        }
        return List.copyOf(names);
    }

    private static void collect(byte[] file, TreeSet<String> names) {
        for (int i = 0; i + 3 < file.length; i++) {
            boolean start = file[i] == 0 && file[i + 1] == '_' && (file[i + 2] == 'Z' || file[i + 2] == 'R');
            if (!start) {
                continue;
            }
            int end = i + 1;
            while (end < file.length && file[end] > ' ' && file[end] < 0x7f) {
                end++;
            }
            String name = new String(file, i + 1, end - i - 1, StandardCharsets.US_ASCII);
            if (end < file.length && file[end] == 0 && name.matches("_[ZR][A-Za-z0-9_.$]+")) {
                names.add(name);
            }
            i = end - 1;
        }
    }
}

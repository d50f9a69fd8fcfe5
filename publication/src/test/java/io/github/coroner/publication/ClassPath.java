package io.github.coroner.publication;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars that users of the published modules get, out of this test's class path. */
final class ClassPath {
    private static final List<String> THIRD_PARTY = List.of("jelf", "bcprov", "jackson-core", "picocli");

    private ClassPath() {}

    /** {@return jars of others that the published modules need} */
    static List<Path> thirdParty() {
        return jars(THIRD_PARTY);
    }

    /** {@return jars of others that the published modules are compiled with} */
    static List<Path> forCompiling() {
        return Stream.concat(thirdParty().stream(), jars(List.of("jspecify")).stream())
                .toList();
    }

    /** {@return the published library modules' jars and what they need} */
    static List<Path> library() {
        return Stream.concat(
                        PublishedModule.all().stream()
                                .filter(module -> !module.folder().equals("testdata"))
                                .map(PublishedModule::jar),
                        thirdParty().stream())
                .toList();
    }

    private static List<Path> jars(List<String> names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(jar -> names.stream()
                        .anyMatch(name -> String.valueOf(jar.getFileName()).startsWith(name + "-")))
                .toList();
    }
}

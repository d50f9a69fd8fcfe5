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
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(ClassPath::isNeeded)
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

    private static boolean isNeeded(Path jar) {
        String name = String.valueOf(jar.getFileName());
        return THIRD_PARTY.stream().anyMatch(one -> name.startsWith(one + "-"));
    }
}

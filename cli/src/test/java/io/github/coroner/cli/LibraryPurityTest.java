package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The library starts nothing, reaches nowhere, writes nothing and prints nothing by itself: held against its class files. */
class LibraryPurityTest {
    private static final List<String> FORBIDDEN_CLASSES = List.of(
            "java/lang/Process",
            "java/lang/reflect/",
            "java/net/",
            "java/nio/channels/Socket",
            "java/nio/channels/ServerSocket",
            "java/nio/channels/Datagram",
            "java/nio/channels/Asynchronous",
            "java/rmi/",
            "javax/script/",
            "javax/tools/",
            "java/util/prefs/",
            "javax/net/",
            "java/io/ObjectInput",
            "java/io/ObjectOutput",
            "java/io/Externalizable",
            "java/io/FileOutputStream",
            "java/io/FileWriter",
            "java/io/RandomAccessFile",
            "java/util/logging/",
            "java/lang/System$Logger",
            "java/security/Provider",
            "sun/",
            "com/sun/",
            "java/awt/",
            "java/lang/foreign/");

    private static final Set<String> FORBIDDEN_MEMBERS = Set.of(
            "java/lang/System.exit",
            "java/lang/System.out",
            "java/lang/System.err",
            "java/lang/System.setProperty",
            "java/lang/System.load",
            "java/lang/System.loadLibrary",
            "java/lang/invoke/MethodHandles.lookup",
            "java/lang/invoke/MethodHandles.privateLookupIn",
            "java/security/Security.addProvider",
            "java/security/Security.insertProviderAt",
            "java/nio/channels/FileChannel.open");

    /** Of these classes only what is named: all else writes, reflects or ends the JVM. */
    private static final Map<String, Set<String>> ALLOWED_MEMBERS = Map.of(
            "java/nio/file/Files",
            Set.of(
                    "exists",
                    "getLastModifiedTime",
                    "isDirectory",
                    "isReadable",
                    "isRegularFile",
                    "list",
                    "newDirectoryStream",
                    "newInputStream",
                    "readAllBytes",
                    "readAttributes",
                    "size",
                    "walk",
                    "walkFileTree"),
            "java/lang/Class",
            Set.of(
                    "cast",
                    "desiredAssertionStatus",
                    "getClassLoader",
                    "getName",
                    "getResourceAsStream",
                    "getSimpleName",
                    "isInstance"),
            "java/lang/Runtime",
            Set.of("availableProcessors", "getRuntime", "maxMemory"));

    /**
     * What may do one of these all the same: the index of a folder of firmware, which is written only for a caller who made a
     * {@code FirmwareIndexFile} and gave it to the folder.
     */
    private static final Set<String> EXCEPTIONS = Set.of(
            "FirmwareIndexFile.class -> java/nio/channels/FileChannel.open",
            "FirmwareIndexFile.class -> java/nio/file/Files.createDirectories",
            "FirmwareIndexFile.class -> java/nio/file/Files.write",
            "FirmwareIndexFile.class -> java/nio/file/Files.move",
            "FirmwareIndexFile.class -> java/nio/file/Files.deleteIfExists");

    @ParameterizedTest
    @ValueSource(strings = {"core-format", "elf-symbols", "arch-xtensa", "arch-riscv", "decoder", "report"})
    void moduleRefersToNothingThatActs(String module) throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path classFile : classes(module)) {
            for (String reference : ClassReferences.of(Files.readAllBytes(classFile))) {
                String offence = classFile.getFileName() + " -> " + reference;
                if (isForbidden(reference) && !EXCEPTIONS.contains(offence)) {
                    offences.add(offence);
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    /** A package that another one uses must not need that one to be understood. */
    @ParameterizedTest
    @ValueSource(strings = {"core-format", "elf-symbols", "arch-xtensa", "arch-riscv", "decoder", "report"})
    void packagesDoNotUseEachOtherInCircles(String module) throws IOException {
        Path folder = Path.of(System.getProperty("coroner.root"), module, "target", "classes");
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Path classFile : classes(module)) {
            String name = folder.relativize(classFile).toString().replace('\\', '/');
            if (name.contains("/")) { // module-info is in none
                Set<String> used = uses.computeIfAbsent(packageOf(name), key -> new TreeSet<>());
                ClassReferences.of(Files.readAllBytes(classFile)).forEach(reference -> used.add(packageOf(reference)));
            }
        }
        uses.forEach((name, used) -> {
            used.retainAll(uses.keySet());
            used.remove(name);
        });
        // what is left when packages that use none of the rest are taken away again and again
        while (uses.values().removeIf(Set::isEmpty)) {
            uses.values().forEach(used -> used.retainAll(uses.keySet()));
        }
        assertThat(uses).isEmpty();
    }

    private static String packageOf(String reference) {
        int dot = reference.indexOf('.');
        String path = dot < 0 ? reference : reference.substring(0, dot);
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** GraalVM's native image keeps only resources that a jar lists; see docs/embedding.md. */
    @ParameterizedTest
    @ValueSource(strings = {"core-format", "elf-symbols", "arch-xtensa", "arch-riscv", "decoder", "report"})
    void everyResourceIsListedForNativeImages(String module) throws IOException {
        Path folder = Path.of(System.getProperty("coroner.root"), module, "src/main/resources");
        if (!Files.exists(folder)) {
            return;
        }
        Path list =
                folder.resolve("META-INF/native-image/io.github.coroner/coroner-" + module + "/resource-config.json");
        List<Pattern> listed = new ArrayList<>();
        if (Files.exists(list)) {
            for (JsonNode entry :
                    new ObjectMapper().readTree(Files.readString(list)).at("/resources/includes")) {
                listed.add(Pattern.compile(entry.get("pattern").asString()));
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> resources = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .toList();
            assertThat(resources)
                    .allMatch(name ->
                            listed.stream().anyMatch(one -> one.matcher(name).matches()));
            assertThat(listed)
                    .allMatch(one -> resources.stream()
                            .anyMatch(name -> one.matcher(name).matches()));
        }
    }

    private static boolean isForbidden(String reference) {
        int dot = reference.indexOf('.');
        Set<String> allowed = dot < 0 ? null : ALLOWED_MEMBERS.get(reference.substring(0, dot));
        return (allowed != null && !allowed.contains(reference.substring(dot + 1)))
                || FORBIDDEN_MEMBERS.contains(reference)
                || FORBIDDEN_CLASSES.stream().anyMatch(reference::startsWith);
    }

    private static List<Path> classes(String module) throws IOException {
        Path folder = Path.of(System.getProperty("coroner.root"), module, "target", "classes");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(found).as("class files of %s", module).isNotEmpty();
            return found;
        }
    }
}

package io.github.coroner.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module that is published as a jar, as the build has left it.
 *
 * @param folder of the module, also its name
 */
record PublishedModule(String folder) {
    static final Path ROOT = Path.of(System.getProperty("coroner.root"));
    static final Path TARGET = Path.of(System.getProperty("coroner.target"));
    static final String VERSION = System.getProperty("coroner.version");

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private static final Pattern DECLARATION = Pattern.compile("^module ([\\w.]+) \\{", Pattern.MULTILINE);

    /** {@return the modules of the build that are published as jars, in the build's order} */
    static List<PublishedModule> all() {
        Matcher modules = MODULE.matcher(read(ROOT.resolve("pom.xml")));
        return modules.results()
                .map(found -> new PublishedModule(found.group(1)))
                .filter(module -> !module.folder.equals("bom"))
                .filter(module -> !read(module.pom()).contains("<maven.deploy.skip>true"))
                .toList();
    }

    String artifactId() {
        return "coroner-" + folder;
    }

    Path pom() {
        return ROOT.resolve(folder).resolve("pom.xml");
    }

    Path jar() {
        return ROOT.resolve(folder).resolve("target").resolve(artifactId() + "-" + VERSION + ".jar");
    }

    /** {@return the name of the Java module} */
    String name() {
        Matcher declaration = DECLARATION.matcher(read(sources().resolve("module-info.java")));
        if (!declaration.find()) {
            throw new IllegalStateException(folder + " has no module declaration");
        }
        return declaration.group(1);
    }

    Path sources() {
        return ROOT.resolve(folder).resolve("src/main/java");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder;
    }
}

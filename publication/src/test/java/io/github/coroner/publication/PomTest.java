package io.github.coroner.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** POMs say what Maven Central asks for, and the BOM lists what is published. */
class PomTest {
    private static final Path PARENT = PublishedModule.ROOT.resolve("pom.xml");
    private static final Path BOM = PublishedModule.ROOT.resolve("bom/pom.xml");

    static List<PublishedModule> modules() {
        return PublishedModule.all();
    }

    /** POMs that have no parent have to say everything themselves. */
    static Stream<Path> standingAlone() {
        return Stream.of(PARENT, BOM);
    }

    @ParameterizedTest
    @MethodSource("standingAlone")
    void saysWhatMavenCentralAsksFor(Path pom) throws Exception {
        Element project = project(pom);
        assertThat(texts(project, "name")).hasSize(1).doesNotContain("");
        assertThat(texts(project, "description")).hasSize(1).doesNotContain("");
        assertThat(texts(project, "url")).hasSize(1).doesNotContain("");
        assertThat(texts(project, "licenses", "license", "name")).containsExactly("Apache-2.0");
        assertThat(children(project, "developers", "developer")).isNotEmpty();
        assertThat(children(project, "scm", "connection")).hasSize(1);
        assertThat(children(project, "scm", "developerConnection")).hasSize(1);
        assertThat(children(project, "scm", "url")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void moduleHasItsNameAndDescriptionAndInheritsTheRest(PublishedModule module) throws Exception {
        Element project = project(module.pom());
        assertThat(texts(project, "parent", "artifactId")).containsExactly("coroner-parent");
        assertThat(texts(project, "artifactId")).containsExactly(module.artifactId());
        assertThat(texts(project, "name")).hasSize(1);
        assertThat(texts(project, "description")).hasSize(1);
        assertThat(children(project, "licenses")).isEmpty();
    }

    @Test
    void bomListsWhatIsPublished() throws Exception {
        Element bom = project(BOM);
        assertThat(texts(bom, "version")).containsExactly(PublishedModule.VERSION);
        List<String> listed = new ArrayList<>();
        for (Element dependency : children(bom, "dependencyManagement", "dependencies", "dependency")) {
            listed.add(texts(dependency, "artifactId").get(0));
            assertThat(texts(dependency, "version")).containsExactly("${project.version}");
        }
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        modules().stream().map(PublishedModule::artifactId).toList());
    }

    @Test
    void jarsOfOthersAreFew() throws Exception {
        List<String> direct = new ArrayList<>();
        for (PublishedModule module : modules()) {
            for (Element dependency : children(project(module.pom()), "dependencies", "dependency")) {
                if (children(dependency, "scope").isEmpty()
                        && children(dependency, "optional").isEmpty()
                        && !texts(dependency, "groupId").contains("io.github.coroner")) {
                    direct.addAll(texts(dependency, "artifactId"));
                }
            }
        }
        assertThat(direct)
                .as("direct dependencies on others; jqwik and opentest4j are testdata's")
                .containsExactlyInAnyOrder("jelf", "bcprov-jdk18on", "jackson-core", "picocli", "opentest4j");
    }

    private static Element project(Path pom) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }

    private static List<String> texts(Element element, String... path) {
        return children(element, path).stream()
                .map(found -> found.getTextContent().strip())
                .toList();
    }

    private static List<Element> children(Element element, String... path) {
        List<Element> found = List.of(element);
        for (String name : path) {
            List<Element> next = new ArrayList<>();
            for (Element one : found) {
                NodeList nodes = one.getChildNodes();
                for (int i = 0; i < nodes.getLength(); i++) {
                    Node node = nodes.item(i);
                    if (node instanceof Element child && child.getTagName().equals(name)) {
                        next.add(child);
                    }
                }
            }
            found = next;
        }
        return found;
    }
}

/** Builders of dumps, logs and DWARF sections for tests, and arbitraries for them. */
module io.github.coroner.testdata {
    requires java.management;
    requires jdk.management;
    requires static org.jspecify;
    requires static net.jqwik.api;
    requires static tools.jackson.databind;
    requires org.opentest4j;

    exports io.github.coroner.testdata;
}

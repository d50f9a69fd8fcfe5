/** Renderers of crash reports: text, JSON, and the report of Espressif's tool. */
module io.github.coroner.report {
    requires static org.jspecify;
    requires tools.jackson.core;
    requires transitive io.github.coroner;

    exports io.github.coroner.report;
}

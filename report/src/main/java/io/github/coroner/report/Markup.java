package io.github.coroner.report;

/** What XML and HTML have in common. */
final class Markup {
    private Markup() {}

    /** {@return text for an element or a quoted attribute: what means something there is written as a reference (XML 1.0, 2.4)} */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

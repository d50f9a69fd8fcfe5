package io.github.coroner.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Shortens source paths for people: prefixes that many paths share are said once and left out.
 *
 * <p>Two kinds are known: the folder of ESP-IDF, above its {@code components}, and the common folder of all other files. Both
 * kinds of separators count, since firmware is built on Windows too. Immutable.
 */
final class SourcePaths {
    private static final String COMPONENTS = "/components/";

    private final List<String> prefixes;

    private SourcePaths(List<String> prefixes) {
        this.prefixes = prefixes;
    }

    /** {@return the prefixes that the paths share} */
    static SourcePaths of(Collection<String> paths) {
        TreeSet<String> frameworks = new TreeSet<>();
        List<String> others = new ArrayList<>();
        for (String path : paths) {
            String normal = path.replace('\\', '/');
            int components = normal.indexOf(COMPONENTS);
            if (components > 0) {
                frameworks.add(normal.substring(0, components + 1));
            } else if (isAbsolute(normal)) {
                others.add(normal);
            }
        }
        List<String> prefixes = new ArrayList<>(frameworks);
        String common = commonFolder(others);
        if (!common.isEmpty()) {
            prefixes.add(common);
        }
        return new SourcePaths(List.copyOf(prefixes));
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || (path.length() > 2 && path.charAt(1) == ':');
    }

    /** The longest folder that all have in common, less one, so that the last folder's name still shows. */
    private static String commonFolder(List<String> paths) {
        if (paths.isEmpty()) {
            return "";
        }
        String common = paths.get(0).substring(0, paths.get(0).lastIndexOf('/') + 1);
        for (String path : paths) {
            int length = 0;
            while (length < common.length() && length < path.length() && common.charAt(length) == path.charAt(length)) {
                length++;
            }
            common = common.substring(0, common.lastIndexOf('/', length - 1) + 1);
        }
        int last = common.length() - 2;
        int above = last > 0 ? common.lastIndexOf('/', last) : -1;
        return above > 0 ? common.substring(0, above + 1) : "";
    }

    /** {@return what is left out, each with a slash at its end} */
    List<String> prefixes() {
        return prefixes;
    }

    /** {@return the path without the prefix, cut from the left to {@code width} characters at a separator} */
    String shorten(String path, int width) {
        String text = path.replace('\\', '/');
        for (String prefix : prefixes) {
            if (text.startsWith(prefix)) {
                text = text.substring(prefix.length());
                break;
            }
        }
        if (text.length() <= width) {
            return text;
        }
        int slash = text.indexOf('/', text.length() - Math.max(1, width - 3));
        if (slash < 0) {
            slash = text.lastIndexOf('/');
        }
        return slash < 0 ? text : "..." + text.substring(slash);
    }
}

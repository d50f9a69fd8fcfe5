package io.github.coroner.cli;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.InputFile;
import io.github.coroner.format.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Arguments in files, {@code @FILE}, as GNU's tools take them: separated by white space, which quotes of either kind and a backslash
 * keep; a file may name others. What cannot be read stays as it is.
 */
final class ResponseFiles {
    /** Far more than anybody has, and few enough that files that name each other come to an end. */
    private static final int MOST_FILES = 1000;

    private ResponseFiles() {}

    /**
     * {@return the arguments with those in files in place of the files' names}
     *
     * @throws UsageException if files name others without end
     */
    static String[] expanded(String[] arguments) {
        List<String> all = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        int files = 0;
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            List<String> inside = new ArrayList<>();
            if (!argument.startsWith("@") || !read(argument.substring(1), inside)) {
                all.add(argument);
                continue;
            }
            files++;
            if (files > MOST_FILES) {
                throw new UsageException(argument + ": more than " + MOST_FILES + " files of arguments");
            }
            for (int i = inside.size() - 1; i >= 0; i--) {
                rest.addFirst(inside.get(i));
            }
        }
        return all.toArray(new String[0]);
    }

    private static boolean read(String file, List<String> arguments) {
        try {
            byte[] bytes = InputFile.read(Path.of(file), Limits.defaults());
            split(new String(bytes, StandardCharsets.UTF_8), arguments);
            return true;
        } catch (IOException | InvalidPathException | FormatException e) {
            return false;
        }
    }

    private static void split(String text, List<String> arguments) {
        StringBuilder argument = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                argument.append(text.charAt(i));
                begun = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    argument.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (!Character.isWhitespace(c)) {
                argument.append(c);
                begun = true;
            } else if (begun) {
                arguments.add(argument.toString());
                argument.setLength(0);
                begun = false;
            }
        }
        if (begun) {
            arguments.add(argument.toString());
        }
    }
}

package io.github.coroner.report;

import io.github.coroner.testdata.ShownCrash.ShownFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the frames of a backtrace that gdb printed, or that is printed as gdb does. */
final class GdbBacktrace {
    private static final Pattern FRAME = Pattern.compile("#\\d+ +(?:0x[0-9a-f]+ in )?(?<function>.*?) "
            + "\\((?<arguments>(?:[\\w.]+=.*)?)\\)(?: at (?<place>[^ ]+:\\d+))?");
    private static final Pattern BETWEEN_ARGUMENTS = Pattern.compile(", (?=\\w+(?:@entry)?=)");

    private GdbBacktrace() {}

    /**
     * {@return the frames, innermost first; frames without a name at the end are left out: they are how gdb shows that it lost
     * its way behind the outermost function}
     */
    static List<ShownFrame> frames(String text) {
        List<ShownFrame> frames = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = FRAME.matcher(line);
            if (matcher.matches()) {
                String function = matcher.group("function");
                frames.add(ShownFrame.of(
                                function.equals("??") ? "" : function, Optional.ofNullable(matcher.group("place")))
                        .withArguments(arguments(matcher.group("arguments"))));
            }
        }
        while (frames.size() > 1 && frames.get(frames.size() - 1).function().isEmpty()) {
            frames.remove(frames.size() - 1);
        }
        return frames;
    }

    private static Map<String, List<String>> arguments(String text) {
        Map<String, List<String>> arguments = new HashMap<>();
        for (String argument : BETWEEN_ARGUMENTS.split(text, -1)) {
            // n=n@entry=4 and n=3, n@entry=4
            String[] parts = argument.split("=", 2);
            if (parts.length == 2) {
                String name = parts[0].replace("@entry", "");
                List<String> values = arguments.computeIfAbsent(name, key -> new ArrayList<>());
                values.add(parts[1].replaceFirst("^" + name + "@entry=", ""));
            }
        }
        return arguments;
    }
}

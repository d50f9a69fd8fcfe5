package io.github.coroner.format.esphome;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log line taken apart.
 *
 * @param device title before the prefix in Home Assistant's log; empty elsewhere
 * @param tag the logger's tag
 * @param sourceLine number of the log call's source line
 * @param message the text behind the prefix, runs of blanks as one
 */
record CrashLine(String device, Optional<String> tag, OptionalInt sourceLine, String message) {
    /** Longest line that can be one of a report: the hint has 256 characters. */
    private static final int LONGEST = 1024;

    private static final Pattern PREFIX = Pattern.compile("\\[[A-Z]+]\\[([a-z0-9_.]{1,32}):(\\d{1,5})][^:]{0,40}: ?");
    private static final String HOME_ASSISTANT = "[homeassistant.components.esphome";

    static CrashLine of(String text) {
        String line = (text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .strip()
                .replaceAll(" +", " ");
        Matcher prefix = PREFIX.matcher(line);
        String device = "";
        int from = Math.max(0, line.indexOf(HOME_ASSISTANT));
        if (!prefix.find(from)) {
            return new CrashLine(device, Optional.empty(), OptionalInt.empty(), line);
        }
        if (line.startsWith(HOME_ASSISTANT, from)) {
            int title = line.indexOf("] ", from);
            if (title >= 0 && title + 2 < prefix.start()) {
                device = line.substring(title + 2, prefix.start()).replaceFirst(": ?$", "");
            }
        }
        return new CrashLine(
                device,
                Optional.of(prefix.group(1)),
                OptionalInt.of(Integer.parseInt(prefix.group(2))),
                line.substring(prefix.end()).strip());
    }
}

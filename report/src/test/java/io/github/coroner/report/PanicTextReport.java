package io.github.coroner.report;

import io.github.coroner.testdata.ShownCrash;
import io.github.coroner.testdata.ShownCrash.ShownFrame;
import io.github.coroner.unwind.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link LoggedCrashText} writes of the first core of a crash. */
final class PanicTextReport {
    private static final Pattern FRAME =
            Pattern.compile(" +#\\d+ +(?:0x[0-9a-f]{8})? +(?<function>.*?)(?: \\(.*\\))?(?:  +(?<place>\\S.*))?");
    private static final String END = "      end: ";

    /** The words for the ends that our runs have. */
    private static final Map<String, StopReason> ENDS = Map.of(
            "outermost function", StopReason.OUTERMOST,
            // how a backtrace ends that the device printed and did not mark
            "nothing says who called this function", StopReason.OUTERMOST,
            "what the stack holds cannot be a caller", StopReason.CORRUPT,
            "the device marked its backtrace as corrupted", StopReason.MARKED_CORRUPTED,
            "the printed stack memory ends here", StopReason.END_OF_PRINTED_STACK);

    private PanicTextReport() {}

    /** {@return reason, frames and end as the report shows them} */
    static ShownCrash shown(String text) {
        List<ShownFrame> frames = new ArrayList<>();
        StringBuilder reason = new StringBuilder();
        Optional<String> stop = Optional.empty();
        for (String line : text.lines().toList()) {
            Matcher matcher = FRAME.matcher(line);
            if (matcher.matches()) {
                frames.add(frame(
                        matcher.group("function"),
                        Optional.ofNullable(matcher.group("place")).orElse("")));
            } else if (line.startsWith(END)) {
                String end = line.substring(END.length()).replaceFirst(" \\(0x.*", "");
                stop = Optional.of(ENDS.get(end).label());
                break;
            } else if (frames.isEmpty()) {
                reason.append(line).append('\n');
            }
        }
        return new ShownCrash(frames, Optional.of(reason.toString()), Optional.empty(), stop);
    }

    private static ShownFrame frame(String shown, String place) {
        boolean inlined = place.startsWith("inlined");
        boolean inRom = place.equals("ROM");
        String file = inlined ? place.replaceFirst("inlined,? ?", "") : place;
        String function = shown.replaceFirst("\\+\\d+$", "");
        return new ShownFrame(
                function.equals("?") || function.startsWith("0x") ? "" : function,
                inRom || !file.contains(":") ? Optional.empty() : Optional.of(file),
                Optional.of(inlined),
                Optional.of(inRom),
                Optional.empty(),
                Optional.empty());
    }
}

package io.github.coroner.report;

import io.github.coroner.FrameReport;
import io.github.coroner.VariableReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.report.TextStyle.Ink;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of a call stack for people. Immutable. */
final class FrameLines {
    private static final String INDENT = "      ";
    private static final String CONTINUATION = " ".repeat(22);
    /** How a value says that the text it points at is not in the dump. */
    private static final String UNREADABLE_TEXT = " <error: Cannot access memory at address";

    private static final int LONGEST_VALUE = 48;
    private static final int NARROWEST_PATH = 24;
    private static final int NARROWEST_VALUE = 24;
    private static final int LOCALS_COLUMN = 18;

    private final TextStyle style;
    private final SourcePaths paths;

    FrameLines(TextStyle style, SourcePaths paths) {
        this.style = style;
        this.paths = paths;
    }

    /** {@return the line below the answer: in what function it happened} */
    String culprit(FrameReport frame) {
        String function = "    in " + SafeText.shortened(call(frame), style.width() - NARROWEST_PATH - 10);
        String place = source(frame, NARROWEST_PATH * 2);
        return place.isEmpty() ? function : padded(function, Math.min(48, style.width() / 2)) + "  " + place;
    }

    /** Adds the frames of one call stack and why it ends. */
    void add(List<String> lines, List<FrameReport> frames, Optional<Stop> stop) {
        int folded = style.allFrames() ? 0 : panicFramesOnTop(frames);
        if (folded > 0) {
            lines.add(style.in(
                    Ink.FAINT,
                    INDENT + "(" + folded + (folded == 1 ? " frame" : " frames") + " of the panic handler)"));
        }
        List<FrameReport> shown = frames.subList(folded, frames.size());
        int column = functionColumn(shown);
        boolean sharesPc = false; // with the function that was inlined into it
        for (FrameReport frame : shown) {
            if (frame.gapBefore()) {
                lines.add(style.in(Ink.GUESS, INDENT + "... frames are missing here ..."));
            }
            frame(lines, frame, column, sharesPc && !frame.gapBefore());
            sharesPc = frame.inlined();
        }
        stop.ifPresent(end -> lines.add(style.in(Ink.FAINT, INDENT + "end: " + inWords(end))));
    }

    private static int panicFramesOnTop(List<FrameReport> frames) {
        int count = 0;
        while (count < frames.size() && frames.get(count).panicHandler()) {
            count++;
        }
        return count == frames.size() ? 0 : count;
    }

    /** The column where places begin: behind the longest call, as far as that leaves room for places. */
    private int functionColumn(List<FrameReport> frames) {
        int widest = 0;
        for (FrameReport frame : frames) {
            int length = start(frame, false).length() + call(frame).length();
            if (length <= style.width() - NARROWEST_PATH) {
                widest = Math.max(widest, length);
            }
        }
        int most = style.width() * 6 / 10;
        return (widest == 0 ? most : Math.min(widest, most)) + 2;
    }

    private void frame(List<String> lines, FrameReport frame, int column, boolean samePc) {
        String text = start(frame, samePc) + call(frame);
        String place = place(frame, Math.max(NARROWEST_PATH, style.width() - column));
        String line;
        if (place.isEmpty()) {
            line = text;
        } else if (text.length() + 2 <= column) {
            line = padded(text, column) + place;
        } else if (text.length() + 2 + place.length() <= style.width()) {
            line = text + "  " + place;
        } else {
            addLong(lines, frame, text);
            line = " ".repeat(column) + place;
        }
        addInk(lines, frame, line);
        for (VariableReport local : frame.locals()) {
            String declared = SafeText.of(local.type().map(type -> type + " ").orElse("") + local.name()) + " = ";
            int room = Math.max(NARROWEST_VALUE, style.width() - LOCALS_COLUMN - declared.length());
            lines.add(" ".repeat(LOCALS_COLUMN) + declared + SafeText.shortened(value(local), room));
        }
    }

    /** A call too long for a line is broken behind its arguments. */
    private void addLong(List<String> lines, FrameReport frame, String text) {
        String rest = text;
        while (rest.length() > style.width()) {
            int comma = rest.lastIndexOf(", ", style.width() - 1);
            if (comma <= CONTINUATION.length()) {
                break;
            }
            addInk(lines, frame, rest.substring(0, comma + 1));
            rest = CONTINUATION + rest.substring(comma + 2);
        }
        addInk(lines, frame, rest);
    }

    private void addInk(List<String> lines, FrameReport frame, String line) {
        lines.add(frame.recovery() == Recovery.SCAN ? style.in(Ink.GUESS, line) : line);
    }

    /** Level and address; the address is left out where it is that of the line above. */
    private static String start(FrameReport frame, boolean samePc) {
        String mark = frame.recovery() == Recovery.SCAN ? "?" : " ";
        return padded("  #" + frame.level() + mark, 6) + (samePc ? " ".repeat(10) : Addresses.hex(frame.pc())) + "  ";
    }

    private String call(FrameReport frame) {
        if (frame.function().isEmpty()) {
            return frame.module().orElse(FrameReport.Module.APP) == FrameReport.Module.ROM ? "(in ROM)" : "?";
        }
        StringBuilder text = new StringBuilder(SafeText.of(frame.function().get()));
        if (frame.module().orElse(FrameReport.Module.APP) == FrameReport.Module.ROM
                || frame.file().isEmpty()) {
            if (frame.arguments().isEmpty()) {
                frame.offset().ifPresent(offset -> text.append('+').append(offset));
                return text.toString();
            }
        }
        List<String> arguments = new ArrayList<>();
        for (VariableReport argument : frame.arguments()) {
            arguments.add(SafeText.of(argument.name()) + "=" + SafeText.shortened(value(argument), LONGEST_VALUE));
        }
        if (text.indexOf("(") < 0 || !arguments.isEmpty()) {
            text.append(" (").append(String.join(", ", arguments)).append(')');
        }
        return text.toString();
    }

    /** The value as a person would write it: no number beside a character, no address beside a function's name. */
    static String value(VariableReport variable) {
        String text = variable.text();
        // only pointers are written in hexadecimal
        if (text.equals("0x0")) {
            return "NULL";
        }
        int error = text.indexOf(UNREADABLE_TEXT);
        if (error > 0) {
            return text.substring(0, error) + " (not in dump)";
        }
        int blank = text.indexOf(' ');
        if (blank > 0 && text.endsWith("'") && text.charAt(blank + 1) == '\'' && isNumber(text.substring(0, blank))) {
            return text.substring(blank + 1);
        }
        if (blank > 0
                && text.startsWith("0x")
                && text.charAt(blank + 1) == '<'
                && text.endsWith(">")
                && !text.contains(": ")) {
            return text.substring(blank + 2, text.length() - 1);
        }
        return text;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(character -> (character >= '0' && character <= '9') || character == '-');
    }

    private String place(FrameReport frame, int width) {
        StringBuilder place = new StringBuilder();
        if (frame.inlined()) {
            place.append("inlined, ");
        }
        if (frame.recovery() == Recovery.SCAN) {
            place.append("a guess, ");
        }
        String source = source(frame, width - place.length());
        if (!source.isEmpty()) {
            place.append(source);
        } else if (frame.module().orElse(FrameReport.Module.APP) == FrameReport.Module.ROM) {
            place.append("ROM");
        } else if (place.length() > 0) {
            place.setLength(place.length() - 2);
        }
        return place.toString();
    }

    private String source(FrameReport frame, int width) {
        if (frame.file().isEmpty()) {
            return "";
        }
        String line = frame.line().isPresent() ? ":" + frame.line().getAsInt() : "";
        return SafeText.of(paths.shorten(frame.file().get(), width - line.length())) + line;
    }

    static String inWords(Stop stop) {
        String at =
                stop.address().isPresent() ? " (" + Addresses.hex(stop.address().getAsLong()) + ")" : "";
        return switch (stop.reason()) {
            case OUTERMOST -> "outermost function";
            case NO_CALLER -> "nothing says who called this function" + at;
            case CORRUPT -> "what the stack holds cannot be a caller" + at;
            case UNREADABLE -> "needed memory is not in the dump" + at;
            case LOOP -> "the same frame came again" + at;
            case LIMIT -> "the limit of frames was reached";
            case END_OF_PRINTED_STACK -> "the printed stack memory ends here" + at;
            case MARKED_CORRUPTED -> "the device marked its backtrace as corrupted";
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}

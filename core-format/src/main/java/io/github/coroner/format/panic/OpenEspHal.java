package io.github.coroner.format.panic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What esp-backtrace and esp-hal say of a panic or exception, line by line. */
final class OpenEspHal {
    private static final int MESSAGE_LINES = 24;

    /** What defmt puts behind each line: the place in the source that printed it. */
    private static final String PLACE = "(esp_";

    private final List<String> message = new ArrayList<>();
    private Optional<StackDump> stackDump = Optional.empty();
    private boolean begun;
    private boolean panic;
    private boolean messageOpen;
    private boolean callsOpen;

    /** Where text begins in a line, behind whatever was put in front of it. */
    private int column;

    private int messageLines;

    /** Whether the message comes as Rust's structure {@code PanicInfo}, a field a line. */
    private boolean structure;

    private boolean messageField;

    boolean isBegun() {
        return begun;
    }

    /** {@return whether a panic's first line was there} */
    boolean isPanic() {
        return panic;
    }

    /** {@return whether a call stack was announced, or is there} */
    boolean hasCalls() {
        return callsOpen || stackDump.isPresent();
    }

    boolean areCallsOpen() {
        return callsOpen;
    }

    boolean isMessageOpen() {
        return messageOpen;
    }

    /** A panic's first line; its message follows. */
    void panic(int textColumn) {
        begun = true;
        panic = true;
        callsOpen = false;
        messageOpen = true;
        column = textColumn;
    }

    /** A line that tells of an exception; without a panic around it, addresses follow its registers at once. */
    void exception() {
        begun = true;
        messageOpen = false;
        callsOpen = !panic;
    }

    /** {@code Backtrace:}. */
    void beginCalls() {
        messageOpen = false;
        callsOpen = true;
    }

    void stackDump(StackDump dump) {
        begun = true;
        messageOpen = false;
        stackDump = Optional.of(dump);
    }

    /** A line of the message as it is printed. */
    void messageLine(String line) {
        messageOpen = ++messageLines < MESSAGE_LINES;
        String text = line.substring(Math.min(column, line.length())).strip();
        int place = text.lastIndexOf(PLACE);
        text = place >= 0 && text.endsWith(")") ? text.substring(0, place).strip() : text;
        if (text.equals("PanicInfo {")) {
            structure = true;
        } else if (structure) {
            field(text);
        } else if (!text.isEmpty()) {
            message.add(text);
        }
    }

    private void field(String text) {
        if (text.equals("message: Some(")) {
            messageField = true;
        } else if (text.startsWith(")")) {
            messageField = false;
        } else if (messageField) {
            message.add(text.endsWith(",") ? text.substring(0, text.length() - 1) : text);
        } else if (text.equals("}")) {
            messageOpen = false;
        }
    }

    void message(String text) {
        message.add(text);
    }

    /** {@return the message in one line} */
    Optional<String> message() {
        String line = String.join(" ", message);
        String whole = line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    Optional<StackDump> stackDump() {
        return stackDump;
    }
}

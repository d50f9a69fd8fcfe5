package io.github.coroner.report;

import io.github.coroner.TaskReport;
import io.github.coroner.format.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The table of all tasks, one a line, the crashed one marked; a column that no task has a value for is left out. */
final class TaskTable {
    private static final int GAP = 3;

    private final List<List<String>> rows = new ArrayList<>();
    private final int crashedRow;
    private final TextStyle style;

    private TaskTable(List<TaskReport> tasks, Summary summary, TextStyle style) {
        this.style = style;
        rows.add(List.of("tasks", "state", "prio", "stack used/free", "core"));
        int marked = -1;
        for (TaskReport task : tasks) {
            if (summary.isCrashed(task)) {
                marked = rows.size();
            }
            rows.add(row(task, summary.isOverflown(task)));
        }
        crashedRow = marked;
    }

    static TaskTable of(List<TaskReport> tasks, Summary summary, TextStyle style) {
        return new TaskTable(tasks, summary, style);
    }

    /** {@return what to call a task: its name, else its address} */
    static String name(TaskReport task) {
        return task.name()
                .filter(name -> !name.isEmpty())
                .map(SafeText::of)
                .orElseGet(() -> "task at " + Addresses.hex(task.tcb()));
    }

    private static List<String> row(TaskReport task, boolean overflown) {
        String priority = text(task.priority());
        if (!priority.isEmpty()
                && task.basePriority().isPresent()
                && !task.basePriority().equals(task.priority())) {
            priority += " (base " + text(task.basePriority()) + ")";
        }
        String stack = "";
        if (overflown) {
            stack = "overflown";
        } else if (task.stackUsed().isPresent() && task.stackFree().isPresent()) {
            stack = text(task.stackUsed()) + "/" + text(task.stackFree());
        }
        return List.of(
                name(task),
                task.state().map(TaskReport.State::label).orElse(""),
                priority,
                stack,
                task.core().isPresent() ? Integer.toString(task.core().getAsInt()) : "");
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    void addTo(List<String> lines) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (int column = 0; column < columns; column++) {
            for (List<String> row : rows.subList(1, rows.size())) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
            if (widths[column] > 0) {
                widths[column] =
                        Math.max(widths[column], rows.get(0).get(column).length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder(i == crashedRow ? "* " : i == 0 ? "" : "  ");
            for (int column = 0; column < columns; column++) {
                if (widths[column] > 0) {
                    String text = rows.get(i).get(column);
                    line.append(text).append(" ".repeat(widths[column] - text.length() + GAP));
                    // the header has no mark before it
                    line.append(i == 0 && column == 0 ? "  " : "");
                }
            }
            String text = line.toString().stripTrailing();
            lines.add(
                    i == 0
                            ? style.in(TextStyle.Ink.FAINT, text)
                            : i == crashedRow ? style.in(TextStyle.Ink.STRONG, text) : text);
        }
    }
}

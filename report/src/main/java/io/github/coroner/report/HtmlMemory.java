package io.github.coroner.report;

import io.github.coroner.CrashReport;
import io.github.coroner.MemoryRegion;
import io.github.coroner.TaskReport;
import io.github.coroner.format.Addresses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The memory that a dump holds, as a picture: one strip for each stretch of the address space in which something was captured, drawn to
 * scale, and a table of all regions. Immutable.
 */
final class HtmlMemory {
    /** What lies farther apart gets a strip of its own: to one scale, it would leave nothing to be seen. */
    private static final long FARTHEST = 256 * 1024;

    /** Strips begin and end at multiples of this many bytes. */
    private static final long ROUND = 4096;

    private final List<MemoryRegion> regions;
    private final List<TaskReport> tasks;

    HtmlMemory(CrashReport report) {
        tasks = report.tasks();
        regions = report.memory().stream()
                .sorted(Comparator.comparingLong(MemoryRegion::start))
                .toList();
    }

    void addTo(StringBuilder html) {
        html.append("<h2>Memory in the dump</h2>\n");
        if (regions.isEmpty()) {
            html.append("<p class=\"faint\">none\n");
            return;
        }
        html.append(
                "<p><i class=\"key stack\"></i>stack, as far as it was in use <i class=\"key whole\"></i>the whole stack"
                        + " <i class=\"key tcb\"></i>task control block <i class=\"key data\"></i>data\n");
        for (List<MemoryRegion> strip : strips()) {
            strip(html, strip);
        }
        html.append("<details><summary>").append(regions.size()).append(" regions</summary>\n<table>\n");
        for (MemoryRegion region : regions) {
            html.append("<tr><td class=\"a\">")
                    .append(Addresses.hex(region.start()))
                    .append("<td>")
                    .append(region.size())
                    .append(" bytes<td>")
                    .append(kind(region))
                    .append('\n');
        }
        html.append("</table>\n</details>\n");
    }

    private List<List<MemoryRegion>> strips() {
        List<List<MemoryRegion>> strips = new ArrayList<>();
        long end = 0;
        for (MemoryRegion region : regions) {
            if (strips.isEmpty() || region.start() - end > FARTHEST) {
                strips.add(new ArrayList<>());
            }
            strips.get(strips.size() - 1).add(region);
            end = Math.max(end, region.start() + region.size());
        }
        return strips;
    }

    private void strip(StringBuilder html, List<MemoryRegion> strip) {
        long start = strip.get(0).start() / ROUND * ROUND;
        long last = strip.stream()
                .mapToLong(region -> region.start() + region.size())
                .max()
                .orElseThrow();
        long end = (last + ROUND - 1) / ROUND * ROUND;
        html.append("<div class=\"ends\"><code>")
                .append(Addresses.hex(start))
                .append("</code><code>")
                .append(Addresses.hex(Math.min(end, Addresses.MAX)))
                .append("</code></div>\n<div class=\"strip\">");
        Scale scale = new Scale(start, end - start);
        for (TaskReport task : tasks) {
            if (task.stackStart().isPresent() && task.stackEnd().isPresent()) {
                long from = task.stackStart().getAsLong();
                long size = task.stackEnd().getAsLong() - from;
                if (from >= start && size > 0 && from + size <= end) {
                    scale.block(html, "whole", from, size, "the whole stack of " + TaskTable.name(task));
                }
            }
        }
        for (MemoryRegion region : strip) {
            scale.block(html, kind(region), region.start(), region.size(), kind(region));
        }
        html.append("</div>\n");
    }

    /**
     * Where things are on a strip.
     *
     * @param start target address of its left end
     * @param size how many bytes it shows
     */
    private record Scale(long start, long size) {
        void block(StringBuilder html, String style, long from, long bytes, String what) {
            html.append("<i class=\"")
                    .append(style)
                    .append("\" style=\"left:")
                    .append(percent(from - start))
                    .append("%;width:")
                    .append(percent(bytes))
                    .append("%\" title=\"")
                    .append(Addresses.hex(from))
                    .append(", ")
                    .append(bytes)
                    .append(" bytes: ")
                    .append(HtmlReport.escaped(what))
                    .append("\"></i>");
        }

        private String percent(long part) {
            return String.format(Locale.ROOT, "%.3f", 100.0 * part / Math.max(1, size));
        }
    }

    private static String kind(MemoryRegion region) {
        return region.kind().name().toLowerCase(Locale.ROOT);
    }
}

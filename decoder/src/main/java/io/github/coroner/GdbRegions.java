package io.github.coroner;

import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.elf.SectionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tool's table of memory regions: sections of the application, each joined with the first segment of the dump that overlaps
 * or touches it, then the segments that are left.
 *
 * @param regions lines of the table
 * @param contents the segments that are left
 */
record GdbRegions(List<GdbView.Region> regions, List<GdbView.Contents> contents) {
    private static final long PROCESSOR_SPECIFIC = 0xf000_0000L;

    /** {@return the regions of a dump} */
    static GdbRegions of(Optional<Firmware> application, CoreDump dump) {
        List<MemorySegment> segments = segments(dump);
        List<GdbView.Region> regions = new ArrayList<>();
        if (application.isPresent()) {
            for (SectionHeader section : application.get().elf().sections()) {
                if (section.type() == SectionHeader.PROGBITS && section.address() != 0) {
                    section(regions, section, segments);
                }
            }
        }
        List<GdbView.Contents> contents = new ArrayList<>();
        for (MemorySegment segment : segments) {
            GdbView.Region region =
                    new GdbView.Region(".coredump.tasks.data", segment.address(), segment.size(), "RW ");
            regions.add(region);
            contents.add(new GdbView.Contents(region, segment));
        }
        return new GdbRegions(List.copyOf(regions), List.copyOf(contents));
    }

    /** The tool drops all but tasks' memory from binary dumps of version 0.3. */
    private static List<MemorySegment> segments(CoreDump dump) {
        List<MemorySegment> segments = new ArrayList<>();
        boolean tasksOnly = dump.format() == CoreDump.Format.BINARY
                && dump.version().filter(version -> version.equals("0.2")).isEmpty();
        List<MemorySegment> stacks =
                dump.tasks().stream().flatMap(task -> task.stack().stream()).toList();
        for (MemorySegment segment : dump.memory().segments()) {
            boolean ofTask = segment.kind() == MemorySegment.Kind.TCB
                    || stacks.stream().anyMatch(stack -> stack.address() == segment.address());
            if (segment.address() != 0 && (ofTask || !tasksOnly)) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** Removing a segment while walking makes the walk miss the next one: the tool does so, and so must this. */
    private static void section(List<GdbView.Region> regions, SectionHeader section, List<MemorySegment> segments) {
        long start = section.address();
        long end = start + section.size();
        boolean hit = false;
        int i = 0;
        while (i < segments.size()) {
            MemorySegment segment = segments.get(i);
            long low = segment.address();
            long high = low + segment.size();
            if (low <= start && start <= high) {
                long size = high <= end ? section.size() + (start - low) : segment.size();
                regions.add(new GdbView.Region(section.name(), low, size, attributes(section)));
                segments.remove(i);
                hit = true;
            } else if (start <= low && low <= end) {
                long size = high >= end ? section.size() + (high - end) : section.size();
                regions.add(new GdbView.Region(section.name(), start, size, attributes(section)));
                segments.remove(i);
                hit = true;
            }
            i++;
        }
        if (!hit) {
            regions.add(new GdbView.Region(section.name(), start, section.size(), attributes(section)));
        }
    }

    private static String attributes(SectionHeader section) {
        if ((section.flags() & PROCESSOR_SPECIFIC) != 0) {
            return "MS";
        }
        return "R" + ((section.flags() & SectionHeader.WRITE) != 0 ? 'W' : ' ')
                + ((section.flags() & SectionHeader.EXECINSTR) != 0 ? 'X' : ' ')
                + ((section.flags() & SectionHeader.ALLOC) != 0 ? 'A' : ' ');
    }
}

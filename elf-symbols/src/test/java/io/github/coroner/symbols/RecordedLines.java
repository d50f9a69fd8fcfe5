package io.github.coroner.symbols;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Another symbolizer's answers about every address of an ELF's code, as {@code testdata/firmware/tools/record-lines.sh} writes
 * them down (its head explains the format).
 *
 * @param rows in rising order of addresses; an answer holds up to the next row
 */
record RecordedLines(List<Row> rows) {

    /**
     * An answer.
     *
     * @param address first address it holds for
     * @param frames innermost first; empty if nothing was known
     */
    record Row(long address, List<Place> frames) {}

    /**
     * One function of an answer.
     *
     * @param function its linkage name; empty in gdb's answers
     * @param file as the symbolizer spells it; empty for none
     * @param line 0 for none
     * @param column 0 for none
     * @param discriminator 0 for none
     */
    record Place(String function, String file, int line, int column, int discriminator) {
        /** {@return whether all but the function is the same} */
        boolean isAt(Place other) {
            return file.equals(other.file)
                    && line == other.line
                    && column == other.column
                    && discriminator == other.discriminator;
        }

        @Override
        public String toString() {
            return function + "@" + file + ":" + line + ":" + column + "/" + discriminator;
        }
    }

    /** {@return up to where a row's answer holds; no farther than its start if it bridges two sections} */
    long end(int row) {
        boolean bridge = rows.get(row).frames.isEmpty() && rows.get(row + 1).address - rows.get(row).address > 0x1000;
        return bridge ? rows.get(row).address : rows.get(row + 1).address;
    }

    /** {@return the answer about an address} */
    List<Place> at(long address) {
        List<Place> answer = List.of();
        for (Row row : rows) {
            if (row.address > address) {
                break;
            }
            answer = row.frames;
        }
        return answer;
    }

    static RecordedLines read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> names = new ArrayList<>();
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                names.add(line);
            }
            List<Row> rows = new ArrayList<>();
            long address = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                boolean relative = line.startsWith("+");
                long number = Long.parseLong(line.substring(relative ? 1 : 0, space), 16);
                address = relative ? address + number : number;
                rows.add(new Row(address, places(line.substring(space + 1), names)));
            }
            return new RecordedLines(List.copyOf(rows));
        }
    }

    private static List<Place> places(String answer, List<String> names) {
        List<Place> places = new ArrayList<>();
        if (!answer.equals("-")) {
            for (String part : answer.split("<", -1)) {
                int at = part.indexOf('@');
                String function = at < 0 ? "" : names.get(Integer.parseInt(part.substring(0, at)));
                String[] numbers = part.substring(at + 1).split("[:/]", -1);
                places.add(new Place(
                        function.equals("?") ? "" : function,
                        names.get(Integer.parseInt(numbers[0])).replace("?", ""),
                        Integer.parseInt(numbers[1]),
                        numbers.length > 2 ? Integer.parseInt(numbers[2]) : 0,
                        numbers.length > 3 ? Integer.parseInt(numbers[3]) : 0));
            }
        }
        return List.copyOf(places);
    }
}

package io.github.coroner.format;

/**
 * The bounds that reading keeps, each with its default. A caller changes one with {@link Limits#with}.
 *
 * <p>A count or size from the input never decides an allocation or a loop by itself: it is held against the bytes that
 * are there, and against one of these.
 */
public enum Limit {
    /** Bytes of one input file or stream. */
    INPUT_BYTES(1L << 30),
    /** Bytes that decompression, and lines that a hexadecimal dump repeats, may make in all of one input. */
    DECOMPRESSED_BYTES(1L << 30),
    /** Times that decompressed data may be larger than compressed. */
    DECOMPRESSION_RATIO(1100),
    /** Wrappings inside one another: base64 of gzip of hex and so on. */
    NESTED_CONTAINERS(8),
    /** Tasks in one dump. */
    TASKS(1024),
    /** Notes in one dump. */
    NOTES(4096),
    /** Memory segments in one dump. */
    SEGMENTS(65_536),
    /** Frames of one call stack. */
    FRAMES(1024),
    /** Frames, inlined functions counted, of all call stacks of one report. */
    REPORT_FRAMES(16_384),
    /** Arguments and local variables of all frames of one report. */
    REPORT_VARIABLES(65_536),
    /** Words and frames looked at in search of a continuation behind the gaps of one call stack. */
    SCAN_STEPS(65_536),
    /** Jumps followed in search of the functions that left a call stack by tail calls, between two frames. */
    TAIL_CALL_STEPS(4096),
    /** Inlined functions at one pc. */
    INLINE_DEPTH(256),
    /** Ranges of addresses that one function, its blocks and what was inlined into it have. */
    FUNCTION_RANGES(65_536),
    /** Nesting of debugging information entries. */
    DIE_DEPTH(512),
    /** Entries of a location list that are looked at for one address. */
    LOCATION_ENTRIES(8192),
    /** References from one entry to the next (specification, abstract origin, type). */
    DIE_CHAIN(64),
    /** Declarations of one abbreviation table. */
    ABBREVIATIONS(1 << 20),
    /** Attributes of one abbreviation. */
    ATTRIBUTES(256),
    /**
     * Times that the bytes of a section may be read which units point into: abbreviations, line number programs, ranges.
     * Where these overlap, a small file would become large tables.
     */
    SECTION_READINGS(8),
    /** Rows of one line table. */
    LINE_ROWS(16L << 20),
    /** States that the call frame information of one function remembers at a time. */
    CALL_FRAME_STATES(64),
    /** Steps of one DWARF expression. */
    EXPRESSION_STEPS(4096),
    /** Characters of one name, path or value. */
    STRING_CHARACTERS(65_536),
    /** Elements of one array, characters of one C string, as values show them. */
    VALUE_ELEMENTS(200),
    /** Nesting of structures in one value. */
    VALUE_DEPTH(20),
    /** Problems listed in one result; the rest is counted. */
    PROBLEMS(200),
    /** Bytes of one line of a log; a longer one is read in pieces. */
    LINE_BYTES(1 << 20),
    /** Lines of one core dump in a console log; a line holds at most 48 bytes of it. */
    CONSOLE_DUMP_LINES(1 << 18),
    /** Lines of one panic report. */
    REPORT_LINES(65_536),
    /** Characters of all names, paths and values of one report, which bounds whatever is made of it. */
    OUTPUT_CHARACTERS(16L << 20);

    private final long defaultValue;

    Limit(long defaultValue) {
        this.defaultValue = defaultValue;
    }

    /** {@return the value unless a caller sets another} */
    public long defaultValue() {
        return defaultValue;
    }
}

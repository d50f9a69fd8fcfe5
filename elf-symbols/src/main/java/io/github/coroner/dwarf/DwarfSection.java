package io.github.coroner.dwarf;

/** The sections that hold debugging information, DWARF 5 section 7.1 and its predecessors. */
enum DwarfSection {
    INFO(".debug_info"),
    TYPES(".debug_types"),
    ABBREV(".debug_abbrev"),
    STR(".debug_str"),
    LINE_STR(".debug_line_str"),
    STR_OFFSETS(".debug_str_offsets"),
    ADDR(".debug_addr"),
    LINE(".debug_line"),
    RANGES(".debug_ranges"),
    RNGLISTS(".debug_rnglists"),
    ARANGES(".debug_aranges"),
    LOC(".debug_loc"),
    LOCLISTS(".debug_loclists");

    static final int COUNT = 13;

    private final String sectionName;

    DwarfSection(String sectionName) {
        this.sectionName = sectionName;
    }

    String sectionName() {
        return sectionName;
    }
}

package io.github.coroner.format.esphome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the members of a {@code RawCrashData} structure lie. Versions 1 and 2 are known here; that of a newer firmware is in
 * its debug information.
 *
 * @param name for people: {@code version 2, dual core}
 * @param size bytes of the structure
 * @param members in the order of their offsets
 */
public record RecordLayout(String name, int size, List<Member> members) {
    /** The only two words that every version since 1 promises. */
    public static final RecordLayout PREFIX =
            new RecordLayout("version and magic only", 8, List.of(word("version", 0), word("magic", 4)));

    /** The record before it had a version; never released. */
    public static final RecordLayout VERSION_0 = new RecordLayout(
            "version 0",
            44,
            List.of(word("magic", 0), word("pc", 4), words("backtrace", 8, 8), octet("backtrace_count", 40)));

    /** ESPHome 2026.3. */
    public static final RecordLayout VERSION_1 = new RecordLayout("version 1", 84, version1());

    /** ESPHome 2026.4 to 2026.7 on a chip with one core. */
    public static final RecordLayout VERSION_2_SINGLE =
            new RecordLayout("version 2, single core", 88, version2(List.of()));

    /** ESPHome 2026.4 to 2026.7 on a chip with two cores. */
    public static final RecordLayout VERSION_2_DUAL = new RecordLayout(
            "version 2, dual core",
            152,
            version2(List.of(
                    octet("other_backtrace_count", 85),
                    octet("other_reg_frame_count", 86),
                    words("other_backtrace", 88, 16))));

    /** Most bytes that a structure may have; the largest known has 152. */
    private static final int MAX_SIZE = 4096;

    /**
     * Checks that every member lies inside.
     *
     * @throws IllegalArgumentException if one does not
     */
    public RecordLayout {
        members = List.copyOf(members);
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a record of " + size + " bytes");
        }
        for (Member member : members) {
            if (member.offset() < 0 || member.offset() > size - member.size()) {
                throw new IllegalArgumentException(member.name() + " lies outside the record");
            }
        }
    }

    /**
     * A member of the structure.
     *
     * @param name as declared: {@code backtrace_count}
     * @param offset bytes from the structure's start
     * @param elementSize bytes of one element: 1, 2, 4 or 8
     * @param count elements of an array, else 1
     */
    public record Member(String name, int offset, int elementSize, int count) {
        /**
         * Checks the sizes.
         *
         * @throws IllegalArgumentException if they are impossible
         */
        public Member {
            boolean fits = elementSize == 1 || elementSize == 2 || elementSize == 4 || elementSize == 8;
            if (!fits || count < 0 || count > MAX_SIZE) {
                throw new IllegalArgumentException(name + ": " + count + " elements of " + elementSize + " bytes");
            }
        }

        /** {@return bytes} */
        public int size() {
            return elementSize * count;
        }
    }

    private static Member word(String name, int offset) {
        return new Member(name, offset, 4, 1);
    }

    private static Member octet(String name, int offset) {
        return new Member(name, offset, 1, 1);
    }

    private static Member words(String name, int offset, int count) {
        return new Member(name, offset, 4, count);
    }

    private static List<Member> version1() {
        return List.of(
                word("version", 0),
                word("magic", 4),
                word("pc", 8),
                octet("backtrace_count", 12),
                octet("reg_frame_count", 13),
                octet("exception", 14),
                octet("pseudo_excause", 15),
                words("backtrace", 16, 16),
                word("cause", 80));
    }

    private static List<Member> version2(List<Member> more) {
        List<Member> members = new ArrayList<>(version1());
        members.add(octet("crashed_core", 84));
        members.addAll(more);
        return members;
    }

    /** {@return the member of this name} */
    public Optional<Member> find(String memberName) {
        return members.stream()
                .filter(member -> member.name().equals(memberName))
                .findFirst();
    }

    /** {@return the member that holds the faulting address, which versions 1 and 2 do not have} */
    public Optional<Member> faultAddress() {
        return members.stream()
                .filter(member -> member.count() == 1 && member.elementSize() == 4)
                .filter(member -> member.name().contains("fault")
                        || member.name().equals("excvaddr")
                        || member.name().equals("mtval"))
                .findFirst();
    }

    /** {@return the member that names the build, which versions 1 and 2 do not have} */
    public Optional<Member> build() {
        return members.stream()
                .filter(member ->
                        member.name().contains("build") || member.name().contains("sha"))
                .findFirst();
    }

    /** {@return how many cores a record of this layout tells of} */
    public int cores() {
        return find("other_backtrace").isPresent() ? 2 : 1;
    }
}

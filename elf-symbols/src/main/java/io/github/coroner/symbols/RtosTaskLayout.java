package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.format.FormatException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the fields of a task control block are: {@code tskTaskControlBlock} of {@code tasks.c}, or where that file has no
 * debugging information {@code xSTATIC_TCB}, its public copy with names that say nothing ({@code FreeRTOS.h}). Immutable.
 */
final class RtosTaskLayout {
    private static final String CONTROL_BLOCK = "tskTaskControlBlock";
    private static final String PUBLIC_COPY = "xSTATIC_TCB";

    private final Map<Field, Place> places;
    private final int size;

    /** A field, by its names in the structure and in the public copy of it, blanks between. */
    enum Field {
        TOP_OF_STACK("pxTopOfStack", "pxDummy1"),
        STATE_LIST("xStateListItem xGenericListItem", "xDummy3"),
        EVENT_LIST("xEventListItem", ""),
        PRIORITY("uxPriority", "uxDummy5"),
        STACK("pxStack", "pxDummy6"),
        NAME("pcTaskName", "ucDummy7"),
        CORE("xCoreID", "xDummyCoreID xDummyCore uxDummyCoreId"),
        END_OF_STACK("pxEndOfStack", "pxDummy8"),
        BASE_PRIORITY("uxBasePriority", "uxDummy12"),
        RUN_TIME("ulRunTimeCounter", "ulDummy16"),
        NOTIFY_STATE("ucNotifyState eNotifyState", "ucDummy19");

        private final String names;
        private final String copyNames;

        Field(String names, String copyNames) {
            this.names = names;
            this.copyNames = copyNames;
        }

        boolean isNamed(String name, boolean copy) {
            return (' ' + (copy ? copyNames : names) + ' ').contains(' ' + name + ' ');
        }
    }

    /**
     * Where a field is.
     *
     * @param offset bytes from the start of the control block
     * @param size bytes
     */
    record Place(int offset, int size) {}

    private RtosTaskLayout(Map<Field, Place> places, int size) {
        this.places = Map.copyOf(places);
        this.size = size;
    }

    /** {@return the layout, if {@code data} describes it} */
    static Optional<RtosTaskLayout> of(DwarfData data, Types types) {
        Optional<Type.Structure> block = find(data, types, CONTROL_BLOCK, true);
        if (block.isPresent()) {
            return block.map(structure -> of(structure, false));
        }
        Optional<Type.Structure> copy = find(data, types, PUBLIC_COPY, false);
        return copy.isPresent()
                ? copy.map(structure -> of(structure, true))
                : find(data, types, CONTROL_BLOCK, false).map(structure -> of(structure, false));
    }

    /** Looks for a structure among the outermost entries, first in {@code tasks.c}. */
    private static Optional<Type.Structure> find(DwarfData data, Types types, String name, boolean onlyTasks) {
        for (CompilationUnit unit : data.units()) {
            try {
                if (onlyTasks && !unit.name().orElse("").endsWith("tasks.c")) {
                    continue;
                }
                Optional<Type.Structure> found = find(unit, types, name);
                if (found.isPresent()) {
                    return found;
                }
            } catch (FormatException e) {
                data.report(e);
            }
        }
        return Optional.empty();
    }

    private static Optional<Type.Structure> find(CompilationUnit unit, Types types, String name) {
        DieCursor die = unit.cursor();
        boolean more = !die.atEnd() && die.hasChildren() && die.next();
        while (more && die.depth() > 0) {
            if (die.tag() == Tag.STRUCTURE_TYPE
                    && !die.flag(Attribute.DECLARATION)
                    && die.string(Attribute.NAME).filter(name::equals).isPresent()
                    && types.at(die.entry()) instanceof Type.Structure structure) {
                return Optional.of(structure);
            }
            more = die.nextAfterChildren();
        }
        return Optional.empty();
    }

    private static RtosTaskLayout of(Type.Structure structure, boolean copy) {
        Map<Field, Place> places = new EnumMap<>(Field.class);
        for (Type.Member member : structure.members()) {
            String name = member.name().orElse("");
            for (Field field : Field.values()) {
                if (!name.isEmpty() && field.isNamed(name, copy)) {
                    places.putIfAbsent(field, place(member, member.type().type()));
                }
            }
        }
        if (copy) {
            splitCopy(structure, places);
        }
        return new RtosTaskLayout(places, (int) Math.min(structure.size(), ValueReader.MAX_BYTES));
    }

    /** The public copy has both list items, and base priority and mutexes, as arrays of two. */
    private static void splitCopy(Type.Structure structure, Map<Field, Place> places) {
        for (Type.Member member : structure.members()) {
            if (!(member.type().type().stripped() instanceof Type.Array array)) {
                continue;
            }
            Place whole = place(member, member.type().type());
            int element =
                    (int) Math.min(ValueReader.MAX_BYTES, array.element().type().size());
            if (whole.equals(places.get(Field.STATE_LIST))) {
                places.put(Field.STATE_LIST, new Place(whole.offset, element));
                places.put(Field.EVENT_LIST, new Place(whole.offset + element, element));
            } else if (whole.equals(places.get(Field.BASE_PRIORITY))) {
                places.put(Field.BASE_PRIORITY, new Place(whole.offset, element));
            }
        }
    }

    private static Place place(Type.Member member, Type type) {
        return new Place((int) Math.min(ValueReader.MAX_BYTES, member.offset()), (int)
                Math.min(ValueReader.MAX_BYTES, type.size()));
    }

    /** {@return where a field is; empty if the build does not have it} */
    Optional<Place> place(Field field) {
        return Optional.ofNullable(places.get(field));
    }

    /** {@return bytes of the whole control block} */
    int size() {
        return size;
    }
}

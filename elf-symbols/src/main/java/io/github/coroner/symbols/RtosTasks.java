package io.github.coroner.symbols;

import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.Symbol;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Lazy;
import io.github.coroner.format.Memory;
import io.github.coroner.symbols.RtosTaskLayout.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a program that runs FreeRTOS, by what its debugging information and symbols say: the layout of {@code TCB_t}, and
 * where the scheduler's lists are. Immutable to the eye; thread-safe.
 *
 * <p>A list item holds the address of the list that it is in ({@code pvContainer}), so the state of a task needs no more memory
 * than its control block: which list that is, its address tells.
 */
public final class RtosTasks {
    /** {@code taskWAITING_NOTIFICATION}. */
    private static final int WAITING_NOTIFICATION = 1;

    private final Lazy<Optional<RtosTaskLayout>> layout;
    private final Lazy<List<SchedulerList>> lists;
    private final Lazy<List<Symbol>> currentTasks;

    /** A list of the scheduler, or several of them in an array, by address. */
    private record SchedulerList(long start, long end, ListKind kind) {
        boolean contains(long address) {
            return start <= address && address < end;
        }
    }

    private enum ListKind {
        READY,
        DELAYED,
        SUSPENDED,
        TERMINATED
    }

    private RtosTasks(ElfFile elf, DwarfData data, Types types) {
        layout = new Lazy<>(() -> RtosTaskLayout.of(data, types));
        lists = new Lazy<>(() -> lists(elf));
        currentTasks = new Lazy<>(() -> {
            List<Symbol> found = new ArrayList<>(elf.symbols().named("pxCurrentTCBs"));
            found.addAll(elf.symbols().named("pxCurrentTCB"));
            return found;
        });
    }

    /** {@return the tasks of {@code elf}, which {@code data} and {@code types} are of; reads nothing yet} */
    public static RtosTasks of(ElfFile elf, DwarfData data, Types types) {
        return new RtosTasks(elf, data, types);
    }

    private static List<SchedulerList> lists(ElfFile elf) {
        List<SchedulerList> found = new ArrayList<>();
        add(found, elf, ListKind.READY, "pxReadyTasksLists", "xPendingReadyList");
        add(found, elf, ListKind.DELAYED, "xDelayedTaskList1", "xDelayedTaskList2");
        add(found, elf, ListKind.SUSPENDED, "xSuspendedTaskList");
        add(found, elf, ListKind.TERMINATED, "xTasksWaitingTermination");
        return List.copyOf(found);
    }

    private static void add(List<SchedulerList> found, ElfFile elf, ListKind kind, String... names) {
        for (String name : names) {
            for (Symbol symbol : elf.symbols().named(name)) {
                long end = symbol.address() + Math.max(1, symbol.size());
                found.add(new SchedulerList(symbol.address(), end, kind));
            }
        }
    }

    /** {@return whether the debugging information tells the layout of control blocks} */
    public boolean isLayoutKnown() {
        return layout.get().isPresent();
    }

    /**
     * Reads a task control block.
     *
     * @param tcb its target address
     * @param running whether it is known to be on a core, as the crashed task is
     * @return empty if the layout is not known, or nothing of the control block is in memory
     */
    public Optional<RtosTask> read(long tcb, Memory memory, boolean running) {
        RtosTaskLayout known = layout.get().orElse(null);
        if (known == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[known.size()];
        int length = memory.read(tcb, bytes, 0, bytes.length);
        if (length == 0) {
            return Optional.empty();
        }
        Block block = new Block(known, bytes, length);
        return Optional.of(new RtosTask(
                block.text(Field.NAME),
                block.word(Field.TOP_OF_STACK),
                block.word(Field.STACK),
                block.word(Field.END_OF_STACK),
                block.word(Field.PRIORITY),
                block.word(Field.BASE_PRIORITY),
                block.word(Field.CORE),
                block.number(Field.RUN_TIME),
                running || isCurrent(tcb, memory) ? Optional.of(RtosTask.State.RUNNING) : state(block)));
    }

    private boolean isCurrent(long tcb, Memory memory) {
        for (Symbol current : currentTasks.get()) {
            // an entry for each core; without a size there is one
            long count = Math.max(1, Math.min(2, current.size() / Addresses.BYTES));
            for (int core = 0; core < count; core++) {
                if (memory.u32(current.address() + (long) core * Addresses.BYTES)
                        .equals(OptionalLong.of(tcb))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<RtosTask.State> state(Block block) {
        OptionalLong stateList = block.container(Field.STATE_LIST);
        OptionalLong eventList = block.container(Field.EVENT_LIST);
        if (stateList.isEmpty()) {
            return Optional.empty();
        }
        if (kind(eventList.orElse(0)) == ListKind.READY) {
            return Optional.of(RtosTask.State.READY); // readied while the scheduler was suspended
        }
        ListKind kind = kind(stateList.getAsLong());
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case READY -> RtosTask.State.READY;
                    case DELAYED -> RtosTask.State.BLOCKED;
                    case TERMINATED -> RtosTask.State.DELETED;
                    case SUSPENDED ->
                        eventList.orElse(0) != 0 || block.awaitsNotification()
                                ? RtosTask.State.BLOCKED // for as long as it takes
                                : RtosTask.State.SUSPENDED;
                });
    }

    private @Nullable ListKind kind(long list) {
        for (SchedulerList known : lists.get()) {
            if (known.contains(list)) {
                return known.kind;
            }
        }
        return null;
    }

    /** The bytes of one control block, of which the end may be missing. */
    @SuppressWarnings("ArrayRecordComponent") // lives in one method
    private record Block(RtosTaskLayout layout, byte[] bytes, int length) {

        Optional<ByteReader> bytesOf(Field field) {
            return layout.place(field)
                    .filter(place -> place.size() > 0 && place.offset() + place.size() <= length)
                    .map(place ->
                            ByteReader.of("task control block", bytes, place.offset(), place.offset() + place.size()));
        }

        OptionalLong word(Field field) {
            Optional<ByteReader> reader = bytesOf(field).filter(found -> found.remaining() >= Addresses.BYTES);
            return reader.isPresent() ? OptionalLong.of(reader.get().u32()) : OptionalLong.empty();
        }

        OptionalLong number(Field field) {
            Optional<ByteReader> reader = bytesOf(field).filter(found -> found.remaining() <= Long.BYTES);
            return reader.isPresent()
                    ? OptionalLong.of(reader.get().unsigned(reader.get().remaining()))
                    : OptionalLong.empty();
        }

        /** The list that an item is in: {@code pvContainer}, the last pointer but for integrity words, which are never 0. */
        OptionalLong container(Field field) {
            Optional<ByteReader> reader = bytesOf(field);
            if (reader.isEmpty()) {
                return OptionalLong.empty();
            }
            int words = reader.get().remaining() / Addresses.BYTES;
            // xItemValue, pxNext, pxPrevious, pvOwner, pvContainer; with checks a known word stands first and last
            int index = words == 7 ? 5 : 4;
            if (words <= index) {
                return OptionalLong.empty();
            }
            reader.get().skip((long) index * Addresses.BYTES);
            return OptionalLong.of(reader.get().u32());
        }

        boolean awaitsNotification() {
            Optional<ByteReader> states = bytesOf(Field.NOTIFY_STATE);
            while (states.isPresent() && states.get().remaining() > 0) {
                if (states.get().u8() == WAITING_NOTIFICATION) {
                    return true;
                }
            }
            return false;
        }

        Optional<String> text(Field field) {
            return bytesOf(field).map(reader -> reader.paddedString(reader.remaining()));
        }
    }
}

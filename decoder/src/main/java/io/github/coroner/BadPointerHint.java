package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Chip;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.MemoryAccess;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A load or store through a null pointer, a pointer out of a fill pattern, or one to no memory of the chip. */
final class BadPointerHint implements HintRule {
    private static final long NULL_PAGE = 0x1000;

    @Override
    public List<Hint> find(CrashScene scene) {
        boolean data = switch (scene.fault()) {
            case LOAD, STORE, DATA -> true;
            default -> false;
        };
        if (!data || !scene.details().isEmpty()) {
            return List.of();
        }
        Optional<Frame> frame = scene.innermost();
        Optional<MemoryAccess> access = scene.access();
        if (frame.isEmpty() || access.isEmpty()) {
            return withoutInstruction(scene);
        }
        OptionalLong base = frame.get().registers().value(access.get().base());
        OptionalLong address = access.get().address(frame.get().registers());
        if (base.isEmpty() || address.isEmpty() || !isAtFault(scene, address.getAsLong())) {
            return List.of();
        }
        Optional<PointerNames.Accessed> accessed = access.get().index().isPresent()
                ? Optional.empty()
                : scene.pointers()
                        .accessed(
                                0,
                                base.getAsLong(),
                                access.get().offset(),
                                access.get().size());
        String evidence = scene.reason().exception().orElse("fault") + " at " + Addresses.shortHex(address.getAsLong())
                + ", " + scene.register(frame.get().registers(), access.get().base()) + scene.in(frame.get());
        return hint(scene, access.get(), base.getAsLong(), address.getAsLong(), accessed)
                .map(hint -> List.of(new Hint(hint.code(), hint.message(), evidence)))
                .orElse(List.of());
    }

    /** The instruction is not known, without an ELF file: the address alone tells a null pointer. */
    private static List<Hint> withoutInstruction(CrashScene scene) {
        OptionalLong address = scene.reason().address();
        if (address.isEmpty() || address.getAsLong() >= NULL_PAGE) {
            return List.of();
        }
        String verb = switch (scene.fault()) {
            case LOAD -> "load from";
            case STORE -> "store to";
            default -> "access to";
        };
        String offset = address.getAsLong() == 0 ? "" : ", offset " + address.getAsLong();
        return List.of(new Hint(
                "null-dereference",
                verb + " a null pointer" + offset,
                scene.reason().exception().orElse("fault") + " at " + Addresses.shortHex(address.getAsLong())));
    }

    /** The address that the processor reports must be the one that the instruction computes, or the analysis is wrong. */
    private static boolean isAtFault(CrashScene scene, long address) {
        OptionalLong reported = scene.reason().address();
        // unaligned accesses are reported by the word or by the byte
        return reported.isEmpty() || (reported.getAsLong() & ~3L) == (address & ~3L);
    }

    private static Optional<Hint> hint(
            CrashScene scene, MemoryAccess access, long base, long address, Optional<PointerNames.Accessed> accessed) {
        String what = (access.store() ? "store of " : "load of ")
                + (access.size() == 1 ? "1 byte" : access.size() + " bytes")
                + (access.store() ? " to " : " from ");
        String target = accessed.map(PointerNames.Accessed::member).orElse(Addresses.shortHex(address));
        if (base == 0 && address < NULL_PAGE) {
            String offset = access.offset() == 0 ? "" : ", offset " + access.offset();
            return Optional.of(new Hint(
                    "null-dereference",
                    accessed.isPresent()
                            ? what + target + ", " + accessed.get().pointer() + " is NULL"
                            : what + "a null pointer" + offset,
                    ""));
        }
        Optional<FillPattern> pattern = FillPattern.near(base);
        if (pattern.isPresent()) {
            String name = accessed.map(PointerNames.Accessed::pointer).orElse("the pointer");
            return Optional.of(new Hint(
                    pattern.get().code(),
                    what + target + ", " + name + " is " + Addresses.shortHex(base) + ": "
                            + pattern.get().words(),
                    ""));
        }
        if (address < NULL_PAGE) {
            return Optional.of(new Hint(
                    "bad-pointer",
                    what + target + ", next to null"
                            + accessed.map(known -> "; " + known.pointer() + " is " + Addresses.shortHex(base))
                                    .orElse(": an element or member of a null pointer"),
                    ""));
        }
        if (accessed.isPresent() && isNoMemory(scene, address)) {
            return Optional.of(new Hint(
                    "bad-pointer",
                    what + target + ", " + accessed.get().pointer() + " is " + Addresses.shortHex(base)
                            + ", which is no memory of the chip",
                    ""));
        }
        return Optional.empty();
    }

    private static boolean isNoMemory(CrashScene scene, long address) {
        Optional<Chip> chip = scene.chip();
        return chip.isPresent() && chip.get().ranges().stream().noneMatch(range -> range.contains(address));
    }
}

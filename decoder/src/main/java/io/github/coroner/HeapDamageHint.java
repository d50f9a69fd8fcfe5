package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heap block was written past its end: the guard word behind it is not what it should be ({@code multi_heap_poisoning.c} of
 * ESP-IDF). Needs a firmware with heap poisoning, and a dump with the heap.
 *
 * <pre>
 * word 0  0xabba1234
 *      1  task that allocated it: only with task tracking
 *      -  size
 *      -  the block, then 0xbaad5678 at the next multiple of 4
 * </pre>
 */
final class HeapDamageHint implements HintRule {
    private static final String CODE = "heap-overrun";
    private static final Pattern TOLD = Pattern.compile("CORRUPT HEAP: .*");
    private static final long LARGEST_BLOCK = 0x10_0000;
    private static final long LOWEST_RAM = 0x3c00_0000L;
    private static final int MOST = 4;

    /** A block by its head. */
    private record Block(long data, long size, long tail) {
        boolean isSound() {
            return tail == FillPattern.TAIL.value();
        }
    }

    @Override
    public List<Hint> find(CrashScene scene) {
        List<Hint> hints = new ArrayList<>();
        for (String text : scene.texts()) {
            Matcher told = TOLD.matcher(text);
            if (told.find()) {
                hints.add(new Hint(CODE, "the heap is damaged", told.group().strip()));
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (MemorySegment segment : scene.segments()) {
            collect(segment, blocks);
        }
        // a stray head word in memory that is no heap is no evidence: some block must be whole
        if (blocks.stream().anyMatch(Block::isSound)) {
            blocks.stream()
                    .filter(block -> !block.isSound())
                    .distinct()
                    .limit(MOST)
                    .map(HeapDamageHint::hint)
                    .forEach(hints::add);
        }
        return hints;
    }

    private static Hint hint(Block block) {
        long end = Addresses.plus(block.data(), roundUp(block.size()));
        return new Hint(
                CODE,
                "the heap block of " + block.size() + " bytes at " + Addresses.hex(block.data())
                        + " was written past its end",
                Addresses.hex(block.tail()) + " at " + Addresses.hex(end) + ", where "
                        + Addresses.hex(FillPattern.TAIL.value()) + " should be");
    }

    private static void collect(MemorySegment segment, List<Block> blocks) {
        byte[] bytes = new byte[segment.size()];
        MemoryImage.of(List.of(segment)).read(segment.address(), bytes, 0, bytes.length);
        ByteReader words = ByteReader.of("memory", bytes);
        int first = (int) (-segment.address() & 3);
        for (int at = first; at + 16 <= bytes.length; at += 4) {
            words.seek(at);
            if (words.u32() != FillPattern.HEAD.value()) {
                continue;
            }
            long next = words.u32();
            boolean tracked = next >= LOWEST_RAM;
            long size = tracked ? words.u32() : next;
            long data = at + (tracked ? 12L : 8L);
            long tail = data + roundUp(size);
            if (size > 0 && size <= LARGEST_BLOCK && tail + 4 <= bytes.length) {
                words.seek(tail);
                blocks.add(new Block(Addresses.plus(segment.address(), data), size, words.u32()));
            }
        }
    }

    private static long roundUp(long size) {
        return (size + 3) & ~3L;
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskControlBlockTest {
    private static final long TCB = 0x3ffb_1000L;

    @ParameterizedTest(name = "{0} bytes")
    @CsvSource({
        // size, priority, pxStack, name, core (-1: none), pxEndOfStack, base priority (-1: unknown)
        "0x158, 0x30, 0x34, 0x38, 0x48, 0x4c, 0x50",
        "0x154, 0x2c, 0x30, 0x34, 0x44, 0x48, 0x4c",
        "0x150, 0x2c, 0x30, 0x34, -1, 0x44, 0x48",
    })
    void layoutsOfReleasesAreTold(
            String size, String priority, String stack, String name, String core, String end, String base) {
        byte[] bytes = new byte[Integer.decode(size)];
        word(bytes, 0, 0x3ffb_5000L);
        int first = Integer.decode(priority) - 8 - 20;
        word(bytes, first, TCB);
        word(bytes, first + 20, TCB);
        word(bytes, Integer.decode(priority), 17);
        word(bytes, Integer.decode(stack), 0x3ffb_4000L);
        byte[] text = "worker".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, Integer.decode(name), text.length);
        if (!core.equals("-1")) {
            word(bytes, Integer.decode(core), 1);
        }
        word(bytes, Integer.decode(end), 0x3ffb_5ff0L);
        word(bytes, Integer.decode(base), 5);

        TaskControlBlock block = find(bytes);

        assertThat(block.topOfStack()).isEqualTo(0x3ffb_5000L);
        assertThat(block.priority()).isEqualTo(17);
        assertThat(block.stackStart()).isEqualTo(0x3ffb_4000L);
        assertThat(block.name()).isEqualTo("worker");
        assertThat(block.stackEnd()).hasValue(0x3ffb_5ff0L);
        assertThat(block.basePriority()).hasValue(5);
        assertThat(block.core().isPresent()).isEqualTo(!core.equals("-1"));
    }

    @Test
    void nameOfAllSixteenCharactersHasNoEnd() {
        byte[] bytes = new byte[0x154];
        word(bytes, 16, TCB);
        word(bytes, 36, TCB);
        word(bytes, 48, 0x3ffb_4000L);
        Arrays.fill(bytes, 52, 68, (byte) 'x');
        word(bytes, 72, 0x3ffb_5000L);
        assertThat(find(bytes).name()).isEqualTo("xxxxxxxxxxxxxxxx");
    }

    @Test
    void otherBytesAreNoControlBlock() {
        assertThat(TaskControlBlock.find(memory(new byte[0x154]), TCB)).isEmpty();
        assertThat(TaskControlBlock.find(memory(new byte[0x154]), 0x1234)).isEmpty();
        byte[] third = new byte[0x154];
        word(third, 16, TCB);
        word(third, 32, TCB); // the distance of no list item
        assertThat(TaskControlBlock.find(memory(third), TCB)).isEmpty();
    }

    @Property
    void anyBytesAreReadOrNot(@ForAll @Size(max = 120) byte[] bytes) {
        byte[] block = bytes.clone();
        if (block.length >= 40) {
            word(block, 16, TCB);
            word(block, 36, TCB);
        }
        TaskControlBlock.find(memory(block), TCB);
    }

    private static TaskControlBlock find(byte[] bytes) {
        return TaskControlBlock.find(memory(bytes), TCB).orElseThrow();
    }

    private static Memory memory(byte[] bytes) {
        return MemoryImage.of(List.of(MemorySegment.of(TCB, bytes, MemorySegment.Kind.TCB)));
    }

    private static void word(byte[] bytes, int offset, long value) {
        for (int i = 0; i < 4; i++) {
            bytes[offset + i] = (byte) (value >> (8 * i));
        }
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.testdata.DumpArbitraries;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.State;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Any dump, written in any version and put into any container, reads back as what it was made of. */
class CoreDumpRoundTripTest {

    /** Containers, with the wrappings that a reader must report for a dump with a header. */
    enum Wrapping {
        RAW(DumpWriter::write, Container.RAW),
        FLASH_PADDING(DumpWriter::writeToFlash, Container.RAW),
        BASE64(spec -> DumpContainers.base64(DumpWriter.pieces(spec)), Container.BASE64, Container.RAW),
        MIME_BASE64(spec -> DumpContainers.mimeBase64(DumpWriter.write(spec)), Container.BASE64, Container.RAW),
        CONSOLE(
                spec -> DumpContainers.console(DumpWriter.pieces(spec)),
                Container.LOG,
                Container.BASE64,
                Container.RAW),
        NOISY_LOG(
                spec -> DumpContainers.noisyLog(DumpWriter.pieces(spec), true),
                Container.LOG,
                Container.BASE64,
                Container.RAW),
        LOG_WITHOUT_END(
                spec -> DumpContainers.noisyLog(DumpWriter.pieces(spec), false),
                Container.LOG,
                Container.BASE64,
                Container.RAW),
        PLAIN_HEX(spec -> DumpContainers.plainHex(DumpWriter.write(spec)), Container.HEX, Container.RAW),
        HEX_LIST(spec -> DumpContainers.hexList(DumpWriter.write(spec)), Container.HEX, Container.RAW),
        XXD(spec -> DumpContainers.xxd(DumpWriter.write(spec)), Container.HEX, Container.RAW),
        HEXDUMP(spec -> DumpContainers.hexdump(DumpWriter.write(spec)), Container.HEX, Container.RAW),
        GZIP(spec -> DumpContainers.gzip(DumpWriter.write(spec)), Container.GZIP, Container.RAW),
        GZIP_OF_LOG(
                spec -> DumpContainers.gzip(DumpContainers.noisyLog(DumpWriter.pieces(spec), true)),
                Container.GZIP,
                Container.LOG,
                Container.BASE64,
                Container.RAW),
        BASE64_OF_GZIP(
                spec -> DumpContainers.mimeBase64(DumpContainers.gzip(DumpWriter.write(spec))),
                Container.BASE64,
                Container.GZIP,
                Container.RAW),
        PARTITION(spec -> DumpContainers.partition(DumpWriter.writeToFlash(spec)), Container.PARTITION, Container.RAW),
        FLASH(
                spec -> DumpContainers.flash(DumpWriter.writeToFlash(spec)),
                Container.FLASH,
                Container.PARTITION,
                Container.RAW);

        private final Function<DumpSpec, byte[]> writer;
        private final List<Container> containers;

        Wrapping(Function<DumpSpec, byte[]> writer, Container... containers) {
            this.writer = writer;
            this.containers = List.of(containers);
        }

        /** A bare ELF file has no length of its own, so it cannot be found in flash, and no header to begin a log with. */
        boolean suits(Version version) {
            return version != Version.RAW_ELF
                    || !EnumSet.of(CONSOLE, NOISY_LOG, LOG_WITHOUT_END, GZIP_OF_LOG, PARTITION, FLASH)
                            .contains(this);
        }

        List<Container> containers(Version version) {
            List<Container> all = new ArrayList<>(containers);
            if (version == Version.RAW_ELF) {
                all.set(all.size() - 1, Container.ELF);
            }
            return all;
        }
    }

    @Provide
    Arbitrary<DumpSpec> dumps() {
        return DumpArbitraries.dumps();
    }

    @Property(tries = 200)
    void binaryDumpsAreToldByTheirFirstBytes(@ForAll("dumps") DumpSpec spec, @ForAll Wrapping wrapping) {
        if (!wrapping.suits(spec.version())) {
            return;
        }
        byte[] beginning = Arrays.copyOf(wrapping.writer.apply(spec), 64);
        boolean binary = EnumSet.of(Wrapping.RAW, Wrapping.FLASH_PADDING, Wrapping.PARTITION)
                .contains(wrapping);
        assertThat(CoreDump.isDump(beginning)).isEqualTo(binary);
    }

    @Property(tries = 400)
    void anyDumpReadsBackFromAnyContainer(@ForAll("dumps") DumpSpec spec, @ForAll Wrapping wrapping) {
        if (!wrapping.suits(spec.version())) {
            return;
        }
        CoreDump dump = CoreDump.read(wrapping.writer.apply(spec));

        assertThat(dump.containers()).isEqualTo(wrapping.containers(spec.version()));
        assertIsAsSpecified(dump, spec);
        Set<ProblemCode> codes = codes(dump);
        codes.remove(ProblemCode.CONSOLE_LINES_SKIPPED);
        codes.remove(ProblemCode.CONSOLE_DUMP_CUT_OFF);
        assertThat(codes).isEqualTo(expectedCodes(spec));
    }

    @Property(tries = 40)
    void everyVersionAndContainerIsTried(@ForAll("dumps") DumpSpec spec) {
        for (Version version : Version.values()) {
            boolean suits = version.number() >= Version.V0_2.number()
                    || (spec.chip().id() == 0
                            && !spec.inInterrupt().orElse(false)
                            && spec.tasks().stream().noneMatch(task -> task.state() == State.BROKEN_STACK));
            if (suits) {
                assertIsAsSpecified(CoreDump.read(DumpWriter.write(spec.as(version))), spec.as(version));
            }
        }
    }

    @Property(tries = 100)
    void savedElfCoreReadsBackEqual(@ForAll("dumps") DumpSpec spec) {
        CoreDump original = CoreDump.read(DumpWriter.write(spec));

        CoreDump saved = CoreDump.read(original.toElfCore());

        assertThat(saved.containers()).containsExactly(Container.ELF);
        assertThat(saved.crashedTask()).isEqualTo(original.crashedTask());
        assertThat(saved.panicDetails()).isEqualTo(original.panicDetails());
        assertThat(saved.inInterrupt()).isEqualTo(original.inInterrupt());
        assertThat(saved.elfSha256Prefix()).isEqualTo(original.elfSha256Prefix());
        assertThat(saved.chipRevision()).isEqualTo(original.chipRevision());
        assertThat(saved.memory().segments()).isEqualTo(original.memory().segments());
        assertThat(saved.tasks()).hasSameSizeAs(original.tasks());
        for (int i = 0; i < saved.tasks().size(); i++) {
            Task before = original.tasks().get(i);
            Task after = saved.tasks().get(i);
            assertThat(after.tcb()).isEqualTo(before.tcb());
            assertThat(after.stack()).isEqualTo(before.stack());
            assertThat(after.solicited()).isEqualTo(before.solicited());
            for (String name : before.registers().names()) {
                long expected = before.registers().value(name).orElse(0);
                assertThat(after.registers().value(name).orElse(0)).as(name).isEqualTo(expected);
            }
        }
        assertThat(CoreDump.read(saved.toElfCore()).toElfCore()).isEqualTo(saved.toElfCore());
    }

    @Property(tries = 50)
    void bytesBufferAndStreamAreReadAlike(@ForAll("dumps") DumpSpec spec) throws IOException {
        byte[] bytes = DumpWriter.write(spec);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length + 2)
                .put(1, bytes)
                .position(1)
                .limit(bytes.length + 1);

        CoreDump dump = CoreDump.read(bytes);

        assertThat(CoreDump.read(buffer)).isEqualTo(dump).hasSameHashCodeAs(dump);
        assertThat(buffer.position()).isEqualTo(1);
        assertThat(CoreDump.read(new ByteArrayInputStream(bytes))).isEqualTo(dump);
    }

    @Test
    void everyVersionIsWritten() {
        assertThat(Version.values()).extracting(Version::label).contains("pre", "0.1", "0.2", "0.3", "1.0", "1.4");
    }

    private static void assertIsAsSpecified(CoreDump dump, DumpSpec spec) {
        Version version = spec.version();
        assertThat(dump.version()).contains(version.label());
        assertThat(dump.format()).isEqualTo(version.isElf() ? CoreDump.Format.ELF : CoreDump.Format.BINARY);
        assertThat(dump.machine()).isEqualTo(spec.chip().xtensa() ? 94 : 243);
        assertThat(dump.chipId())
                .isEqualTo(
                        version.number() < 0
                                ? OptionalInt.empty()
                                : OptionalInt.of(spec.chip().id()));
        assertThat(dump.chipRevision())
                .isEqualTo(version.hasRevision() ? OptionalInt.of(spec.chipRevision()) : OptionalInt.empty());
        boolean checked = version.number() >= 0 && version.checksumBytes() > 0;
        assertThat(dump.checksum().map(Checksum::isValid)).isEqualTo(checked ? Optional.of(true) : Optional.empty());
        assertThat(dump.elfSha256Prefix())
                .isEqualTo(version.isElf() ? Optional.of(spec.elfSha256Prefix()) : Optional.empty());
        assertThat(dump.panicDetails()).isEqualTo(version.isElf() ? spec.panicDetails() : List.of());
        assertThat(dump.inInterrupt()).isEqualTo(version.isElf() ? spec.inInterrupt() : Optional.empty());
        assertThat(dump.crashedTask())
                .isEqualTo(OptionalLong.of(spec.tasks().get(0).tcb()));
        assertThat(dump.tasks()).hasSameSizeAs(spec.tasks());
        for (int i = 0; i < spec.tasks().size(); i++) {
            assertTask(dump, dump.tasks().get(i), spec, i);
        }
        if (version.hasSegments()) {
            for (DumpSpec.SegmentSpec segment : spec.segments()) {
                for (int i = 0; i < segment.words().size(); i++) {
                    assertThat(dump.memory().u32(segment.address() + 4L * i))
                            .hasValue(Integer.toUnsignedLong(segment.words().get(i)));
                }
            }
        }
        assertExceptionRegisters(dump, spec);
    }

    private static void assertTask(CoreDump dump, Task task, DumpSpec spec, int index) {
        TaskSpec expected = spec.tasks().get(index);
        assertThat(task.tcb()).isEqualTo(expected.tcb());
        boolean broken = expected.state() == State.BROKEN_STACK;
        assertThat(task.status()).isEqualTo(broken ? Task.Status.STACK_CORRUPTED : Task.Status.OK);
        boolean solicited = expected.state() == State.SOLICITED;
        assertThat(task.solicited()).isEqualTo(solicited);
        assertThat(task.stack()).isPresent();
        assertThat(task.stack().get().address()).isEqualTo(DumpWriter.stackStart(spec, index));
        assertThat(task.stack().get().toBytes()).isEqualTo(DumpWriter.stack(spec, index));
        if (solicited) {
            assertThat(task.registers().value("pc")).hasValue(expected.pc());
            assertThat(task.registers().value("a0")).hasValue(expected.word(10));
            assertThat(task.registers().value("a4")).isEmpty();
        } else if (broken) {
            assertThat(task.registers().value("pc")).hasValue(DumpWriter.FAKE_STACK);
        } else {
            long[] values = DumpWriter.registers(spec, index);
            List<String> names = spec.chip().xtensa() ? XtensaRegisters.NAMES : RiscvRegisters.NAMES;
            for (int i = 0; i < values.length; i++) {
                if (spec.chip().hasLoops() || !names.get(i).startsWith("l")) {
                    assertThat(task.registers().value(names.get(i)))
                            .as(names.get(i))
                            .hasValue(values[i]);
                }
            }
        }
        TaskControlBlock tcb =
                TaskControlBlock.find(dump.memory(), expected.tcb()).orElseThrow();
        assertThat(tcb.name()).isEqualTo(expected.name());
        assertThat(tcb.priority()).isEqualTo(expected.priority());
        assertThat(tcb.basePriority()).hasValue(expected.priority());
        boolean interrupted = index == 0 && spec.inInterrupt().orElse(false);
        assertThat(task.interrupted().isPresent()).isEqualTo(interrupted);
        if (interrupted) {
            assertThat(task.interrupted().get().stack().address()).isEqualTo(expected.stackStart());
            assertThat(task.interrupted().get().registers().value("pc")).hasValue(expected.pc());
        }
    }

    private static void assertExceptionRegisters(CoreDump dump, DumpSpec spec) {
        TaskSpec crashed = spec.tasks().get(0);
        RegisterSet registers = dump.exceptionRegisters();
        if (spec.chip().xtensa()) {
            assertThat(registers.value("exccause")).hasValue(DumpWriter.excCause(spec));
            if (spec.version().isElf()) {
                assertThat(registers.names()).containsSubsequence("epc1", "epc6", "eps2", "eps6");
                assertThat(registers.value("epc3")).hasValue(crashed.word(53));
                assertThat(registers.value("eps6")).hasValue(crashed.word(66));
            }
        } else if (crashed.state() != State.BROKEN_STACK) {
            assertThat(registers.value("mcause")).hasValue(7);
            assertThat(registers.value("mtval")).hasValue(crashed.word(49));
        }
    }

    private static Set<ProblemCode> codes(CoreDump dump) {
        Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
        dump.problems().forEach(problem -> codes.add(problem.code()));
        return codes;
    }

    private static Set<ProblemCode> expectedCodes(DumpSpec spec) {
        Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
        if (spec.version() == Version.PRE_CONSOLE || spec.version() == Version.V0_1_CONSOLE) {
            codes.add(ProblemCode.CHECKSUM_ABSENT);
        }
        if (spec.tasks().stream().anyMatch(task -> task.state() == State.BROKEN_STACK)) {
            codes.add(ProblemCode.STACK_CORRUPTED);
        }
        if (!spec.version().isElf()
                && spec.chip().xtensa()
                && spec.version().number() >= Version.V0_2.number()
                && spec.tasks().get(0).state() == State.BROKEN_STACK) {
            codes.add(ProblemCode.CRASHED_TASK_UNCERTAIN);
        }
        return codes;
    }
}

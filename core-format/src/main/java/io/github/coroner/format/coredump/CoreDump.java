package io.github.coroner.format.coredump;

import io.github.coroner.format.Chip;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.InputFile;
import io.github.coroner.format.Limit;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A core dump of ESP-IDF, any version, read from any container. Immutable.
 *
 * @param containers the wrappings it was found in, outermost first
 * @param format how its body is laid out
 * @param version {@code "1.4"}; {@code "pre"} for the format before versions; empty for an ELF core without dump header
 *     and without information note
 * @param machine ELF machine number: 94 Xtensa, 243 RISC-V
 * @param chipId chip number of the header or the information note
 * @param chip what the table says of that number
 * @param chipRevision major times 100 plus minor, as the header or the {@code ESP_CHIP_REV} note says
 * @param checksum as stored and computed; empty where the format has none
 * @param elfSha256Prefix leading digits of the SHA-256 of the application's ELF, lower case; empty where there is none
 * @param crashedTask task control block of the crashed task
 * @param crashedTaskSkipped whether the device could not save the crashed task, so that it is not among the tasks
 * @param inInterrupt whether the crash was in an interrupt handler; empty where the dump does not say
 * @param exceptionRegisters Xtensa: {@code exccause excvaddr epc1.. eps2..} in this order; RISC-V: {@code mstatus mtvec mcause
 *     mtval mhartid} of the crash frame; empty where the dump has none
 * @param panicDetails texts of the panic, in the order of the notes
 * @param tasks in the order of the register notes or records; the crashed task first in most versions
 * @param memory all memory in the dump, in file order
 * @param totalLength bytes of the whole dump with header and checksum, as its header says; what a partition must hold. Empty
 *     for an ELF core file without dump header
 * @param applications applications that lie beside it in a flash image; empty for other inputs
 * @param problems what was wrong and could be worked around
 */
public record CoreDump(
        List<Container> containers,
        Format format,
        Optional<String> version,
        int machine,
        OptionalInt chipId,
        Optional<Chip> chip,
        OptionalInt chipRevision,
        Optional<Checksum> checksum,
        Optional<String> elfSha256Prefix,
        OptionalLong crashedTask,
        boolean crashedTaskSkipped,
        Optional<Boolean> inInterrupt,
        RegisterSet exceptionRegisters,
        List<String> panicDetails,
        List<Task> tasks,
        MemoryImage memory,
        OptionalLong totalLength,
        List<FlashApplication> applications,
        List<Problem> problems) {

    /**
     * {@return whether a file begins as a binary dump does: with a dump header, or as an ELF core file}
     *
     * <p>What holds a dump in another way (text, a flash image, gzip) is not told so.
     *
     * @param beginning the first 64 bytes of the file, or more
     */
    public static boolean isDump(byte[] beginning) {
        return DumpHeader.recognise(beginning, 0).isPresent()
                || ElfHeader.typeOf(beginning).orElse(0) == ElfHeader.ET_CORE;
    }

    /**
     * Reads the dump in a file, in whatever container; of several, the last that is whole.
     *
     * @throws IOException if the file cannot be read
     * @throws FormatException if no dump can be read from it; the message says what it is instead
     */
    public static CoreDump read(Path file) throws IOException {
        return read(file, CoreDumpOptions.defaults());
    }

    /**
     * Reads the dump in a file as told; of several, the last that is whole.
     *
     * @throws IOException if the file cannot be read
     * @throws FormatException if no dump can be read from it; the message says what it is instead
     */
    public static CoreDump read(Path file, CoreDumpOptions options) throws IOException {
        return CoreDumpReader.best(readAll(file, options));
    }

    /**
     * Reads the dump in an array; of several, the last that is whole.
     *
     * @param input which must not change afterwards
     * @throws FormatException if no dump can be read from it; the message says what it is instead
     */
    public static CoreDump read(byte[] input) {
        return read(input, CoreDumpOptions.defaults());
    }

    /**
     * Reads the dump in an array as told; of several, the last that is whole.
     *
     * @param input which must not change afterwards
     * @throws FormatException if no dump can be read from it; the message says what it is instead
     */
    public static CoreDump read(byte[] input, CoreDumpOptions options) {
        return CoreDumpReader.best(readAll("input", input, options));
    }

    /**
     * Reads the dump in the rest of a buffer; of several, the last that is whole.
     *
     * @throws FormatException if no dump can be read from it; the message says what it is instead
     */
    public static CoreDump read(ByteBuffer input) {
        return read(input, CoreDumpOptions.defaults());
    }

    /**
     * Reads the dump in the rest of a buffer as told; of several, the last that is whole.
     *
     * @throws FormatException if no dump can be read from it; the message says what it is instead
     */
    public static CoreDump read(ByteBuffer input, CoreDumpOptions options) {
        byte[] bytes = new byte[input.remaining()];
        input.duplicate().get(bytes);
        return read(bytes, options);
    }

    /**
     * Reads the dump in a stream up to its end, which is not closed; of several, the last that is whole.
     *
     * @throws IOException if the stream cannot be read
     * @throws FormatException if no dump can be read from it, or it is longer than {@link Limit#INPUT_BYTES}
     */
    public static CoreDump read(InputStream input) throws IOException {
        return read(input, CoreDumpOptions.defaults());
    }

    /**
     * Reads the dump in a stream up to its end as told; the stream is not closed; of several, the last that is whole.
     *
     * @throws IOException if the stream cannot be read
     * @throws FormatException if no dump can be read from it, or it is longer than {@link Limit#INPUT_BYTES}
     */
    public static CoreDump read(InputStream input, CoreDumpOptions options) throws IOException {
        return CoreDumpReader.best(readAll("input", input, options));
    }

    /**
     * Reads all dumps in a file, in their order there.
     *
     * @return at least one
     * @throws IOException if the file cannot be read
     * @throws FormatException if no dump can be read from it; the message says what it is instead
     */
    public static List<CoreDump> readAll(Path file, CoreDumpOptions options) throws IOException {
        return readAll(InputFile.name(file), InputFile.read(file, options.limits()), options);
    }

    /**
     * Reads all dumps in an array, in their order there.
     *
     * @param source the name of the input for messages
     * @param input which must not change afterwards
     * @return at least one
     * @throws FormatException if no dump can be read from it; the message says what it is instead
     */
    public static List<CoreDump> readAll(String source, byte[] input, CoreDumpOptions options) {
        options.limits().check(Limit.INPUT_BYTES, input.length, source, 0);
        return CoreDumpReader.readAll(source, input, options);
    }

    /**
     * Reads all dumps in a stream, in their order there. The stream is read to its end and not closed.
     *
     * @param source the name of the input for messages
     * @return at least one
     * @throws IOException if the stream cannot be read
     * @throws FormatException if no dump can be read from it, or it is longer than {@link Limit#INPUT_BYTES}
     */
    public static List<CoreDump> readAll(String source, InputStream input, CoreDumpOptions options) throws IOException {
        return readAll(source, InputFile.read(source, input, options.limits()), options);
    }

    /** {@return the size of the smallest partition that has room for a dump of {@code totalLength} bytes: whole flash sectors} */
    public static long partitionBytes(long totalLength) {
        return (totalLength + FlashImage.SECTOR_BYTES - 1) / FlashImage.SECTOR_BYTES * FlashImage.SECTOR_BYTES;
    }

    /** {@return whether nothing of it is missing or damaged, as far as can be told} */
    public boolean isWhole() {
        return checksum.map(Checksum::isValid).orElse(true)
                && problems.stream().noneMatch(problem -> problem.code() == ProblemCode.TRUNCATED);
    }

    /**
     * {@return an ELF core file of the same tasks and memory, as gdb and Espressif's tools read it}
     *
     * <p>Registers that are not known are zero in it.
     */
    public byte[] toElfCore() {
        return ElfCoreWriter.write(this);
    }

    /** {@return the same dump with other problems} */
    CoreDump withProblems(List<Problem> others) {
        return new CoreDump(
                containers,
                format,
                version,
                machine,
                chipId,
                chip,
                chipRevision,
                checksum,
                elfSha256Prefix,
                crashedTask,
                crashedTaskSkipped,
                inInterrupt,
                exceptionRegisters,
                panicDetails,
                tasks,
                memory,
                totalLength,
                applications,
                others);
    }

    /** {@return the task with this control block} */
    public Optional<Task> task(long tcb) {
        return tasks.stream().filter(task -> task.tcb() == tcb).findFirst();
    }

    /** {@return whether it is the crashed task, as far as the dump says which one that is} */
    public boolean isCrashed(Task task) {
        return crashedTask.isPresent() && crashedTask.getAsLong() == task.tcb();
    }

    /** How the body of a dump is laid out. */
    public enum Format {
        /** A small ELF core file. */
        ELF,
        /** Records of task control block and stack. */
        BINARY
    }

    /** Copies the lists. */
    public CoreDump {
        containers = List.copyOf(containers);
        panicDetails = List.copyOf(panicDetails);
        tasks = List.copyOf(tasks);
        applications = List.copyOf(applications);
        problems = List.copyOf(problems);
    }
}

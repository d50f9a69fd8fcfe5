package io.github.coroner;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.InputFile;
import io.github.coroner.format.Lazy;
import io.github.coroner.format.Limits;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.symbols.Globals;
import io.github.coroner.symbols.RtosTasks;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.Symbolizer;
import io.github.coroner.symbols.Types;
import io.github.coroner.symbols.Variables;
import io.github.coroner.unwind.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One ELF file of a program: an application's firmware, or the mask ROM of a chip.
 *
 * <p>Opening reads headers only; debug information is read as far as it is asked for, and kept. One firmware serves any number of
 * dumps and threads.
 */
public final class Firmware {
    private static final int TYPE_OFFSET = 16;

    private final ElfFile elf;
    private final Symbolizer symbolizer;
    private final Types types;
    private final Lazy<Variables> variables;
    private final Lazy<Globals> globals;
    private final RtosTasks tasks;
    private final ConcurrentHashMap<ProgramCache.Key, Program> programs = new ConcurrentHashMap<>();

    private Firmware(ElfFile elf, Limits limits) {
        this.elf = elf;
        this.symbolizer = Symbolizer.of(elf);
        this.types = symbolizer.types();
        this.variables = new Lazy<>(() -> Variables.of(symbolizer.dwarf(), types, this::functionAt, limits));
        this.globals = new Lazy<>(() -> Globals.of(symbolizer.dwarf(), types, limits));
        this.tasks = RtosTasks.of(elf, symbolizer.dwarf(), types);
    }

    /** The entry of the function around an address that was not inlined. */
    private OptionalLong functionAt(long address) {
        List<SourceFrame> frames = symbolizer.frames(address);
        return frames.isEmpty()
                ? OptionalLong.empty()
                : frames.get(frames.size() - 1).entry();
    }

    /**
     * Opens an ELF file; it is read whole and closed again.
     *
     * @throws IOException if it cannot be read
     * @throws FormatException if it is not the ELF file of a program; the message says what it seems to be
     */
    public static Firmware open(Path path) throws IOException {
        return open(path, Limits.defaults());
    }

    /** As {@link #open(Path)}, within {@code limits}, which hold for all that is read of the file. */
    public static Firmware open(Path path, Limits limits) throws IOException {
        return of(InputFile.name(path), InputFile.read(path, limits), limits);
    }

    /**
     * Opens an ELF file that is in memory.
     *
     * @param name of the file, for reports and messages
     * @param bytes all of it; must not change afterwards
     * @throws FormatException if it is not the ELF file of a program; the message says what it seems to be
     */
    public static Firmware of(String name, byte[] bytes) {
        return of(name, bytes, Limits.defaults());
    }

    /** As {@link #of(String, byte[])}, within {@code limits}. */
    public static Firmware of(String name, byte[] bytes, Limits limits) {
        FirmwareBytes.check(name, bytes);
        ElfFile elf = ElfFile.of(name, bytes, limits);
        if (elf.container().header().type() == ElfHeader.ET_CORE) {
            throw FormatException.unsupported(
                    name, TYPE_OFFSET, "this is a core dump (ELF type CORE), not a firmware; as firmware it");
        }
        return new Firmware(elf, limits);
    }

    /** {@return the name of the file} */
    public String name() {
        return elf.name();
    }

    /** {@return ELF machine number: 94 Xtensa, 243 RISC-V} */
    public int machine() {
        return elf.machine();
    }

    /** {@return the SHA-256 of the file, 64 lower-case hexadecimal digits} */
    public String sha256() {
        return elf.sha256();
    }

    /** {@return the ELF file} */
    public ElfFile elf() {
        return elf;
    }

    /** {@return functions, files and lines by address} */
    public Symbolizer symbolizer() {
        return symbolizer;
    }

    /** {@return arguments and local variables of its functions} */
    public Variables variables() {
        return variables.get();
    }

    /** {@return what it declares outside of functions} */
    public Globals globals() {
        return globals.get();
    }

    /** {@return how its operating system keeps tasks} */
    public RtosTasks tasks() {
        return tasks;
    }

    /** {@return what unwinders know of it; {@link ProgramCache} says how many} */
    ConcurrentHashMap<ProgramCache.Key, Program> programs() {
        return programs;
    }

    /** {@return whether it has DWARF debug information, without which there are no lines and no values} */
    public boolean hasDebugInformation() {
        return elf.section(".debug_info").isPresent()
                || elf.section(".zdebug_info").isPresent();
    }

    @Override
    public String toString() {
        return name();
    }
}

package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Chip;
import io.github.coroner.format.ExceptionCause;
import io.github.coroner.format.ExceptionCause.Kind;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.MemoryAccess;
import io.github.coroner.unwind.Program;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One crash as far as it is decoded: what hints are concluded from.
 *
 * @param machine ELF machine number of the processor
 * @param chip the chip, if it is known
 * @param reason why it crashed
 * @param texts what the program said of it, one text a message
 * @param inInterrupt whether an interrupt handler crashed
 * @param tasks all tasks; empty where only a log is known
 * @param crashed the one that crashed
 * @param functions the call stack that crashed, innermost function first
 * @param frames the same without inlined functions and with registers; empty if there is none
 * @param architecture its processor
 * @param segments the memory that was saved
 * @param memory the same, and the program's constants
 * @param program its code
 * @param pointers names of pointers in the frames
 */
record CrashScene(
        int machine,
        Optional<Chip> chip,
        Reason reason,
        List<String> texts,
        boolean inInterrupt,
        List<TaskReport> tasks,
        Optional<TaskReport> crashed,
        List<FrameReport> functions,
        List<Frame> frames,
        Optional<Architecture> architecture,
        List<MemorySegment> segments,
        Memory memory,
        Program program,
        PointerNames pointers) {
    /** Below it no chip has code. */
    private static final long LOWEST_CODE = 0x4000_0000L;

    /** How deep the panic handler's functions can stand on a call stack. */
    private static final int PANIC_FRAMES = 8;

    /** Copies the lists. */
    CrashScene {
        texts = List.copyOf(texts);
        tasks = List.copyOf(tasks);
        functions = List.copyOf(functions);
        frames = List.copyOf(frames);
        segments = List.copyOf(segments);
    }

    /** {@return what the processor was doing; {@link Kind#OTHER} if the program gave up by itself} */
    Kind fault() {
        String name = reason.exception().orElse("");
        if (name.startsWith("Interrupt wdt")) {
            return Kind.INTERRUPT_WATCHDOG;
        }
        if (name.equals("Stack protection fault")) {
            return Kind.STACK_GUARD;
        }
        if (reason.cause().isEmpty()) {
            return Kind.OTHER;
        }
        long code = reason.cause().getAsLong();
        return (machine == ElfHeader.XTENSA ? ExceptionCause.ofXtensa(code) : ExceptionCause.ofRiscv(code))
                .map(ExceptionCause::kind)
                .orElse(Kind.OTHER);
    }

    /**
     * {@return what the program said when it gave up} Dumps without a note for it still have the text where the panic handler
     * was given it: as the argument {@code details} of {@code panic_abort} and {@code esp_system_abort} of ESP-IDF.
     */
    List<String> details() {
        if (!texts.isEmpty()) {
            return texts;
        }
        return functions.stream()
                .filter(FrameReport::panicHandler)
                .flatMap(frame -> frame.arguments().stream())
                .filter(argument -> argument.name().equals("details"))
                .flatMap(argument -> argument.value().stream())
                .filter(value -> value.indexOf('"') < value.lastIndexOf('"'))
                .map(value -> value.substring(value.indexOf('"') + 1, value.lastIndexOf('"')))
                .limit(1)
                .toList();
    }

    /** {@return the innermost frame} */
    Optional<Frame> innermost() {
        return frames.isEmpty() ? Optional.empty() : Optional.of(frames.get(0));
    }

    /** {@return what the instruction at the innermost frame touches} */
    Optional<MemoryAccess> access() {
        return innermost()
                .flatMap(frame -> architecture.flatMap(known -> known.memoryAccess(program.code(), frame.pc())));
    }

    /** {@return the stack pointer of a frame} */
    OptionalLong stackPointer(Frame frame) {
        return architecture.isPresent()
                ? frame.registers().value(architecture.get().stackPointer())
                : OptionalLong.empty();
    }

    /** {@return a register as reports write it: {@code a2 = 0x0}} */
    String register(FrameRegisters registers, int number) {
        String name =
                architecture.map(known -> known.registerNames().get(number)).orElse("register " + number);
        OptionalLong value = registers.value(number);
        return name + " = " + (value.isPresent() ? Addresses.shortHex(value.getAsLong()) : "?");
    }

    /** {@return {@code " in "} and the function of a frame, the innermost inlined one; nothing if it has no name} */
    String in(Frame frame) {
        return functions.stream()
                .filter(report -> report.pc() == frame.pc())
                .findFirst()
                .flatMap(FrameReport::function)
                .map(name -> " in " + name)
                .orElse("");
    }

    /** {@return the function that the crash is about: the caller of the panic handler, else the innermost one} */
    Optional<String> function() {
        int first = 0;
        for (int i = 0; i < Math.min(PANIC_FRAMES, functions.size() - 1); i++) {
            // code that only raises the exception may be on top of the handler
            if (functions.get(i).function().filter(PanicHandler::isOne).isPresent()) {
                first = i + 1;
            }
        }
        return functions.isEmpty() ? Optional.empty() : functions.get(first).function();
    }

    /** {@return {@code " in "} and that function; nothing if it has no name} */
    String in() {
        return function().map(name -> " in " + name).orElse("");
    }

    /** {@return whether an address is known not to be code, which takes knowledge of the chip or of the program} */
    boolean isNoCode(long address) {
        boolean known = chip.isPresent() || functions.stream().anyMatch(report -> program.isCode(report.lookupPc()));
        return !program.isCode(address) && (known || address < LOWEST_CODE);
    }
}

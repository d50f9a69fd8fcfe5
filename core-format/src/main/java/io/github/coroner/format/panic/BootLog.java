package io.github.coroner.format.panic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What a log says about starts: resets, chip, applications. Keeps the last thousand of each. */
final class BootLog {
    private static final int KEPT = 1000;

    /** Upper halves of trap vectors. */
    private static final long VECTOR_OF_C3_AND_C2 = 0x4038;

    private static final long VECTOR_OF_P4 = 0x4ff0;

    /** Where the ESP32-C2's RAM for data begins. */
    private static final long DATA_OF_C2 = 0x3fca_0000L;

    private final List<ResetLine> resets = new ArrayList<>();
    private final List<AppBanner> applications = new ArrayList<>();
    private Optional<ChipHint> chip = Optional.empty();
    private Optional<AppBanner> application = Optional.empty();

    List<ResetLine> resets() {
        return resets;
    }

    List<AppBanner> applications() {
        List<AppBanner> all = new ArrayList<>(applications);
        application.ifPresent(all::add);
        return all;
    }

    Optional<ChipHint> chip() {
        return chip;
    }

    /** {@return the application that runs now} */
    Optional<AppBanner> application() {
        return application;
    }

    /** Keeps the surest hint; of equally sure ones the first. */
    void chip(String target, ChipHint.Source source) {
        if (chip.isEmpty() || chip.get().source().compareTo(source) > 0) {
            chip = Optional.of(new ChipHint(target, source));
        }
    }

    /**
     * The trap vector lies at the start of RAM for code, whose address differs between some chips. ESP32-C3 and ESP32-C2 have
     * it at the same one, but only the former has RAM for data, to which the global pointer leads, below {@link #DATA_OF_C2}.
     */
    void trapVector(RegisterDump registers) {
        long vector = registers.register("MTVEC").orElse(0) >>> 16;
        long data = registers.register("GP").orElse(registers.register("SP").orElse(DATA_OF_C2));
        if (vector == VECTOR_OF_C3_AND_C2 && data < DATA_OF_C2) {
            chip("esp32c3", ChipHint.Source.TRAP_VECTOR);
        } else if (vector == VECTOR_OF_P4) {
            chip("esp32p4", ChipHint.Source.TRAP_VECTOR);
        }
    }

    /** A reset: what ran before runs no more. */
    void reset(ResetLine reset) {
        restart();
        if (resets.size() == KEPT) {
            resets.remove(0);
        }
        resets.add(reset);
    }

    /** A new start of the ROM or the bootloader: the application that ran is gone. */
    void restart() {
        application.ifPresent(gone -> {
            if (applications.size() == KEPT) {
                applications.remove(0);
            }
            applications.add(gone);
        });
        application = Optional.empty();
    }

    void bootMode(long mode) {
        changeLast(last -> last.boot().isPresent()
                ? last
                : new ResetLine(last.code(), last.name(), OptionalLong.of(mode), last.savedPc(), last.line()));
    }

    void savedPc(long pc) {
        changeLast(last -> last.savedPc().isPresent()
                ? last
                : new ResetLine(last.code(), last.name(), last.boot(), OptionalLong.of(pc), last.line()));
    }

    private void changeLast(UnaryOperator<ResetLine> change) {
        if (!resets.isEmpty()) {
            resets.set(resets.size() - 1, change.apply(resets.get(resets.size() - 1)));
        }
    }

    /** Adds one thing that the application says about itself. */
    void application(AppField field, String value, long line) {
        if (value.isEmpty()) {
            return;
        }
        AppBanner banner = application.orElseGet(() -> new AppBanner(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                line));
        application = Optional.of(field.set(banner, value));
    }

    /** A field of {@link AppBanner}. */
    enum AppField {
        PROJECT,
        VERSION,
        COMPILED,
        ELF_SHA256,
        IDF,
        MACHINE;

        private AppBanner set(AppBanner old, String value) {
            return new AppBanner(
                    this == PROJECT ? Optional.of(value) : old.project(),
                    this == VERSION ? Optional.of(value) : old.version(),
                    this == COMPILED ? Optional.of(value) : old.compiled(),
                    this == ELF_SHA256 ? Optional.of(value) : old.elfSha256(),
                    this == IDF ? Optional.of(value) : old.idf(),
                    this == MACHINE ? Optional.of(value) : old.machine(),
                    old.line());
        }
    }
}

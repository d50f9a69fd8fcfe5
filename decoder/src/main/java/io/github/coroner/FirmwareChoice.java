package io.github.coroner;

import io.github.coroner.elf.ApplicationDescription;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.coredump.CoreDump;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which firmware a dump is decoded with, and how sure it is that this one crashed.
 *
 * <p>The dump names its firmware by the first digits of the SHA-256 of the ELF file, 9 or 16 of them as a rule. They are
 * compared with just as many digits of the file's. Digits that are all zero, or none at all, come from builds that did not put
 * them in: nothing can be said then.
 *
 * <p>Of several different firmware that the digits fit, one that was given itself goes before one of a repository; of those the one
 * given first, of these the one with the lowest SHA-256 in the repository added first. That it may be the wrong one is told.
 */
final class FirmwareChoice {
    private static final int MACHINE_OFFSET = 18;
    /** Of several firmware that share the digits, how many are opened to see whether they are of the dump's machine. */
    private static final int MOST_OPENED = 8;

    private final CrashDecoder decoder;
    private final int machine;
    private final Optional<String> elfSha256Prefix;
    private final Problems problems;
    private final Optional<String> wanted;
    /** Different firmware of the dump's machine that its digits fit; the first is used. */
    private final List<Firmware> fitting = new ArrayList<>();

    private final Optional<Firmware> firmware;
    /** Given, but for another processor, so that it says nothing about the crash; empty if there is firmware to use. */
    private final Optional<Firmware> foreign;

    FirmwareChoice(CrashDecoder decoder, CoreDump dump, Problems problems) {
        this(decoder, dump.machine(), dump.elfSha256Prefix(), problems);
    }

    /** The choice for a crash that is no dump: panic text names its firmware in the same way. */
    FirmwareChoice(CrashDecoder decoder, int machine, Optional<String> elfSha256Prefix, Problems problems) {
        this.decoder = decoder;
        this.machine = machine;
        this.elfSha256Prefix = elfSha256Prefix;
        this.problems = problems;
        this.wanted =
                elfSha256Prefix.map(digits -> digits.toLowerCase(Locale.ROOT)).filter(FirmwareChoice::isUsable);
        this.firmware = choose();
        this.foreign = firmware.isPresent()
                ? Optional.empty()
                : decoder.givenFirmware().stream().findFirst();
    }

    /**
     * Passes unless all that was given is for another processor, for who cannot do without.
     *
     * @throws FormatException if it is
     */
    void checkNotForeign() {
        if (foreign.isPresent()) {
            throw FormatException.malformed(
                    foreign.get().name(),
                    MACHINE_OFFSET,
                    "firmware for " + machine(foreign.get().machine()) + ", but the dump is of " + machine(machine)
                            + "; give the ELF file that was flashed on the device");
        }
    }

    private static boolean isUsable(String digits) {
        return Sha256Prefix.isDigits(digits) && !Sha256Prefix.isZero(digits);
    }

    Optional<Firmware> firmware() {
        return firmware;
    }

    private Optional<Firmware> choose() {
        List<Firmware> candidates = new ArrayList<>();
        for (Firmware one : decoder.givenFirmware()) {
            if (one.machine() == machine) {
                candidates.add(one);
            }
        }
        if (candidates.size() == 1 && decoder.repositories().isEmpty()) {
            return Optional.of(candidates.get(0));
        }
        if (wanted.isPresent()) {
            String digits = wanted.get();
            List<Firmware> matching = candidates.stream()
                    .filter(one -> one.sha256().startsWith(digits))
                    .toList();
            matching.forEach(this::addFitting);
            if (fitting.isEmpty()) {
                lookUp(digits);
            }
            if (!fitting.isEmpty()) {
                return Optional.of(fitting.get(0));
            }
        }
        return candidates.stream().findFirst();
    }

    private void addFitting(Firmware one) {
        if (one.machine() == machine && !isFitting(one.sha256())) {
            fitting.add(one);
        }
    }

    private void lookUp(String digits) {
        for (FirmwareRepository repository : decoder.repositories()) {
            try {
                repository.find(digits).ifPresent(this::addFitting);
                List<String> all = repository.digests(digits);
                for (String digest : all.subList(0, Math.min(all.size(), MOST_OPENED))) {
                    if (!isFitting(digest)) {
                        repository.find(digest).ifPresent(this::addFitting);
                    }
                }
            } catch (IOException e) {
                problems.add(ProblemCode.LOOKUP_FAILED, "looking up the firmware failed: " + CrashDecoder.reasonOf(e));
            } catch (FormatException e) {
                problems.add(Problem.of(ProblemCode.LOOKUP_FAILED, e));
            }
        }
    }

    private boolean isFitting(String sha256) {
        return fitting.stream().anyMatch(one -> one.sha256().equals(sha256));
    }

    private static String machine(int number) {
        return switch (number) {
            case 94 -> "Xtensa (ELF machine 94)";
            case 243 -> "RISC-V (ELF machine 243)";
            default -> "ELF machine " + number;
        };
    }

    /** {@return what the report says of the application; problems with it are added} */
    Application application() {
        Application.Match match = match();
        Optional<Firmware> named = firmware.or(() -> foreign);
        Optional<ApplicationDescription> description = firmware.flatMap(this::description);
        return new Application(
                elfSha256Prefix,
                named.map(Firmware::name),
                named.map(Firmware::sha256),
                match,
                description.map(ApplicationDescription::project).filter(text -> !text.isEmpty()),
                description.map(ApplicationDescription::version).filter(text -> !text.isEmpty()),
                description.map(ApplicationDescription::idf).filter(text -> !text.isEmpty()),
                description.map(ApplicationDescription::compiled).filter(text -> !text.isEmpty()));
    }

    private Optional<ApplicationDescription> description(Firmware one) {
        try {
            return one.elf().appDescription();
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return Optional.empty();
        }
    }

    private Application.Match match() {
        if (foreign.isPresent()) {
            problems.add(
                    ProblemCode.ELF_MISMATCH,
                    foreign.get().name() + " is not the firmware that crashed: it is for "
                            + machine(foreign.get().machine()) + ", the crash is of " + machine(machine)
                            + "; it is not used, so that addresses have no names; find the ELF file of the build that"
                            + " was flashed"
                            + wanted.map(digits -> ", its SHA-256 begins with " + digits)
                                    .orElse(""));
            return Application.Match.DIFFERS;
        }
        if (firmware.isEmpty()) {
            problems.add(
                    ProblemCode.ELF_MISSING,
                    "no firmware ELF was given or found, so that addresses have no names; "
                            + wanted.map(digits -> "look for the file whose SHA-256 begins with " + digits)
                                    .orElse("the dump does not say which one it is"));
            return Application.Match.NO_ELF;
        }
        Firmware used = firmware.get();
        if (wanted.isEmpty()) {
            problems.add(
                    ProblemCode.ELF_UNVERIFIABLE,
                    "whether " + used.name() + " is the firmware that crashed cannot be verified: the dump has "
                            + unusable() + "; make sure that it is the ELF file of the very same build");
            return Application.Match.UNVERIFIABLE;
        }
        String digits = wanted.get();
        boolean same = used.sha256().startsWith(digits);
        if (!same) {
            problems.add(
                    ProblemCode.ELF_MISMATCH,
                    used.name() + " is not the firmware that crashed: its SHA-256 begins with "
                            + used.sha256().substring(0, digits.length()) + ", the dump says " + digits + " ("
                            + digits.length() + " digits compared); find the ELF file of the build that was flashed"
                            + " (stripping or changing an ELF file changes its SHA-256)");
            return Application.Match.DIFFERS;
        }
        if (fitting.size() > 1) {
            problems.add(
                    ProblemCode.ELF_AMBIGUOUS,
                    "the " + digits.length() + " digits in the dump, " + digits + ", fit " + fitting.size()
                            + " different firmware: "
                            + fitting.stream()
                                    .map(one -> one.name() + " (" + one.sha256() + ")")
                                    .collect(Collectors.joining(", "))
                            + "; " + used.name() + " is used, which may be the wrong one: give the right one alone");
            return Application.Match.AMBIGUOUS;
        }
        if (digits.length() < Sha256Prefix.FEW_DIGITS) {
            problems.add(
                    ProblemCode.ELF_WEAKLY_MATCHED,
                    used.name() + " matches in only " + digits.length()
                            + " digits, which another firmware could have too; set CONFIG_APP_RETRIEVE_LEN_ELF_SHA to"
                            + " 9 or more");
        }
        return Application.Match.MATCHES;
    }

    private String unusable() {
        Optional<String> digits = elfSha256Prefix;
        if (digits.isEmpty() || digits.get().isEmpty()) {
            return "no SHA-256";
        }
        return Sha256Prefix.isZero(digits.get())
                ? "only zeros where the SHA-256 should be (the build did not put it in)"
                : "no digits where the SHA-256 should be";
    }
}

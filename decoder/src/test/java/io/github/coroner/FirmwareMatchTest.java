package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.ElfBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Which firmware a dump is decoded with and how sure that is: digits in the dump against digits of the file. */
class FirmwareMatchTest {
    private static final int EXECUTABLE = 2;

    private final Firmware firmware = firmware("app.elf", Dumps.XTENSA);
    private final Firmware other = firmware("other.elf", Dumps.XTENSA);

    /** The name is put into the file, so that different names give different digests. */
    private static Firmware firmware(String name, int machine) {
        byte[] bytes = ElfBuilder.of(EXECUTABLE, machine)
                .section(".name", 1, 0, 0, name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();
        return Firmware.of(name, bytes);
    }

    private static CrashReport decode(Optional<String> prefix, Firmware... given) {
        CrashDecoder.Builder builder = CrashDecoder.builder();
        for (Firmware one : given) {
            builder.firmware(one);
        }
        return builder.build().decode(Dumps.ofFirmware(prefix));
    }

    private static List<ProblemCode> codes(CrashReport report) {
        return report.problems().stream()
                .map(Problem::code)
                .filter(code -> code.name().startsWith("ELF"))
                .toList();
    }

    @Test
    void matchesWhenAllDigitsOfTheDumpAgree() {
        for (int length : new int[] {8, 9, 16, 64}) {
            CrashReport report = decode(Optional.of(firmware.sha256().substring(0, length)), firmware);
            assertThat(report.application().match()).isEqualTo(Application.Match.MATCHES);
            assertThat(codes(report)).isEmpty();
        }
    }

    @Test
    void matchesDigitsInUpperCase() {
        String digits = firmware.sha256().substring(0, 16).toUpperCase(Locale.ROOT);
        assertThat(decode(Optional.of(digits), firmware).application().match()).isEqualTo(Application.Match.MATCHES);
    }

    @Test
    void saysBothValuesAndTheFileWhenDigitsDiffer() {
        String wanted = other.sha256().substring(0, 9);
        CrashReport report = decode(Optional.of(wanted), firmware);
        assertThat(report.application().match()).isEqualTo(Application.Match.DIFFERS);
        assertThat(codes(report)).containsExactly(ProblemCode.ELF_MISMATCH);
        assertThat(report.problems().get(0).message())
                .contains("app.elf", wanted, firmware.sha256().substring(0, 9), "9 digits compared");
    }

    @Test
    void zerosOrNothingCannotBeVerifiedAndAreNoMatch() {
        for (Optional<String> digits : List.of(Optional.of("000000000"), Optional.of(""), Optional.<String>empty())) {
            CrashReport report = decode(digits, firmware);
            assertThat(report.application().match()).isEqualTo(Application.Match.UNVERIFIABLE);
            assertThat(codes(report)).containsExactly(ProblemCode.ELF_UNVERIFIABLE);
        }
    }

    @Test
    void fewDigitsThatAgreeAreWeak() {
        CrashReport report = decode(Optional.of(firmware.sha256().substring(0, 7)), firmware);
        assertThat(report.application().match()).isEqualTo(Application.Match.MATCHES);
        assertThat(codes(report)).containsExactly(ProblemCode.ELF_WEAKLY_MATCHED);
    }

    @Test
    void ofSeveralFilesTheOneThatTheDumpNamesIsUsed() {
        CrashReport report = decode(Optional.of(other.sha256().substring(0, 9)), firmware, other);
        assertThat(report.application().elf()).contains("other.elf");
        assertThat(report.application().match()).isEqualTo(Application.Match.MATCHES);
    }

    @Test
    void aRepositoryIsAskedWhenNoFileGivenMatches() {
        CrashReport report = CrashDecoder.builder()
                .firmware(firmware)
                .repository(digits -> other.sha256().startsWith(digits) ? Optional.of(other) : Optional.empty())
                .build()
                .decode(Dumps.ofFirmware(Optional.of(other.sha256().substring(0, 9))));
        assertThat(report.application().elf()).contains("other.elf");
        assertThat(codes(report)).isEmpty();
    }

    @Test
    void aRepositoryThatFailsIsAProblem() {
        CrashReport report = CrashDecoder.builder()
                .repository(digits -> {
                    throw new java.io.IOException("no network");
                })
                .build()
                .decode(Dumps.ofFirmware(Optional.of("123456789")));
        assertThat(report.problems())
                .extracting(Problem::code)
                .contains(ProblemCode.LOOKUP_FAILED, ProblemCode.ELF_MISSING);
    }

    @Test
    void withoutAnyFileTheDigitsToLookForAreSaid() {
        CrashReport report = decode(Optional.of("123456789"));
        assertThat(report.application().match()).isEqualTo(Application.Match.NO_ELF);
        assertThat(report.problems().get(0).message()).contains("123456789");
    }

    @Test
    void firmwareOfAnotherArchitectureDiffersAndIsNotUsed() {
        CrashReport report = decode(Optional.of("123456789"), firmware("c3.elf", Dumps.RISCV));
        assertThat(report.application().match()).isEqualTo(Application.Match.DIFFERS);
        assertThat(report.application().elf()).contains("c3.elf");
        assertThat(report.problems())
                .filteredOn(problem -> problem.code() == ProblemCode.ELF_MISMATCH)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("c3.elf", "RISC-V", "Xtensa", "begins with 123456789");
    }

    @Test
    void whoCannotDoWithoutFirmwareRefusesThatOfAnotherArchitecture() {
        CrashDecoder decoder =
                CrashDecoder.builder().firmware(firmware("c3.elf", Dumps.RISCV)).build();
        CoreDump dump = Dumps.ofFirmware(Optional.empty());
        for (ThrowingCallable refused :
                List.<ThrowingCallable>of(() -> decoder.gdbView(dump), () -> decoder.values(dump))) {
            assertThatThrownBy(refused)
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("c3.elf")
                    .hasMessageContaining("RISC-V")
                    .hasMessageContaining("Xtensa");
        }
    }

    @Test
    void firmwareOfAnotherArchitectureIsPassedOverBesideARightOne() {
        Firmware riscv = firmware("c3.elf", Dumps.RISCV);
        assertThat(decode(Optional.empty(), riscv, firmware).application().elf())
                .contains("app.elf");
    }

    private static Firmware numbered(String digits, int machine, int nth) {
        int number = -1;
        for (int i = 0; i <= nth; i++) {
            number = ElfFiles.numberBeginningWith(digits, machine, number + 1);
        }
        return Firmware.of("fw" + number + ".elf", ElfFiles.bytes(EXECUTABLE, machine, number));
    }

    /** A repository of several firmware, as the contract of the interface has it. */
    private static FirmwareRepository repository(Firmware... all) {
        return new FirmwareRepository() {
            @Override
            public Optional<Firmware> find(String digits) {
                return digests(digits).stream()
                        .findFirst()
                        .map(digest -> Stream.of(all)
                                .filter(one -> one.sha256().equals(digest))
                                .findFirst()
                                .orElseThrow());
            }

            @Override
            public List<String> digests(String digits) {
                return Stream.of(all)
                        .map(Firmware::sha256)
                        .filter(one -> one.startsWith(digits))
                        .sorted()
                        .toList();
            }
        };
    }

    private static CrashReport decode(String prefix, FirmwareRepository... repositories) {
        CrashDecoder.Builder builder = CrashDecoder.builder();
        for (FirmwareRepository one : repositories) {
            builder.repository(one);
        }
        return builder.build().decode(Dumps.ofFirmware(Optional.of(prefix)));
    }

    private static void isAmbiguous(CrashReport report, Firmware used, Firmware rival) {
        assertThat(report.application().match()).isEqualTo(Application.Match.AMBIGUOUS);
        assertThat(report.application().elf()).contains(used.name());
        assertThat(codes(report)).containsExactly(ProblemCode.ELF_AMBIGUOUS);
        assertThat(report.problems().get(0).message())
                .contains(used.name() + " is used", used.sha256(), rival.name(), rival.sha256());
    }

    @Test
    void digitsThatSeveralFilesGivenShareAreAmbiguousAndTheFirstIsUsed() {
        Firmware one = numbered("ab", Dumps.XTENSA, 0);
        Firmware two = numbered("ab", Dumps.XTENSA, 1);
        isAmbiguous(decode(Optional.of("ab"), one, two), one, two);
        isAmbiguous(decode(Optional.of("ab"), two, one), two, one);
    }

    @Test
    void digitsThatSeveralFilesOfARepositoryShareAreAmbiguousAndTheLowestIsUsed() {
        Firmware one = numbered("ab", Dumps.XTENSA, 0);
        Firmware two = numbered("ab", Dumps.XTENSA, 1);
        Firmware low = one.sha256().compareTo(two.sha256()) < 0 ? one : two;
        Firmware high = low == one ? two : one;
        isAmbiguous(decode("ab", repository(one, two)), low, high);
        isAmbiguous(decode("ab", repository(high), repository(low)), high, low);
    }

    @Test
    void theSameFirmwareFromSeveralPlacesIsNotAmbiguous() {
        Firmware one = numbered("abc", Dumps.XTENSA, 0);
        Firmware copy = Firmware.of(
                "copy.elf", ElfFiles.bytes(Integer.parseInt(one.name().replaceAll("[^0-9]", ""))));
        assertThat(codes(decode(Optional.of(one.sha256().substring(0, 9)), one, copy)))
                .isEmpty();
        assertThat(codes(decode(one.sha256().substring(0, 9), repository(one), repository(copy))))
                .isEmpty();
    }

    @Test
    void firmwareOfAnotherArchitectureMakesNothingAmbiguousAndHidesNothing() {
        Firmware xtensa = numbered("ab", Dumps.XTENSA, 0);
        Firmware lower = null;
        for (int nth = 0; lower == null; nth++) {
            Firmware riscv = numbered("ab", Dumps.RISCV, nth);
            lower = riscv.sha256().compareTo(xtensa.sha256()) < 0 ? riscv : null;
        }
        CrashReport report = decode("ab", repository(lower, xtensa));
        assertThat(report.application().elf()).contains(xtensa.name());
        assertThat(codes(report)).containsExactly(ProblemCode.ELF_WEAKLY_MATCHED);
    }

    @Test
    void aFileGivenGoesBeforeARepository() {
        Firmware one = numbered("ab", Dumps.XTENSA, 0);
        Firmware two = numbered("ab", Dumps.XTENSA, 1);
        CrashReport report = CrashDecoder.builder()
                .firmware(one)
                .repository(repository(two))
                .build()
                .decode(Dumps.ofFirmware(Optional.of("ab")));
        assertThat(report.application().elf()).contains(one.name());
        assertThat(codes(report)).containsExactly(ProblemCode.ELF_WEAKLY_MATCHED);
    }
}

package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
    private static final Limits TEN_BYTES = Limits.defaults().with(Limit.INPUT_BYTES, 10);

    @TempDir
    private Path folder;

    private Path file(int size) throws IOException {
        return Files.write(folder.resolve("grüße 1.bin"), new byte[size]);
    }

    @Test
    void readsFilesUpToTheLimit() throws IOException {
        assertThat(InputFile.read(file(0), TEN_BYTES)).isEmpty();
        assertThat(InputFile.read(file(10), TEN_BYTES)).hasSize(10);
    }

    @Test
    void refusesALargerFileByItsName() throws IOException {
        Path large = file(11);
        FormatException refused = catchThrowableOfType(FormatException.class, () -> InputFile.read(large, TEN_BYTES));
        assertThat(refused.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
        assertThat(refused.source()).isEqualTo("grüße 1.bin");
    }

    @Test
    void readsStreamsUpToTheLimitAndRefusesLongerOnes() throws IOException {
        assertThat(InputFile.read("input", new ByteArrayInputStream(new byte[10]), TEN_BYTES))
                .hasSize(10);
        FormatException refused = catchThrowableOfType(
                FormatException.class,
                () -> InputFile.read("input", new ByteArrayInputStream(new byte[11]), TEN_BYTES));
        assertThat(refused.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
        assertThat(refused.offset()).isEqualTo(10);
    }

    @Test
    void refusesADeviceWithoutAnEnd() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero));
        assertThatThrownBy(() -> InputFile.read(zero, TEN_BYTES)).isInstanceOf(FormatException.class);
    }

    @Test
    void saysWhichFolderIsNoFile() {
        assertThatThrownBy(() -> InputFile.read(folder, TEN_BYTES))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": is a folder; a file was expected");
        assertThatThrownBy(() -> InputFile.open(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void saysWhichFileIsMissing() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> InputFile.read(missing, TEN_BYTES))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing.toString());
    }

    @Test
    void namesWhatHasNoLastName() {
        assertThat(InputFile.name(Path.of("a/b.bin"))).isEqualTo("b.bin");
        assertThat(InputFile.name(folder.getRoot())).isEqualTo(folder.getRoot().toString());
    }
}

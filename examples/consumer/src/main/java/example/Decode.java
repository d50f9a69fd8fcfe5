package example;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.format.coredump.CoreDump;
import java.io.IOException;
import java.nio.file.Path;

/** Says why a device crashed and where: {@code Decode app.elf coredump.bin}. */
public final class Decode {
    private Decode() {}

    public static void main(String[] arguments) throws IOException {
        Firmware firmware = Firmware.open(Path.of(arguments[0]));
        CrashDecoder decoder = CrashDecoder.builder().firmware(firmware).build();
        CrashReport report = decoder.decode(CoreDump.read(Path.of(arguments[1])));
        System.out.println(report.reason().summary());
        report.crashedTask().frames().forEach(System.out::println);
    }
}

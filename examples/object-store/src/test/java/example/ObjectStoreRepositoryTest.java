package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.FirmwareCache;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.coredump.CoreDump;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The repository against a stand-in for an object store, with the project's own firmware. */
class ObjectStoreRepositoryTest {
    private static final Path RUNS = Path.of("../../testdata/artefacts/riscv/og");

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private HttpServer store;
    private String sha256;

    @BeforeEach
    void fill() throws IOException {
        byte[] elf = Files.readAllBytes(RUNS.resolve("fw.elf"));
        sha256 = Firmware.of("fw.elf", elf).sha256();
        objects.put(sha256 + ".elf", elf);
        store = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        store.createContext("/", this::serve);
        store.start();
    }

    @AfterEach
    void stop() {
        store.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query == null) {
            fetched.incrementAndGet();
        }
        byte[] answer = query == null
                ? objects.get(exchange.getRequestURI().getPath().substring(1))
                : objects.keySet().stream()
                        .filter(key -> key.startsWith(query.substring("prefix=".length())))
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private ObjectStoreRepository repository(int mostBytes) {
        return new ObjectStoreRepository(
                URI.create("http://localhost:" + store.getAddress().getPort() + "/"), mostBytes);
    }

    private CrashReport decode() throws IOException {
        CrashDecoder decoder =
                CrashDecoder.builder().repository(repository(16 << 20)).build();
        return decoder.decode(CoreDump.read(RUNS.resolve("null-store.bin")));
    }

    @Test
    void aDumpIsDecodedWithTheFirmwareItNames() throws IOException {
        CrashReport report = decode();
        assertEquals(
                "store_sample", report.crashedTask().frames().get(0).function().orElseThrow());
        assertEquals(sha256 + ".elf", report.application().elf().orElseThrow());
    }

    @Test
    void behindACacheAnObjectIsFetchedOnce() throws IOException {
        FirmwareCache cache = FirmwareCache.of(repository(16 << 20));
        CrashDecoder decoder = CrashDecoder.builder().repository(cache).build();
        for (String dump : List.of("null-store.bin", "abort.bin", "recursion.bin")) {
            CrashReport report = decoder.decode(CoreDump.read(RUNS.resolve(dump)));
            assertTrue(report.crashedTask().frames().get(0).function().isPresent());
        }
        assertEquals(1, fetched.get());
    }

    @Test
    void withoutTheFirmwareTheReportHasWhatTheDumpAloneHolds() throws IOException {
        objects.clear();
        CrashReport report = decode();
        assertEquals(6, report.tasks().size());
        assertTrue(report.problems().stream().anyMatch(one -> one.code() == ProblemCode.ELF_MISSING));
    }

    @Test
    void anObjectThatIsNotWhatItsKeySaysIsRefused() {
        byte[] elf = objects.remove(sha256 + ".elf");
        objects.put("0123" + sha256.substring(4) + ".elf", elf);
        assertThrows(IOException.class, () -> repository(16 << 20).find("0123"));
    }

    @Test
    void anObjectThatIsTooLargeIsRefused() {
        assertThrows(IOException.class, () -> repository(1000).find(sha256.substring(0, 9)));
    }
}

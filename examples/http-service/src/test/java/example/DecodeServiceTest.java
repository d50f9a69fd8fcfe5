package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coroner.FirmwareFolder;
import io.github.coroner.FirmwareRepository;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The service as its callers see it, with dumps of the project's own firmware. */
class DecodeServiceTest {
    private static final Path RUNS = Path.of("../../testdata/artefacts/riscv/og");
    private static final int LIMIT = 64 << 10;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> post(DecodeService service, BodyPublisher body) throws Exception {
        return client.send(request(service).POST(body).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(DecodeService service) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + "/decode"));
    }

    private static DecodeService service() throws Exception {
        return new DecodeService(0, FirmwareFolder.of(RUNS), LIMIT);
    }

    @Test
    void aDumpIsAnsweredWithItsReport() throws Exception {
        try (DecodeService service = service()) {
            HttpResponse<String> answer = post(service, BodyPublishers.ofFile(RUNS.resolve("null-store.bin")));
            assertEquals(200, answer.statusCode());
            assertEquals("application/json", answer.headers().firstValue("Content-Type").orElseThrow());
            assertTrue(answer.body().startsWith("{\"schemaVersion\":1,\"kind\":\"core-dump\""), answer.body());
            assertTrue(answer.body().contains("\"function\":\"store_sample\""), answer.body());
        }
    }

    @Test
    void whatIsNoDumpIsUnprocessable() throws Exception {
        try (DecodeService service = service()) {
            HttpResponse<String> answer = post(service, BodyPublishers.ofString("\"hello\"\n"));
            assertEquals(422, answer.statusCode());
            assertTrue(answer.body().startsWith("{\"error\":\""), answer.body());
            assertEquals(400, post(service, BodyPublishers.noBody()).statusCode());
        }
    }

    @Test
    void aDumpThatIsTooLargeIsRefusedWhetherItsLengthIsToldOrNot() throws Exception {
        try (DecodeService service = service()) {
            byte[] large = new byte[LIMIT + 1];
            assertEquals(413, post(service, BodyPublishers.ofByteArray(large)).statusCode());
            BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
            assertEquals(413, post(service, chunked).statusCode());
            byte[] largest = new byte[LIMIT];
            assertEquals(422, post(service, BodyPublishers.ofByteArray(largest)).statusCode());
        }
    }

    @Test
    void onlyPostIsTaken() throws Exception {
        try (DecodeService service = service()) {
            HttpResponse<String> answer = client.send(request(service).GET().build(), BodyHandlers.ofString());
            assertEquals(405, answer.statusCode());
            assertEquals("POST", answer.headers().firstValue("Allow").orElseThrow());
        }
    }

    @Test
    void oneDumpMoreThanThereIsRoomForIsToldToComeBack() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        FirmwareRepository slow = prefix -> {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        };
        byte[] dump = Files.readAllBytes(RUNS.resolve("null-store.bin"));
        try (DecodeService service = new DecodeService(0, slow, LIMIT, 1)) {
            HttpRequest first = request(service).POST(BodyPublishers.ofByteArray(dump)).build();
            CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(first, BodyHandlers.ofString());
            inside.await();
            HttpResponse<String> second = post(service, BodyPublishers.ofByteArray(dump));
            release.countDown();
            assertEquals(503, second.statusCode());
            assertEquals("1", second.headers().firstValue("Retry-After").orElseThrow());
            assertEquals(200, waiting.get().statusCode());
        }
    }
}

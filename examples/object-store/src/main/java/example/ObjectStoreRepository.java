package example;

import io.github.coroner.Firmware;
import io.github.coroner.FirmwareRepository;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Firmware in an object store, each ELF file under the key {@code <its SHA-256>.elf}. It asks of the store what all of them have:
 * keys that begin so ({@code GET /?prefix=...}, one key a line), and one object ({@code GET /key}). For a store with another
 * dialect, change {@link #keys}.
 *
 * <p>It fetches an object every time; put a {@link io.github.coroner.FirmwareCache} in front of it.
 */
public final class ObjectStoreRepository implements FirmwareRepository {
    private static final String SUFFIX = ".elf";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_KEYS_BYTES = 1 << 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI store;
    private final int mostBytes;

    /**
     * Makes a repository.
     *
     * @param store the bucket's address, ending in a slash
     * @param mostBytes that an ELF file may have
     */
    public ObjectStoreRepository(URI store, int mostBytes) {
        this.store = store;
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<Firmware> find(String sha256Prefix) throws IOException {
        List<String> keys = keys(sha256Prefix);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String key = keys.get(0);
        Firmware firmware = Firmware.of(key, get(store.resolve(key), mostBytes));
        if (!key.equals(firmware.sha256() + SUFFIX)) {
            throw new IOException("object " + key + " holds the ELF file " + firmware.sha256());
        }
        return Optional.of(firmware);
    }

    @Override
    public List<String> digests(String sha256Prefix) throws IOException {
        return keys(sha256Prefix).stream()
                .map(key -> key.substring(0, key.length() - SUFFIX.length()))
                .toList();
    }

    private List<String> keys(String prefix) throws IOException {
        byte[] answer = get(store.resolve("?prefix=" + prefix), MOST_KEYS_BYTES);
        return new String(answer, StandardCharsets.UTF_8)
                .lines()
                .filter(key -> key.endsWith(SUFFIX))
                .sorted()
                .toList();
    }

    private byte[] get(URI address, int mostBytes) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + address, e);
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers with status " + response.statusCode());
            }
            byte[] bytes = body.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new IOException(address + " has more than " + mostBytes + " bytes");
            }
            return bytes;
        }
    }
}

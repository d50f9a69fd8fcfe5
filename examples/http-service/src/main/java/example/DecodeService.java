package example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.coroner.CrashDecoder;
import io.github.coroner.FirmwareFolder;
import io.github.coroner.FirmwareRepository;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.report.JsonReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Takes a core dump in the body of {@code POST /decode} and answers with its report as JSON.
 *
 * <p>200: decoded. 400: no body. 405: not a POST. 413: the body is larger than allowed. 422: the body is no core dump that could be
 * read. 503: too many dumps at once. Every answer but a 200 is {@code {"error": "..."}}.
 *
 * <p>What it leaves to whoever puts it in front of devices: encryption, who may call it, and how long a slow sender may take (the
 * system property {@code sun.net.httpserver.maxReqTime}).
 */
public final class DecodeService implements AutoCloseable {
    /** Dumps that are held in memory at once. */
    private static final int MOST_AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private final HttpServer server;
    /** Twice as many as there is room for: the others say that there is none. */
    private final ExecutorService workers = Executors.newFixedThreadPool(2 * MOST_AT_ONCE);

    private final Semaphore room;
    private final CrashDecoder decoder;
    private final int mostBytes;

    /**
     * Starts a service on the loopback address.
     *
     * @param port to listen on; 0 for any that is free
     * @param firmware where the ELF file that a dump names is looked up
     * @param mostBytes that a dump may have
     */
    public DecodeService(int port, FirmwareRepository firmware, int mostBytes) throws IOException {
        this(port, firmware, mostBytes, MOST_AT_ONCE);
    }

    DecodeService(int port, FirmwareRepository firmware, int mostBytes, int mostAtOnce) throws IOException {
        this.decoder = CrashDecoder.builder().repository(firmware).build();
        this.mostBytes = mostBytes;
        this.room = new Semaphore(mostAtOnce);
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/decode", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    /** Runs until it is stopped: {@code DecodeService 8080 elf-folder}. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        DecodeService service = new DecodeService(port, FirmwareFolder.of(Path.of(arguments[1])), 4 << 20);
        System.err.println("listening on port " + service.port());
    }

    /** {@return the port it listens on} */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!room.tryAcquire()) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, 503, error("busy"));
                return;
            }
            try {
                decode(exchange);
            } finally {
                room.release();
            }
        }
    }

    private void decode(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            answer(exchange, 405, error("send a core dump with POST"));
            return;
        }
        // a sender may lie about the length or not tell it, so one byte more than is allowed is asked for
        byte[] body = exchange.getRequestBody().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            answer(exchange, 413, error("a dump may have " + mostBytes + " bytes"));
        } else if (body.length == 0) {
            answer(exchange, 400, error("the body is empty"));
        } else {
            report(exchange, body);
        }
    }

    private void report(HttpExchange exchange, byte[] body) throws IOException {
        StringBuilder json = new StringBuilder();
        try {
            JsonReport.of(decoder.decode(CoreDump.read(body))).write(json);
        } catch (FormatException e) {
            answer(exchange, 422, error(e.getMessage()));
            return;
        }
        answer(exchange, 200, json.toString());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String error(String message) {
        StringBuilder text = new StringBuilder("{\"error\":\"");
        message.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted(c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.append("\"}\n").toString();
    }
}

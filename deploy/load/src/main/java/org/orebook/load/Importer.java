package org.orebook.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Imports files through the gateway, as a geologist does. */
final class Importer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int CREATED = 201;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningStack stack;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Importer(RunningStack stack) {
        this.stack = stack;
    }

    /**
     * What an import did.
     *
     * @param took from the first byte sent to the answer
     * @param rowsRead rows of the file
     * @param created deposits, or estimates, that are new
     * @param rejected rows that are none
     */
    record Imported(Duration took, long rowsRead, long created, long rejected) {}

    Imported send(DepositFile file) throws IOException, InterruptedException {
        return send(file.path(), "deposits-world");
    }

    /** @param file a CSV packed with gzip */
    Imported send(Path file, String format) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(stack.ports().gatewayUrl() + "/api/v1/imports?format=" + format))
                .header("Authorization", "Bearer " + stack.token("geologist"))
                .header("Content-Type", "text/csv")
                .header("Content-Encoding", "gzip")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofFile(file))
                .build();
        var startedNanos = System.nanoTime();
        var response = client.send(request, BodyHandlers.ofString());
        var took = Duration.ofNanos(System.nanoTime() - startedNanos);
        if (response.statusCode() != CREATED) {
            throw new BenchmarkException("The import of %s was answered %d: %s"
                    .formatted(file.getFileName(), response.statusCode(), response.body()));
        }
        return imported(took, JSON.readTree(response.body()));
    }

    private static Imported imported(Duration took, JsonNode answer) {
        return new Imported(
                took,
                answer.path("rowsRead").asLong(),
                answer.path("created").asLong(),
                answer.path("rejected").asLong());
    }

    @Override
    public void close() {
        client.close();
    }
}

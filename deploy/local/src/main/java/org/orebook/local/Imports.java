package org.orebook.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Sends files to the registry, through the gateway, as the sample geologist. */
final class Imports {
    private static final String WHO = "geologist";
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    private static final Duration TOKEN_GOOD_FOR = Duration.ofMinutes(3);
    private static final int FIRST_ERROR = 300;
    private static final double ALMOST_DONE = 0.99;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ports ports;
    private final Tokens tokens;
    private final Terminal terminal;
    private final HttpClient client = HttpClient.newHttpClient();
    private Instant tokenSince = Instant.EPOCH;
    private String token = "";

    Imports(Layout layout, Ports ports, Terminal terminal) {
        this.ports = ports;
        this.tokens = new Tokens(layout, ports);
        this.terminal = terminal;
    }

    /** What is shipped: the deposits of a scenario, and then what is said to be in them. */
    private enum Sample {
        DEPOSITS("sample", "/sample/kazakhstan-2025.geojson", ImportFile.Format.GEOJSON),
        ESTIMATES("sample's estimates", "/sample/kazakhstan-2025-estimates.csv", ImportFile.Format.ESTIMATES);

        private final String title;
        private final String resource;
        private final ImportFile.Format format;

        Sample(String title, String resource, ImportFile.Format format) {
            this.title = title;
            this.resource = resource;
            this.format = format;
        }
    }

    /** @throws StackException where the registry does not take it, with its reason */
    void loadSample() throws IOException, InterruptedException {
        for (var sample : Sample.values()) {
            load(sample);
        }
    }

    private void load(Sample sample) throws IOException, InterruptedException {
        try (var file = Imports.class.getResourceAsStream(sample.resource)) {
            var since = Instant.now();
            var request = post(sample.format)
                    .POST(BodyPublishers.ofByteArray(file.readAllBytes()))
                    .build();
            var result = report(sample.title, since, client.send(request, BodyHandlers.ofString()));
            if (result.path("rejected").asLong() > 0) {
                throw new StackException("sample was not loaded whole: its reasons are at the address above.");
            }
        } catch (ConnectException | HttpTimeoutException e) {
            throw new StackException("sample was not loaded: " + reason(e), e);
        }
    }

    /** @throws StackException where the registry does not take it, with its reason */
    void load(ImportFile file) throws IOException, InterruptedException {
        var since = Instant.now();
        var sent = new AtomicLong();
        var request = post(file.format());
        if (file.gzipped()) {
            request.header("Content-Encoding", "gzip");
        }
        var upload = new Upload(
                file.path().getFileName().toString(), Files.size(file.path()), sent, file.aboutHowManyRows());
        request.POST(counted(file.path(), upload));
        report(upload.name(), since, watch(request.build(), upload));
    }

    /**
     * @param name what the bar is called
     * @param bytes how long the file is
     * @param sent how much of it has been read so far
     * @param rows about how many rows it holds
     */
    private record Upload(String name, long bytes, AtomicLong sent, OptionalLong rows) {

        double fraction(long rowsRead) {
            var fraction = rows.isPresent() ? (double) rowsRead / rows.getAsLong() : (double) sent.get() / bytes;
            return Math.min(ALMOST_DONE, fraction);
        }
    }

    private HttpRequest.Builder post(ImportFile.Format format) throws IOException, InterruptedException {
        return authorized("?format=" + format.parameter()).header("Content-Type", format.mediaType());
    }

    private HttpRequest.Builder authorized(String query) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(ports.gatewayUrl() + "/api/v1/imports" + query))
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json, application/problem+json");
    }

    /** The last token for as long as it is good for more than the next request. */
    private String token() throws IOException, InterruptedException {
        if (Duration.between(tokenSince, Instant.now()).compareTo(TOKEN_GOOD_FOR) > 0) {
            token = tokens.accessToken(WHO);
            tokenSince = Instant.now();
        }
        return token;
    }

    private static BodyPublisher counted(Path file, Upload upload) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new Counting(open(file), upload.sent())), upload.bytes());
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> watch(HttpRequest request, Upload upload) throws IOException, InterruptedException {
        var answer = client.sendAsync(request, BodyHandlers.ofString());
        while (true) {
            try {
                return answer.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                var rowsRead = rowsRead();
                terminal.bar(upload.name(), upload.fraction(rowsRead), rowsRead + " rows");
            } catch (ExecutionException e) {
                throw new StackException("%s was not loaded: %s".formatted(upload.name(), reason(e.getCause())), e);
            }
        }
    }

    /** A refused connection has no message of its own. */
    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? "the gateway does not answer" : failure.getMessage();
    }

    /** What the running import has read so far; none for as long as it does not tell: only the upload's answer counts. */
    private long rowsRead() throws InterruptedException {
        try {
            var request = authorized("?state=running").timeout(ANSWER).build();
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() >= FIRST_ERROR ? 0 : mostRowsRead(JSON.readTree(response.body()));
        } catch (IOException _) {
            return 0;
        }
    }

    private static long mostRowsRead(JsonNode imports) {
        return imports.path("items")
                .valueStream()
                .mapToLong(item -> item.path("rowsRead").asLong())
                .max()
                .orElse(0);
    }

    private JsonNode report(String name, Instant since, HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= FIRST_ERROR) {
            throw new StackException("%s was not loaded: the registry answered %d%s"
                    .formatted(name, response.statusCode(), problem(response.body())));
        }
        var result = JSON.readTree(response.body());
        terminal.done(name, Duration.between(since, Instant.now()), counts(result));
        if (result.path("rejected").asLong() > 0) {
            terminal.line("  %-20s rejected rows, with the reason of each: %s".formatted("", rejections(result)));
        }
        return result;
    }

    private static String counts(JsonNode result) {
        return "%d rows: %d created, %d changed, %d unchanged, %d rejected"
                .formatted(
                        result.path("rowsRead").asLong(),
                        result.path("created").asLong(),
                        result.path("changed").asLong(),
                        result.path("unchanged").asLong(),
                        result.path("rejected").asLong());
    }

    /** Through the gateway, wherever the answer came from. */
    private String rejections(JsonNode result) {
        return ports.gatewayUrl() + "/api/v1/imports/" + result.path("id").asText() + "/rejections";
    }

    /** The problem's own words (RFC 9457), or nothing for an answer in another form. */
    private static String problem(String body) {
        try {
            var problem = JSON.readTree(body);
            return problem.has("title")
                    ? " (%s: %s)"
                            .formatted(
                                    problem.path("title").asText(),
                                    problem.path("detail").asText())
                    : "";
        } catch (JacksonException _) {
            return "";
        }
    }

    private static final class Counting extends FilterInputStream {
        private final AtomicLong count;

        Counting(InputStream in, AtomicLong count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            if (value >= 0) {
                count.incrementAndGet();
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            if (read > 0) {
                count.addAndGet(read);
            }
            return read;
        }
    }
}

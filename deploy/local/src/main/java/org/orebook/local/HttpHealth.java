package org.orebook.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a management interface (MicroProfile Health): 200 is ready. */
final class HttpHealth {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    private HttpHealth() {}

    static Health at(int port, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER)
                .build();
        try {
            var status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
            return status == OK ? Health.READY : Health.notReady(path + " answered " + status);
        } catch (IOException _) {
            return Health.notReady("no answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Health.notReady("interrupted");
        }
    }
}

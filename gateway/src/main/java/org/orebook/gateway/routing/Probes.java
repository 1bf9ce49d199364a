package org.orebook.gateway.routing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;

/**
 * Asks the replicas of a service for signs of life, over and over, where there are several. Traffic tells that a replica has
 * gone by what fails; the probes tell that it is about to go, before anything does, and that it has come back. Whatever is
 * answered is a sign of life, but for an answer with {@code Connection: close}: so speaks a server that stops.
 */
final class Probes {
    /** Nothing is there: no service does any work for an answer. */
    private static final String NOWHERE = "/q/";

    /** A replica that is slow is not gone: it is put aside after so many times without an answer. */
    private static final int SILENCES = 3;

    /** For the connection and for the answer. A replica that is gone refuses at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration interval;
    private final List<Probe> probes;
    private long timer;

    Probes(List<Replica> replicas, Duration interval, Vertx vertx) {
        this.vertx = vertx;
        this.interval = interval;
        this.probes = replicas.stream().map(Probe::new).toList();
        // Of its own: what waits for a connection in an overload is no sign of anything.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()))
                .setMaxPoolSize(1)
                .setMaxWaitQueueSize(0));
    }

    void start() {
        timer = vertx.setPeriodic(interval.toMillis(), now -> probes.forEach(Probe::ask));
    }

    void stop() {
        vertx.cancelTimer(timer);
        client.close();
    }

    private final class Probe {
        private final Replica replica;
        private boolean asking;
        private int silences;

        private Probe(Replica replica) {
            this.replica = replica;
        }

        private void ask() {
            if (asking) {
                return;
            }
            asking = true;
            client.request(replica.address()
                            .setMethod(HttpMethod.HEAD)
                            .setURI(NOWHERE)
                            .setIdleTimeout(PATIENCE.toMillis()))
                    .compose(HttpClientRequest::send)
                    .onSuccess(this::heard)
                    .onFailure(this::heardNothing)
                    .onComplete(either -> asking = false);
        }

        private void heard(HttpClientResponse answer) {
            silences = 0;
            if (answer.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)) {
                replica.putAside("it stops");
            } else {
                replica.takeBack();
            }
        }

        private void heardNothing(Throwable failure) {
            silences++;
            if (UpstreamFailure.isNobodyThere(failure) || silences >= SILENCES) {
                replica.putAside(failure);
            }
        }
    }
}

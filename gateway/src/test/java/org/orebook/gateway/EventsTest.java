package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams of events pass the gateway piece by piece, for as long as they say that they are there. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class EventsTest {
    @Inject
    UnderWay underWay;

    Peers peers;

    @AfterEach
    void everyStreamIsOver() {
        peers.agreements().endStreams();
        await().until(() -> underWay.requests() == 0);
    }

    @Test
    void passesEachEventOnAtOnceAndTheLastOneThatTheClientHad() throws IOException {
        try (Wire wire = listen("Last-Event-ID: 019b0000-0000-7000-8000-000000000001\r\n")) {
            assertThat(wire.piece()).isEqualTo("data: after 019b0000-0000-7000-8000-000000000001\n\n");

            for (int i = 1; i <= 3; i++) {
                peers.agreements().tell("data: " + i + "\n\n");
                assertThat(wire.piece()).isEqualTo("data: " + i + "\n\n");
            }
        }
    }

    @Test
    void keepsAStreamThatSaysThatItIsThereAndGivesUpOneThatIsSilent() throws IOException {
        long began = System.nanoTime();
        try (Wire wire = listen("")) {
            wire.piece();
            // Longer than any other answer may pause, and in the end longer than a stream may.
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1_500))
                    .until(() -> {
                        peers.agreements().tell(":\n\n");
                        return System.nanoTime() - began > Duration.ofSeconds(4).toNanos();
                    });
            assertThat(wire.piece()).isEqualTo(":\n\n");
            assertThat(wire.piece()).isEqualTo(":\n\n");
            assertThat(wire.piece()).isEqualTo(":\n\n");

            wire.body().readAllBytes();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(6_900));
    }

    @Test
    void endsTheClientsStreamWithTheServicesSoThatItComesAgain() throws IOException {
        try (Wire wire = listen("")) {
            wire.piece();

            peers.agreements().endStreams();

            assertThat(wire.piece()).isEmpty();
        }
    }

    @Test
    void breaksTheClientsStreamOffWhenTheServiceGoesSoThatItComesAgain() throws IOException {
        try (Wire wire = listen("")) {
            wire.piece();

            peers.agreements().stop();
            try {
                assertThat(wire.isClosed()).isTrue();
            } finally {
                peers.agreements().start();
            }
        }
        try (Wire again = listen("")) {
            assertThat(again.piece()).isEqualTo("data: after null\n\n");
        }
    }

    @Test
    void tellsTheServiceWhenTheClientHasGone() throws IOException {
        try (Wire wire = listen("")) {
            wire.piece();
            assertThat(peers.agreements().streams()).isEqualTo(1);
        }

        await().until(() -> peers.agreements().streams() == 0);
    }

    @Test
    void takesNoConnectionFromOtherRequestsAndHasSoManyStreamsAndNoMore() throws IOException {
        List<Wire> streams = new ArrayList<>();
        for (int i = 0; i < Peers.EVENTS_POOL_SIZE; i++) {
            Wire stream = listen("");
            stream.piece();
            streams.add(stream);
        }

        assertThat(Wire.get("/api/v1/agreements", peers.issuer().token("viewer"))
                        .status())
                .isEqualTo(200);
        Wire.Answer oneMore = Wire.get("/api/v1/events/stream", peers.issuer().token("viewer"));
        assertThat(oneMore.status()).isEqualTo(503);
        assertThat(oneMore.problem()).isEqualTo("unavailable");
        for (Wire stream : streams) {
            stream.close();
        }
    }

    private Wire listen(String header) throws IOException {
        Wire wire = new Wire();
        wire.send(("GET /api/v1/events/stream HTTP/1.1\r\nHost: gateway\r\n" + header + "Authorization: Bearer "
                        + peers.issuer().token("viewer") + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(wire.readHead().status()).isEqualTo(200);
        return wire;
    }
}

package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A gateway that stops does not wait for streams that would never end. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
@TestProfile(EventsShutdownTest.OfItsOwn.class)
class EventsShutdownTest {
    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    @Inject
    UnderWay underWay;

    Peers peers;

    /** A gateway that begins to stop takes no stream any more: no other test may share it. */
    public static class OfItsOwn implements QuarkusTestProfile {}

    @Test
    void breaksStreamsOffBeforeItWaitsForWhatIsUnderWay() throws IOException {
        try (Wire stream = listen()) {
            assertThat(stream.readHead().status()).isEqualTo(200);
            stream.piece();

            shutdown.fire(new ShutdownDelayInitiatedEvent());

            assertThat(stream.isClosed()).isTrue();
        }
        try (Wire late = listen()) {
            assertThat(late.isClosed()).isTrue();
        }
        await().until(() -> underWay.requests() == 0);
        assertThat(Wire.get("/api/v1/agreements", peers.issuer().token("viewer"))
                        .status())
                .isEqualTo(200);
    }

    private Wire listen() throws IOException {
        return new Wire()
                .send("GET /api/v1/events/stream HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                        + peers.issuer().token("viewer") + "\r\n\r\n");
    }
}

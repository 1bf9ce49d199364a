package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Services that are not there, or do not answer, and clients that stop in the middle. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class TimeoutsTest {
    Peers peers;

    @Test
    void saysThatAServiceIsNotThereAndWhenToComeBack() {
        String token = peers.issuer().token("viewer");
        peers.agreements().stop();
        try {
            Wire.Answer answer = Wire.get("/api/v1/agreements", token);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(Wire.get("/api/v1/deposits", token).status()).isEqualTo(200);
        } finally {
            peers.agreements().start();
        }
        assertThat(Wire.get("/api/v1/agreements", token).status()).isEqualTo(200);
    }

    @Test
    void givesUpOnAServiceThatDoesNotAnswerAndBreaksOffThere() {
        int before = peers.deposits().brokenOff();

        Wire.Answer answer = Wire.get("/api/v1/deposits/never", peers.issuer().token("viewer"));

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.problem()).isEqualTo("gateway-timeout");
        await().untilAsserted(() -> assertThat(peers.deposits().brokenOff()).isGreaterThan(before));
    }

    @Test
    void saysThatAServiceBrokeOff() throws IOException {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.send("POST /api/v1/deposits/broken HTTP/1.1\r\nHost: gateway\r\n"
                            + "Content-Length: 2\r\nAuthorization: Bearer "
                            + peers.issuer().token("geologist") + "\r\n\r\n{}")
                    .read();

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.problem()).isEqualTo("bad-gateway");
        }
    }

    @Test
    void asksOnceMoreWhenAConnectionWasClosedUnderAReadAndOnlyThen() {
        String token = peers.issuer().token("geologist");
        int before = peers.deposits().requests();

        Wire.Answer broken = Wire.get("/api/v1/deposits/broken", token);

        assertThat(broken.status()).isEqualTo(502);
        assertThat(peers.deposits().requests() - before).isEqualTo(2);
    }

    @Test
    void breaksOffAnAnswerThatStopsInTheMiddleForTheRestWouldBeALie() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send("GET /api/v1/deposits/stalled HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                    + peers.issuer().token("viewer") + "\r\n\r\n");

            assertThat(wire.readHead().status()).isEqualTo(200);
            assertThat(wire.body().readAllBytes()).asString().isEqualTo("only this");
        }
    }

    @Test
    void givesUpOnAClientThatStopsSending() throws IOException {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.send("POST /api/v1/imports HTTP/1.1\r\nHost: gateway\r\n"
                            + "Content-Length: 100\r\nAuthorization: Bearer "
                            + peers.issuer().token("geologist") + "\r\n\r\nonly this")
                    .read();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.problem()).isEqualTo("request-timeout");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void tellsTheServiceWhenTheClientHasGone() throws IOException {
        int before = peers.deposits().brokenOff();
        try (Wire wire = new Wire()) {
            wire.send("POST /api/v1/imports HTTP/1.1\r\nHost: gateway\r\n"
                    + "Content-Length: 100\r\nAuthorization: Bearer "
                    + peers.issuer().token("geologist") + "\r\n\r\nonly this");
            await().until(() -> peers.deposits().bytesIn() == "only this".length());
        }

        await().untilAsserted(() -> assertThat(peers.deposits().brokenOff()).isGreaterThan(before));
    }

    @Test
    void keepsTheClientsConnectionAfterARefusalWithoutABody() throws IOException {
        try (Wire wire = new Wire()) {
            String refused = "GET /api/v1/deposits HTTP/1.1\r\nHost: gateway\r\n\r\n";
            String timedOut = "GET /api/v1/deposits/never HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                    + peers.issuer().token("viewer") + "\r\n\r\n";

            assertThat(wire.send(refused).read().status()).isEqualTo(401);
            assertThat(wire.send(timedOut).read().status()).isEqualTo(504);
            assertThat(wire.send(refused).read().status()).isEqualTo(401);
        }
    }
}

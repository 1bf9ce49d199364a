package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of which it is not clear what they ask, or where their body ends. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class FramingTest {
    Peers peers;

    @Test
    void refusesBothContentLengthAndTransferEncodingAndReadsNothingAfterIt() throws IOException {
        int before = peers.deposits().requests();
        String token = peers.issuer().token("geologist");
        try (Wire wire = new Wire()) {
            wire.send("POST /api/v1/deposits HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                    + "GET /api/v1/deposits HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token + "\r\n\r\n");

            assertThat(wire.read().status()).isEqualTo(400);
            assertThat(wire.isClosed()).isTrue();
        }
        assertThat(peers.deposits().requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: +4",
                "Content-Length: -4",
                "Content-Length: 4, 5",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: gzip, chunked",
                "Host: another"
            })
    void refusesAHeadThatDoesNotSayOnceWhereItsBodyEnds(String header) {
        int before = peers.deposits().requests();

        Wire.Answer answer = Wire.ask(
                "POST /api/v1/deposits HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + peers.issuer().token("geologist"),
                header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(peers.deposits().requests()).isEqualTo(before);
    }

    @Test
    void readsChunkedInAnyCase() throws IOException {
        String token = peers.issuer().token("geologist");
        try (Wire wire = new Wire()) {
            wire.send("POST /api/v1/deposits HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token
                    + "\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");

            assertThat(wire.read().json().getInteger("bytes")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"TRACE,405,method-not-allowed", "FETCH,501,method-not-implemented", "get,501,method-not-implemented"})
    void refusesMethodsThatItDoesNotOffer(String method, int status, String problem) {
        Wire.Answer answer = Wire.ask(method + " /api/v1/deposits HTTP/1.1", "Host: gateway");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void opensNoTunnels() {
        Wire.Answer answer = Wire.ask("CONNECT elsewhere:443 HTTP/1.1", "Host: elsewhere:443");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void refusesARequestWithoutAHost() {
        Wire.Answer answer = Wire.ask("GET /api/v1/deposits HTTP/1.1", "Accept: */*");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-request");
    }

    @Test
    void refusesHttp10ForWhichAnswersWouldHaveToBeKeptWhole() {
        Wire.Answer answer = Wire.ask("GET /api/v1/deposits HTTP/1.0", "Host: gateway");

        assertThat(answer.status()).isEqualTo(505);
        assertThat(answer.problem()).isEqualTo("http-version-not-supported");
    }

    @Test
    void refusesAnExpectationItDoesNotKnow() {
        Wire.Answer answer = Wire.ask("POST /api/v1/deposits HTTP/1.1", "Host: gateway", "Expect: miracles");

        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.problem()).isEqualTo("expectation-failed");
    }

    @Test
    void opensNoWebSocketAndNoOtherProtocol() {
        Wire.Answer answer = Wire.ask(
                "GET /api/v1/deposits HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + peers.issuer().token("viewer"),
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("headers").fieldNames()).doesNotContain("upgrade", "connection");
    }
}

package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is too much. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class LimitsTest {
    private static final int MEGABYTE = 1 << 20;

    Peers peers;

    @Test
    void refusesABodyThatIsAnnouncedTooLongWithoutAskingTheService() throws IOException {
        int before = peers.deposits().requests();
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.send(post("deposits") + "Content-Length: " + (MEGABYTE + 1) + "\r\n\r\n")
                    .read();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.problem()).isEqualTo("body-too-large");
        }
        assertThat(peers.deposits().requests()).isEqualTo(before);
    }

    @Test
    void refusesALengthThatNoNumberHolds() throws IOException {
        try (Wire wire = new Wire()) {
            assertThat(wire.send(post("deposits") + "Content-Length: 99999999999999999999\r\n\r\n")
                            .read()
                            .status())
                    .isIn(400, 413);
        }
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws IOException {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.send(post("deposits") + "Content-Length: " + MEGABYTE + "\r\n\r\n")
                    .send(new byte[MEGABYTE])
                    .read();

            assertThat(answer.json().getInteger("bytes")).isEqualTo(MEGABYTE);
            assertThat(answer.json().getJsonObject("headers").getString("content-length"))
                    .isEqualTo(Integer.toString(MEGABYTE));
        }
    }

    @Test
    void countsABodyThatAnnouncesNoLengthWhileItStreams() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        try (Wire tooLong = new Wire();
                Wire exact = new Wire()) {
            tooLong.send(post("deposits") + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(16) + "1\r\nx\r\n");
            exact.send(post("deposits") + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(16) + "0\r\n\r\n");

            Wire.Answer refused = tooLong.read();
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.problem()).isEqualTo("body-too-large");
            assertThat(refused.header("Connection")).isEqualTo("close");
            assertThat(exact.read().json().getInteger("bytes")).isEqualTo(MEGABYTE);
        }
    }

    @Test
    void takesMoreForAnImport() throws IOException {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.send(post("imports") + "Content-Length: " + 2 * MEGABYTE + "\r\n\r\n")
                    .send(new byte[2 * MEGABYTE])
                    .read();

            assertThat(answer.json().getInteger("bytes")).isEqualTo(2 * MEGABYTE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, agreements/0198c0de/documents, 200",
        "POST, agreements/imports, 200",
        "POST, agreements, 413",
        "POST, agreements/0198c0de, 413",
        "POST, agreements/0198c0de/documents/0198c0df/withdraw, 413",
        "POST, agreements/imports/documents/more, 413",
        "PUT, agreements/0198c0de/documents, 413",
        "POST, parties/0198c0de/documents, 413"
    })
    void takesMoreForADocumentAndOnlyThere(String method, String path, int status) throws IOException {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.send(method + " /api/v1/" + path + " HTTP/1.1\r\nHost: gateway\r\n"
                            + "Authorization: Bearer " + peers.issuer().token("negotiator") + "\r\nContent-Length: "
                            + 2 * MEGABYTE + "\r\n\r\n")
                    .send(new byte[2 * MEGABYTE])
                    .read();

            assertThat(answer.status()).isEqualTo(status);
        }
    }

    @Test
    void letsTheClientReadTheRefusalWhileItIsStillSending() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send("POST /api/v1/deposits HTTP/1.1\r\nHost: gateway\r\nContent-Length: 4000000\r\n\r\n")
                    .send(new byte[4_000_000]);

            assertThat(wire.read().status()).isEqualTo(401);
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void refusesTooManyHeaders() {
        List<String> lines = new ArrayList<>(List.of("GET /api/v1/deposits HTTP/1.1", "Host: gateway"));
        for (int i = 0; i < 64; i++) {
            lines.add("X-" + i + ": x");
        }

        Wire.Answer answer = Wire.ask(lines.toArray(String[]::new));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.problem()).isEqualTo("headers-too-large");
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        Wire.Answer large =
                Wire.ask("GET /api/v1/deposits HTTP/1.1", "Host: gateway", "X-Large: " + "x".repeat(17_000));
        Wire.Answer beyondReason =
                Wire.ask("GET /api/v1/deposits HTTP/1.1", "Host: gateway", "X-Large: " + "x".repeat(40_000));

        assertThat(large.status()).isEqualTo(431);
        assertThat(large.problem()).isEqualTo("headers-too-large");
        assertThat(beyondReason.status()).isEqualTo(431);
    }

    @Test
    void asksACallerWhoSendsTooMuchToWaitAndNobodyElse() {
        String busy = peers.issuer().token("viewer");
        List<Wire.Answer> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(Wire.get("/api/v1/deposits", busy));
        }

        assertThat(answers.subList(0, 40)).allMatch(answer -> answer.status() == 200);
        Wire.Answer refused = answers.stream()
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(Wire.get("/api/v1/deposits", peers.issuer().token("viewer")).status())
                .isEqualTo(200);
    }

    private String post(String collection) {
        return "POST /api/v1/" + collection + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                + peers.issuer().token("geologist") + "\r\n";
    }
}

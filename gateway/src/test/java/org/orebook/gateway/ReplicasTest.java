package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service of two replicas: one stops, dies or comes back, and clients do not notice, unless they have to know. */
@QuarkusTest
@QuarkusTestResource(
        value = Peers.class,
        initArgs = @ResourceArg(name = "replicated", value = "true"),
        restrictToAnnotatedClass = true)
class ReplicasTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Peers peers;

    @BeforeEach
    @AfterEach
    void bothAreThere() {
        peers.deposits().sayThatItStops(false);
        peers.otherDeposits().sayThatItStops(false);
        awaitHealth(peers.deposits(), "in turn");
        awaitHealth(peers.otherDeposits(), "in turn");
    }

    @Test
    void givesEachReplicaItsShare() {
        int before = peers.deposits().requests();
        int otherBefore = peers.otherDeposits().requests();

        for (int i = 0; i < 10; i++) {
            assertThat(ask("GET", "anything").status()).isEqualTo(200);
        }

        assertThat(peers.deposits().requests() - before).isEqualTo(5);
        assertThat(peers.otherDeposits().requests() - otherBefore).isEqualTo(5);
    }

    /** The balance is that of requests under way, and not of those that were sent. */
    @Test
    void sparesTheReplicaThatIsSlow() throws IOException {
        List<Wire> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(new Wire().send(request("GET", "held")));
        }
        await().until(() ->
                peers.deposits().holds() == 2 && peers.otherDeposits().holds() == 2);
        peers.otherDeposits().letGo();
        await().until(() -> peers.otherDeposits().holds() == 0);
        int before = peers.deposits().requests();

        for (int i = 0; i < 10; i++) {
            assertThat(ask("GET", "anything").status()).isEqualTo(200);
        }

        assertThat(peers.deposits().requests()).isEqualTo(before);
        peers.deposits().letGo();
        for (Wire client : waiting) {
            assertThat(client.read().status()).isEqualTo(200);
            client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "DELETE"})
    void asksTheOtherReplicaWhereNobodyIsAtOne(String method) {
        peers.deposits().stop();
        try {
            for (int i = 0; i < 10; i++) {
                Wire.Answer answer = ask(method, "anything");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).contains("\"service\":\"other deposits\"", "\"bytes\":" + bytes(method));
            }
            awaitHealth(peers.deposits(), "aside");
        } finally {
            peers.deposits().start();
        }
    }

    @Test
    void asksNobodyTwiceWhereNobodyIsAnywhere() {
        peers.deposits().stop();
        peers.otherDeposits().stop();
        try {
            Wire.Answer answer = ask("POST", "anything");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
        } finally {
            peers.deposits().start();
            peers.otherDeposits().start();
        }
        assertThat(ask("POST", "anything").status()).isEqualTo(200);
    }

    @Test
    void asksTheOtherReplicaWhereOneDiesWithARead() throws IOException {
        PeerService died;
        try (Wire client = new Wire().send(request("GET", "held"))) {
            died = holder();
            died.stop();
            PeerService other = died == peers.deposits() ? peers.otherDeposits() : peers.deposits();
            await().until(() -> other.holds() == 1);
            other.letGo();

            assertThat(client.read().status()).isEqualTo(200);
        }
        died.forget();
        died.start();
    }

    /** Whether it was done, nobody knows: it must not be done twice. */
    @Test
    void neverRepeatsAWriteThatMayHaveArrived() throws IOException {
        int before = peers.deposits().requests() + peers.otherDeposits().requests();
        PeerService died;
        try (Wire client = new Wire().send(request("POST", "held"))) {
            died = holder();
            died.stop();

            Wire.Answer answer = client.read();
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.problem()).isEqualTo("bad-gateway");
        }
        died.forget();
        died.start();
        assertThat(peers.deposits().requests() + peers.otherDeposits().requests() - before)
                .isEqualTo(1);
    }

    @Test
    void leavesAReplicaThatStopsAloneBeforeItHasGone() {
        peers.deposits().sayThatItStops(true);
        awaitHealth(peers.deposits(), "aside");
        int before = peers.deposits().requests();

        for (int i = 0; i < 10; i++) {
            assertThat(ask("POST", "anything").text()).contains("other deposits");
        }
        assertThat(peers.deposits().requests()).isEqualTo(before);

        peers.deposits().sayThatItStops(false);
        awaitHealth(peers.deposits(), "in turn");
        for (int i = 0; i < 4; i++) {
            ask("GET", "anything");
        }
        assertThat(peers.deposits().requests()).isGreaterThan(before);
    }

    @Test
    void asksAReplicaThatStopsWhereTheOtherOneHasGone() {
        peers.otherDeposits().stop();
        try {
            peers.deposits().sayThatItStops(true);
            awaitHealth(peers.deposits(), "aside");
            awaitHealth(peers.otherDeposits(), "aside");

            for (int i = 0; i < 4; i++) {
                assertThat(ask("POST", "anything").status()).isEqualTo(200);
            }
        } finally {
            peers.otherDeposits().start();
        }
    }

    private PeerService holder() {
        await().until(() -> peers.deposits().holds() + peers.otherDeposits().holds() == 1);
        return peers.deposits().holds() == 1 ? peers.deposits() : peers.otherDeposits();
    }

    private void awaitHealth(PeerService replica, String word) {
        String name = "deposits-service at " + replica.url().substring("http://".length());
        await().until(() -> health().getString(name), word::equals);
    }

    private JsonObject health() throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(ManagementPort.at("/health/ready")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body())
                .getJsonArray("checks").stream()
                        .map(JsonObject.class::cast)
                        .filter(check -> check.getString("name").startsWith("services"))
                        .map(check -> check.getJsonObject("data"))
                        .findFirst()
                        .orElseThrow();
    }

    private Wire.Answer ask(String method, String what) {
        try (Wire client = new Wire()) {
            return client.send(request(method, what)).read();
        } catch (IOException failure) {
            throw new AssertionError("No answer", failure);
        }
    }

    private String request(String method, String what) {
        int length = bytes(method);
        String body = length == 0 ? "" : "Content-Length: " + length + "\r\n";
        return method + " /api/v1/deposits/" + what + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                + peers.issuer().token("geologist") + "\r\n" + body + "\r\n" + "x".repeat(length);
    }

    private static int bytes(String method) {
        return method.startsWith("P") ? 100 : 0;
    }
}

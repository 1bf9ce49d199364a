package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not wait for their answer leave the connections to those who do. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class GoneClientsTest {
    private static final int CLIENTS = 3 * Peers.POOL_SIZE / 2;

    Peers peers;

    @ParameterizedTest
    @ValueSource(strings = {"never", "slow", "stalled", "download?bytes=50000000"})
    void holdsNoConnectionForAClientThatHasGone(String what) throws IOException {
        int before = peers.deposits().requests();
        List<Wire> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Wire().send(request(what)));
        }
        // The others wait for a connection.
        await().until(() -> peers.deposits().requests() - before >= Peers.POOL_SIZE);

        for (Wire client : clients) {
            client.close();
        }

        everyConnectionIsFree();
    }

    @Test
    void holdsNoConnectionForAClientThatGoesAtOnce() throws IOException {
        for (int i = 0; i < 200; i++) {
            try (Wire client = new Wire()) {
                client.send(request("slow"));
            }
        }

        everyConnectionIsFree();
    }

    /** All at once, so that each needs a connection of its own. */
    private void everyConnectionIsFree() throws IOException {
        List<Wire> next = new ArrayList<>();
        for (int i = 0; i < Peers.POOL_SIZE; i++) {
            next.add(new Wire().send(request("slow")));
        }
        for (Wire client : next) {
            assertThat(client.read().status()).isEqualTo(200);
            client.close();
        }
    }

    private String request(String what) {
        return "GET /api/v1/deposits/" + what + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                + peers.issuer().token("viewer") + "\r\n\r\n";
    }
}

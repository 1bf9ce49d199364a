package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.gateway.routing.Service;
import org.orebook.gateway.routing.Upstreams;

/**
 * Clients that do not wait for their answer leave the connections to those who do, and nothing behind for which a graceful
 * shutdown would wait.
 */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class GoneClientsTest {
    /** More than there are connections and places to wait for one. */
    private static final int CROWD = 400;

    /** Longer than a request waits for a connection. */
    private static final Duration OVERLOAD = Duration.ofSeconds(3);

    /** Lengths of answers, in bytes: from what fits into the buffers of any machine to what fits into none. */
    private static final int SHORTEST = 100_000;

    private static final int LONGEST = 8_000_000;
    private static final int LONGER = 50_000;
    /** Until all has come that will come. */
    private static final Duration BUFFERED = Duration.ofMillis(25);

    private static final int CLIENTS = 3 * Peers.POOL_SIZE / 2;

    @Inject
    @MainEventLoopGroup
    EventLoopGroup eventLoops;

    @Inject
    UnderWay underWay;

    @Inject
    Upstreams upstreams;

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

    /**
     * In one round an event loop sees first that the client has gone and then the answer, before anybody was told of the
     * former: under load that happens by itself, here the loops are held until both have come.
     */
    @Test
    void leavesNothingUnderWayWhenAnAnswerComesInTheMomentItsClientGoes() throws Exception {
        // Connections that the gateway makes anew belong to their clients' event loops.
        peers.deposits().stop();
        peers.deposits().start();
        List<Wire> clients = new ArrayList<>();
        for (int i = 0; i < Peers.POOL_SIZE; i++) {
            clients.add(new Wire().send(request("held")));
        }
        await().until(() -> peers.deposits().holds() == Peers.POOL_SIZE);
        int echoedBefore = peers.deposits().echoed();

        CountDownLatch bothHaveCome = holdEventLoops();
        try {
            for (Wire client : clients) {
                client.close();
            }
            peers.deposits().letGo();
            await().until(() -> peers.deposits().echoed() - echoedBefore == Peers.POOL_SIZE);
        } finally {
            bothHaveCome.countDown();
        }

        await().until(() -> underWay.requests() == 0);
    }

    /**
     * A client does not read its answer, of which the gateway has all by then and could not pass on the rest: the connection
     * to the service is another exchange's already. Where the last bytes of an answer wait depends on the buffers between, so
     * that answers of many lengths are tried.
     */
    @Test
    void closesNoConnectionUnderTheNextOneWhenAClientGoesBeforeItHasItsAnswer() throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int bytes = SHORTEST; bytes < LONGEST; bytes += LONGER) {
            try (Wire deaf = new Wire();
                    Wire next = new Wire()) {
                deaf.send(request("download?bytes=" + bytes));
                Thread.sleep(BUFFERED);
                next.send("POST /api/v1/deposits/held HTTP/1.1\r\nHost: gateway\r\nContent-Length: 0\r\n"
                        + "Authorization: Bearer " + peers.issuer().token("geologist") + "\r\n\r\n");
                await().until(() -> peers.deposits().holds() == 1);

                deaf.reset();
                Thread.sleep(BUFFERED);
                peers.deposits().letGo();

                statuses.merge(next.read().status(), 1, Integer::sum);
            }
        }

        assertThat(statuses).containsOnlyKeys(200);
    }

    @Test
    void doesNotBlameTheServiceForAClientThatBreaksOff() throws IOException {
        int before = peers.deposits().brokenOff();
        int requests = peers.deposits().requests();
        Wire client = new Wire().send(request("never"));
        await().until(() -> peers.deposits().requests() > requests);
        assertThat(Wire.get("/api/v1/deposits", peers.issuer().token("viewer")).status())
                .isEqualTo(200);

        client.reset();

        await().until(() -> peers.deposits().brokenOff() > before && underWay.requests() == 0);
        assertThat(upstreams.all())
                .filteredOn(upstream -> upstream.service() == Service.DEPOSITS)
                .singleElement()
                .satisfies(deposits -> assertThat(deposits.state().word()).isEqualTo("answering"));
    }

    /**
     * What an overload leaves: some requests have a connection, many wait for one, many more are refused as fast as they
     * come, and then all clients are killed.
     */
    @Test
    void leavesNothingUnderWayWhenTheClientsOfAnOverloadAreKilled() throws Exception {
        List<Wire> clients = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            Wire client = new Wire();
            String request = request("slow");
            clients.add(client);
            threads.add(Thread.ofVirtual().start(() -> askAgainAndAgain(client, request)));
        }
        Thread.sleep(OVERLOAD);

        for (Wire client : clients) {
            client.reset();
        }

        for (Thread thread : threads) {
            thread.join();
        }
        await().until(() -> underWay.requests() == 0);
        everyConnectionIsFree();
    }

    private static void askAgainAndAgain(Wire client, String request) {
        try {
            while (true) {
                client.send(request).read();
            }
        } catch (IOException killed) {
            // As it was meant.
        }
    }

    private CountDownLatch holdEventLoops() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        for (EventExecutor loop : eventLoops) {
            CountDownLatch held = new CountDownLatch(1);
            loop.execute(() -> {
                held.countDown();
                try {
                    release.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
            held.await();
        }
        return release;
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
        await().until(() -> underWay.requests() == 0);
    }

    private String request(String what) {
        return "GET /api/v1/deposits/" + what + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                + peers.issuer().token("viewer") + "\r\n\r\n";
    }
}

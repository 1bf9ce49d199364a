package org.orebook.gateway;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Everything that the gateway talks to, on ports of its own; a test has it injected into a field of its type. */
public final class Peers implements QuarkusTestResourceLifecycleManager {
    /** Connections to each service. */
    static final int POOL_SIZE = 8;

    /** Streams of events. */
    static final int EVENTS_POOL_SIZE = 12;

    private static final String TESTS_ASK = "quarkus.management.test-port";

    private final Vertx vertx = Vertx.vertx();
    private final Issuer issuer = new Issuer();
    private final PeerService deposits = new PeerService(vertx, "deposits");
    private final PeerService otherDeposits = new PeerService(vertx, "other deposits");
    private final PeerService agreements = new PeerService(vertx, "agreements");
    /** Whether the gateway is a process of its own; the build says so. */
    private final boolean packaged = Boolean.getBoolean("orebook.packaged");

    private boolean issuerStartsLater;
    private boolean replicated;
    private String refusedPerSecond = "500";

    @Override
    public void init(Map<String, String> arguments) {
        issuerStartsLater = arguments.containsKey("issuerStartsLater");
        replicated = arguments.containsKey("replicated");
        refusedPerSecond = arguments.getOrDefault("refusedPerSecond", "500");
    }

    @Override
    public Map<String, String> start() {
        if (issuerStartsLater) {
            issuer.reserve();
        } else {
            issuer.start();
        }
        deposits.start();
        otherDeposits.start();
        agreements.start();
        String depositsUrls = replicated ? deposits.url() + "," + otherDeposits.url() : deposits.url();
        Map<String, String> settings = new HashMap<>(ports());
        settings.putAll(Map.ofEntries(
                entry("quarkus.oidc.auth-server-url", issuer.url()),
                entry("orebook.gateway.deposits-url", depositsUrls),
                entry("orebook.gateway.agreements-url", agreements.url()),
                entry("orebook.gateway.limits.import-body", "300M"),
                entry("orebook.gateway.limits.stall", "1S"),
                entry("orebook.gateway.limits.requests-per-second", "20"),
                entry("orebook.gateway.limits.request-burst", "40"),
                entry("orebook.gateway.limits.refused-per-second", refusedPerSecond),
                entry("orebook.gateway.upstream.pool-size", Integer.toString(POOL_SIZE)),
                entry("orebook.gateway.upstream.connect-timeout", "1S"),
                entry("orebook.gateway.upstream.probe-interval", "100MS"),
                entry("orebook.gateway.upstream.response-timeout", "1500MS"),
                entry("orebook.gateway.upstream.events-timeout", "3S"),
                entry("orebook.gateway.upstream.events-pool-size", Integer.toString(EVENTS_POOL_SIZE)),
                entry("orebook.gateway.upstream.import-timeout", "10S")));
        return settings;
    }

    /** Of a packaged gateway chosen before the start: tests learn where its health and metrics are no other way. */
    private Map<String, String> ports() {
        if (!packaged) {
            return Map.of("quarkus.http.test-port", "0", TESTS_ASK, "0");
        }
        int[] ports = freePorts();
        String managementPort = Integer.toString(ports[1]);
        System.setProperty(TESTS_ASK, managementPort);
        return Map.of(
                "quarkus.http.port",
                Integer.toString(ports[0]),
                "quarkus.management.port",
                managementPort,
                TESTS_ASK,
                managementPort);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Peers.class));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        issuer.stop();
        if (packaged) {
            System.clearProperty(TESTS_ASK);
        }
    }

    /** Both are held open until both are known: one after the other could be the same. */
    private static int[] freePorts() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket service = new ServerSocket(0, 1, loopback);
                ServerSocket management = new ServerSocket(0, 1, loopback)) {
            return new int[] {service.getLocalPort(), management.getLocalPort()};
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    Issuer issuer() {
        return issuer;
    }

    PeerService deposits() {
        return deposits;
    }

    /** The second replica of deposits, where a test asks for one. */
    PeerService otherDeposits() {
        return otherDeposits;
    }

    PeerService agreements() {
        return agreements;
    }
}

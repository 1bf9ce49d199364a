package org.orebook.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The ports of a service. Of a packaged one they are chosen before the start, because tests learn where its health and
 * metrics are no other way; one in this process takes what is free, and says so.
 */
public final class FreePorts implements QuarkusTestResourceLifecycleManager {

    private static final String TESTS_ASK = "quarkus.management.test-port";
    /** Whether the service is a process of its own; the build says so. */
    private static final boolean PACKAGED = Boolean.getBoolean("orebook.packaged");

    @Override
    public Map<String, String> start() {
        return PACKAGED ? chosen() : Map.of("quarkus.http.test-port", "0", TESTS_ASK, "0");
    }

    private static Map<String, String> chosen() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // Both are held open until both are known: one after the other could be the same.
        try (ServerSocket service = new ServerSocket(0, 1, loopback);
                ServerSocket management = new ServerSocket(0, 1, loopback)) {
            String port = Integer.toString(service.getLocalPort());
            String managementPort = Integer.toString(management.getLocalPort());
            System.setProperty(TESTS_ASK, managementPort);
            return Map.of(
                    "quarkus.http.port",
                    port,
                    "quarkus.http.test-port",
                    port,
                    "quarkus.management.port",
                    managementPort,
                    TESTS_ASK,
                    managementPort);
        } catch (IOException none) {
            throw new UncheckedIOException("There are no free ports", none);
        }
    }

    @Override
    public void stop() {
        if (PACKAGED) {
            System.clearProperty(TESTS_ASK);
        }
    }
}

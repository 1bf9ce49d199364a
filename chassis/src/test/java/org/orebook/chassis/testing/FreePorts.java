package org.orebook.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The ports of a service, chosen before the start: tests of a packaged one learn of health and metrics no other way. Both
 * are, or neither: a service does not start whose meters have a port at one of its servers and none at the other.
 */
public final class FreePorts implements QuarkusTestResourceLifecycleManager {

    private static final String TESTS_ASK = "quarkus.management.test-port";

    @Override
    public Map<String, String> start() {
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
        System.clearProperty(TESTS_ASK);
    }
}

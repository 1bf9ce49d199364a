package org.orebook.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The ports of a packaged service, chosen before the start: tests learn of health and metrics no other way, and a service
 * whose port is whatever is free does not start, because its meters would have no port where those of the other have one.
 */
public final class FreePorts implements QuarkusTestResourceLifecycleManager {

    private static final String TESTS_ASK = "quarkus.management.test-port";

    @Override
    public Map<String, String> start() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // Both are held open until both are known: one after the other could be the same.
        try (ServerSocket service = new ServerSocket(0, 1, loopback);
                ServerSocket management = new ServerSocket(0, 1, loopback)) {
            String managementPort = Integer.toString(management.getLocalPort());
            System.setProperty(TESTS_ASK, managementPort);
            return Map.of(
                    "quarkus.http.port",
                    Integer.toString(service.getLocalPort()),
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

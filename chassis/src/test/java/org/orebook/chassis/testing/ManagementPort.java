package org.orebook.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * A port for health and metrics, chosen before the start: of a packaged service tests learn only where it listens for the
 * rest.
 */
public final class ManagementPort implements QuarkusTestResourceLifecycleManager {

    private static final String TESTS_ASK = "quarkus.management.test-port";

    @Override
    public Map<String, String> start() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(socket.getLocalPort());
            System.setProperty(TESTS_ASK, port);
            return Map.of("quarkus.management.port", port, TESTS_ASK, port);
        } catch (IOException none) {
            throw new UncheckedIOException("There is no free port", none);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(TESTS_ASK);
    }
}

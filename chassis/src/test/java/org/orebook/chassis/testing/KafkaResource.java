package org.orebook.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker in this process: one node, without ZooKeeper, empty, for one test run. A test may halt it, and has to
 * start it again.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final int NODE = 1;

    /** The one that the service under test speaks to. */
    private static volatile KafkaResource present;

    private String address;
    private Path directory;
    private Properties properties;
    private KafkaRaftServer broker;

    /** Where clients begin. */
    static String bootstrapServers() {
        return present.address;
    }

    /** Takes the broker of the service under test away. */
    public static void halt() {
        present.shutDown();
    }

    /** Brings it back: at the same address, with all that it had. */
    public static void resume() {
        present.startUp();
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("orebook-kafka");
            int[] ports = freePorts();
            properties = properties(ports[0], ports[1]);
            format(ports[1]);
            startUp();
            address = "127.0.0.1:" + ports[0];
            present = this;
            return Map.of("kafka.bootstrap.servers", address);
        } catch (IOException unstartable) {
            throw new UncheckedIOException("Kafka did not start", unstartable);
        }
    }

    private void startUp() {
        broker = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        broker.startup();
    }

    private void shutDown() {
        broker.shutdown();
        broker.awaitShutdown();
    }

    @Override
    public void stop() {
        if (broker != null) {
            shutDown();
        }
        if (directory != null) {
            remove(directory);
        }
    }

    private Properties properties(int port, int controllerPort) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", directory.toString());
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        return properties;
    }

    private void format(int controllerPort) {
        Formatter formatter = new Formatter();
        formatter
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory.toString())
                .setDirectories(List.of(directory.toString()))
                .setReleaseVersion(MetadataVersion.latestProduction());
        try {
            formatter.run();
        } catch (Exception unformatted) {
            throw new IllegalStateException(
                    "Kafka's storage was not formatted for port " + controllerPort, unformatted);
        }
    }

    /** Both are held open until both are known: one after the other could be the same. */
    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket first = new ServerSocket(0, 1, loopback);
                ServerSocket second = new ServerSocket(0, 1, loopback)) {
            return new int[] {first.getLocalPort(), second.getLocalPort()};
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}

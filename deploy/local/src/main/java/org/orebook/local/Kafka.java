package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Kafka: one node that is both broker and controller (KRaft). */
final class Kafka extends Part {
    static final String NAME = "Kafka";

    private static final int ANSWER_MILLIS = 2_000;

    Kafka(Layout layout, Ports ports) {
        super(layout, ports);
    }

    @Override
    String name() {
        return NAME;
    }

    @Override
    String title() {
        return "Kafka " + Layout.version("kafka");
    }

    @Override
    List<Integer> listensOn() {
        return List.of(ports.kafka(), ports.kafkaController());
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    @Override
    void prepare(Setup setup) throws IOException {
        Files.createDirectories(folder());
        Files.write(configuration(), settings());
    }

    private List<String> settings() {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + ports.kafkaController(),
                "controller.listener.names=CONTROLLER",
                "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(ports.kafka(), ports.kafkaController()),
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + ports.kafka(),
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + folder().resolve("log"),
                "offsets.topic.replication.factor=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.num.partitions=4",
                "group.initial.rebalance.delay.ms=0",
                // After a kill the new broker waits for the old one's session to end: 9 s by default.
                "broker.session.timeout.ms=2000",
                "broker.heartbeat.interval.ms=500",
                "log.cleaner.dedupe.buffer.size=16777216",
                "num.network.threads=1",
                "num.io.threads=2");
    }

    @Override
    Launch launch() throws IOException {
        var command = new ArrayList<String>();
        command.add(Java.executable());
        command.addAll(Java.SMALL);
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx144m",
                "-XX:MaxMetaspaceSize=128m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-cp",
                Java.classPath(NAME, layout, "kafka", "launcher"),
                KafkaBroker.class.getName(),
                configuration().toString()));
        return new Launch(command, Map.of(), folder());
    }

    /** Ready once a client finds the broker in the cluster: it is registered, and open for requests. */
    @Override
    Health health() {
        if (PortHolder.isFree(ports.kafka())) {
            return Health.notReady("no answer"); // the client would go on trying, and log
        }
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS))) {
            var brokers = admin.describeCluster().nodes().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            return brokers.isEmpty() ? Health.notReady("no broker yet") : Health.READY;
        } catch (ExecutionException | TimeoutException _) {
            return Health.notReady("no answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Health.notReady("interrupted");
        }
    }

    private Path folder() {
        return layout.data().resolve("kafka");
    }

    private Path configuration() {
        return folder().resolve("server.properties");
    }
}

package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of Orebook's own services: a Quarkus application, configured by its environment as it is in production. */
final class Service extends Part {
    static final String DEPOSITS = "deposits-service";
    static final String AGREEMENTS = "agreements-service";
    static final String GATEWAY = "gateway";

    /** A replica goes on answering for so long after it was asked to stop, until the gateway has seen it. */
    private static final String SHUTDOWN_DELAY = "2S";

    private final String module;
    private final int replica;
    private final int port;
    private final int managementPort;
    private final List<String> memory;
    private final List<Part> needs;
    private final Settings settings;

    /** What the service's environment holds beyond its addresses; read at the start, when the passwords exist. */
    private interface Settings {
        Map<String, String> read() throws IOException;
    }

    private Service(
            Layout layout,
            Ports ports,
            String module,
            int replica,
            int port,
            int managementPort,
            List<String> memory,
            List<Part> needs,
            Settings settings) {
        super(layout, ports);
        this.module = module;
        this.replica = replica;
        this.port = port + Ports.offset(replica);
        this.managementPort = managementPort + Ports.offset(replica);
        this.memory = memory;
        this.needs = List.copyOf(needs);
        this.settings = settings;
    }

    static Service deposits(
            Layout layout, Ports ports, int replica, PostgreSql postgreSql, Kafka kafka, Keycloak keycloak) {
        return new Service(
                layout,
                ports,
                DEPOSITS,
                replica,
                ports.deposits(),
                ports.depositsManagement(),
                // A young generation that holds two batches of an import keeps them out of the old one, where 40 MB
                // live.
                List.of("-Xms128m", "-Xmx240m", "-Xmn112m", "-XX:SurvivorRatio=6"),
                List.of(postgreSql, kafka, keycloak),
                () -> backed(layout, ports, kafka, Secrets.DEPOSITS));
    }

    static Service agreements(
            Layout layout, Ports ports, int replica, PostgreSql postgreSql, Kafka kafka, Keycloak keycloak) {
        return new Service(
                layout,
                ports,
                AGREEMENTS,
                replica,
                ports.agreements(),
                ports.agreementsManagement(),
                List.of("-Xms32m", "-Xmx128m"),
                List.of(postgreSql, kafka, keycloak),
                () -> {
                    var settings = new HashMap<>(backed(layout, ports, kafka, Secrets.AGREEMENTS));
                    settings.put(
                            "OREBOOK_DOCUMENTS_DIRECTORY", layout.documents().toString());
                    return settings;
                });
    }

    static Service gateway(
            Layout layout, Ports ports, Keycloak keycloak, List<Service> deposits, List<Service> agreements) {
        return new Service(
                layout,
                ports,
                GATEWAY,
                0,
                ports.gateway(),
                ports.gatewayManagement(),
                // The second compiler costs 60 MB, and without it a request takes up to three times the processor, not
                // least for the signature of its token.
                List.of("-Xmx64m", "-Xmn16m", "-Xss512k"),
                Stream.of(List.of(keycloak), deposits, agreements)
                        .<Part>flatMap(List::stream)
                        .toList(),
                () -> Map.of(
                        "OREBOOK_GATEWAY_DEPOSITS_URL", addresses(deposits),
                        "OREBOOK_GATEWAY_AGREEMENTS_URL", addresses(agreements)));
    }

    private static String addresses(List<Service> replicas) {
        return replicas.stream()
                .map(replica -> "http://127.0.0.1:" + replica.port)
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> backed(Layout layout, Ports ports, Kafka kafka, String database)
            throws IOException {
        var address = "postgresql://127.0.0.1:%d/%s".formatted(ports.postgreSql(), database);
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                address,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:" + address,
                "QUARKUS_DATASOURCE_USERNAME",
                database,
                "QUARKUS_DATASOURCE_PASSWORD",
                Secrets.of(layout).password(database),
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers());
    }

    @Override
    String name() {
        return replica == 0 ? module : module + "-" + (replica + 1);
    }

    @Override
    List<Integer> listensOn() {
        return List.of(port, managementPort);
    }

    @Override
    List<Part> needs() {
        return needs;
    }

    @Override
    void requireArtifacts() {
        var artifact = layout.executables() ? layout.serviceExecutable(module) : layout.serviceJar(module);
        if (Files.notExists(artifact)) {
            throw layout.executables()
                    ? StackException.notCompiled(module, layout.shown(artifact))
                    : StackException.missing(module, layout.shown(artifact));
        }
    }

    @Override
    void prepare(Setup setup) {
        // Built by Maven, and nothing to unpack.
    }

    @Override
    Launch launch() throws IOException {
        var environment = new HashMap<>(settings.read());
        environment.putAll(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort),
                "QUARKUS_OIDC_AUTH_SERVER_URL", ports.realmUrl()));
        if (ports.replicas() > 1 && !module.equals(GATEWAY)) {
            environment.put("QUARKUS_SHUTDOWN_DELAY", SHUTDOWN_DELAY);
        }
        return new Launch(layout.executables() ? executable() : java(), environment, layout.data());
    }

    @Override
    Health health() {
        return HttpHealth.at(managementPort, "/q/health/ready");
    }

    private List<String> java() {
        var command = new ArrayList<String>();
        command.add(Java.executable());
        command.addAll(Java.SMALL);
        command.addAll(memory);
        command.addAll(List.of(
                "-XX:MaxMetaspaceSize=192m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                layout.serviceJar(module).toString()));
        return command;
    }

    /** An executable takes the limit of its heap, and needs no other: its collector is the serial one. */
    private List<String> executable() {
        var command = new ArrayList<String>();
        command.add(layout.serviceExecutable(module).toString());
        memory.stream().filter(option -> option.startsWith("-Xmx")).forEach(command::add);
        return command;
    }
}

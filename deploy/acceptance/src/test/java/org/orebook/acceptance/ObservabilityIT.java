package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orebook.acceptance.Collector.Traced;
import org.orebook.local.Layout;
import org.orebook.local.Ports;
import org.orebook.local.Tokens;
import org.orebook.observability.Catalogue;

/**
 * What operators see of a suite that is told by its environment to be seen: one trace from the door through both services
 * and Kafka, logs that a machine reads, and the metrics that are documented. Before the other classes, so that never two
 * stacks run at once.
 */
@Order(0)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ObservabilityIT {
    private static final Path DATA = Path.of("target/observed").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Micrometer looks once a minute for metrics that Kafka's clients have since. */
    private static final Duration UNTIL_ALL_METRICS = Duration.ofSeconds(150);

    private static final String REASON = "{\"reason\": \"as negotiated\"}";
    private static final Set<String> SERVICES =
            Set.of(Orebook.GATEWAY, Orebook.DEPOSITS_SERVICE, Orebook.AGREEMENTS_SERVICE);

    private static final Pattern OF_THE_JVM = Pattern.compile("OpenJDK |WARNING: |\\[[0-9.]+s]\\[");

    /** What is ours, and so has to be documented. */
    private static final Predicate<String> OURS = Pattern.compile(
                    "(agreement|commitment|dead_letters|deposits|estimate|feed|gateway|imports?|intake|outbox|sagas)_.*")
            .asMatchPredicate();

    private static final Ports PORTS = FreePorts.find();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private static final Map<String, String> TOKENS = new HashMap<>();

    private static Collector collector;
    private static Launcher launcher;

    @BeforeAll
    static void up() throws Exception {
        collector = new Collector();
        launcher = new Launcher(
                DATA,
                Map.of(
                        "QUARKUS_OTEL_SDK_DISABLED", "false",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(),
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200MS",
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                        // A line for each request that a service refuses.
                        "QUARKUS_LOG_CATEGORY__HTTP_PROBLEM__LEVEL", "INFO"));
        launcher.run("down");
        var up = launcher.run("up", "--detach", "--fresh", "--port-base", Integer.toString(PORTS.base()));
        assertThat(up.exitCode()).as(up.text()).isZero();
    }

    @AfterAll
    static void down() throws Exception {
        try {
            launcher.run("down");
        } finally {
            collector.close();
        }
    }

    @Test
    void anAgreementsSagaIsOneTraceFromTheDoorThroughKafkaAndBack() throws Exception {
        People people = ObservabilityIT::as;
        var negotiation = new Negotiation(people);
        var buyer = negotiation.company(Negotiation.unique("buyer"));
        var seller = negotiation.company(Negotiation.unique("seller"));
        var deposit = negotiation.deposit(Negotiation.unique("Traced"));
        var address = negotiation.share(Negotiation.unique("traced"), deposit, buyer, seller, 10);
        var trace = hex(16);
        var caller = hex(8);

        people.as("approver")
                .post(address + "/sign", REASON, "If-Match", "*", "traceparent", "00-%s-%s-00".formatted(trace, caller))
                .expect(200);
        assertThat(negotiation.settled(address).path("state").asText()).isEqualTo("signed");

        // From its end: each has the one before as its parent.
        var told = only(
                trace,
                Orebook.AGREEMENTS_SERVICE,
                "PRODUCER",
                "send orebook.agreements",
                span -> parent(span).kind().equals("CONSUMER"));
        var replyTaken = parent(told);
        assertThat(replyTaken.service()).isEqualTo(Orebook.AGREEMENTS_SERVICE);
        assertThat(replyTaken.name()).isEqualTo("process orebook.commitment-replies");
        var replySent = parent(replyTaken);
        assertThat(replySent.service()).isEqualTo(Orebook.DEPOSITS_SERVICE);
        assertThat(replySent.kind()).isEqualTo("PRODUCER");
        assertThat(replySent.name()).isEqualTo("send orebook.commitment-replies");
        var requestTaken = parent(replySent);
        assertThat(requestTaken.service()).isEqualTo(Orebook.DEPOSITS_SERVICE);
        assertThat(requestTaken.kind()).isEqualTo("CONSUMER");
        assertThat(requestTaken.name()).isEqualTo("process orebook.commitment-requests");
        var requestSent = parent(requestTaken);
        assertThat(requestSent.service()).isEqualTo(Orebook.AGREEMENTS_SERVICE);
        assertThat(requestSent.kind()).isEqualTo("PRODUCER");
        assertThat(requestSent.name()).isEqualTo("send orebook.commitment-requests");
        var served = parent(requestSent);
        assertThat(served.service()).isEqualTo(Orebook.AGREEMENTS_SERVICE);
        assertThat(served.kind()).isEqualTo("SERVER");
        assertThat(served.attributes()).containsEntry("http.route", "/api/v1/agreements/{id}/sign");
        var asked = parent(served);
        assertThat(asked.service()).isEqualTo(Orebook.GATEWAY);
        assertThat(asked.kind()).isEqualTo("CLIENT");
        var arrived = parent(asked);
        assertThat(arrived.service()).isEqualTo(Orebook.GATEWAY);
        assertThat(arrived.kind()).isEqualTo("SERVER");
        assertThat(arrived.attributes()).containsEntry("http.route", "/api/v1/agreements");
        assertThat(arrived.parent()).isEqualTo(caller);

        assertThat(requestTaken.attributes())
                .containsEntry("messaging.system", "kafka")
                .containsEntry("messaging.operation.type", "process")
                .containsEntry("messaging.destination.name", "orebook.commitment-requests")
                .containsEntry("messaging.consumer.group.name", "deposits-service.orebook.commitment-requests")
                .containsEntry(
                        "messaging.kafka.offset", requestSent.attributes().get("messaging.kafka.offset"))
                .containsEntry(
                        "messaging.destination.partition.id",
                        requestSent.attributes().get("messaging.destination.partition.id"))
                .containsEntry("messaging.message.id", requestSent.attributes().get("messaging.message.id"));
        // What the handler asked its database is within.
        assertThat(children(requestTaken)).extracting(Traced::name).contains("INSERT commitment", "INSERT outbox");
    }

    @Test
    void whatAServiceAsksOfItsOwnAccordIsNoTrace() throws Exception {
        as("viewer").get("/api/v1/deposits?limit=1").expect(200);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> collector.spans().stream()
                        .anyMatch(span -> span.service().equals(Orebook.DEPOSITS_SERVICE)
                                && span.kind().equals("CLIENT")));

        assertThat(collector.spans())
                .filteredOn(span -> span.parent().isEmpty() && span.kind().equals("CLIENT"))
                .filteredOn(span -> !span.service().equals(Orebook.GATEWAY))
                .isEmpty();
        assertThat(collector.spans())
                .noneMatch(
                        span -> span.attributes().getOrDefault("url.path", "").startsWith("/q/"));
    }

    @Test
    void everyLineOfALogIsJsonAndThoseOfARequestHaveItsIds() throws Exception {
        var trace = hex(16);
        var request = Negotiation.unique("request");

        as("viewer")
                .get(
                        "/api/v1/deposits/KZ-000000",
                        "X-Request-Id",
                        request,
                        "traceparent",
                        "00-%s-%s-01".formatted(trace, hex(8)))
                .expect(404);

        var line = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> log(Orebook.DEPOSITS_SERVICE).stream()
                                .filter(entry ->
                                        entry.at("/mdc/requestId").asText().equals(request))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(line.at("/mdc/traceId").asText()).isEqualTo(trace);
        assertThat(line.at("/mdc/spanId").asText()).hasSize(16);
        assertThat(line.path("service.name").asText()).isEqualTo(Orebook.DEPOSITS_SERVICE);
        assertThat(line.path("level").asText()).isNotBlank();
        assertThat(line.path("timestamp").asText()).isNotBlank();
        for (var service : SERVICES) {
            assertThat(log(service)).as(service).isNotEmpty();
        }
    }

    private static List<JsonNode> log(String service) throws Exception {
        var json = new ObjectMapper();
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(DATA.resolve("logs").resolve(service + ".log"))) {
            // What Java itself says before there is a log.
            if (!OF_THE_JVM.matcher(line).lookingAt()) {
                lines.add(json.readTree(line));
            }
        }
        return lines;
    }

    @Test
    void documentedMetricsAreThereWithTheirLabelsAndOursAreDocumented() throws Exception {
        var catalogue = Catalogue.read(Project.ROOT.resolve("deploy/observability/README.md"));
        as("viewer").get("/api/v1/rankings?commodity=tungsten&edition=MCS%202025");

        Awaitility.await()
                .atMost(UNTIL_ALL_METRICS)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(missing(catalogue, scrapes())).isEmpty());

        var undocumented = new TreeSet<String>();
        for (var scrape : scrapes().values()) {
            scrape.series().stream()
                    .filter(OURS)
                    .filter(series -> catalogue.ofSeries(series).isEmpty())
                    .forEach(undocumented::add);
        }
        assertThat(undocumented).isEmpty();
    }

    @Test
    void noMeterIsTakenForAnother() throws Exception {
        for (var service : SERVICES) {
            assertThat(log(service))
                    .as(service)
                    .noneMatch(line -> line.path("loggerName").asText().startsWith("io.micrometer"));
        }
        assertThat(serversOf(Orebook.GATEWAY)).containsExactlyInAnyOrder(PORTS.gateway(), PORTS.gatewayManagement());
        assertThat(serversOf(Orebook.DEPOSITS_SERVICE))
                .containsExactlyInAnyOrder(PORTS.deposits(), PORTS.depositsManagement());
        assertThat(serversOf(Orebook.AGREEMENTS_SERVICE))
                .containsExactlyInAnyOrder(PORTS.agreements(), PORTS.agreementsManagement());
        assertThat(scrapes().get(Orebook.DEPOSITS_SERVICE).values("postgresql_completed_total", "clientName"))
                .containsExactlyInAnyOrder("<default>", "relay");
    }

    private static List<Integer> serversOf(String service) throws Exception {
        return scrapes().get(service).values("http_server_active_connections", "server_port").stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static Map<String, Scrape> scrapes() throws Exception {
        return Map.of(
                Orebook.GATEWAY, Scrape.of(CLIENT, PORTS.gatewayManagement()),
                Orebook.DEPOSITS_SERVICE, Scrape.of(CLIENT, PORTS.depositsManagement()),
                Orebook.AGREEMENTS_SERVICE, Scrape.of(CLIENT, PORTS.agreementsManagement()));
    }

    /** What is documented of our processes and is not so. */
    private static List<String> missing(Catalogue catalogue, Map<String, Scrape> scrapes) {
        var missing = new ArrayList<String>();
        for (var metric : catalogue.all()) {
            for (var application : metric.from()) {
                if (!SERVICES.contains(application)) {
                    continue;
                }
                for (var series : metric.series()) {
                    var labels = new HashSet<>(metric.labels());
                    if (series.endsWith("_bucket")) {
                        labels.add("le");
                    }
                    var there = scrapes.get(application).labels(series);
                    if (!there.contains(labels)) {
                        missing.add("%s of %s with %s: has %s".formatted(series, application, labels, there));
                    }
                }
            }
        }
        return missing;
    }

    private static Traced only(String trace, String service, String kind, String name, Predicate<Traced> which) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            var found = collector.spans().stream()
                                    .filter(span -> span.trace().equals(trace))
                                    .filter(span -> span.service().equals(service)
                                            && span.kind().equals(kind)
                                            && span.name().equals(name))
                                    .filter(which)
                                    .toList();
                            assertThat(found).hasSize(1);
                            return found.getFirst();
                        },
                        _ -> true);
    }

    private static Traced parent(Traced child) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> collector.spans().stream()
                                .filter(span -> span.trace().equals(child.trace())
                                        && span.id().equals(child.parent()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<Traced> children(Traced parent) {
        return collector.spans().stream()
                .filter(span ->
                        span.trace().equals(parent.trace()) && span.parent().equals(parent.id()))
                .toList();
    }

    private static synchronized Caller as(String name) throws IOException, InterruptedException {
        var token = TOKENS.get(name);
        if (token == null) {
            token = new Tokens(new Layout(Project.ROOT, DATA), PORTS).accessToken(name);
            TOKENS.put(name, token);
        }
        return new Caller(CLIENT, PORTS.gatewayUrl(), token);
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}

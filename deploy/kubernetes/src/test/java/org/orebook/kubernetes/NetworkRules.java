package org.orebook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** That nothing may speak to anything but along the ways that the settings name, and along all of those. */
final class NetworkRules {
    static final List<Rule> ALL = List.of(
            new Rule("what no policy names is denied", NetworkRules::deniedByDefault),
            new Rule("a policy says for every port that is listened on who may come", NetworkRules::portsCovered),
            new Rule("a policy lets nobody in to a port that nobody listens on", NetworkRules::noPortTooMany),
            new Rule(
                    "every address that a setting names is there, and may be gone to from here and come to from there",
                    NetworkRules::flowsAllowed));

    private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9.-]*):([0-9]{2,5})(?![0-9])");
    private static final Set<String> SELF = Set.of("localhost");

    private NetworkRules() {}

    /** Pods that stand behind a name, and the port that they listen on. */
    private record Destination(Map<String, String> labels, int port) {}

    private static Stream<String> deniedByDefault(Manifests manifests) {
        var denied = manifests
                .all("NetworkPolicy")
                .filter(policy -> Selector.of(policy.spec().path("podSelector")).isEmpty())
                .filter(policy ->
                        !policy.spec().has("ingress") && !policy.spec().has("egress"))
                .anyMatch(policy -> applies(policy, "Ingress") && applies(policy, "Egress"));
        return denied ? Stream.empty() : Stream.of("no policy denies all");
    }

    private static Stream<String> portsCovered(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.ports()
                        .filter(port -> rules(manifests, workload.podLabels(), "Ingress")
                                .noneMatch(rule -> names(rule, port) && rule.has("from")))
                        .mapToObj(port -> workload + " " + port));
    }

    private static Stream<String> noPortTooMany(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> rules(manifests, workload.podLabels(), "Ingress")
                        .flatMap(rule -> rule.path("ports").valueStream())
                        .map(port -> port.path("port").asInt())
                        .filter(port -> workload.ports().noneMatch(listened -> listened == port))
                        .map(port -> workload + " " + port));
    }

    private static Stream<String> flowsAllowed(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.environment(manifests).entrySet().stream()
                        .flatMap(setting -> ADDRESS.matcher(setting.getValue())
                                .results()
                                .filter(address -> !SELF.contains(address.group(1)))
                                .flatMap(address -> refusal(manifests, workload, address).stream())
                                .map(refusal -> workload + " " + setting.getKey() + ": " + refusal)));
    }

    private static Optional<String> refusal(Manifests manifests, Workload workload, MatchResult address) {
        var found = destination(manifests, address.group(1), Integer.parseInt(address.group(2)));
        if (found.isEmpty()) {
            return Optional.of(address.group() + " is not there");
        }
        var from = workload.podLabels();
        var to = found.get();
        if (rules(manifests, from, "Egress")
                .noneMatch(rule -> names(rule, to.port()) && meets(rule, "to", to.labels()))) {
            return Optional.of("may not go to " + address.group());
        }
        if (rules(manifests, to.labels(), "Ingress")
                .noneMatch(rule -> names(rule, to.port()) && meets(rule, "from", from))) {
            return Optional.of("may not come to " + address.group());
        }
        return Optional.empty();
    }

    private static Optional<Destination> destination(Manifests manifests, String name, int port) {
        return manifests
                .find("Service", name)
                .flatMap(service -> ofService(manifests, service, port))
                .or(() -> ofOperator(manifests, name, port));
    }

    private static Optional<Destination> ofService(Manifests manifests, Resource service, int port) {
        var selector = Resource.strings(service.spec().path("selector"));
        return service.spec()
                .path("ports")
                .valueStream()
                .filter(offered -> offered.path("port").asInt() == port)
                .map(offered -> offered.path("targetPort").asText())
                .flatMap(target -> manifests
                        .workloads()
                        .filter(workload -> !workload.resource().kind().equals("Job"))
                        .filter(workload -> workload.podLabels().entrySet().containsAll(selector.entrySet()))
                        .flatMap(workload -> workload.main()
                                .path("ports")
                                .valueStream()
                                .filter(listened ->
                                        listened.path("name").asText().equals(target))
                                .map(listened -> new Destination(
                                        workload.podLabels(),
                                        listened.path("containerPort").asInt()))))
                .findFirst();
    }

    /** Services that operators make, and the labels that they give to the pods behind them. */
    private static Optional<Destination> ofOperator(Manifests manifests, String name, int port) {
        var databases = manifests
                .all("Cluster")
                .filter(cluster -> name.equals(cluster.name() + "-rw") && port == 5432)
                .map(cluster -> Map.of("cnpg.io/cluster", cluster.name()));
        var brokers = manifests
                .all("Kafka")
                .filter(kafka -> name.equals(kafka.name() + "-kafka-bootstrap"))
                .filter(kafka -> kafka.spec()
                        .at("/kafka/listeners")
                        .valueStream()
                        .anyMatch(listener -> listener.path("port").asInt() == port))
                .map(kafka -> Map.of("strimzi.io/cluster", kafka.name(), "strimzi.io/broker-role", "true"));
        var identity = manifests
                .all("Keycloak")
                .filter(keycloak -> name.equals(keycloak.name() + "-service") && port == 8443)
                .map(keycloak -> Map.of(
                        "app",
                        "keycloak",
                        "app.kubernetes.io/managed-by",
                        "keycloak-operator",
                        "app.kubernetes.io/instance",
                        keycloak.name()));
        return Stream.of(databases, brokers, identity)
                .flatMap(all -> all)
                .map(labels -> new Destination(labels, port))
                .findFirst();
    }

    private static Stream<JsonNode> rules(Manifests manifests, Map<String, String> labels, String direction) {
        return manifests
                .all("NetworkPolicy")
                .filter(policy -> applies(policy, direction))
                .filter(policy -> Selector.of(policy.spec().path("podSelector")).matches(labels))
                .flatMap(policy -> policy.spec()
                        .path(direction.equals("Ingress") ? "ingress" : "egress")
                        .valueStream());
    }

    private static boolean applies(Resource policy, String direction) {
        return policy.spec()
                .path("policyTypes")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet())
                .contains(direction);
    }

    private static boolean names(JsonNode rule, int port) {
        return rule.path("ports")
                .valueStream()
                .anyMatch(allowed -> allowed.path("port").asInt() == port);
    }

    private static boolean meets(JsonNode rule, String peers, Map<String, String> labels) {
        return rule.path(peers)
                .valueStream()
                .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                .anyMatch(peer -> Selector.of(peer.path("podSelector")).matches(labels));
    }
}

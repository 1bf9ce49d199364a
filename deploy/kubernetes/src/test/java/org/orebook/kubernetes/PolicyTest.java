package org.orebook.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyTest {

    /** A rule, what is done to good manifests to break it, and what it has to name then. */
    private record Breach(String rule, UnaryOperator<Manifests> done, String named) {}

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String GATEWAY = "Deployment/gateway";
    private static final String CONTAINER = "/spec/template/spec/containers/0";

    private static final List<Breach> BREACHES = List.of(
            set("no pod runs as root", GATEWAY, "/spec/template/spec/securityContext", "runAsNonRoot", false),
            set("no pod runs as root", GATEWAY, CONTAINER + "/securityContext", "runAsUser", 0),
            set(
                    "no container can gain privileges",
                    GATEWAY,
                    CONTAINER + "/securityContext",
                    "allowPrivilegeEscalation",
                    true),
            remove(
                    "no container can gain privileges",
                    GATEWAY,
                    CONTAINER + "/securityContext",
                    "allowPrivilegeEscalation"),
            remove("every container drops all capabilities", GATEWAY, CONTAINER + "/securityContext", "capabilities"),
            remove(
                    "every container's root file system is read-only",
                    GATEWAY,
                    CONTAINER + "/securityContext",
                    "readOnlyRootFilesystem"),
            remove(
                    "every pod has the runtime's seccomp profile",
                    GATEWAY,
                    "/spec/template/spec/securityContext",
                    "seccompProfile"),
            set("no pod shares anything with its node", GATEWAY, "/spec/template/spec", "hostNetwork", true),
            set("no pod shares anything with its node", GATEWAY, CONTAINER + "/ports/0", "hostPort", 80),
            remove(
                    "no pod holds a token for the cluster's API",
                    GATEWAY,
                    "/spec/template/spec",
                    "automountServiceAccountToken"),
            remove(
                    "no pod is told of other services by its environment",
                    GATEWAY,
                    "/spec/template/spec",
                    "enableServiceLinks"),
            remove(
                    "every container asks for processor and memory and has a limit of memory",
                    GATEWAY,
                    CONTAINER + "/resources/limits",
                    "memory"),
            remove(
                    "every container asks for processor and memory and has a limit of memory",
                    GATEWAY,
                    CONTAINER + "/resources/requests",
                    "cpu"),
            set("every image has a tag, which is not latest", GATEWAY, CONTAINER, "image", "orebook/gateway:latest"),
            set(
                    "every image has a tag, which is not latest",
                    GATEWAY,
                    CONTAINER,
                    "image",
                    "registry:5000/orebook/gateway"),
            new Breach(
                    "no secret stands in a manifest",
                    manifests -> with(manifests, CONTAINER + "/env", variable("QUARKUS_DATASOURCE_PASSWORD", "pw")),
                    "QUARKUS_DATASOURCE_PASSWORD"),
            new Breach(
                    "no secret stands in a manifest",
                    manifests -> with(
                            manifests, CONTAINER + "/env", variable("DATABASE", "postgresql://user:pw@db/deposits")),
                    "DATABASE"),
            remove(
                    "everything says what it is and what it belongs to",
                    "Service/gateway",
                    "/metadata/labels",
                    "app.kubernetes.io/part-of"),
            remove("every emptyDir is bounded", GATEWAY, "/spec/template/spec/volumes/0/emptyDir", "sizeLimit"),
            set(
                    "a rollout takes nothing away before its replacement serves",
                    GATEWAY,
                    "/spec/strategy/rollingUpdate",
                    "maxUnavailable",
                    1),
            remove("a rollout takes nothing away before its replacement serves", GATEWAY, "/spec", "minReadySeconds"),
            gone("every deployment has a disruption budget", "PodDisruptionBudget/gateway", GATEWAY),
            set(
                    "every deployment has a disruption budget",
                    "PodDisruptionBudget/gateway",
                    "/spec/selector/matchLabels",
                    "app.kubernetes.io/name",
                    "gatewey",
                    GATEWAY),
            gone("the autoscaler alone says how many there are", "HorizontalPodAutoscaler/gateway", GATEWAY),
            set("the autoscaler alone says how many there are", GATEWAY, "/spec", "replicas", 2),
            set(
                    "replicas are spread over zones and nodes",
                    GATEWAY,
                    "/spec/template/spec/topologySpreadConstraints/0",
                    "topologyKey",
                    "rack"),
            set(
                    "each probe of our services asks what it is for, at the management port",
                    GATEWAY,
                    CONTAINER + "/livenessProbe/httpGet",
                    "path",
                    "/q/health/ready"),
            set(
                    "each probe of our services asks what it is for, at the management port",
                    GATEWAY,
                    CONTAINER + "/readinessProbe/httpGet",
                    "port",
                    "http"),
            remove(
                    "whatever serves is asked whether it lives, and whether it is ready",
                    "StatefulSet/kafka",
                    CONTAINER,
                    "readinessProbe"),
            set(
                    "a pod has longer to end than its service takes",
                    GATEWAY,
                    "/spec/template/spec",
                    "terminationGracePeriodSeconds",
                    40),
            set(
                    "a pod has longer to end than its service takes",
                    GATEWAY,
                    CONTAINER + "/readinessProbe",
                    "periodSeconds",
                    10),
            new Breach(
                    "only a job migrates; a service holds its schema against its own",
                    manifests -> changed(
                            manifests,
                            "Deployment/deposits-service",
                            CONTAINER + "/env",
                            env -> ((ArrayNode) env).add(variable("QUARKUS_FLYWAY_MIGRATE_AT_START", "true"))),
                    "Deployment/deposits-service"),
            set(
                    "a job migrates the database that the service uses, with the image that it runs",
                    "Job/deposits-service-migration",
                    CONTAINER,
                    "image",
                    "orebook/deposits-service:0.9.0",
                    "Deployment/deposits-service"),
            gone("what no policy names is denied", "NetworkPolicy/deny-by-default", "no policy denies all"),
            gone(
                    "a policy says for every port that is listened on who may come",
                    "NetworkPolicy/deposits-service",
                    "Deployment/deposits-service 8411"),
            set(
                    "a policy lets nobody in to a port that nobody listens on",
                    "NetworkPolicy/gateway",
                    "/spec/ingress/0/ports/0",
                    "port",
                    8405,
                    GATEWAY + " 8405"),
            gone(
                    "every address that a setting names is there, and may be gone to from here and come to from there",
                    "NetworkPolicy/to-kafka",
                    "KAFKA_BOOTSTRAP_SERVERS: may not go to orebook-kafka-bootstrap:9092"),
            gone(
                    "every address that a setting names is there, and may be gone to from here and come to from there",
                    "NetworkPolicy/keycloak",
                    "QUARKUS_OIDC_AUTH_SERVER_URL: may not come to keycloak-service:8080"),
            gone(
                    "every address that a setting names is there, and may be gone to from here and come to from there",
                    "Service/deposits-service",
                    "OREBOOK_GATEWAY_DEPOSITS_URL: deposits-service:8401 is not there"));

    @TestFactory
    Stream<DynamicTest> everyOverlayKeepsEveryRule() {
        return Kustomize.OVERLAYS.stream()
                .flatMap(overlay -> Rule.ALL.stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                overlay + ": " + rule,
                                () -> assertThat(rule.violations(Kustomize.overlay(overlay)))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> aBreachOfARuleIsNamed() {
        return BREACHES.stream()
                .map(breach -> DynamicTest.dynamicTest(
                        breach.rule() + ": " + breach.named(),
                        () -> assertThat(rule(breach.rule())
                                        .violations(breach.done()
                                                .apply(Kustomize.overlay("try").copy())))
                                .isNotEmpty()
                                .anyMatch(violation -> violation.contains(breach.named()))));
    }

    @Test
    void everyRuleCanBeBroken() {
        Set<String> broken = BREACHES.stream().map(Breach::rule).collect(Collectors.toSet());

        assertThat(Rule.ALL).extracting(Rule::says).containsExactlyInAnyOrderElementsOf(broken);
    }

    private static Rule rule(String says) {
        return Rule.ALL.stream()
                .filter(rule -> rule.says().equals(says))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule: " + says));
    }

    private static Breach set(String rule, String resource, String where, String field, Object value) {
        return set(rule, resource, where, field, value, resource);
    }

    private static Breach set(String rule, String resource, String where, String field, Object value, String named) {
        return new Breach(
                rule,
                manifests -> changed(manifests, resource, where, node -> {
                    ((ObjectNode) node).set(field, MAPPER.valueToTree(value));
                    return node;
                }),
                named);
    }

    private static Breach remove(String rule, String resource, String where, String field) {
        return new Breach(
                rule,
                manifests -> changed(manifests, resource, where, node -> ((ObjectNode) node).remove(field)),
                resource);
    }

    private static Breach gone(String rule, String resource, String named) {
        return new Breach(rule, manifests -> manifests.without(find(manifests, resource)), named);
    }

    private static Manifests with(Manifests manifests, String where, JsonNode variable) {
        return changed(manifests, GATEWAY, where, env -> ((ArrayNode) env).add(variable));
    }

    private static JsonNode variable(String name, String value) {
        return MAPPER.createObjectNode().put("name", name).put("value", value);
    }

    private static Manifests changed(
            Manifests manifests, String resource, String where, UnaryOperator<JsonNode> change) {
        var node = find(manifests, resource).tree().at(where);
        assertThat(node.isContainerNode()).as("%s %s", resource, where).isTrue();
        Objects.requireNonNull(change.apply(node));
        return manifests;
    }

    private static Resource find(Manifests manifests, String resource) {
        var kindAndName = resource.split("/", 2);
        return manifests.one(kindAndName[0], kindAndName[1]);
    }
}

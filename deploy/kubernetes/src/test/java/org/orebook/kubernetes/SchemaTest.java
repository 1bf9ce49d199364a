package org.orebook.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SchemaTest {
    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyResourceIsOneThatItsServerTakes(String overlay) {
        assertThat(Kustomize.overlay(overlay).resources().stream()
                        .flatMap(resource -> StrictSchemas.problems(resource).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void anOverlayIsItsThreePartsAndNothingElse(String overlay) {
        var parts = Kustomize.PARTS.stream()
                .flatMap(part -> Kustomize.overlay(overlay + "/" + part).resources().stream())
                .map(Resource::toString);

        assertThat(Kustomize.overlay(overlay).resources().stream().map(Resource::toString))
                .containsExactlyInAnyOrderElementsOf(parts.toList());
    }

    /** One of each kind, with a field that nobody knows put into its spec (or beside it, where it has none). */
    @TestFactory
    Stream<DynamicTest> refusesAFieldThatNobodyKnows() {
        return oneOfEachKind()
                .map(resource -> DynamicTest.dynamicTest(resource.kind(), () -> {
                    var bad = new Resource(resource.tree().deepCopy());
                    ((ObjectNode) (bad.spec().isObject() ? bad.spec() : bad.tree())).put("replicaz", 2);

                    assertThat(StrictSchemas.problems(bad)).anyMatch(problem -> problem.contains("replicaz"));
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, agreements-service, /spec/template/spec/containers/0/livenessProbe/httpGet, prot",
        "NetworkPolicy, gateway, /spec/ingress/0/from/0, podSelektor",
        "HorizontalPodAutoscaler, gateway, /spec/metrics/0/resource/target, averageUtilisation",
        "HTTPRoute, api, /spec/rules/0/backendRefs/0, prot",
        "PodMonitor, orebook, /spec/podMetricsEndpoints/0, pathe",
        "Kafka, orebook, /spec/kafka/listeners/0, tlz",
        "KafkaNodePool, broker, /spec/storage/volumes/0, sizes",
        "KafkaUser, deposits-service, /spec/authorization/acls/0/resource, pattern",
        "Cluster, deposits-db, /spec/bootstrap/initdb, databaze",
        "ObjectStore, deposits-db, /spec/configuration/wal, compress",
        "ScaledObject, agreements-service, /spec/triggers/1/metadata, lagTreshold",
        "Certificate, keycloak-tls, /spec/issuerRef, names",
        "Keycloak, keycloak, /spec/unsupported/podTemplate/spec/containers/0/securityContext, runAsRoot",
    })
    void refusesAFieldThatNobodyKnowsHoweverDeep(String kind, String name, String where, String field) {
        var bad = new Resource(
                Kustomize.overlay("production").one(kind, name).tree().deepCopy());
        ((ObjectNode) bad.tree().at(where)).put(field, "x");

        assertThat(StrictSchemas.problems(bad)).isNotEmpty().first().asString().contains(kind + "/" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, gateway, /spec, selector",
        "Deployment, gateway, /spec/template/spec/containers/0, name",
        "Service, gateway, /spec/ports/0, port",
        "Cluster, deposits-db, /spec, instances",
        "ScheduledBackup, deposits-db, /spec, schedule",
        "Certificate, keycloak-tls, /spec, secretName",
        "ScaledObject, agreements-service, /spec, scaleTargetRef",
        "KeycloakRealmImport, orebook, /spec, realm",
    })
    void refusesWhereAFieldIsMissing(String kind, String name, String where, String field) {
        var bad = new Resource(
                Kustomize.overlay("production").one(kind, name).tree().deepCopy());
        ((ObjectNode) bad.tree().at(where)).remove(field);

        assertThat(StrictSchemas.problems(bad)).isNotEmpty().first().asString().contains(field);
    }

    @Test
    void refusesAKindThatThereIsNot() {
        JsonNode tree =
                Kustomize.overlay("production").one("Kafka", "orebook").tree().deepCopy();
        ((ObjectNode) tree).put("kind", "KafkaCluster");

        assertThat(StrictSchemas.problems(new Resource(tree))).hasSize(1);
    }

    @Test
    void refusesAnApiVersionThatThereIsNot() {
        JsonNode tree = Kustomize.overlay("production")
                .one("Deployment", "gateway")
                .tree()
                .deepCopy();
        ((ObjectNode) tree).put("apiVersion", "apps/v1beta1");

        assertThat(StrictSchemas.problems(new Resource(tree)))
                .containsExactly("Deployment/gateway: no schema for apps/v1beta1");
    }

    private static Stream<Resource> oneOfEachKind() {
        return Stream.of("production", "try")
                .flatMap(overlay -> Kustomize.overlay(overlay).resources().stream())
                .collect(Collectors.toMap(Resource::kind, resource -> resource, (first, _) -> first, TreeMap::new))
                .values()
                .stream();
    }
}

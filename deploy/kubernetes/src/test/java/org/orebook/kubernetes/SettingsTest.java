package org.orebook.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SettingsTest {
    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyVariableIsOneThatItsServiceReads(String overlay) {
        var manifests = Kustomize.overlay(overlay);

        assertThat(manifests
                        .workloads()
                        .filter(Workload::isOurs)
                        .flatMap(workload -> workload.variables(manifests)
                                .flatMap(variable ->
                                        PackagedService.of(workload.module()).ineffective(variable).stream())
                                .map(problem -> workload + ": " + problem)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyPortIsTheOneThatItsServiceListensOn(String overlay) {
        var manifests = Kustomize.overlay(overlay);

        assertThat(manifests
                        .workloads()
                        .filter(Workload::isOurs)
                        .filter(workload -> workload.resource().kind().equals("Deployment")))
                .isNotEmpty()
                .allSatisfy(workload -> {
                    var service = PackagedService.of(workload.module());
                    assertThat(ports(workload))
                            .isEqualTo(Map.of(
                                    "http", service.property("quarkus.http.port"),
                                    "management", service.property("quarkus.management.port")));
                    assertThat(workload.environment(manifests))
                            .doesNotContainKeys("QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT")
                            .containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0")
                            .containsEntry("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, OREBOOK_GATEWAY_DEPOSIT_URL, is read by nobody",
        "gateway, QUARKUS_HTTP_HOTS, is read by nobody",
        "gateway, QUARKUS_FLYWAY_MIGRATE_AT_START, is read by nobody",
        "deposits-service, KAFKA_BOOTSTRAP_SERVER, is read by nobody",
        "deposits-service, OREBOOK_DOCUMENTS_STORE, is read by nobody",
        "deposits-service, AWS_ACCESS_KEY_ID, is read by nobody",
        "agreements-service, AWS_ACCES_KEY_ID, is read by nobody",
        "agreements-service, QUARKUS_DATASOURCE_DB_KIND, is fixed when the service is built",
    })
    void aVariableWithoutEffectIsNamed(String module, String variable, String why) {
        assertThat(PackagedService.of(module).ineffective(variable)).contains(variable + " " + why);
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, OREBOOK_GATEWAY_LIMITS_REQUESTS_PER_SECOND",
        "gateway, QUARKUS_TLS__KEYCLOAK__TRUST_STORE_PEM_CERTS",
        "deposits-service, OREBOOK_IMPORT_MAX_ROWS",
        "deposits-service, OREBOOK_MESSAGING_REPLICAS",
        "agreements-service, OREBOOK_DOCUMENTS_S3_BUCKET",
        "agreements-service, AWS_ACCESS_KEY_ID",
        "agreements-service, KAFKA_SSL_KEYSTORE_LOCATION",
    })
    void aVariableWithEffectIsKnown(String module, String variable) {
        assertThat(PackagedService.of(module).ineffective(variable)).isEqualTo(Optional.empty());
    }

    private static Map<String, String> ports(Workload workload) {
        return workload.main()
                .path("ports")
                .valueStream()
                .collect(Collectors.toMap(
                        port -> port.path("name").asText(),
                        port -> port.path("containerPort").asText()));
    }
}

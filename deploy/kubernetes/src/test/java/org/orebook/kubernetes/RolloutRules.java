package org.orebook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a rollout, a drained node and a busy day rest on. */
final class RolloutRules {
    static final List<Rule> ALL = List.of(
            new Rule("a rollout takes nothing away before its replacement serves", RolloutRules::surges),
            new Rule("every deployment has a disruption budget", RolloutRules::budgeted),
            new Rule("the autoscaler alone says how many there are", RolloutRules::scaled),
            new Rule("replicas are spread over zones and nodes", RolloutRules::spread),
            new Rule("each probe of our services asks what it is for, at the management port", RolloutRules::probed),
            new Rule("whatever serves is asked whether it lives, and whether it is ready", RolloutRules::asked),
            new Rule("a pod has longer to end than its service takes", RolloutRules::graceful),
            new Rule("only a job migrates; a service holds its schema against its own", RolloutRules::migrates),
            new Rule(
                    "a job migrates the database that the service uses, with the image that it runs",
                    RolloutRules::migratesTheSame));

    private static final String MIGRATE = "QUARKUS_FLYWAY_MIGRATE_AT_START";
    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    /** How long the relay of messages may take for its last batch. */
    private static final Duration RELAY = Duration.ofSeconds(20);

    private RolloutRules() {}

    private static Stream<String> surges(Manifests manifests) {
        return manifests
                .all("Deployment")
                .filter(deployment -> deployment
                                        .spec()
                                        .at("/strategy/rollingUpdate/maxUnavailable")
                                        .asInt(-1)
                                != 0
                        || deployment
                                        .spec()
                                        .at("/strategy/rollingUpdate/maxSurge")
                                        .asInt()
                                < 1
                        || deployment.spec().path("minReadySeconds").asInt() < 1)
                .map(Resource::toString);
    }

    private static Stream<String> budgeted(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.resource().kind().equals("Deployment"))
                .filter(workload -> manifests
                        .all("PodDisruptionBudget")
                        .noneMatch(
                                budget -> budget.spec().path("maxUnavailable").asInt() >= 1
                                        && Selector.of(budget.spec().path("selector"))
                                                .matches(workload.podLabels())))
                .map(Workload::toString);
    }

    private static Stream<String> scaled(Manifests manifests) {
        return manifests
                .all("Deployment")
                .filter(deployment -> deployment.spec().has("replicas")
                        || Stream.concat(manifests.all("HorizontalPodAutoscaler"), manifests.all("ScaledObject"))
                                        .filter(scaler -> scaler.spec()
                                                .at("/scaleTargetRef/name")
                                                .asText()
                                                .equals(deployment.name()))
                                        .count()
                                != 1)
                .map(Resource::toString);
    }

    private static Stream<String> spread(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.resource().kind().equals("Deployment"))
                .filter(workload -> !Stream.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")
                        .allMatch(key -> workload.pod()
                                .path("topologySpreadConstraints")
                                .valueStream()
                                .anyMatch(constraint ->
                                        constraint.path("topologyKey").asText().equals(key)
                                                && Selector.of(constraint.path("labelSelector"))
                                                        .matches(workload.podLabels()))))
                .map(Workload::toString);
    }

    private static Stream<String> probed(Manifests manifests) {
        return manifests
                .workloads()
                .filter(Workload::isOurs)
                .filter(workload -> workload.resource().kind().equals("Deployment"))
                .flatMap(workload -> PROBES.entrySet().stream()
                        .filter(probe -> {
                            var asked = workload.main().path(probe.getKey()).path("httpGet");
                            return !asked.path("path").asText().equals(probe.getValue())
                                    || !asked.path("port").asText().equals("management");
                        })
                        .map(probe -> workload + " " + probe.getKey()));
    }

    private static Stream<String> asked(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> !workload.resource().kind().equals("Job"))
                .filter(workload -> !PROBES.keySet().stream().allMatch(workload.main()::has))
                .map(Workload::toString);
    }

    private static Stream<String> graceful(Manifests manifests) {
        return manifests
                .workloads()
                .filter(Workload::isOurs)
                .filter(workload -> workload.resource().kind().equals("Deployment"))
                .filter(workload -> {
                    var environment = workload.environment(manifests);
                    var delay = seconds(environment.get("QUARKUS_SHUTDOWN_DELAY"));
                    var takes = delay.plus(seconds(environment.get("QUARKUS_SHUTDOWN_TIMEOUT")))
                            .plus(environment.containsKey("KAFKA_BOOTSTRAP_SERVERS") ? RELAY : Duration.ZERO);
                    return delay.isZero()
                            || noticed(workload.main().path("readinessProbe")).compareTo(delay) >= 0
                            || workload.pod()
                                            .path("terminationGracePeriodSeconds")
                                            .asLong()
                                    <= takes.toSeconds();
                })
                .map(Workload::toString);
    }

    /** After how long it is known at the latest that a pod is not ready. */
    private static Duration noticed(JsonNode probe) {
        return Duration.ofSeconds((long) probe.path("periodSeconds").asInt(10)
                * probe.path("failureThreshold").asInt(3));
    }

    private static Duration seconds(String written) {
        return written == null ? Duration.ZERO : Duration.parse("PT" + written);
    }

    private static Stream<String> migrates(Manifests manifests) {
        return manifests
                .workloads()
                .filter(Workload::isOurs)
                .filter(workload -> workload.environment(manifests).containsKey("QUARKUS_DATASOURCE_JDBC_URL"))
                .filter(workload -> {
                    var environment = workload.environment(manifests);
                    var job = workload.resource().kind().equals("Job");
                    return !environment.getOrDefault(MIGRATE, "").equals(Boolean.toString(job))
                            || !environment
                                    .getOrDefault(
                                            job ? "QUARKUS_INIT_AND_EXIT" : "QUARKUS_FLYWAY_VALIDATE_AT_START", "")
                                    .equals("true")
                            || !environment
                                    .getOrDefault("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "")
                                    .equals("*:future");
                })
                .map(Workload::toString);
    }

    private static Stream<String> migratesTheSame(Manifests manifests) {
        return manifests
                .workloads()
                .filter(Workload::isOurs)
                .filter(workload -> workload.resource().kind().equals("Deployment"))
                .filter(workload -> workload.environment(manifests).containsKey("QUARKUS_DATASOURCE_JDBC_URL"))
                .filter(service -> manifests
                        .workloads()
                        .filter(job -> job.resource().kind().equals("Job"))
                        .noneMatch(job ->
                                job.main().path("image").equals(service.main().path("image"))
                                        && job.environment(manifests)
                                                .get("QUARKUS_DATASOURCE_JDBC_URL")
                                                .equals(service.environment(manifests)
                                                        .get("QUARKUS_DATASOURCE_JDBC_URL"))
                                        && user(job).equals(user(service))))
                .map(Workload::toString);
    }

    private static JsonNode user(Workload workload) {
        return workload.main()
                .path("env")
                .valueStream()
                .filter(variable -> variable.path("name").asText().equals("QUARKUS_DATASOURCE_USERNAME"))
                .map(variable -> variable.path("valueFrom"))
                .findFirst()
                .orElseThrow();
    }
}

package org.orebook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for every pod: the restricted profile of the Pod Security Standards and more, sizes, images, secrets. */
final class PodRules {
    static final List<Rule> ALL = List.of(
            new Rule("no pod runs as root", PodRules::runAsNonRoot),
            new Rule(
                    "no container can gain privileges",
                    manifests ->
                            containers(manifests, (_, container) -> isFalse(container, "allowPrivilegeEscalation"))),
            new Rule(
                    "every container drops all capabilities",
                    manifests -> containers(manifests, (_, container) -> dropsAll(container))),
            new Rule(
                    "every container's root file system is read-only",
                    manifests -> containers(
                            manifests,
                            (_, container) -> container
                                    .at("/securityContext/readOnlyRootFilesystem")
                                    .asBoolean())),
            new Rule(
                    "every pod has the runtime's seccomp profile",
                    manifests -> pods(
                            manifests,
                            (_, pod) -> pod.at("/securityContext/seccompProfile/type")
                                    .asText()
                                    .equals("RuntimeDefault"))),
            new Rule("no pod shares anything with its node", PodRules::nothingOfTheNode),
            new Rule(
                    "no pod holds a token for the cluster's API",
                    manifests -> pods(manifests, (_, pod) -> isFalseAt(pod, "automountServiceAccountToken"))),
            new Rule(
                    "no pod is told of other services by its environment",
                    manifests -> pods(manifests, (_, pod) -> isFalseAt(pod, "enableServiceLinks"))),
            new Rule(
                    "every container asks for processor and memory and has a limit of memory",
                    manifests -> containers(manifests, (_, container) -> sized(container))),
            new Rule(
                    "every image has a tag, which is not latest",
                    manifests -> containers(
                            manifests,
                            (_, container) -> tagged(container.path("image").asText()))),
            new Rule("no secret stands in a manifest", PodRules::noSecrets),
            new Rule("everything says what it is and what it belongs to", PodRules::labelled),
            new Rule(
                    "every emptyDir is bounded",
                    manifests -> pods(
                            manifests,
                            (_, pod) -> pod.path("volumes")
                                    .valueStream()
                                    .filter(volume -> volume.has("emptyDir"))
                                    .allMatch(volume ->
                                            volume.at("/emptyDir/sizeLimit").isTextual()))));

    private static final Set<String> OF_THE_NODE = Set.of("hostNetwork", "hostPID", "hostIPC");
    private static final Pattern TAG = Pattern.compile(":(?!latest$)[\\w][\\w.-]*$");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)(password|secret|token|credential|access_?key)(?!.*(file|location|issuer|audience))");
    private static final Pattern SECRET_IN_URL = Pattern.compile("://[^/@\\s]+:[^/@\\s]+@");
    private static final List<String> LABELS = List.of(
            "app.kubernetes.io/name",
            "app.kubernetes.io/component",
            "app.kubernetes.io/part-of",
            "app.kubernetes.io/managed-by");

    private PodRules() {}

    private static Stream<String> runAsNonRoot(Manifests manifests) {
        return pods(
                manifests,
                (workload, pod) -> pod.at("/securityContext/runAsNonRoot").asBoolean()
                        && pod.at("/securityContext/runAsUser").asInt(1) != 0
                        && workload.containers()
                                .allMatch(container -> container
                                                        .at("/securityContext/runAsUser")
                                                        .asInt(1)
                                                != 0
                                        && container
                                                .at("/securityContext/runAsNonRoot")
                                                .asBoolean(true)));
    }

    private static boolean dropsAll(JsonNode container) {
        var capabilities = container.at("/securityContext/capabilities");
        return capabilities
                        .path("drop")
                        .valueStream()
                        .anyMatch(dropped -> dropped.asText().equals("ALL"))
                && !capabilities.has("add");
    }

    private static Stream<String> nothingOfTheNode(Manifests manifests) {
        return pods(
                manifests,
                (workload, pod) -> OF_THE_NODE.stream().noneMatch(pod::has)
                        && pod.path("volumes").valueStream().noneMatch(volume -> volume.has("hostPath"))
                        && workload.containers()
                                .noneMatch(container -> container
                                                .at("/securityContext/privileged")
                                                .asBoolean()
                                        || container
                                                .path("ports")
                                                .valueStream()
                                                .anyMatch(port -> port.has("hostPort"))));
    }

    private static boolean sized(JsonNode container) {
        var resources = container.path("resources");
        return resources.at("/requests/cpu").isValueNode()
                && resources.at("/requests/memory").isValueNode()
                && resources.at("/limits/memory").isValueNode();
    }

    private static boolean tagged(String image) {
        return TAG.matcher(image.substring(image.lastIndexOf('/') + 1)).find();
    }

    private static Stream<String> noSecrets(Manifests manifests) {
        var resources = manifests.all("Secret").map(secret -> secret + " is a secret itself");
        var settings = manifests
                .all("ConfigMap")
                .flatMap(map -> map.tree()
                        .path("data")
                        .propertyStream()
                        .filter(entry ->
                                isSecret(entry.getKey(), entry.getValue().asText()))
                        .map(entry -> map + " " + entry.getKey()));
        var variables = manifests
                .workloads()
                .flatMap(workload -> workload.containers()
                        .flatMap(container -> container.path("env").valueStream())
                        .filter(variable -> variable.has("value"))
                        .filter(variable -> isSecret(
                                variable.path("name").asText(),
                                variable.path("value").asText()))
                        .map(variable -> workload + " " + variable.path("name").asText()));
        var clients = manifests
                .all("KeycloakRealmImport")
                .flatMap(realm -> realm.spec().findParents("secret").stream()
                        .filter(parent -> parent.has("clientId"))
                        .map(client -> realm + " " + client.path("clientId").asText()));
        var users = manifests
                .all("KeycloakRealmImport")
                .filter(realm -> realm.spec().path("realm").has("users"))
                .map(realm -> realm + " has users");
        return Stream.of(resources, settings, variables, clients, users).flatMap(all -> all);
    }

    private static boolean isSecret(String name, String value) {
        return (SECRET_NAME.matcher(name).find() && !name.endsWith("_FILE"))
                || SECRET_IN_URL.matcher(value).find();
    }

    private static Stream<String> labelled(Manifests manifests) {
        return manifests.resources().stream()
                .filter(resource -> !resource.kind().equals("Namespace"))
                .flatMap(resource -> LABELS.stream()
                        .filter(label -> !resource.labels().containsKey(label))
                        .map(label -> resource + " lacks " + label));
    }

    private static boolean isFalse(JsonNode container, String field) {
        return isFalseAt(container.path("securityContext"), field);
    }

    private static boolean isFalseAt(JsonNode node, String field) {
        return !node.path(field).asBoolean(true);
    }

    private static Stream<String> pods(Manifests manifests, BiPredicate<Workload, JsonNode> kept) {
        return manifests
                .workloads()
                .filter(workload -> !kept.test(workload, workload.pod()))
                .map(Workload::toString);
    }

    private static Stream<String> containers(Manifests manifests, BiPredicate<Workload, JsonNode> kept) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.containers()
                        .filter(container -> !kept.test(workload, container))
                        .map(container ->
                                workload + " " + container.path("name").asText()));
    }
}

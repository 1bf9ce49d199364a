package org.orebook.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Production's topics, and who may do what with them, are those of the services. */
class TopicTest {
    private static final List<String> SERVICES = List.of("deposits-service", "agreements-service");

    @Test
    void everyTopicThatAServiceMakesIsThere() {
        assertThat(topics())
                .containsExactlyInAnyOrderElementsOf(withDeadLetters(Stream.concat(
                                SERVICES.stream().flatMap(service -> states(service).stream()),
                                SERVICES.stream().flatMap(service -> passing(service).stream()))
                        .toList()));
    }

    @Test
    void statesAreCompactedAndNothingElseIs() {
        var compacted = Kustomize.overlay("production")
                .all("KafkaTopic")
                .filter(topic ->
                        topic.spec().at("/config/cleanup.policy").asText().equals("compact"))
                .map(Resource::name);

        assertThat(compacted)
                .containsExactlyInAnyOrderElementsOf(SERVICES.stream()
                        .flatMap(service -> states(service).stream())
                        .toList());
    }

    @Test
    void aServiceMayWriteWhatItProducesAndTheDeadLettersOfWhatItReads() {
        for (var service : SERVICES) {
            var written = new TreeSet<>(states(service));
            written.addAll(passing(service));
            may(service, "Read").forEach(topic -> written.add(topic + ".dlq"));

            assertThat(may(service, "Write")).as(service).isEqualTo(written);
        }
    }

    @Test
    void aServiceReadsInGroupsOfItsOwn() {
        for (var service : SERVICES) {
            assertThat(acls(service)
                            .filter(acl -> acl.at("/resource/type").asText().equals("group"))
                            .map(acl -> acl.at("/resource/name").asText() + " "
                                    + acl.at("/resource/patternType").asText()))
                    .containsExactly(service + ". prefix");
        }
    }

    @Test
    void lagIsAskedOfGroupsThatReadTheTopic() {
        assertThat(Kustomize.overlay("production")
                        .all("ScaledObject")
                        .flatMap(scaled -> scaled.spec()
                                .path("triggers")
                                .valueStream()
                                .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                                .map(trigger ->
                                        trigger.at("/metadata/consumerGroup").asText())))
                .containsExactlyInAnyOrderElementsOf(SERVICES.stream()
                        .flatMap(service -> may(service, "Read").stream().map(topic -> service + "." + topic))
                        .toList());
    }

    private static Set<String> topics() {
        return Kustomize.overlay("production")
                .all("KafkaTopic")
                .map(Resource::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> may(String service, String operation) {
        return acls(service)
                .filter(acl -> acl.at("/resource/type").asText().equals("topic"))
                .filter(acl -> acl.path("operations")
                        .valueStream()
                        .anyMatch(allowed -> allowed.asText().equals(operation)))
                .map(acl -> acl.at("/resource/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> acls(String service) {
        return Kustomize.overlay("production")
                .one("KafkaUser", service)
                .spec()
                .at("/authorization/acls")
                .valueStream();
    }

    private static List<String> withDeadLetters(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> Stream.of(topic, topic + ".dlq"))
                .toList();
    }

    private static List<String> states(String service) {
        return listed(service, "orebook.messaging.state-topics");
    }

    private static List<String> passing(String service) {
        return listed(service, "orebook.messaging.passing-topics");
    }

    private static List<String> listed(String service, String property) {
        return Arrays.asList(PackagedService.of(service).property(property).split(",", -1));
    }
}

package org.orebook.deposits.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orebook.deposits.deposit.DepositChange;
import org.orebook.deposits.deposit.DepositMessages;

/** The AsyncAPI document says what the code does. */
class AsyncApiTest {

    private static final String CONTRACT = "/org/orebook/deposits/contract/";

    private final JsonNode document = read();

    @Test
    void hasEveryReferenceResolve() {
        List<JsonNode> references = document.findValues("$ref");
        assertThat(references).hasSizeGreaterThan(30);
        for (JsonNode reference : references) {
            String to = reference.textValue();
            if (to.startsWith("#")) {
                assertThat(document.at(to.substring(1)).isMissingNode()).as(to).isFalse();
            } else {
                assertThat(AsyncApiTest.class.getResource(CONTRACT + to.substring("./".length())))
                        .as(to)
                        .isNotNull();
            }
        }
    }

    @Test
    void namesTheTopicsAndTypesOfTheCode() {
        List<String> topics = new ArrayList<>();
        document.get("channels")
                .forEach(channel -> topics.add(channel.get("address").textValue()));
        Set<String> types = new TreeSet<>();
        document.at("/components/messages")
                .forEach(message -> types.add(message.get("name").textValue()));

        assertThat(topics).containsExactlyInAnyOrder(DepositMessages.TOPIC, LedgerMessages.TOPIC, Replies.TOPIC);
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                Arrays.stream(DepositChange.Action.values()).map(DepositMessages::type),
                                LedgerMessages.TYPES.stream(),
                                Replies.TYPES.stream())
                        .flatMap(each -> each)
                        .toList());
    }

    private static JsonNode read() {
        try (InputStream yaml = AsyncApiTest.class.getResourceAsStream(CONTRACT + "asyncapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

package org.orebook.agreements.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.EventStream;
import org.orebook.agreements.testing.Messages;
import org.orebook.chassis.testing.Outside;
import org.orebook.chassis.testing.Tokens;

/** The feed of the packaged service, of what comes to it by Kafka. */
@QuarkusIntegrationTest
class FeedIT {

    private static final String TYPE = "org.orebook.deposit.changed.v1";

    @TestHTTPResource("/api/v1/events")
    URI events;

    @Test
    void tellsOfADepositAsItHearsOfItAndGoesOnWhereAClientBrokeOff() {
        UUID deposit = UUID.randomUUID();
        try (EventStream first = follow(deposit)) {
            say(deposit, 1);
            say(deposit, 2);

            List<JsonNode> told = first.placed().await(2);

            assertThat(told)
                    .extracting(event -> event.get("version").intValue())
                    .containsExactly(1, 2);
            assertThat(told.getFirst().get("type").textValue()).isEqualTo(TYPE);
            assertThat(told.getFirst().get("number").textValue()).isEqualTo(Messages.number(deposit));
            try (EventStream second =
                    follow(deposit, "Last-Event-ID", first.events().getFirst().id())) {
                assertThat(second.await(1))
                        .extracting(event -> event.get("version").intValue())
                        .containsExactly(2);
            }
        }
    }

    private EventStream follow(UUID subject, String... headers) {
        return EventStream.follow(URI.create(events + "?subject=" + subject), Tokens.of("viewer"), headers);
    }

    private static void say(UUID deposit, int version) {
        Outside.send("orebook.deposits", deposit.toString(), TYPE, Messages.deposit(deposit, version));
    }
}

package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The stream of changes through the gateway: what one may see, in order, and whole over a restart of the service. */
@AcceptanceTest
@Order(7)
class FeedIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Orebook orebook;
    private final Negotiation negotiation;

    FeedIT(Orebook orebook) {
        this.orebook = orebook;
        this.negotiation = new Negotiation(orebook);
    }

    @Test
    void goesOnWhereItBrokeOffWhenTheServiceBehindItIsRestarted() throws Exception {
        var names = new ArrayList<String>();
        try (var first = new FeedListener(orebook, "viewer", null)) {
            names.add(negotiation.deposit(Negotiation.unique("heard")));
            awaitAll(first, names);
            orebook.kill(Orebook.AGREEMENTS_SERVICE);
            // Registered while nobody listens and nothing hears.
            names.add(negotiation.deposit(Negotiation.unique("missed")));
            first.awaitEnd();
            orebook.restart(Orebook.AGREEMENTS_SERVICE);
            names.add(negotiation.deposit(Negotiation.unique("later")));
            try (var second = new FeedListener(orebook, "viewer", first.lastId())) {
                awaitAll(second, names.subList(1, 3));
                assertThat(second.subjects()).doesNotContain(names.getFirst());
                assertThat(second.events()).doesNotContain("reset");
            }
        }
    }

    @Test
    void aPartnerHearsOfNothingThatItMayNotSee() throws Exception {
        try (var partner = new FeedListener(orebook, "cove-kaz", null);
                var viewer = new FeedListener(orebook, "viewer", null)) {
            var hidden = negotiation.deposit(Negotiation.unique("internal"));
            awaitAll(viewer, List.of(hidden));
            var shown = negotiation.deposit(Negotiation.unique("published"));
            orebook.as("reviewer")
                    .post("/api/v1/deposits/" + shown + "/publish", "{\"reason\": \"for partners\"}", "If-Match", "*")
                    .expect(200);

            awaitAll(partner, List.of(shown));
            assertThat(partner.subjects()).doesNotContain(hidden);
        }
    }

    /** Changes are heard in their order: those of an import that another test has just ended come first. */
    private static void awaitAll(FeedListener listener, List<String> subjects) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.subjects()).containsAll(subjects));
    }
}

package org.orebook.deposits.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orebook.deposits.commitment.LedgerApi.confirmed;
import static org.orebook.deposits.commitment.LedgerApi.share;
import static org.orebook.deposits.commitment.LedgerApi.tonnage;
import static org.orebook.deposits.testing.Api.merged;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.registered;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.messaging.UnacceptableMessageException;
import org.orebook.chassis.testing.AtTheSameTime;
import org.orebook.deposits.testing.EstimateApi;
import org.orebook.deposits.testing.SaidMessages.Said;
import org.orebook.deposits.testing.ServiceTest;

/** Requests through the handler: replies, repeats, races, amendments, releases and merges. */
@ServiceTest
class RequestHandlerTest {

    private final LedgerApi ledger;

    RequestHandlerTest(LedgerApi ledger) {
        this.ledger = ledger;
    }

    @Test
    void repliesWithWhatWasGrantedAndWhatWasRefused() {
        UUID deposit = registered(named("Ledger Test Body"));
        UUID estimate = confirmed(deposit, "1000");
        UUID line = UUID.randomUUID();

        JsonNode granted = ledger.ask(
                UUID.randomUUID(),
                3,
                tonnage(line, deposit, "600", "WO3", "measured-and-indicated"),
                share(UUID.randomUUID(), deposit, "70"));
        JsonNode refused = ledger.ask(
                UUID.randomUUID(),
                1,
                share(UUID.randomUUID(), deposit, "40"),
                tonnage(UUID.randomUUID(), deposit, "500", "WO3", "measured-and-indicated"));

        assertThat(granted.get("decision").textValue()).isEqualTo("granted");
        assertThat(granted.get("version").intValue()).isEqualTo(3);
        assertThat(granted.get("granted")).hasSize(2);
        JsonNode first = granted.get("granted").get(0);
        assertThat(first.get("line").textValue()).isEqualTo(line.toString());
        assertThat(first.get("outOf").textValue()).isEqualTo("measured-and-indicated");
        assertThat(first.get("estimate").textValue()).isEqualTo(estimate.toString());
        assertThat(refused.get("decision").textValue()).isEqualTo("refused");
        assertThat(refused.get("refused").get(0).get("reason").textValue())
                .isEqualTo("40 % is asked, 30 % is left of Ledger Test Body.");
        assertThat(refused.get("refused").get(1).get("left").decimalValue()).isEqualByComparingTo("400");
        assertThat(refused.get("refused").get(1).get("unit").textValue()).isEqualTo("t");
    }

    @Test
    void repliesTheSameToTheSameRequestAndDoesNothingElse() {
        UUID deposit = registered(named("Asked twice"));
        UUID agreement = UUID.randomUUID();
        UUID line = UUID.randomUUID();
        ledger.ask(agreement, 1, share(line, deposit, "60"));
        ledger.ask(agreement, 2, share(line, deposit, "30"));

        ledger.ask(agreement, 1, share(line, deposit, "60"));
        ledger.ask(agreement, 2, share(line, deposit, "30"));

        List<Said> replies = ledger.replies(agreement);
        assertThat(replies).hasSize(4);
        assertThat(replies.get(2)).isEqualTo(replies.get(0));
        assertThat(replies.get(3)).isEqualTo(replies.get(1));
        assertThat(decision(ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), deposit, "71"))))
                .isEqualTo("refused");
        assertThat(decision(ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), deposit, "70"))))
                .isEqualTo("granted");
    }

    @Test
    void ignoresARequestThatComesAfterALaterOne() {
        UUID deposit = registered(named("Out of order"));
        UUID agreement = UUID.randomUUID();
        ledger.ask(agreement, 5);

        ledger.ask(agreement, 4, share(UUID.randomUUID(), deposit, "100"));

        assertThat(ledger.replies(agreement)).hasSize(1);
        assertThat(decision(ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), deposit, "100"))))
                .isEqualTo("granted");
    }

    @Test
    void leavesWhatStoodWhereAnAmendmentIsRefusedAndReleasesWithoutLines() {
        UUID deposit = registered(named("Amended"));
        UUID agreement = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID line = UUID.randomUUID();
        ledger.ask(agreement, 1, share(line, deposit, "60"));
        ledger.ask(other, 1, share(UUID.randomUUID(), deposit, "30"));

        assertThat(decision(ledger.ask(agreement, 2, share(line, deposit, "71"))))
                .isEqualTo("refused");
        assertThat(decision(ledger.ask(other, 2, share(UUID.randomUUID(), deposit, "41"))))
                .isEqualTo("refused");
        assertThat(decision(ledger.ask(agreement, 3, share(line, deposit, "70"))))
                .isEqualTo("granted");
        JsonNode released = ledger.ask(agreement, 4);
        assertThat(decision(released)).isEqualTo("granted");
        assertThat(released.has("granted")).isFalse();
        assertThat(decision(ledger.ask(other, 3, share(UUID.randomUUID(), deposit, "100"))))
                .isEqualTo("granted");
    }

    @Test
    void movesCommitmentsToTheWinnerOfAMergeAndRevokesNothing() {
        UUID loser = registered(named("Loser"));
        UUID winner = registered(named("Winner"));
        UUID one = UUID.randomUUID();
        UUID line = UUID.randomUUID();
        ledger.ask(one, 1, share(line, loser, "60"));
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), winner, "60"));

        merged(loser, winner);

        JsonNode refused = ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), loser, "1"));
        assertThat(decision(refused)).isEqualTo("refused");
        assertThat(refused.get("refused").get(0).get("left").decimalValue()).isEqualByComparingTo("0");
        JsonNode reduced = ledger.ask(one, 2, share(line, loser, "50"));
        assertThat(decision(reduced)).isEqualTo("granted");
        assertThat(reduced.get("granted").get(0).get("deposit").textValue()).isEqualTo(winner.toString());
        assertThat(decision(ledger.ask(one, 3, share(line, loser, "55")))).isEqualTo("refused");
    }

    @Test
    void grantsNothingMoreWhenTheEstimateIsDisputed() {
        UUID deposit = registered(named("Doubted"));
        UUID estimate = confirmed(deposit, "1000");
        UUID one = UUID.randomUUID();
        UUID line = UUID.randomUUID();
        ledger.ask(one, 1, tonnage(line, deposit, "600", "WO3", "measured-and-indicated"));

        EstimateApi.judge("reviewer", estimate, "dispute", "{\"reason\": \"doubtful\"}")
                .then()
                .statusCode(200);

        assertThat(decision(ledger.ask(
                        UUID.randomUUID(),
                        1,
                        tonnage(UUID.randomUUID(), deposit, "1", "WO3", "measured-and-indicated"))))
                .isEqualTo("refused");
        assertThat(decision(ledger.ask(one, 2, tonnage(line, deposit, "600", "WO3", "measured-and-indicated"))))
                .isEqualTo("granted");
    }

    @RepeatedTest(3)
    void grantsExactlyAsManyAsFitWhereAHundredRaceForTheLastThird() throws Exception {
        UUID district = registered("""
                {"names": [{"text": "Raced district", "language": "en"}], "kind": "district"}""");
        UUID deposit = registered("""
                {"names": [{"text": "Raced for", "language": "en"}], "parent": "%s"}""".formatted(district));
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), district, "70"));

        List<JsonNode> replies = AtTheSameTime.ask(
                100,
                agreement -> ledger.ask(
                        UUID.randomUUID(), 1, share(UUID.randomUUID(), agreement % 2 == 0 ? district : deposit, "4")));

        assertThat(replies)
                .filteredOn(reply -> decision(reply).equals("granted"))
                .hasSize(7);
        assertThat(replies)
                .filteredOn(reply -> decision(reply).equals("refused"))
                .hasSize(93)
                .allMatch(reply ->
                        reply.get("refused").get(0).get("left").decimalValue().intValue() < 4);
    }

    @RepeatedTest(3)
    void decidesOnceWhereOneRequestComesManyTimesAtOnce() throws Exception {
        UUID deposit = registered(named("At once"));
        UUID agreement = UUID.randomUUID();
        UUID line = UUID.randomUUID();

        List<JsonNode> replies = AtTheSameTime.ask(8, _ -> ledger.ask(agreement, 1, share(line, deposit, "60")));

        assertThat(replies).allMatch(reply -> decision(reply).equals("granted"));
        assertThat(ledger.replies(agreement)).hasSize(8);
        assertThat(decision(ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), deposit, "40"))))
                .isEqualTo("granted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{\"agreement\": {}, \"version\": 1, \"lines\": []}",
                "{\"agreement\": 1, \"version\": 0, \"lines\": []}",
                "{\"version\": 1, \"lines\": [{\"line\": \"x\"}]}"
            })
    void parksWhatCannotBeRead(String data) {
        assertThatThrownBy(() -> ledger.send(data)).isInstanceOf(UnacceptableMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\": \"share\"",
                "\"kind\": \"share\", \"percent\": 0",
                "\"kind\": \"share\", \"percent\": 100.1",
                "\"kind\": \"share\", \"percent\": \"5\"",
                "\"kind\": \"tonnage\", \"commodity\": \"tungsten\", \"tonnes\": 1",
                "\"kind\": \"tonnage\", \"commodity\": \"tungsten\", \"tonnes\": 1e999999, \"basis\": \"W\"",
                "\"kind\": \"tonnage\", \"commodity\": \"tungsten\", \"tonnes\": 1, \"basis\": \"W\", \"outOf\": \"air\"",
                "\"kind\": \"exclusivity\", \"from\": \"2026-02-30\", \"until\": \"2026-03-01\"",
                "\"kind\": \"exclusivity\", \"from\": \"2026-03-02\", \"until\": \"2026-03-01\"",
                "\"kind\": \"option\""
            })
    void parksALineThatSaysNothingThatCouldBeGranted(String line) {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> ledger.send("""
                        {"agreement": {"id": "%s", "number": "AG-1", "type": "mou", "confidentiality": "internal",
                          "parties": []},
                         "version": 1, "lines": [{"line": "%s", "deposit": "%s", %s}]}""".formatted(id, id, id, line)))
                .isInstanceOf(UnacceptableMessageException.class);
    }

    private static String decision(JsonNode reply) {
        return reply.get("decision").textValue();
    }
}

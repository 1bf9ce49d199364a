package org.orebook.agreements.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Messages.deposit;
import static org.orebook.agreements.testing.Messages.message;
import static org.orebook.agreements.testing.Messages.number;
import static org.orebook.chassis.testing.Problems.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.EventStream;
import org.orebook.agreements.testing.Messages;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.agreements.testing.TestClock;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.messaging.OutgoingMessage;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.testing.Tokens;
import org.orebook.chassis.transaction.Transactions;

/** The feed as its readers get it: complete, in order, and of what they may see alone. */
@ServiceTest
@TestProfile(FeedTest.SmallAndQuick.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedTest {

    private static final String CHANGED = "org.orebook.deposit.changed.v1";
    private static final int LAST = Integer.MAX_VALUE;

    private final Messages messages;
    private final TestClock clock;
    private final FeedStreams streams;
    private final FeedRetention retention;
    private final Outbox outbox;
    private final List<EventStream> open = new ArrayList<>();

    @TestHTTPResource("/api/v1/events")
    URI events;

    FeedTest(Messages messages, TestClock clock, FeedStreams streams, FeedRetention retention, Outbox outbox) {
        this.messages = messages;
        this.clock = clock;
        this.streams = streams;
        this.retention = retention;
        this.outbox = outbox;
    }

    /** Bounds that a test reaches in a moment. */
    public static class SmallAndQuick implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orebook.feed.heartbeat", "300MS",
                    "orebook.feed.page", "3",
                    "orebook.feed.streams", "12",
                    "orebook.feed.streams-per-caller", "2");
        }
    }

    @AfterEach
    void leave() {
        TestClock.run();
        open.forEach(EventStream::close);
        await().untilAsserted(() -> assertThat(streams.count()).isZero());
    }

    @Test
    void tellsWhatHappensInOrderAndNothingOfWhatItIs() {
        EventStream stream = follow("auditor", "").placed();
        UUID deposit = newId();
        UUID agreement = newId();
        ReceivedMessage published =
                message("orebook.deposits", deposit, "org.orebook.deposit.published.v1", deposit(deposit, 3));
        messages.take(published);
        messages.take(ledger(deposit, 1));
        messages.take(agreement(agreement, 1, "draft", "confidential", ""));

        List<JsonNode> told = stream.await(3);

        assertThat(told.getFirst())
                .hasToString("{\"id\":\"%s\",\"type\":\"org.orebook.deposit.published.v1\",\"at\":\"%s\","
                                .formatted(published.id(), published.time())
                        + "\"subject\":\"%1$s\",\"kind\":\"deposit\",\"number\":\"%2$s\",\"version\":3,"
                                .formatted(deposit, number(deposit))
                        + "\"link\":\"/api/v1/deposits/%s\"}".formatted(deposit));
        assertThat(told)
                .extracting(each -> each.get("kind").asText())
                .containsExactly("deposit", "ledger", "agreement");
        assertThat(told)
                .extracting(each -> each.get("subject").asText())
                .containsExactly(deposit.toString(), deposit.toString(), agreement.toString());
        assertThat(stream.events())
                .extracting(EventStream.Block::event)
                .containsExactly(
                        "org.orebook.deposit.published.v1",
                        "org.orebook.ledger.over-committed.v1",
                        "org.orebook.agreement.signed.v1");
        assertThat(stream.fields()).containsOnly("", "id", "event", "data", "retry");
        assertThat(stream.lastId()).isEqualTo(told.getLast().get("id").asText());
    }

    @Test
    void goesOnWhereItBrokeOffAndLosesAndDoublesNothing() {
        UUID id = newId();
        EventStream first = follow("auditor", "?subject=" + id).placed();
        change(id, 1, 4);
        first.await(4);
        String seen = first.events().get(1).id();
        first.close();
        change(id, 5, 11);

        EventStream second = follow("auditor", "?subject=" + id, "Last-Event-ID", seen);
        second.await(9);
        change(id, 12, 12);
        second.await(10);

        assertThat(versions(second)).containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        EventStream third = follow("auditor", "?subject=" + id + "&lastEventId=" + second.lastId());
        change(id, 13, 13);
        third.await(1);
        assertThat(versions(third)).containsExactly(13);
    }

    @Test
    void tellsWhatThisServiceSaidOfAnAgreementOnceItHearsItItself() {
        UUID id = newId();
        EventStream stream = follow("auditor", "?subject=" + id).placed();
        ReceivedMessage said = agreement(id, 1, "draft", "confidential", "");

        messages.inTransaction(session -> outbox.send(
                session,
                new OutgoingMessage(said.topic(), said.key(), said.type(), said.subject(), said.time(), said.data())));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(versions(stream)).containsExactly(1));
    }

    @Test
    void losesNothingForAClientThatSawNoEventBeforeItsConnectionBroke() {
        UUID id = newId();
        EventStream first = follow("viewer", "?subject=" + id).placed();
        String mark = first.lastId();
        first.close();
        change(id, 1, 1);

        EventStream second = follow("viewer", "?subject=" + id, "Last-Event-ID", mark);
        second.await(1);

        assertThat(first.events()).isEmpty();
        assertThat(versions(second)).containsExactly(1);
    }

    @Test
    void tellsAClientToReadAnewWhereItsLastEventIsNotKnownAndGoesOnFromNow() {
        UUID id = newId();
        change(id, 1, 1);

        EventStream stream = follow("viewer", "?subject=" + id, "Last-Event-ID", newId().toString());
        stream.await(1);
        change(id, 2, 2);
        stream.await(2);

        assertThat(stream.events().getFirst().event()).isEqualTo("reset");
        assertThat(stream.data().getFirst().get("reason").asText()).contains("read anew");
        assertThat(stream.data().getLast().get("version").asInt()).isEqualTo(2);
        EventStream again = follow(
                "auditor", "", "Last-Event-ID", stream.events().getFirst().id());
        again.await(1);
        assertThat(again.events()).extracting(EventStream.Block::event).containsExactly(CHANGED);
    }

    @Test
    void forgetsEntriesAfterTheirTimeAndSaysSoToThoseWhoMissThem() {
        UUID id = newId();
        ReceivedMessage old = message("orebook.deposits", id, CHANGED, deposit(id, 1));
        messages.take(old);
        assertThat(entries(id)).containsExactly("1");

        TestClock.stopAt(Instant.now().plus(Duration.ofDays(7)).plus(Duration.ofHours(2)));
        Transactions.await(retention::forgetOldEntries);
        messages.execute("TRUNCATE known_deposit");
        messages.take(old);

        assertThat(entries(id)).as("what comes again later is no news").isEmpty();
        messages.take(message("orebook.deposits", id, CHANGED, deposit(id, 2), clock.instant()));
        Transactions.await(retention::forgetOldEntries);
        assertThat(entries(id)).containsExactly("2");
        EventStream stream = follow("viewer", "", "Last-Event-ID", old.id().toString());
        stream.await(1);
        assertThat(stream.events().getFirst().event()).isEqualTo("reset");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type=deposit                    | deposit
            type=ledger                     | ledger
            type=deposit,agreement          | deposit,agreement
            type=ledger&type=agreement      | ledger,agreement
            country=KZ                      | deposit,ledger
            country=Kazakhstan&type=deposit | deposit
            country=CA                      | ''
            commodity=niobium               | deposit,ledger
            commodity=REE                   | deposit,ledger
            commodity=gold                  | ''
            """)
    void showsWhatIsAskedFor(String filter, String kinds) {
        EventStream stream = follow("auditor", "?" + filter).placed();
        EventStream everything = follow("approver", "").placed();
        UUID deposit = newId();
        change(deposit, 1, 1);
        messages.take(ledger(deposit, 1));
        messages.take(agreement(newId(), 1, "signed", "internal", ""));
        everything.await(3);
        List<String> expected = kinds.isEmpty() ? List.of() : List.of(kinds.split(","));

        stream.await(expected.size());
        assertThat(stream.data()).extracting(each -> each.get("kind").asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=deposits",
                "type=deposit,",
                "subject=KZ-1",
                "country=Atlantis",
                "commodity=unobtainium",
                "lastEventId=7"
            })
    void refusesWhatCannotBeRead(String query) {
        refused(as("viewer").accept("text/event-stream").get("/api/v1/events?" + query), 400, "bad-parameter");
    }

    @Test
    void refusesALastEventThatIsNoId() {
        refused(as("viewer").header("Last-Event-ID", "7 or 8").get("/api/v1/events"), 400, "bad-parameter");
        refused(as("viewer").accept("application/json").get("/api/v1/events"), 406, "not-acceptable");
        as("viewer").head("/api/v1/events").then().statusCode(200);
    }

    @Test
    void showsEverybodyWhatTheyMaySee() {
        String partner = "partner-" + newId();
        EventStream viewer = follow("viewer", "").placed();
        EventStream geologist = follow("geologist", "").placed();
        EventStream negotiator = follow("negotiator", "").placed();
        EventStream company = followWith(Tokens.partner(partner), "").placed();
        EventStream rival = followWith(Tokens.partner("rival"), "").placed();
        UUID secret = newId();
        UUID internal = newId();
        UUID published = newId();
        UUID deal = newId();

        messages.said(secret, deposit(secret, 1, "confidential", ""));
        messages.take(ledger(secret, 1));
        messages.said(internal, deposit(internal, 1, "internal", ""));
        messages.take(agreement(deal, 1, "draft", "confidential", partner));
        messages.take(agreement(deal, 2, "negotiation", "confidential", partner));
        UUID withdrawn = newId();
        messages.take(agreement(withdrawn, 1, "draft", "confidential", partner));
        messages.said(published, deposit(published, 1));
        messages.take(ledger(published, 1));
        UUID end = newId();
        messages.said(end, deposit(end, 1));

        assertThat(subjects(viewer, end)).containsExactly(internal, published, end);
        assertThat(subjects(geologist, end)).containsExactly(secret, internal, published, end);
        assertThat(subjects(negotiator, end))
                .containsExactly(internal, deal, deal, withdrawn, published, published, end);
        assertThat(subjects(rival, end)).containsExactly(published, end);
        assertThat(subjects(company, end)).containsExactly(deal, published, end);
    }

    @Test
    void hidesWhatIsUnderEmbargoUntilItEnds() {
        UUID id = newId();
        EventStream stream = follow("viewer", "?subject=" + id).placed();
        String mark = stream.lastId();
        Instant end = Instant.now().plus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        messages.said(id, deposit(id, 1, "published", ", \"embargoUntil\": \"" + end + "\""));
        UUID other = newId();
        EventStream witness = follow("viewer", "?subject=" + other).placed();
        change(other, 1, 1);
        witness.await(1);
        assertThat(stream.events()).isEmpty();
        stream.close();

        TestClock.stopAt(end);

        EventStream later = follow("viewer", "?subject=" + id, "Last-Event-ID", mark);
        later.await(1);
        assertThat(versions(later)).containsExactly(1);
    }

    @Test
    void decidesByWhatARecordIsByNowAndNotByWhatItWas() {
        UUID id = newId();
        EventStream first = follow("viewer", "?subject=" + id).placed();
        String mark = first.lastId();
        first.close();
        messages.said(id, deposit(id, 1));
        messages.said(id, deposit(id, 2, "confidential", ""));
        UUID end = newId();
        messages.said(end, deposit(end, 1));

        EventStream viewer = follow("viewer", "", "Last-Event-ID", mark);
        EventStream geologist = follow("geologist", "", "Last-Event-ID", mark);

        assertThat(subjects(viewer, end)).containsExactly(end);
        assertThat(subjects(geologist, end)).containsExactly(id, id, end);
    }

    @Test
    void saysThatItIsThereAndHowLongToWaitBeforeComingAgain() {
        EventStream stream = follow("viewer", "?subject=" + newId());

        await().until(() -> stream.blocks().size() >= 4);

        assertThat(stream.answer().statusCode()).isEqualTo(200);
        assertThat(stream.answer().headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(stream.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(stream.answer().headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(stream.blocks().getFirst().retry()).isEqualTo("3000");
        assertThat(stream.blocks())
                .extracting(EventStream.Block::comment)
                .startsWith(" events follow", " go on from here", " nothing happened", " nothing happened");
    }

    @Test
    void givesACallerSoManyStreamsAndOneAgainWhenOneIsClosed() {
        follow("viewer", "");
        EventStream second = follow("viewer", "");

        refused(as("viewer").get("/api/v1/events"), 429, "too-many-streams")
                .header("Retry-After", "30")
                .body("detail", equalTo("You hold 2 streams of events, as many as one caller may: close one."));
        follow("geologist", "").placed();

        second.close();
        await().untilAsserted(() -> assertThat(streams.count()).isEqualTo(2));
        follow("viewer", "").placed();
    }

    @Test
    void takesSoManyListenersAndNoMore() {
        IntStream.range(0, 12).forEach(i -> followWith(Tokens.named("listener-" + i, "viewer"), ""));

        as("one-more", "viewer")
                .get("/api/v1/events")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "30")
                .body("type", equalTo("urn:orebook:problem:feed-is-full"));
    }

    @Test
    void endsWithTheTokenAndLeavesAMarkToGoOnFrom() {
        UUID id = newId();
        String token = Tokens.sign(Tokens.claims("hasty", "viewer").expiresIn(Duration.ofSeconds(2)));
        EventStream stream = followWith(token, "?subject=" + id).placed();
        String first = stream.lastId();

        await().until(stream::isOver);
        change(id, 1, 1);

        assertThat(stream.blocks().getLast().comment()).isEqualTo(" go on from here");
        assertThat(stream.lastId()).isNotEqualTo(first);
        EventStream next = follow("viewer", "?subject=" + id, "Last-Event-ID", stream.lastId());
        next.await(1);
        assertThat(versions(next)).containsExactly(1);
    }

    @Test
    void goesOnWhenTheDatabaseBreaksItsConnections() {
        UUID id = newId();
        EventStream stream = follow("viewer", "?subject=" + id).placed();
        change(id, 1, 1);
        stream.await(1);

        assertThat(messages.rows("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE query LIKE 'LISTEN feed%' AND pid <> pg_backend_pid()""")).containsExactly("true");
        change(id, 2, 3);

        stream.await(3);
        assertThat(versions(stream)).containsExactly(1, 2, 3);
    }

    @Test
    void deniesTheFeedToACallerWithoutATokenOrRole() {
        given().get("/api/v1/events").then().statusCode(401);
        refused(as("somebody", "other-application").get("/api/v1/events"), 403, "forbidden");
    }

    /** The last one: a process that stops does not start again. */
    @Test
    @Order(LAST)
    void endsAllStreamsBeforeItStopsSoThatClientsGoElsewhere() {
        UUID id = newId();
        EventStream stream = follow("viewer", "?subject=" + id).placed();
        change(id, 1, 1);
        stream.await(1);

        streams.stop(new ShutdownDelayInitiatedEvent());

        await().until(stream::isOver);
        EventStream late = follow("viewer", "");
        await().until(late::isOver);
        assertThat(late.blocks()).isNotEmpty();
    }

    private EventStream follow(String role, String query, String... headers) {
        return followWith(Tokens.of(role), query, headers);
    }

    private EventStream followWith(String token, String query, String... headers) {
        EventStream stream = EventStream.follow(URI.create(events + query), token, headers);
        open.add(stream);
        return stream;
    }

    private void change(UUID deposit, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(version -> messages.said(deposit, deposit(deposit, version)));
    }

    private static ReceivedMessage ledger(UUID deposit, int version) {
        return message(
                "orebook.ledgers", deposit, "org.orebook.ledger.over-committed.v1", """
                {"deposit": "%s", "version": %d, "at": "2026-11-25T09:00:00Z", "tonnages": [], "committed": [],
                 "overCommitted": []}""".formatted(deposit, version));
    }

    private static ReceivedMessage agreement(UUID id, int version, String state, String confidentiality, String party) {
        String parties = party.isEmpty()
                ? ""
                : "{\"id\": \"%s\", \"code\": \"%s\", \"name\": \"x\", \"role\": \"buyer\"}".formatted(newId(), party);
        return message("orebook.agreements", id, "org.orebook.agreement.signed.v1", """
                {"id": "%s", "number": "AG-000001", "version": %d, "happened": "signed", "at": "2026-11-25T09:00:00Z",
                 "type": "offtake", "title": "x", "state": "%s", "binding": "binding", "confidentiality": "%s", "opened": %b,
                 "parties": [%s], "deposits": []}""".formatted(
                        id, version, state, confidentiality, !state.equals("draft"), parties));
    }

    private List<String> entries(UUID subject) {
        return messages.rows("SELECT version FROM feed_entry WHERE subject_id = ?1 ORDER BY position", subject);
    }

    private static List<Integer> versions(EventStream stream) {
        return stream.data().stream().map(each -> each.get("version").asInt()).toList();
    }

    /** The subjects of what a stream shows, up to a last one that all see. */
    private static List<UUID> subjects(EventStream stream, UUID last) {
        await().until(() -> stream.data().stream()
                .anyMatch(each -> each.get("subject").asText().equals(last.toString())));
        return stream.data().stream()
                .map(each -> UUID.fromString(each.get("subject").asText()))
                .toList();
    }

    private static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}

package org.orebook.agreements.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orebook.agreements.testing.Messages.deposit;
import static org.orebook.agreements.testing.Messages.message;
import static org.orebook.agreements.testing.Messages.number;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.Messages;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** What is known of deposits and ledgers, whatever the order in which it is heard. */
@ServiceTest
class KnownDepositsTest {

    private final Messages messages;
    private final KnownDeposits known;
    private final OverCommitments overCommitments;

    KnownDepositsTest(Messages messages, KnownDeposits known, OverCommitments overCommitments) {
        this.messages = messages;
        this.known = known;
        this.overCommitments = overCommitments;
    }

    @Test
    void knowsWhatTheNewestMessageSaysWheneverItComes() {
        UUID id = newId();

        messages.said(id, deposit(id, 2, "internal", ", \"embargoUntil\": \"2027-01-01T00:00:00Z\""));
        messages.said(id, deposit(id, 1, "published", ""));
        messages.said(id, deposit(id, 2, "published", ""));

        assertThat(find(id))
                .isEqualTo(new KnownDeposit(
                        id,
                        number(id),
                        "Kuirektykol",
                        "KZ",
                        List.of("rare-earths", "niobium"),
                        KnownDeposit.Visibility.INTERNAL,
                        Instant.parse("2027-01-01T00:00:00Z"),
                        null));

        messages.said(id, deposit(id, 3, "published", ""));

        assertThat(find(id).visibility()).isEqualTo(KnownDeposit.Visibility.PUBLISHED);
        assertThat(find(id).embargoUntil()).isNull();
    }

    @Test
    void takesTheSameMessageTwiceAsOnce() {
        UUID id = newId();
        ReceivedMessage once = message("orebook.deposits", id, "org.orebook.deposit.changed.v1", deposit(id, 1));

        messages.take(once);
        messages.take(once);

        assertThat(messages.rows("SELECT version FROM known_deposit WHERE id = ?1", id))
                .containsExactly("1");
        assertThat(messages.rows("SELECT version FROM feed_entry WHERE subject_id = ?1", id))
                .containsExactly("1");
    }

    @Test
    void takesManyAtOnceAsIfOneCameAfterTheOther() {
        UUID one = newId();
        UUID other = newId();
        UUID third = newId();
        ReceivedMessage twice = said(other, deposit(other, 1));

        messages.takeTogether(
                said(one, deposit(one, 2, "internal", "")),
                twice,
                said(one, deposit(one, 1)),
                said(third, deposit(third, 7, "published", ", \"embargoUntil\": \"2027-01-01T00:00:00Z\"")),
                twice,
                said(one, deposit(one, 3, "confidential", ", \"parent\": \"" + third + "\"")),
                said(other, deposit(other, 1)));

        assertThat(find(one).visibility()).isEqualTo(KnownDeposit.Visibility.CONFIDENTIAL);
        assertThat(find(one).commodities()).containsExactly("rare-earths", "niobium");
        assertThat(find(third).embargoUntil()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(messages.rows(
                        "SELECT version, parent_id FROM known_deposit WHERE id = ANY (cast(?1 AS uuid[])) ORDER BY id",
                        (Object) new UUID[] {one, other, third}))
                .containsExactly("3|" + third, "1|null", "7|null");
        assertThat(messages.rows(
                        "SELECT subject_id, version FROM feed_entry WHERE subject_id = ANY (cast(?1 AS uuid[]))"
                                + " ORDER BY position",
                        (Object) new UUID[] {one, other, third}))
                .as("each piece of news once, in the order in which it came")
                .containsExactly(one + "|2", other + "|1", third + "|7", one + "|3");
    }

    @Test
    void takesNoneOfManyWhereOneCannotBeTaken() {
        UUID fine = newId();

        assertThatThrownBy(() -> messages.takeTogether(said(fine, deposit(fine, 1)), said(newId(), deposit(fine, 2))))
                .isInstanceOf(UnacceptableMessageException.class);
        assertThat(find(fine)).isNull();
    }

    @Test
    void knowsDepositsWithoutCountryAndCommodities() {
        UUID id = newId();
        messages.takeTogether(
                said(id, deposit(id, 1)),
                said(
                        id,
                        deposit(id, 2)
                                .replace(", \"country\": \"KZ\"", "")
                                .replace("\"rare-earths\", \"niobium\"", "")));

        assertThat(find(id).country()).isNull();
        assertThat(find(id).commodities()).isEmpty();
    }

    private static ReceivedMessage said(UUID key, String data) {
        return message("orebook.deposits", key, "org.orebook.deposit.changed.v1", data);
    }

    @Test
    void isReadAnewFromTheTopicsStart() {
        UUID id = newId();
        ReceivedMessage said = message("orebook.deposits", id, "org.orebook.deposit.changed.v1", deposit(id, 5));
        messages.take(said);

        messages.execute("TRUNCATE known_deposit");
        messages.take(said);

        assertThat(find(id).number()).isEqualTo(number(id));
        assertThat(messages.rows("SELECT version FROM feed_entry WHERE subject_id = ?1", id))
                .as("what comes again is no news")
                .containsExactly("5");
    }

    @Test
    void knowsNothingOfAMessageThatIsAboutAnotherRecordThanItsKey() {
        UUID id = newId();

        assertThatThrownBy(() -> messages.said(newId(), deposit(id, 1)))
                .isInstanceOf(UnacceptableMessageException.class);
        assertThat(find(id)).isNull();
    }

    @Test
    void followsMergesToTheDepositThatGoesOn() {
        UUID first = newId();
        UUID second = newId();
        UUID last = newId();
        messages.said(first, merged(first, second));
        messages.said(second, merged(second, last));
        messages.said(last, deposit(last, 1));

        assertThat(resolved(first, last, newId())).isEqualTo(Map.of(first, last, last, last));
    }

    @Test
    void stopsWhereAMergeLeadsToWhatIsNotKnownYetOrInACircle() {
        UUID alone = newId();
        UUID one = newId();
        UUID other = newId();
        messages.said(alone, merged(alone, newId()));
        messages.said(one, merged(one, other));
        messages.said(other, merged(other, one));

        assertThat(resolved(alone, one)).isEqualTo(Map.of(alone, alone, one, other));
    }

    @Test
    void followsTenMergesAndNoMore() {
        List<UUID> chain = IntStream.rangeClosed(0, 12).mapToObj(_ -> newId()).toList();
        for (int i = 0; i < 12; i++) {
            messages.said(chain.get(i), merged(chain.get(i), chain.get(i + 1)));
        }
        messages.said(chain.getLast(), deposit(chain.getLast(), 1));

        assertThat(resolved(chain.getFirst())).isEqualTo(Map.of(chain.getFirst(), chain.get(10)));
        assertThat(resolved(chain.get(2))).isEqualTo(Map.of(chain.get(2), chain.get(12)));
    }

    @Test
    void knowsALedgerAsTheNewestMessageSaysItAndNothingOfOlderOnes() {
        UUID id = newId();
        UUID agreement = newId();
        UUID line = newId();
        messages.take(ledger(id, 2, """
                {"commodity": "w", "basis": "W", "confirmed": {"reserves": 1200.5},
                    "claimed": {"least": 1, "most": 9}}, {"commodity": "mo", "basis": "Mo"}""", """
                {"agreement": "%s", "agreementVersion": 3, "line": "%s", "kind": "exclusivity", "from": "2026-01-01",
                    "until": "2026-12-31"}""".formatted(agreement, line), """
                {"commodity": "w", "basis": "W", "committedTonnes": 1300, "confirmedTonnes": 1200.5,
                    "agreements": ["%1$s", "%1$s"]}""".formatted(agreement)));
        messages.take(ledger(id, 1, "", "", ""));

        assertThat(messages.rows("""
                SELECT commodity, basis, reserves, measured_and_indicated, claimed_least, claimed_most
                FROM known_tonnage WHERE deposit_id = ?1 ORDER BY commodity""", id)).containsExactly("mo|Mo|null|null|null|null", "w|W|1200.5|null|1|9");
        assertThat(messages.rows("""
                SELECT agreement_id, agreement_version, line_id, kind, percent, tonnes, from_date, until_date
                FROM known_commitment WHERE deposit_id = ?1""", id))
                .containsExactly(agreement + "|3|" + line + "|exclusivity|null|null|2026-01-01|2026-12-31");
        assertThat(overCommitted(agreement))
                .containsExactly(new OverCommitments.OverCommitment(
                        id, "w", "W", new BigDecimal(1300), new BigDecimal("1200.5")));

        messages.take(ledger(id, 3, "{\"commodity\": \"w\", \"basis\": \"W\"}", "", ""));

        assertThat(messages.rows("SELECT commodity, reserves FROM known_tonnage WHERE deposit_id = ?1", id))
                .containsExactly("w|null");
        assertThat(messages.rows("SELECT line_id FROM known_commitment WHERE deposit_id = ?1", id))
                .isEmpty();
        assertThat(overCommitted(agreement)).isEmpty();
    }

    @Test
    void knowsManyLedgersAtOnceAsTheNewestMessageOfEachSays() {
        UUID one = newId();
        UUID other = newId();
        UUID before = newId();
        UUID agreement = newId();
        String commitment = """
                {"agreement": "%s", "agreementVersion": 3, "line": "%s", "kind": "share", "percent": 12.5}""";
        messages.take(ledger(before, 1, "{\"commodity\": \"w\", \"basis\": \"W\"}", "", ""));

        messages.takeTogether(
                ledger(
                        one,
                        1,
                        "{\"commodity\": \"mo\", \"basis\": \"Mo\"}",
                        commitment.formatted(agreement, newId()),
                        ""),
                ledger(
                        other,
                        4,
                        "{\"commodity\": \"w\", \"basis\": \"W\", \"confirmed\": {\"inferred\": 7}}",
                        commitment.formatted(agreement, agreement),
                        ""),
                ledger(before, 1, "", "", ""),
                ledger(
                        one,
                        2,
                        "{\"commodity\": \"w\", \"basis\": \"W\", \"claimed\": {\"least\": 1, \"most\": 9}}",
                        "",
                        """
                        {"commodity": "w", "basis": "W", "committedTonnes": 3, "confirmedTonnes": 2,
                         "agreements": ["%s"]}""".formatted(agreement)),
                ledger(other, 3, "", "", ""));

        assertThat(messages.rows(
                        "SELECT version FROM known_ledger WHERE deposit_id = ANY (cast(?1 AS uuid[])) ORDER BY deposit_id",
                        (Object) new UUID[] {one, other, before}))
                .containsExactly("2", "4", "1");
        assertThat(messages.rows("""
                        SELECT commodity, inferred, claimed_least, claimed_most FROM known_tonnage
                        WHERE deposit_id = ANY (cast(?1 AS uuid[])) ORDER BY deposit_id""", (Object) new UUID[] {one, other, before}))
                .containsExactly("w|null|1|9", "w|7|null|null", "w|null|null|null");
        assertThat(messages.rows("SELECT deposit_id, percent FROM known_commitment WHERE agreement_id = ?1", agreement))
                .containsExactly(other + "|12.5");
        assertThat(overCommitted(agreement))
                .containsExactly(
                        new OverCommitments.OverCommitment(one, "w", "W", new BigDecimal(3), new BigDecimal(2)));
        assertThat(messages.rows(
                        "SELECT subject_id, version FROM feed_entry WHERE subject_id = ANY (cast(?1 AS uuid[]))"
                                + " ORDER BY position",
                        (Object) new UUID[] {one, other}))
                .containsExactly(one + "|1", other + "|4", one + "|2");
    }

    @Test
    void knowsWhereSharesAddUpToMoreThanTheWholeUntilTheyDoNot() {
        UUID deposit = newId();
        UUID agreement = newId();
        messages.said(deposit, deposit(deposit, 1, "confidential", ""));
        messages.take(message(
                "orebook.ledgers", deposit, "org.orebook.ledger.over-committed.v1", """
                {"deposit": "%s", "version": 1, "at": "2026-11-25T09:00:00Z", "tonnages": [], "committed": [],
                 "overCommitted": [], "overCommittedShares": {"percent": 110.5, "agreements": ["%s"]}}""".formatted(deposit, agreement)));

        assertThat(overShares(agreement, DepositSight.EVERYTHING))
                .containsExactly(new OverCommitments.OverCommittedShares(deposit, new BigDecimal("110.5")));
        assertThat(overShares(agreement, DepositSight.INTERNAL))
                .as("a hidden deposit is not told of")
                .isEmpty();
        messages.said(deposit, deposit(deposit, 2, "internal", ""));
        assertThat(overShares(agreement, DepositSight.INTERNAL)).hasSize(1);

        messages.take(ledger(deposit, 2, "", "", ""));
        assertThat(overShares(agreement, DepositSight.EVERYTHING)).isEmpty();
    }

    private List<OverCommitments.OverCommittedShares> overShares(UUID agreement, DepositSight sight) {
        return excess(agreement, sight).shares();
    }

    private OverCommitments.Excess excess(UUID agreement, DepositSight sight) {
        return messages.inTransaction(session -> overCommitments.of(session, Set.of(agreement), sight, Instant.now()))
                .getOrDefault(agreement, OverCommitments.Excess.NONE);
    }

    private static ReceivedMessage ledger(UUID id, int version, String tonnages, String committed, String over) {
        return message("orebook.ledgers", id, "org.orebook.ledger.changed.v1", """
                {"deposit": "%s", "version": %d, "at": "2026-11-25T09:00:00Z", "tonnages": [%s], "committed": [%s],
                 "overCommitted": [%s]}""".formatted(
                        id, version, tonnages, committed, over));
    }

    private static String merged(UUID id, UUID winner) {
        return deposit(id, 2, "published", ", \"mergedInto\": \"" + winner + "\"");
    }

    private KnownDeposit find(UUID id) {
        return messages.inTransaction(session -> known.find(session, Set.of(id)))
                .get(id);
    }

    private Map<UUID, UUID> resolved(UUID... ids) {
        Map<UUID, KnownDeposit> found = messages.inTransaction(session -> known.resolve(session, Set.of(ids)));
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().id()));
    }

    private List<OverCommitments.OverCommitment> overCommitted(UUID agreement) {
        return excess(agreement, DepositSight.EVERYTHING).tonnages();
    }

    private static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}

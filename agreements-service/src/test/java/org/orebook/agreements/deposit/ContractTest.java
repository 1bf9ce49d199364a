package org.orebook.agreements.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orebook.agreements.testing.Contracts.assertKept;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.message.MessageReader;
import org.orebook.agreements.testing.Messages;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** What deposits-service says by its contract is what is read here. */
class ContractTest {

    private static final UUID ID = UUID.fromString("019b0000-0000-7000-8000-000000000001");
    private static final UUID WINNER = UUID.fromString("019b0000-0000-7000-8000-000000000002");
    private static final UUID AGREEMENT = UUID.fromString("019b0000-0000-7000-8000-000000000003");
    private static final UUID LINE = UUID.fromString("019b0000-0000-7000-8000-000000000004");

    private final MessageReader reader = new MessageReader();

    @Test
    void readsADepositWithEverythingThatIsSaidOfOne() {
        String data = """
                {"id": "%s", "number": "KZ-004711", "version": 7, "happened": "merged-into",
                 "at": "2026-11-25T09:00:00.123456Z", "kind": "zone", "parent": "%s", "name": "Күйректікөл",
                 "country": "KZ", "commodities": ["ree", "nb"], "stage": "exploration", "visibility": "internal",
                 "embargoUntil": "2027-01-01T00:00:00Z", "mergedInto": "%s"}""".formatted(ID, AGREEMENT, WINNER);
        assertKept("deposits", "deposit.v1", data);

        assertThat(deposit(data))
                .isEqualTo(new DepositMessage(
                        ID,
                        "KZ-004711",
                        7,
                        Instant.parse("2026-11-25T09:00:00.123456Z"),
                        "zone",
                        AGREEMENT,
                        "Күйректікөл",
                        "KZ",
                        List.of("ree", "nb"),
                        "internal",
                        Instant.parse("2027-01-01T00:00:00Z"),
                        WINNER));
    }

    @Test
    void readsADepositOfWhichTheLeastIsSaid() {
        String data = """
                {"id": "%s", "number": "XX-000001", "version": 1, "happened": "registered",
                 "at": "2026-11-25T09:00:00Z", "kind": "deposit", "name": "x", "commodities": [],
                 "visibility": "confidential"}""".formatted(ID);
        assertKept("deposits", "deposit.v1", data);

        assertThat(deposit(data).country()).isNull();
        assertThat(deposit(data).embargoUntil()).isNull();
        assertThat(deposit(data).commodities()).isEmpty();
    }

    @Test
    void guessesNoVisibility() {
        String data = Messages.deposit(ID, 1, "partners-only", "");

        assertThatThrownBy(() -> deposit(data))
                .isInstanceOf(UnacceptableMessageException.class)
                .hasMessage("There is no visibility partners-only.");
    }

    @Test
    void readsALedgerWithEverythingThatIsSaidOfOne() {
        String data = """
                {"deposit": "%1$s", "version": 4, "at": "2026-11-25T09:00:00Z",
                 "tonnages": [{"commodity": "w", "basis": "W",
                    "confirmed": {"reserves": 1200.50, "measuredAndIndicated": 3000, "inferred": 0,
                        "estimates": ["%1$s"]},
                    "claimed": {"least": 10, "most": 935400, "estimates": []}},
                   {"commodity": "ree", "basis": "REO"}],
                 "committed": [{"agreement": "%2$s", "agreementVersion": 3, "line": "%3$s", "kind": "exclusivity",
                    "percent": 51.5, "commodity": "w", "basis": "W", "tonnes": 100, "from": "2026-01-01",
                    "until": "2026-12-31"}],
                 "overCommitted": [{"commodity": "w", "basis": "W", "committedTonnes": 1300, "confirmedTonnes": 1200.5,
                    "agreements": ["%2$s"]}],
                 "overCommittedShares": {"percent": 110.5, "agreements": ["%2$s", "%2$s"]}}""".formatted(ID, AGREEMENT, LINE);
        assertKept("deposits", "ledger.v1", data);

        assertThat(ledger(data))
                .isEqualTo(new LedgerMessage(
                        ID,
                        4,
                        Instant.parse("2026-11-25T09:00:00Z"),
                        List.of(
                                new LedgerMessage.Tonnage(
                                        "w",
                                        "W",
                                        new LedgerMessage.Confirmed(
                                                new BigDecimal("1200.50"), new BigDecimal(3000), BigDecimal.ZERO),
                                        new LedgerMessage.Claimed(BigDecimal.TEN, new BigDecimal(935400))),
                                new LedgerMessage.Tonnage("ree", "REO", null, null)),
                        List.of(new LedgerMessage.Commitment(
                                AGREEMENT,
                                3,
                                LINE,
                                "exclusivity",
                                new BigDecimal("51.5"),
                                "w",
                                "W",
                                new BigDecimal(100),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 12, 31))),
                        List.of(new LedgerMessage.OverCommitment(
                                "w", "W", new BigDecimal(1300), new BigDecimal("1200.5"), List.of(AGREEMENT))),
                        new LedgerMessage.OverCommittedShares(new BigDecimal("110.5"), List.of(AGREEMENT))));
    }

    @Test
    void takesNoLedgerThatSaysTheSameThingTwice() {
        String data = """
                {"deposit": "%s", "version": 1, "at": "2026-11-25T09:00:00Z", "committed": [], "overCommitted": [],
                 "tonnages": [{"commodity": "w", "basis": "W"}, {"commodity": "w", "basis": "W"}]}""".formatted(ID);
        assertKept("deposits", "ledger.v1", data);

        assertThatThrownBy(() -> ledger(data))
                .isInstanceOf(UnacceptableMessageException.class)
                .hasMessage("The member tonnages says the same thing twice.");
    }

    private DepositMessage deposit(String data) {
        return reader.read(message(data), DepositMessage.class);
    }

    private LedgerMessage ledger(String data) {
        return reader.read(message(data), LedgerMessage.class);
    }

    private static ReceivedMessage message(String data) {
        return Messages.message("topic", ID, "type", data);
    }
}

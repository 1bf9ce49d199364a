package org.orebook.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.agreement.Agreed.ANA;
import static org.orebook.agreements.agreement.Agreed.binding;
import static org.orebook.agreements.agreement.Agreed.deposit;
import static org.orebook.agreements.agreement.Agreed.depositNumber;
import static org.orebook.agreements.agreement.Agreed.drafted;
import static org.orebook.agreements.agreement.Agreed.memorandum;
import static org.orebook.agreements.agreement.Agreed.negotiator;
import static org.orebook.agreements.agreement.Agreed.party;
import static org.orebook.agreements.agreement.Agreed.share;
import static org.orebook.agreements.agreement.Agreed.signed;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asPartner;
import static org.orebook.chassis.testing.Problems.refused;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.agreements.testing.TestClock;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;
import org.orebook.chassis.transaction.Transactions;

/** Who sees which agreement; what is out of sight is answered like what does not exist. */
@ServiceTest
class SightTest {

    private final Agreed.Somebody investor = party("Investor");

    @AfterEach
    void letTheClockRun() {
        TestClock.run();
    }

    private ValidatableResponse list(RequestSpecification caller) {
        return caller.get(AGREEMENTS + "?party=" + investor.code()).then().statusCode(200);
    }

    private static void hidden(RequestSpecification caller, String id) {
        refused(caller.get(AGREEMENTS + "/" + id), 404, "not-found")
                .body("detail", equalTo("There is no agreement " + id + "."));
    }

    private String internal(String more) {
        return memorandum(investor.id(), ", \"confidentiality\": \"internal\"" + more);
    }

    @Test
    void showsConfidentialAgreementsToThoseWhoWorkWithThem() {
        UUID id = drafted(memorandum(investor.id(), ""));
        String number = as("auditor").get(AGREEMENTS + "/" + id).path("number");

        for (String role : List.of("negotiator", "approver", "auditor")) {
            as(role).get(AGREEMENTS + "/" + id).then().statusCode(200);
            as(role).get(AGREEMENTS + "/" + number).then().statusCode(200).body("id", equalTo(id.toString()));
            list(as(role)).body("items.id", contains(id.toString()));
        }
        for (String role : List.of("viewer", "geologist", "reviewer", "admin")) {
            hidden(as(role), id.toString());
            hidden(as(role), number);
            list(as(role)).body("items", empty());
            refused(as(role).get(AGREEMENTS + "/" + id + "/history"), 404, "not-found");
            refused(as(role).get(AGREEMENTS + "/" + id + "/amendments"), 404, "not-found");
            refused(as(role).get(AGREEMENTS + "/" + id + "/obligations"), 404, "not-found");
        }
        hidden(as("viewer"), UUID.randomUUID().toString());
        hidden(as("auditor"), "AG-999999999");
        hidden(as("auditor"), "nothing");
    }

    @DisabledOnIntegrationTest("stops the clock of the service")
    @Test
    void showsInternalAgreementsInsideOnceTheirEmbargoIsOver() {
        UUID id = drafted(internal(", \"embargoUntil\": \"2027-05-01T10:00:00Z\""));

        TestClock.stopAt(Instant.parse("2027-05-01T09:59:59.999999Z"));
        for (String role : List.of("viewer", "geologist", "reviewer", "admin")) {
            hidden(as(role), id.toString());
            list(as(role)).body("items", empty());
        }
        as("approver").get(AGREEMENTS + "/" + id).then().statusCode(200);
        TestClock.stopAt(Instant.parse("2027-05-01T10:00:00Z"));
        for (String role : List.of("viewer", "geologist", "reviewer", "admin")) {
            as(role).get(AGREEMENTS + "/" + id).then().statusCode(200);
            list(as(role)).body("items.id", contains(id.toString()));
        }
    }

    @Test
    void showsAPartnerExactlyItsOwnOnceTheyAreNegotiated() {
        Agreed.Somebody other = party("Other");
        UUID own = drafted(memorandum(investor.id(), ", \"note\": \"they are in a hurry\""));
        UUID draft = drafted(memorandum(investor.id(), ""));
        UUID withdrawn = drafted(memorandum(investor.id(), ""));
        UUID others = drafted(memorandum(other.id(), ", \"confidentiality\": \"internal\""));
        negotiator(own, "negotiate").then().statusCode(200);
        negotiator(others, "negotiate").then().statusCode(200);
        negotiator(withdrawn, "withdraw").then().statusCode(200);

        asPartner(investor.code()).get(AGREEMENTS).then().statusCode(200).body("items.id", contains(own.toString()));
        asPartner(other.code()).get(AGREEMENTS).then().body("items.id", contains(others.toString()));
        Response seen = asPartner(investor.code()).get(AGREEMENTS + "/" + own);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.asString()).doesNotContain("hurry", ANA, "nextSteps", "note");
        for (UUID hidden : List.of(draft, withdrawn, others)) {
            hidden(asPartner(investor.code()), hidden.toString());
        }
        refused(asPartner(investor.code()).get(AGREEMENTS + "/" + own + "/history"), 403, "forbidden");
        hidden(asPartner("nobody"), own.toString());
        asPartner("nobody").get(AGREEMENTS).then().body("items", empty());
    }

    @Test
    void showsAPartyTheDepositsOfItsAgreement() {
        UUID internal = deposit("internal");
        UUID id = signed(binding(investor.id(), share(investor.id(), internal, "10")));

        asPartner(investor.code())
                .get(AGREEMENTS + "/" + id)
                .then()
                .body("lines[0].deposit.number", equalTo(depositNumber(internal)));
        Agreed.update("UPDATE known_deposit SET visibility = 'confidential' WHERE id = ?", internal);
        assertThat(asPartner(investor.code()).get(AGREEMENTS + "/" + id).asString())
                .contains(internal.toString())
                .doesNotContain(depositNumber(internal), "Upper Kairakty");
    }

    /** A wider deposit of which more is committed may be one that somebody knows nothing of. */
    @Test
    void tellsWhereMoreIsCommittedThanThereIsOfDepositsWithinSightAndToThoseAloneWhoSeeAll() {
        UUID open = deposit("internal");
        UUID district = deposit("confidential");
        UUID id = signed(binding(investor.id(), share(investor.id(), open, "10")));
        for (UUID each : List.of(open, district)) {
            Agreed.update("INSERT INTO known_ledger (deposit_id, version, at) VALUES (?, 1, now())", each);
            Agreed.update(
                    "INSERT INTO known_over_commitment (deposit_id, commodity, basis, agreement_id, committed_tonnes,"
                            + " confirmed_tonnes) VALUES (?, 'tungsten', 'W', ?, 60, 50)",
                    each,
                    id);
            Agreed.update(
                    "INSERT INTO known_over_committed_shares (deposit_id, agreement_id, percent) VALUES (?, ?, 110)",
                    each,
                    id);
        }

        for (String member : List.of("overCommitted", "overCommittedShares")) {
            for (String role : List.of("negotiator", "approver")) {
                as(role).get(AGREEMENTS + "/" + id).then().body(member + ".deposit", contains(open.toString()));
                list(as(role)).body("items[0]." + member + ".deposit", contains(open.toString()));
            }
            as("auditor")
                    .get(AGREEMENTS + "/" + id)
                    .then()
                    .body(member + ".deposit", containsInAnyOrder(open.toString(), district.toString()));
            as("viewer").get(AGREEMENTS + "/" + id).then().statusCode(200).body(member, nullValue());
            asPartner(investor.code())
                    .get(AGREEMENTS + "/" + id)
                    .then()
                    .statusCode(200)
                    .body(member, nullValue());
        }
        as("auditor").get(AGREEMENTS + "/" + id).then().body("overCommittedShares.percent", contains(110, 110));
    }

    @Test
    void doesNotTellAHiddenDepositByItsNumberCountryOrCommodity() {
        UUID deposit = deposit("internal");
        UUID id = signed(binding(investor.id(), share(investor.id(), deposit, "10")));
        String query = AGREEMENTS + "?party=" + investor.code();

        for (String of :
                List.of("&deposit=" + depositNumber(deposit), "&deposit=" + deposit, "&country=KZ", "&commodity=W")) {
            as("viewer").get(query + of).then().body("items.id", contains(id.toString()));
        }
        Agreed.update("UPDATE known_deposit SET visibility = 'confidential' WHERE id = ?", deposit);
        for (String of : List.of("&deposit=" + depositNumber(deposit), "&country=KZ", "&commodity=W")) {
            as("viewer").get(query + of).then().body("items", empty());
            as("auditor").get(query + of).then().body("items.id", contains(id.toString()));
        }
    }

    @DisabledOnIntegrationTest("calls what other features of the service call")
    @Test
    void holdsAnAgreementForThoseWhoSeeIt() {
        UUID id = drafted(memorandum(investor.id(), ""));
        Caller negotiator = new Caller("s", "n", Set.of(Role.NEGOTIATOR), null);
        Caller partner = new Caller("s", "n", Set.of(Role.PARTNER), investor.code());

        assertThat(hold(id, negotiator)).isEqualTo(AgreementState.DRAFT);
        assertThat(hold(id, partner)).isNull();
        negotiator(id, "negotiate").then().statusCode(200);
        assertThat(hold(id, partner)).isEqualTo(AgreementState.NEGOTIATION);
        assertThat(hold(UUID.randomUUID(), negotiator)).isNull();
    }

    private static AgreementState hold(UUID id, Caller caller) {
        Agreements agreements = Arc.container().instance(Agreements.class).get();
        Transactions transactions = Arc.container().instance(Transactions.class).get();
        return Transactions.await(() -> transactions
                .run(session -> agreements.hold(session, id, caller))
                .map(AgreementReference::state)
                .onFailure(AgreementRefusals.NoSuchAgreement.class)
                .recoverWithNull());
    }

    @Test
    void findsByWhatIsAskedForPageByPage() {
        UUID deposit = deposit("internal");
        UUID loser = deposit("internal", null, deposit);
        UUID share = signed(binding(investor.id(), share(investor.id(), loser, "10")));
        UUID wide = drafted(memorandum(
                investor.id(),
                ", \"confidentiality\": \"internal\", \"reference\": \"Zentrale/9\", \"lines\":"
                        + " [{\"kind\": \"country-wide\", \"country\": \"UZ\", \"commodity\": \"lithium\"}]"));
        UUID third = drafted(internal("").replace("Memorandum on tungsten", "Алғашқы меморандум"));

        found("type=mou", wide, third);
        found("type=mou,share-purchase", share, wide, third);
        found("state=signed", share);
        found("binding=binding", share);
        found("deposit=" + deposit, share);
        found("deposit=" + loser, share);
        found("country=UZ", wide);
        found("country=KZ", share);
        found("commodity=Li", wide);
        found("q=zentrale", wide);
        found("q=algashky", third);
        found("q=nothing");
        found("signedFrom=2025-11", share);
        found("signedFrom=2025-11-07");
        found("signedUntil=2025", share);
        found("signedUntil=2025-11-05");
        found("obligationDueBefore=2027-01-01");
        String next = as("viewer")
                .get(AGREEMENTS + "?sort=title&limit=2&party=" + investor.code())
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .path("next");
        as("viewer").get(next).then().statusCode(200).body("items", hasSize(1));
        refused(as("viewer").get(next + "&state=signed"), 400, "unknown-cursor");
        as("viewer")
                .get(AGREEMENTS + "?sort=signed&limit=1&party=" + investor.id())
                .then()
                .body("items.id", contains(share.toString()));
        for (String bad : List.of(
                "type=treaty",
                "state=x",
                "country=Atlantis",
                "commodity=x%20y",
                "signedFrom=x",
                "sort=x",
                "limit=0",
                "cursor=x",
                "q=\u0000",
                "obligationDueBefore=2027")) {
            refused(as("viewer").get(AGREEMENTS + "?" + bad));
        }
    }

    private void found(String query, UUID... ids) {
        as("viewer")
                .get(AGREEMENTS + "?party=" + investor.code() + "&" + query)
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        containsInAnyOrder(
                                Arrays.stream(ids).map(UUID::toString).toArray()));
    }
}

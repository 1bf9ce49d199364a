package org.orebook.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asPartner;
import static org.orebook.agreements.testing.PartyApi.company;
import static org.orebook.agreements.testing.PartyApi.owned;
import static org.orebook.agreements.testing.PartyApi.patch;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;
import org.orebook.chassis.transaction.Transactions;

/** A partner sees its own party and those that it deals with; of all else, not that it is there. */
@ServiceTest
class PartySightTest {

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    PartyStore store;

    @Test
    void showsAPartnerItsOwnPartyWithoutWhatStaysInside() {
        String own = company("partner-own");
        patch(PARTIES + "/" + own, "\"1\"", "{\"note\": \"slow to answer\", \"reason\": \"r\"}");

        asPartner(own)
                .get(PARTIES + "/" + own)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("code", equalTo(own))
                .body("note", nullValue())
                .body("registeredBy", nullValue())
                .body("changedBy", nullValue());
        asPartner(own).get(PARTIES).then().body("items.code", contains(own)).body("next", nullValue());
    }

    @Test
    void answersOfAllOtherPartiesAsIfThereWereNone() {
        String own = company("partner-alone");
        String other = company("hidden");
        String hiddenStatement = owned(own, other, "40");

        Response hidden = asPartner(own).get(PARTIES + "/" + other);
        refused(hidden, 404, "not-found").body("detail", equalTo("There is no party " + other + "."));
        refused(asPartner(own).get(PARTIES + "/no-such-party"), 404, "not-found")
                .body("detail", equalTo("There is no party no-such-party."));
        refused(asPartner(own).get(PARTIES + "/" + other + "/owners"), 404, "not-found")
                .body("detail", equalTo("There is no party " + other + "."));
        refused(asPartner(own).get(hiddenStatement), 404, "not-found")
                .body("detail", equalTo("There is no party " + other + "."));
        asPartner(own)
                .queryParam("q", other)
                .get(PARTIES)
                .then()
                .statusCode(200)
                .body("items", empty());
        asPartner("not-registered").get(PARTIES).then().statusCode(200).body("items", empty());
        as("viewer").get(PARTIES + "/" + other).then().statusCode(200);
    }

    @Test
    void showsAPartnerTheStatementsAboutItsOwnersWithoutWhatStaysInside() {
        String own = company("partner-owned");
        String owner = company("partner-owner");
        String statement = owned(owner, own, "70");
        patch(statement, "\"1\"", "{\"note\": \"as they say\", \"reason\": \"r\"}")
                .then()
                .statusCode(200);

        asPartner(own)
                .get(PARTIES + "/" + own + "/owners")
                .then()
                .statusCode(200)
                .body("items.owner.code", contains(owner))
                .body("items[0].percent", equalTo(70))
                .body("items[0].note", nullValue())
                .body("items[0].recordedBy", nullValue());
        asPartner(own).get(statement).then().statusCode(200).body("note", nullValue());
        // Owners of its owners, what it holds, and who said what when, are not its affair.
        refused(asPartner(own).get(PARTIES + "/" + own + "/ownership"), 403, "forbidden");
        refused(asPartner(own).get(PARTIES + "/" + own + "/holdings"), 403, "forbidden");
        refused(asPartner(own).get(statement + "/history"), 403, "forbidden");

        as("negotiator")
                .contentType("application/json")
                .header("If-Match", "\"2\"")
                .body("{\"reason\": \"not so\"}")
                .post(statement + "/withdraw")
                .then()
                .statusCode(200);
        refused(asPartner(own).get(statement), 404, "not-found");
        asPartner(own)
                .get(PARTIES + "/" + own + "/owners?withdrawn=true")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void showsAPartnerThoseThatItDealsWithButNotTheirOwners() {
        UUID own = id(company("dealing"));
        UUID other = id(company("dealt-with"));
        UUID stranger = id(company("stranger"));
        Counterparties deals =
                (session, partner) -> Uni.createFrom().item(partner.equals(own) ? Set.of(other) : Set.<UUID>of());
        PartySights sights = new PartySights(store, deals);
        PartySearch search = new PartySearch(sessions, store, sights);
        Caller partner = new Caller("s", "n", Set.of(Role.PARTNER), code(own));

        PartySight sight =
                Transactions.await(() -> sessions.withStatelessSession(session -> sights.of(session, partner)));
        PartyQuery everything = new PartyQuery(null, List.of(), List.of(), null, PartyQuery.Sort.NAME, 100, null);
        List<UUID> found = Transactions.await(() -> search.search(everything, partner)).items().stream()
                .map(PartyView::id)
                .toList();

        assertThat(sight.covers(other)).isTrue();
        assertThat(sight.covers(stranger)).isFalse();
        assertThat(sight.coversOwnershipOf(own)).isTrue();
        assertThat(sight.coversOwnershipOf(other)).isFalse();
        assertThat(found).containsExactlyInAnyOrder(own, other);
    }

    @Test
    void takesATokenWithoutARoleOfSomebodyInsideForAPartners() {
        String own = company("roleless");

        refused(as("x", "other-application").get(PARTIES), 403, "forbidden");
        as("both", "partner", "viewer").get(PARTIES + "/" + own).then().statusCode(200);
    }

    private static UUID id(String code) {
        return UUID.fromString(as("viewer").get(PARTIES + "/" + code).path("id"));
    }

    private static String code(UUID id) {
        return as("viewer").get(PARTIES + "/" + id).path("code");
    }
}

package org.orebook.agreements.party.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.PartyApi.company;
import static org.orebook.agreements.testing.PartyApi.owned;
import static org.orebook.agreements.testing.PartyApi.owns;
import static org.orebook.agreements.testing.PartyApi.patch;
import static org.orebook.agreements.testing.PartyApi.registered;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.transaction.Transactions;

/** What follows from chains of owners, as it is answered. */
@ServiceTest
class OwnershipChainTest {

    @Inject
    Ownership ownership;

    @Inject
    Mutiny.SessionFactory sessions;

    private static ValidatableResponse ownershipOf(String party, String query) {
        return as("viewer")
                .get(PARTIES + "/" + party + "/ownership" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse holdingsOf(String party) {
        return as("viewer").get(PARTIES + "/" + party + "/holdings").then().statusCode(200);
    }

    @Test
    void saysOfTheRealCaseWhatIsKnownAndNoMore() {
        String katpar = registered("severniy-katpar", "company", "KZ");
        String coveKaz = registered("cove-kaz", "company", "US");
        String cove = registered("cove-capital", "company", "US");
        String tauKen = registered("tau-ken-samruk", "state-owned-company", "KZ");
        String samruk = registered("samruk", "state-owned-company", "KZ");
        String kazakhstan = registered("kazakhstan", "state", "KZ");
        owned(coveKaz, katpar, "70");
        owned(tauKen, katpar, "30");
        owned(cove, coveKaz, null);
        owned(samruk, tauKen, "100");
        owned(kazakhstan, samruk, "100");

        Response answer = ownershipOf(katpar, "").extract().response();

        answer.then()
                .body("complete", equalTo(true))
                .body("owners.party.code", contains(coveKaz, kazakhstan, samruk, tauKen, cove))
                .body("owners.direct", contains(true, false, false, true, false))
                .body("owners[0].share", equalTo(Map.of("known", true, "percent", 70)))
                .body("owners[1].share", equalTo(Map.of("known", true, "percent", 30)))
                .body("owners[4].share", equalTo(Map.of("known", false, "atLeast", 0, "atMost", 70)))
                .body("ultimateOwners.party.code", contains(kazakhstan, cove))
                .body("ultimateOwners.ownersNotStated", contains(false, true))
                .body("ultimateCountries.country", contains("KZ", "US", null))
                .body("ultimateCountries[0].share.percent", equalTo(30))
                .body("ultimateCountries[1].share", equalTo(Map.of("known", false, "atLeast", 0, "atMost", 70)))
                .body("ultimateCountries[2].share", equalTo(Map.of("known", false, "atLeast", 0, "atMost", 70)))
                .body("notStated", equalTo(Map.of("known", false, "atLeast", 0, "atMost", 70)))
                .body("stateControl.answer", equalTo("unknown"))
                .body("stateControl.countries", contains("KZ"))
                .body("chain.percent", org.hamcrest.Matchers.hasItem(70));
        holdingsOf(cove)
                .body("holdings.party.code", contains(coveKaz, katpar))
                .body("holdings[0].share", equalTo(Map.of("known", false, "atLeast", 0, "atMost", 100)))
                .body("holdings[1].share", equalTo(Map.of("known", false, "atLeast", 0, "atMost", 70)));
        holdingsOf(kazakhstan)
                .body("holdings.find { it.party.code == '%s' }.share.percent".formatted(katpar), equalTo(30));
        ownershipOf(tauKen, "").body("stateControl.answer", equalTo("yes"));

        // 100 % of Cove Kaz, once somebody says so, makes 70 % known.
        String link = as("viewer").get(PARTIES + "/" + coveKaz + "/owners").path("items[0].id");
        patch(PARTIES + "/" + coveKaz + "/owners/" + link, "\"1\"", "{\"percent\": 100, \"reason\": \"Filed\"}")
                .then()
                .statusCode(200);
        ownershipOf(katpar, "")
                .body(
                        "owners.find { it.party.code == '%s' }.share".formatted(cove),
                        equalTo(Map.of("known", true, "percent", 70)))
                .body("notStated.percent", equalTo(0))
                .body("stateControl.answer", equalTo("unknown"));
    }

    @Test
    void multipliesAlongAChainAndAddsOverChains() {
        String mine = company("mine");
        String left = company("left");
        String right = company("right");
        String top = registered("top", "person", "KZ");
        owned(left, mine, "60");
        owned(right, mine, "40");
        owned(top, left, "50");
        owned(top, right, "25.5");

        ownershipOf(mine, "")
                .body("ultimateOwners.party.code", contains(top))
                .body("ultimateOwners[0].share.percent", equalTo(40.2f))
                .body("notStated.percent", equalTo(59.8f))
                .body("ultimateCountries.country", contains(null, "KZ"));
        holdingsOf(top).body("holdings.find { it.party.code == '%s' }.share.percent".formatted(mine), equalTo(40.2f));
    }

    @Test
    void addsToWhatIsKnownWhatIsUnknownAsALowerBound() {
        String mine = company("partly");
        String between = company("partly-between");
        String top = registered("partly-top", "person", "US");
        owned(top, mine, "20");
        owned(between, mine, "50");
        owned(top, between, null);

        ownershipOf(mine, "")
                .body(
                        "owners.find { it.party.code == '%s' }.share".formatted(top),
                        equalTo(Map.of("known", false, "atLeast", 20, "atMost", 70)));
    }

    @Test
    void answersAsOfADay() {
        String mine = company("dated");
        owns(registered("before", "state", "KZ"), mine, "100", "\"to\": \"2024-12-31\"")
                .then()
                .statusCode(201);
        owns(registered("after", "person", "US"), mine, "100", "\"from\": \"2025-01-01\"")
                .then()
                .statusCode(201);

        ownershipOf(mine, "?at=2024-12-31")
                .body("at", equalTo("2024-12-31"))
                .body("ultimateCountries.country", contains("KZ"))
                .body("stateControl.answer", equalTo("yes"));
        ownershipOf(mine, "?at=2025-01-01")
                .body("ultimateCountries.country", contains("US"))
                .body("stateControl.answer", equalTo("no"));
        refused(as("viewer").get(PARTIES + "/" + mine + "/ownership?at=2025"), 400, "bad-parameter");
    }

    @Test
    void saysOfAPartyWithoutStatementsThatItsOwnersAreUnknown() {
        String alone = registered("alone", "company", "US");
        String state = registered("alone-state", "state", "KZ");

        ownershipOf(alone, "")
                .body("owners", empty())
                .body("ultimateOwners", empty())
                .body("notStated.percent", equalTo(100))
                .body("ultimateCountries.country", contains("US"))
                .body("ultimateCountries[0].share", equalTo(Map.of("known", false, "atLeast", 0, "atMost", 100)))
                .body("ultimateCountries[0].ownersNotStated", equalTo(true))
                .body("stateControl.answer", equalTo("unknown"));
        ownershipOf(state, "")
                .body("ultimateCountries.country", contains("KZ"))
                .body("ultimateCountries[0].share.percent", equalTo(100))
                .body("stateControl.answer", equalTo("yes"))
                .body("stateControl.countries", contains("KZ"));
        refused(as("viewer").get(PARTIES + "/nobody/ownership"), 404, "not-found");
        refused(as("viewer").get(PARTIES + "/nobody/holdings"), 404, "not-found");
    }

    @Test
    void seesTheControlOfAGoldenShare() {
        String mine = company("golden");
        owned(registered("public", "person", "US"), mine, "100");
        owns(
                        registered("golden-state", "state", "KZ"),
                        mine,
                        null,
                        "\"controls\": true, \"controlBasis\": \"golden share\"")
                .then()
                .statusCode(201);

        ownershipOf(mine, "")
                .body("stateControl.answer", equalTo("yes"))
                .body("stateControl.countries", contains("KZ"))
                .body("ultimateCountries[0].country", equalTo("US"))
                .body("ultimateCountries[0].share.percent", equalTo(100));
    }

    @Test
    void followsNoStatementThatWasWithdrawn() {
        String mine = company("unowned");
        String statement = owned(registered("unowner", "person", "US"), mine, "100");
        as("negotiator")
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"reason\": \"r\"}")
                .post(statement + "/withdraw")
                .then()
                .statusCode(200);

        ownershipOf(mine, "").body("owners", empty()).body("ultimateCountries[0].country", nullValue());
    }

    @Test
    void tellsOtherFeaturesTheCountriesOfManyPartiesAtOnce() {
        String mine = registered("many-mine", "company", "KZ");
        String owner = registered("many-owner", "person", "US");
        owned(owner, mine, "75");
        UUID mineId = id(mine);
        UUID ownerId = id(owner);
        UUID nobody = UUID.randomUUID();
        LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);

        Map<UUID, List<CountryShare>> countries = Transactions.await(() -> sessions.withStatelessSession(
                session -> ownership.ultimateCountries(session, Set.of(mineId, ownerId, nobody), today)));
        Map<UUID, StateControl> control = Transactions.await(() -> sessions.withStatelessSession(
                session -> ownership.stateControl(session, Set.of(mineId, ownerId), today)));

        assertThat(countries).containsOnlyKeys(mineId, ownerId);
        assertThat(countries.get(mineId)).extracting(CountryShare::country).containsExactly("US", null);
        assertThat(countries.get(mineId))
                .extracting(share -> share.share().atLeast().intValueExact())
                .containsExactly(75, 25);
        assertThat(countries.get(ownerId)).extracting(CountryShare::country).containsExactly("US");
        assertThat(control.get(mineId).answer()).isEqualTo(StateControl.Answer.NO);
    }

    @Test
    void followsAThousandPartiesAndSaysThatMoreAreUnknown() {
        String holding = registered("holding", "company", "US");
        String subsidiary = company("subsidiary");
        owned(holding, subsidiary, "80");
        addOfMany("owned-by", "(SELECT id FROM party WHERE code = '" + holding + "'), id", 1200);

        Response answer = as("viewer").get(PARTIES + "/" + holding + "/holdings");

        assertThat(answer.<Boolean>path("complete")).isFalse();
        assertThat(answer.<List<Object>>path("holdings")).hasSize(999);
        assertThat(answer.<List<Boolean>>path("holdings.share.known")).doesNotContain(true);
        // From the other end, the chain is short.
        ownershipOf(subsidiary, "").body("complete", equalTo(true)).body("owners[0].share.percent", equalTo(80));
    }

    @Test
    void takesNoMoreOwnersThanCanBeFollowed() {
        String owned = company("many-owners");
        String another = company("one-more");
        addOfMany("owner-of", "id, (SELECT id FROM party WHERE code = '" + owned + "')", 2001);

        refused(owns(another, owned, "1", ""), 422, "too-many-owners");
        refused(owns(owned, another, "1", ""), 422, "too-many-owners");
        as("viewer").get(PARTIES + "/" + owned + "/owners?limit=100").then().statusCode(200);
    }

    /** Parties and a statement about each, without a request for each. */
    private void addOfMany(String beginning, String ownerAndOwned, int count) {
        Transactions.await(() -> sessions.withTransaction(session -> session.createNativeQuery("""
                        INSERT INTO party (id, version, code, kind, name, search_text, sort_name, profile,
                                           registered_at, registered_by, changed_at, changed_by)
                        SELECT gen_random_uuid(), 1, ?1 || '-many-' || i, 'company', 'Many', ' many ', 'many',
                               '{"names": [{"text": "Many"}]}', now(), 't', now(), 't'
                        FROM generate_series(1, cast(?2 AS integer)) i""")
                .setParameter(1, beginning)
                .setParameter(2, count)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "INSERT INTO ownership_statement (id, version, owner_id, owned_id,"
                                        + " controls, source_title, recorded_at, recorded_by, changed_at, changed_by)"
                                        + " SELECT gen_random_uuid(), 1, " + ownerAndOwned
                                        + ", false, 't', now(), 't', now(), 't'"
                                        + " FROM party WHERE code LIKE ?1 || '-many-%'")
                        .setParameter(1, beginning)
                        .executeUpdate())));
    }

    private static UUID id(String code) {
        return UUID.fromString(as("viewer").get(PARTIES + "/" + code).path("id"));
    }
}

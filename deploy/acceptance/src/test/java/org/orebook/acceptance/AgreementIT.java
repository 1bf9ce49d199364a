package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who has agreed what, what it takes from deposits, and who may know of it: the sample, and a tonnage's whole way. */
@AcceptanceTest
@Order(4)
class AgreementIT {
    private static final String AGREEMENTS = "/api/v1/agreements";
    private static final String REASON = "{\"reason\": \"read against the report\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Orebook orebook;
    private final Negotiation negotiation;

    AgreementIT(Orebook orebook) {
        this.orebook = orebook;
        this.negotiation = new Negotiation(orebook);
    }

    @Test
    void theSamplesPurchaseCommitsSeventyPercentOfTwoDeposits() throws Exception {
        for (var name : List.of("Upper Kairakty", "Northern Katpar")) {
            var ledger = ledger("approver", deposit(name));

            assertThat(ledger.at("/shares/committed").decimalValue()).isEqualByComparingTo("70");
            assertThat(ledger.at("/shares/left").decimalValue()).isEqualByComparingTo("30");
            assertThat(ledger.at("/items/0/agreement/type").asText()).isEqualTo("share-purchase");
        }
    }

    @Test
    void nobodyLearnsWhatIsLeftWhoDoesNotSeeEveryAgreement() throws Exception {
        var deposit = deposit("Upper Kairakty");

        assertThat(ledger("viewer", deposit).has("shares")).isFalse();
        assertThat(ledger("cove-kaz", deposit).has("shares")).isFalse();
        assertThat(ledger("cove-kaz", deposit).path("items")).hasSize(1);
        assertThat(ledger("xiamen-tungsten", deposit).path("items")).isEmpty();
    }

    @Test
    void aPartnerSeesTheAgreementsThatItTakesPartInAndNoOther() throws Exception {
        assertThat(titles("xiamen-tungsten"))
                .containsExactlyInAnyOrder(
                        "Memorandum on Northern Katpar, 2018", "Term sheet on Northern Katpar, 2018");
        assertThat(titles("qazgeology")).containsExactly("Joint venture for rare earths in Kostanay region (Akbulak)");
        var purchase = orebook.as("auditor")
                .get(AGREEMENTS + Caller.query("q", "Share purchase agreement for tungsten"))
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        orebook.as("cove-kaz").get(AGREEMENTS + "/" + purchase).expect(200);
        orebook.as("xiamen-tungsten").get(AGREEMENTS + "/" + purchase).expectProblem(404, "not-found");
        orebook.as("xiamen-tungsten").get("/api/v1/parties/cove-kaz").expectProblem(404, "not-found");
        orebook.as("xiamen-tungsten").get("/api/v1/parties/tau-ken-samruk").expect(200);
    }

    private List<String> titles(String who) throws Exception {
        return orebook.as(who).get(AGREEMENTS).expect(200).json().path("items").findValuesAsText("title");
    }

    @Test
    void exposureSaysWhoseTheAgreementsAreAndWhatCannotBeMeasured() throws Exception {
        var exposure = orebook.as("viewer")
                .get("/api/v1/exposure?commodity=tungsten&country=KZ&by=party")
                .expect(200)
                .json();

        assertThat(exposure.path("countryWide").findValuesAsText("title"))
                .containsExactly("Memorandum of understanding on critical minerals, 2025");
        var basis = exposure.at("/bases/0");
        assertThat(basis.at("/total/claimedMost").decimalValue()).isPositive();
        assertThat(basis.at("/total/reserves").isMissingNode()).isTrue();
        var cove = basis.path("holders")
                .valueStream()
                .filter(holder -> holder.at("/party/code").asText().equals("cove-kaz"))
                .findFirst()
                .orElseThrow();
        // Nobody gives a tonnage for one of the two deposits alone, so that 70 % of them are nobody knows how much.
        assertThat(cove.at("/binding/withoutTonnage").asInt()).isEqualTo(2);
        assertThat(cove.at("/binding/taken").isMissingNode()).isTrue();
    }

    @Test
    void byItsUltimateOwnersTheCountryIsNotKnown() throws Exception {
        var exposure = orebook.as("viewer")
                .get("/api/v1/exposure?commodity=tungsten&by=ultimateCountry")
                .expect(200)
                .json();

        assertThat(exposure.path("by").asText()).isEqualTo("ultimateCountry");
        assertThat(exposure.at("/bases/0/holders")).isNotEmpty();
        orebook.as("viewer").get("/api/v1/exposure?by=party").expectProblem(400, "bad-parameter");
        orebook.as("cove-kaz").get("/api/v1/exposure?commodity=tungsten").expect(403);
    }

    @Test
    void aTonnageIsGrantedOutOfWhatIsConfirmedAndBothSidesSayWhenThatIsNoLongerEnough() throws Exception {
        var buyer = negotiation.company(Negotiation.unique("buyer"));
        var deposit = negotiation.deposit(Negotiation.unique("Tonnage"));
        var first = confirmed(deposit, 100);
        var granted = negotiation.tonnage(Negotiation.unique("offtake"), deposit, buyer, 60);
        negotiation.sign(granted, granted);
        assertThat(negotiation.settled(granted).path("state").asText()).isEqualTo("signed");

        var beyond = negotiation.tonnage(Negotiation.unique("offtake"), deposit, buyer, 60);
        negotiation.sign(beyond, beyond);
        var refused = negotiation.settled(beyond);
        assertThat(refused.path("state").asText()).isEqualTo("negotiation");
        assertThat(refused.at("/commitment/refused/0/code").asText()).isEqualTo("tonnage-beyond-what-is-left");
        assertThat(refused.at("/commitment/refused/0/left").decimalValue()).isEqualByComparingTo("40");

        var smaller = confirmed(deposit, 50);
        orebook.as("reviewer")
                .post(
                        "/api/v1/estimates/" + first + "/supersede",
                        "{\"by\": \"%s\", \"reason\": \"drilled again\"}".formatted(smaller),
                        "If-Match",
                        "*")
                .expect(200);

        var ledger = ledger("auditor", deposit);
        assertThat(ledger.path("overCommitted")).hasSize(1);
        assertThat(ledger.path("items")).hasSize(1);
        var over = Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> orebook.as("auditor").get(granted).expect(200).json(), shown -> shown.has("overCommitted"))
                .at("/overCommitted/0");
        assertThat(over.path("committedTonnes").decimalValue()).isEqualByComparingTo("60");
        assertThat(over.path("confirmedTonnes").decimalValue()).isEqualByComparingTo("50");
        assertThat(negotiation.settled(granted).path("state").asText()).isEqualTo("signed");
        assertThat(negotiation.deadLetters()).isZero();
    }

    /** Records and confirms a reserve of so many tonnes of tungsten. @return the estimate's id */
    private String confirmed(String deposit, int tonnes) throws Exception {
        var recorded = orebook.as("geologist")
                .post("/api/v1/deposits/" + deposit + "/estimates", """
                        {"commodity": "tungsten", "reportingCode": "JORC", "kind": "reserve", "basis": "element",
                         "rows": [{"categories": ["proved"], "contained": {"value": %d, "unit": "t"}}],
                         "effectiveOn": "2025-12-31", "publishedOn": "2026-01-31",
                         "competentPerson": {"name": "A. Person"}, "source": {"title": "A report"}}""".formatted(tonnes))
                .expect(201)
                .json();
        var address = "/api/v1/estimates/" + recorded.path("id").asText();
        var reviewer = orebook.as("reviewer");
        for (int i = 0; i < recorded.path("findings").size(); i++) {
            reviewer.post(address + "/findings/" + i + "/accept", REASON, "If-Match", "*")
                    .expect(200);
        }
        reviewer.post(address + "/confirm", REASON, "If-Match", "*").expect(200);
        return recorded.path("id").asText();
    }

    private String deposit(String name) throws Exception {
        return orebook.as("viewer")
                .search("q", name)
                .valueStream()
                .filter(found -> found.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private JsonNode ledger(String who, String deposit) throws Exception {
        return orebook.as(who)
                .get("/api/v1/deposits/" + deposit + "/commitments")
                .expect(200)
                .json();
    }
}

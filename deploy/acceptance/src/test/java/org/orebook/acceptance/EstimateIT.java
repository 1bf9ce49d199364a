package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The question from the news, answered; and an estimate's way from its record to its confirmation. */
@AcceptanceTest
@Order(3)
class EstimateIT {
    private static final String ESTIMATES = "/api/v1/estimates";

    private final Orebook orebook;

    EstimateIT(Orebook orebook) {
        this.orebook = orebook;
    }

    @Test
    void saysWhichRankTheDepositOfTheNewsWouldGiveItsCountryByEachReading() throws Exception {
        var claim = claimOf("Kuirektykol", "2025-11-07");

        var ranking = ranking("MCS 2025", claim);

        var country = ranking.at("/whatIf/countries/0");
        assertThat(country.path("country").asText()).isEqualTo("KZ");
        assertThat(country.at("/before/reason").asText()).isEqualTo("not-listed");
        assertThat(readings(country)).containsExactly("REO 800000 to 800000: 12", "element 912000 to 1016000: 9");
        assertThat(ranking.at("/entries/1/name").asText()).isEqualTo("Brazil");
    }

    @Test
    void countsADepositAndItsPartOnce() throws Exception {
        var ranking = ranking("MCS 2026", claimOf("Kuirektykol", "2025-11-07"), claimOf("Irgiz", "2025-04-02"));

        var plain = ranking.at("/whatIf/countries/0/readings/0");
        assertThat(plain.path("added")).hasSize(1);
        assertThat(plain.at("/added/0/depositName").asText()).isEqualTo("Kuirektykol");
        assertThat(plain.path("leftOut")).hasSize(1);
        assertThat(plain.at("/after/high").asLong()).isEqualTo(800_000);
    }

    @Test
    void showsTheArithmeticOfAClaimThatDoesNotAddUp() throws Exception {
        var found = orebook.as("viewer")
                .get(ESTIMATES + "?commodity=rare-earths&finding=ore-grade-contained-disagree")
                .expect(200)
                .json()
                .path("items");

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/findings").findValuesAsText("text"))
                .contains("20000000 t x about 700 g/t = 14000 t REO; 935400 t REO is stated, 66.8 times as much.");
    }

    @Test
    void isConfirmedByAReviewerOnceItsFindingIsAccepted() throws Exception {
        var deposit =
                orebook.as("viewer").search("q", "Boguty").get(0).path("id").asText();
        var recorded = orebook.as("geologist")
                .post("/api/v1/deposits/" + deposit + "/estimates", """
                        {"commodity": "tungsten", "reportingCode": "KAZRC", "kind": "resource", "basis": "WO3",
                         "rows": [{"categories": ["indicated", "inferred"], "contained": {"value": 12.5, "unit": "kt"}}],
                         "effectiveOn": "2024-12-31", "publishedOn": "2025-03", "source": {"title": "A report"}}""")
                .expect(201);
        var address = recorded.header("Location");
        assertThat(recorded.json().at("/findings/0/code").asText()).isEqualTo("inclusion-not-stated");

        var reviewer = orebook.as("reviewer");
        var reason = "{\"reason\": \"read against the report\"}";
        orebook.as("viewer")
                .post(address + "/confirm", reason, "If-Match", "\"1\"")
                .expect(403);
        reviewer.post(address + "/confirm", reason, "If-Match", "\"1\"").expect(409);
        reviewer.post(address + "/findings/1/accept", reason, "If-Match", "\"1\"")
                .expect(200);
        reviewer.post(address + "/confirm", reason, "If-Match", "\"1\"").expect(412);
        var confirmed =
                reviewer.post(address + "/confirm", reason, "If-Match", "\"2\"").expect(200);

        assertThat(confirmed.json().path("state").asText()).isEqualTo("confirmed");
        var shown = orebook.as("cove-kaz")
                .get(address + "?unit=t&basis=W")
                .expect(200)
                .json();
        assertThat(shown.at("/rows/0/contained/shown/value").decimalValue()).isEqualByComparingTo("9912.5");
        assertThat(shown.has("recordedBy")).isFalse();
    }

    @Test
    void knowsNothingOfAnEstimateThatThereIsNot() throws Exception {
        var answer = orebook.as("viewer")
                .get("/api/v1/rankings?commodity=tungsten&whatIf=01a21055-e5dc-7d3f-a830-bed95a669e42")
                .expect(404);

        assertThat(answer.json().path("detail").asText())
                .isEqualTo("There is no estimate 01a21055-e5dc-7d3f-a830-bed95a669e42.");
        orebook.as("cove-kaz").get("/api/v1/rankings?commodity=tungsten").expect(403);
    }

    private String claimOf(String deposit, String publishedOn) throws Exception {
        return orebook.as("viewer")
                .get(ESTIMATES + "?commodity=rare-earths&limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.at("/deposit/name").asText().equals(deposit))
                .filter(item -> item.path("publishedOn").asText().equals(publishedOn))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private JsonNode ranking(String edition, String... whatIfs) throws Exception {
        var query = new StringBuilder(Caller.query("commodity", "rare-earths", "edition", edition));
        for (var whatIf : whatIfs) {
            query.append("&whatIf=").append(whatIf);
        }
        return orebook.as("viewer").get("/api/v1/rankings" + query).expect(200).json();
    }

    private static List<String> readings(JsonNode country) {
        return country.path("readings")
                .valueStream()
                .map(reading -> "%s %s to %s: %s"
                        .formatted(
                                reading.path("reading").asText(),
                                reading.at("/after/low").asText(),
                                reading.at("/after/high").asText(),
                                reading.at("/after/rankAtWorst").asText()))
                .toList();
    }
}

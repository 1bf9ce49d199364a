package org.orebook.deposits.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.MERGE_PATCH;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.asNobody;
import static org.orebook.deposits.testing.Api.asPartner;
import static org.orebook.deposits.testing.Api.merged;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.published;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.Api.withToken;
import static org.orebook.deposits.testing.EstimateApi.ESTIMATES;
import static org.orebook.deposits.testing.EstimateApi.judge;
import static org.orebook.deposits.testing.EstimateApi.measured;
import static org.orebook.deposits.testing.EstimateApi.read;
import static org.orebook.deposits.testing.EstimateApi.record;
import static org.orebook.deposits.testing.EstimateApi.recorded;
import static org.orebook.deposits.testing.EstimateApi.tagOf;

import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.testing.Tokens;
import org.orebook.deposits.testing.ServiceTest;
import org.orebook.deposits.testing.TestClock;

@ServiceTest
class EstimateRecordTest {

    private static final String REASON = "{\"reason\": \"checked against the report\"}";

    @AfterEach
    void itIsTheRealTimeAgain() {
        TestClock.run();
    }

    @Test
    void keepsAFigureAsReportedAndShowsWhatItIs() {
        UUID deposit = registered(named("Upper Kairakty, recorded"));

        record(deposit, """
                        {"commodity": "W", "reportingCode": "JORC", "kind": "resource", "basis": "WO3",
                         "rows": [{"categories": ["indicated"],
                                   "ore": {"value": 1.50, "unit": "Mt"},
                                   "grade": {"value": 0.20, "unit": "percent", "qualifier": "~"},
                                   "contained": {"value": 3.0, "unit": "kt", "qualifier": ">"}}],
                         "effectiveOn": "2024", "source": {"title": "A report", "uri": "https://example.org/r", "page": "12",
                         "sha256": "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08", "readOn": "2025-11-20",
                         "excerpt": "as it\\n stands there"}}""")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("deposit.id", equalTo(deposit.toString()))
                .body("commodity", equalTo("tungsten"))
                .body("commodityAsReported", equalTo("W"))
                .body("state", equalTo("reported"))
                .body("rows[0].ore.unit", equalTo("Mt"))
                .body("rows[0].ore.normalised.value.toString()", equalTo("1500000"))
                .body("rows[0].grade.normalised.value.toString()", equalTo("0.2"))
                .body("rows[0].contained.qualifier", equalTo(">"))
                .body("rows[0].contained.normalised.value.toString()", equalTo("3000"))
                .body("rows[0].contained.normalised.basis", equalTo("WO3"))
                .body("source.sha256", equalTo("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))
                .body("source.excerpt", equalTo("as it stands there"));
    }

    @Test
    void keepsTheDigitsOfAFigure() {
        UUID id = recorded(registered(named("Digits")), measured("1500.50"));

        assertThat(read(id).extract().asString()).contains("\"value\":1500.50,");

        correct(id, "{\"note\": \"seen again\", \"reason\": \"a note\"}").then().statusCode(200);

        assertThat(read(id).extract().asString()).contains("\"value\":1500.50,").contains("seen again");
    }

    @Test
    void showsTonnesOfTheOxideAsThoseOfTheMetalAndInAnotherUnit() {
        UUID id = recorded(registered(named("In another unit")), measured("1400000"));

        as("viewer")
                .get(ESTIMATES + "/" + id + "?unit=kt&basis=W")
                .then()
                .statusCode(200)
                .body("rows[0].contained.value", equalTo(1400000))
                .body("rows[0].contained.shown.value.toString()", equalTo("1110.2"))
                .body("rows[0].contained.shown.unit", equalTo("kt"))
                .body("rows[0].contained.shown.basis", equalTo("element"))
                .body("rows[0].contained.shown.how", equalTo("WO3 x 0.793 = W"));
    }

    @Test
    void givesARangeOfOxidesWhereTheSplitOfTheMetalsIsNotKnown() {
        UUID id = recorded(registered(named("Rare earths")), """
                {"commodity": "rare earths", "basis": "element",
                 "rows": [{"contained": {"value": 800000, "unit": "t", "qualifier": "nearly"}}],
                 "source": {"title": "The news"}}""");

        as("viewer")
                .get(ESTIMATES + "/" + id + "?basis=REO")
                .then()
                .statusCode(200)
                .body("kind", equalTo("claim"))
                .body("reportingCode", equalTo("none"))
                .body("rows[0].contained.shown.low.toString()", equalTo("912000"))
                .body("rows[0].contained.shown.high.toString()", equalTo("1016000"))
                .body("rows[0].contained.shown.how", containsString("a range"));
    }

    @Test
    void saysWhyAFigureCannotBeShownOnAnotherBasis() {
        UUID id = recorded(registered(named("No basis")), """
                {"commodity": "tungsten", "rows": [{"contained": {"value": 5, "unit": "kt"}}],
                 "source": {"title": "The news"}}""");

        as("viewer")
                .get(ESTIMATES + "/" + id + "?basis=WO3")
                .then()
                .body("rows[0].contained.shown", nullValue())
                .body("rows[0].contained.notShown", equalTo("its source does not say what its tonnes are of"));
    }

    @Test
    void showsWhatAGkzCategoryIsUsuallyReadAsAndConvertsNothing() {
        UUID id = recorded(registered(named("GKZ")), """
                {"commodity": "tungsten", "reportingCode": "GKZ", "kind": "reserve", "basis": "WO3",
                 "rows": [{"categories": ["C1"], "contained": {"value": 5, "unit": "kt"}}],
                 "source": {"title": "State balance"}}""");

        read(id).body("rows[0].categories", contains("C1"))
                .body("rows[0].bridge[0].usuallyReadAs", equalTo("indicated"))
                .body("rows[0].bridge[0].label", containsString("indicative only"));
    }

    @Test
    void isConfirmedByAReviewerWhoIsNotItsAuthorAndEveryStepIsKept() {
        UUID id = recorded(registered(named("Confirmed")), measured("1000"));

        judge("reviewer", id, "confirm", REASON)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("confirmed"));
        judge("reviewer", id, "dispute", "{\"reason\": \"a new drill hole\"}")
                .then()
                .body("state", equalTo("disputed"));
        judge("reviewer", id, "confirm", REASON).then().body("state", equalTo("confirmed"));

        as("auditor")
                .get(ESTIMATES + "/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.action", contains("confirmed", "disputed", "confirmed", "recorded"))
                .body("items.by", contains("reviewer", "reviewer", "reviewer", "geologist"))
                .body("items[1].reason", equalTo("a new drill hole"))
                .body("items[1].changes.state.from", equalTo("confirmed"));
    }

    @Test
    void isNotConfirmedByItsAuthor() {
        String both = Tokens.named("both", "geologist", "reviewer");
        UUID deposit = registered(named("Own"));
        String id = withToken(both)
                .contentType("application/json")
                .body(measured("1000"))
                .post(DEPOSITS + "/" + deposit + "/estimates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Response refusal = withToken(both)
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(REASON)
                .post(ESTIMATES + "/" + id + "/confirm");

        refused(refusal, 409, "own-estimate");
        read(UUID.fromString(id)).body("state", equalTo("reported")).body("version", equalTo(1));
    }

    @Test
    void whoCorrectsAnEstimateHasWrittenSomeOfIt() {
        String both = Tokens.named("corrector", "geologist", "reviewer");
        UUID id = recorded(registered(named("Corrected")), measured("1000"));

        withToken(both)
                .contentType(MERGE_PATCH)
                .header("If-Match", "\"1\"")
                .body("{\"publishedOn\": \"2024-10\", \"reason\": \"the title page says so\"}")
                .patch(ESTIMATES + "/" + id)
                .then()
                .statusCode(200)
                .body("publishedOn", equalTo("2024-10"))
                .body("version", equalTo(2));

        refused(
                withToken(both)
                        .contentType("application/json")
                        .header("If-Match", "\"2\"")
                        .body(REASON)
                        .post(ESTIMATES + "/" + id + "/confirm"),
                409,
                "own-estimate");
    }

    @ParameterizedTest
    @CsvSource({
        "reject, reviewer, rejected",
        "withdraw, geologist, withdrawn",
    })
    void whatIsRejectedOrWithdrawnIsNotConfirmedAnyMore(String step, String role, String state) {
        UUID id = recorded(registered(named("Ended by " + step)), measured("1000"));
        judge(role, id, step, REASON).then().statusCode(200).body("state", equalTo(state));

        refused(judge("reviewer", id, "confirm", REASON), 409, "wrong-state");
        refused(correct(id, "{\"note\": \"x\", \"reason\": \"y\"}"), 409, "wrong-state");
    }

    @Test
    void isTakenBackByNobodyElse() {
        UUID id = recorded(registered(named("Not mine")), measured("1000"));

        refused(
                withToken(Tokens.named("another", "geologist"))
                        .contentType("application/json")
                        .header("If-Match", "\"1\"")
                        .body(REASON)
                        .post(ESTIMATES + "/" + id + "/withdraw"),
                409,
                "not-the-author");
    }

    @Test
    void isSupersededOnlyWhenSomebodySaysSo() {
        UUID deposit = registered(named("Superseded"));
        UUID older = recorded(deposit, measured("1000"));
        UUID newer = recorded(deposit, measured("1200"));
        read(older).body("state", equalTo("reported"));

        judge("geologist", older, "supersede", "{\"by\": \"%s\", \"reason\": \"the 2024 model\"}".formatted(newer))
                .then()
                .statusCode(200)
                .body("state", equalTo("superseded"))
                .body("supersededBy", equalTo(newer.toString()));

        UUID elsewhere = recorded(registered(named("Elsewhere")), measured("5"));
        for (UUID noSuccessor : List.of(elsewhere, older, newer, UUID.randomUUID())) {
            refused(
                    judge(
                            "geologist",
                            newer,
                            "supersede",
                            "{\"by\": \"%s\", \"reason\": \"no\"}".formatted(noSuccessor)),
                    422,
                    "not-a-successor");
        }
    }

    @Test
    void standsBesideWhatContradictsItAndOneIsPreferred() {
        UUID deposit = registered(named("Side by side"));
        UUID claim = recorded(deposit, measured("9000").replace("JORC", "none").replace("2024-06-30", "2025"));
        UUID old = recorded(deposit, measured("1000").replace("2024-06-30", "2010"));
        UUID late = recorded(deposit, measured("1200"));

        as("viewer")
                .get(DEPOSITS + "/" + deposit + "/estimates")
                .then()
                .statusCode(200)
                .body("items.id", contains(late.toString(), old.toString(), claim.toString()))
                .body(
                        "items[0].preferred",
                        equalTo("the latest under a reporting code, of 3 none of which is confirmed"))
                .body("items[1].preferred", nullValue())
                .body("items[2].preferred", nullValue());

        accepted(old);
        judge("reviewer", old, "confirm", REASON).then().statusCode(200);
        as("viewer")
                .get(DEPOSITS + "/" + deposit + "/estimates")
                .then()
                .body("items[0].preferred", nullValue())
                .body("items[1].preferred", equalTo("the only one of 3 that is confirmed"));
    }

    @Test
    void goesWithADepositThatIsMergedIntoAnother() {
        UUID loser = registered(named("Loser of estimates"));
        UUID winner = registered(named("Winner of estimates"));
        UUID id = recorded(loser, measured("1000"));

        merged(loser, winner);

        read(id).body("deposit.id", equalTo(winner.toString())).body("version", equalTo(2));
        as("auditor")
                .get(ESTIMATES + "/" + id + "/history")
                .then()
                .body("items.action", contains("moved", "recorded"))
                .body("items[0].changes.deposit.to", equalTo(winner.toString()));
        as("viewer")
                .redirects()
                .follow(false)
                .get(DEPOSITS + "/" + loser + "/estimates")
                .then()
                .statusCode(308)
                .header("Location", containsString("/api/v1/deposits/" + winner + "/estimates"));
        refused(record(loser, measured("1")), 409, "deposit-merged");
    }

    @Test
    void ofAConfidentialDepositDoesNotExistForOthers() {
        UUID deposit = registered(confidential("Hidden"));
        UUID id = recorded(deposit, measured("1000"));

        String nobodys = UUID.randomUUID().toString();
        Response hidden = as("viewer").get(ESTIMATES + "/" + id);
        Response absent = as("viewer").get(ESTIMATES + "/" + nobodys);
        refused(hidden, 404, "not-found");
        assertThat(hidden.<String>path("detail").replace(id.toString(), nobodys))
                .isEqualTo(absent.path("detail"));
        refused(as("viewer").get(ESTIMATES + "/" + id + "/history"), 404, "not-found");
        refused(as("viewer").get(DEPOSITS + "/" + deposit + "/estimates"), 404, "not-found");
        assertThat(as("viewer").get(ESTIMATES + "?commodity=tungsten&limit=100").asString())
                .doesNotContain(id.toString());
        assertThat(as("geologist")
                        .get(ESTIMATES + "?commodity=tungsten&limit=100")
                        .asString())
                .contains(id.toString());
    }

    @Test
    void isShownToPartnersOnceItsDepositIsPublishedAndWithoutTheOfficers() {
        UUID deposit = registered(named("For partners, estimated"));
        UUID id = recorded(deposit, measured("1000"));
        refused(asPartner("p").get(ESTIMATES + "/" + id), 404, "not-found");

        published(deposit);

        asPartner("p")
                .get(ESTIMATES + "/" + id)
                .then()
                .statusCode(200)
                .body("recordedBy", nullValue())
                .body("changedBy", nullValue());
        refused(asPartner("p").get(ESTIMATES + "/" + id + "/history"), 403, "forbidden");
    }

    @DisabledOnIntegrationTest("stops the clock of the service")
    @Test
    void underAnEmbargoIsHiddenUntilItEnds() {
        UUID deposit = registered(named("Embargoed"));
        UUID id = recorded(deposit, measured("1000"));
        Instant end = Instant.parse("2031-01-01T00:00:00Z");
        as("reviewer")
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"embargoUntil\": \"%s\", \"reason\": \"listed\"}".formatted(end))
                .post(DEPOSITS + "/" + deposit + "/publish")
                .then()
                .statusCode(200);
        refused(as("viewer").get(ESTIMATES + "/" + id), 404, "not-found");

        TestClock.stopAt(end);

        as("viewer").get(ESTIMATES + "/" + id).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\": -1, \"unit\": \"t\"}",
                "{\"value\": 1e40, \"unit\": \"t\"}",
                "{\"value\": 1e-40, \"unit\": \"t\"}",
                "{\"value\": 123456789012345678901, \"unit\": \"t\"}",
                "{\"value\": 5, \"unit\": \"bushels\"}",
                "{\"value\": 5, \"unit\": \"%\"}",
                "{\"value\": 5, \"unit\": \"t\", \"basis\": \"Li2O\"}",
                "{\"value\": 5, \"unit\": \"t\", \"basis\": \"REO\"}",
                "{\"unit\": \"t\"}"
            })
    void refusesAFigureThatNobodyCouldMean(String contained) {
        UUID deposit = registered(named("Absurd"));

        refused(record(deposit, """
                        {"commodity": "tungsten", "rows": [{"contained": %s}], "source": {"title": "x"}}""".formatted(contained)), 422, "invalid-estimate");
    }

    @Test
    void refusesADecimalThatWouldFillTheMemory() {
        UUID deposit = registered(named("Bomb"));

        for (String bomb : List.of("1e999999999", "1e-999999999", "1e2000")) {
            refused(record(deposit, """
                            {"commodity": "tungsten", "rows": [{"contained": {"value": %s, "unit": "t"}}],
                             "source": {"title": "x"}}""".formatted(bomb)), 400, "malformed-body");
        }
        UUID id = recorded(deposit, measured("1"));
        refused(correct(id, "{\"attributablePercent\": 1e999999999, \"reason\": \"x\"}"), 400, "malformed-body");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        UUID deposit = registered(named("All at once"));

        Response answer = record(deposit, """
                        {"commodity": "tungsten", "basis": "cheese",
                         "rows": [{"categories": ["measured", "measured"], "grade": {"value": 101, "unit": "%"}},
                                  {"ore": {"value": 1, "unit": "t", "basis": "WO3"}}, {}],
                         "attributablePercent": 101, "effectiveOn": "last year",
                         "price": {"amount": 5, "currency": "XYZW", "per": "t"},
                         "competentPerson": {"organisation": "somewhere"},
                         "source": {"title": "x", "uri": "javascript:alert(1)", "sha256": "abc"}}""");

        refused(answer, 422, "invalid-estimate");
        assertThat(answer.<List<String>>path("errors.field"))
                .contains(
                        "basis",
                        "rows[0].categories",
                        "rows[0].grade.value",
                        "rows[1].ore.basis",
                        "rows[2]",
                        "attributablePercent",
                        "effectiveOn",
                        "price.currency",
                        "competentPerson.name",
                        "source.uri",
                        "source.sha256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"commodity\": \"unobtainium\", \"rows\": [], \"source\": {\"title\": \"x\"}}",
                "{\"rows\": [], \"source\": {\"title\": \"x\"}}",
                "{\"commodity\": \"tungsten\", \"rows\": [], \"source\": {\"title\": \"x\"}}",
                "{\"commodity\": \"tungsten\", \"rows\": [null], \"source\": {\"title\": \"x\"}}",
                "{\"commodity\": \"tungsten\", \"rows\": [{\"contained\": {\"value\": 1}}]}"
            })
    void refusesAnEstimateOfNothing(String body) {
        refused(record(registered(named("Nothing")), body), 422, "invalid-estimate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"commodity\": \"tungsten\", \"reportingCode\": \"ROBJ\"}",
                "{\"commodity\": \"tungsten\", \"rows\": [{\"categories\": [\"guessed\"]}]}",
                "{\"commodity\": \"tungsten\", \"rows\": [{\"contained\": {\"value\": \"5\"}}]}",
                "{\"commodity\": \"tungsten\", \"state\": \"confirmed\"}",
                "[]",
                ""
            })
    void refusesABodyThatItCannotRead(String body) {
        refused(record(registered(named("Unreadable")), body), 400, "malformed-body");
    }

    @Test
    void namesTheCodesAsTheyAreWritten() {
        Response answer =
                record(registered(named("Codes")), "{\"commodity\": \"tungsten\", \"reportingCode\": \"ROBJ\"}");

        assertThat(answer.<String>path("errors[0].reason"))
                .isEqualTo("expected one of JORC, NI 43-101, S-K 1300, KAZRC, GKZ, UNFC, none");
    }

    @Test
    void needsTheVersionThatAStepIsTakenFrom() {
        UUID id = recorded(registered(named("Versions")), measured("1000"));

        refused(
                as("reviewer").contentType("application/json").body(REASON).post(ESTIMATES + "/" + id + "/confirm"),
                428,
                "version-required");
        refused(
                as("reviewer")
                        .contentType("application/json")
                        .header("If-Match", "\"7\"")
                        .body(REASON)
                        .post(ESTIMATES + "/" + id + "/confirm"),
                412,
                "stale-version");
        refused(judge("reviewer", id, "confirm", "{}"), 422, "invalid-estimate");
    }

    @Test
    void recordsOnceForOneKey() {
        UUID deposit = registered(named("Once"));
        String first = null;
        for (int i = 0; i < 2; i++) {
            String id = as("geologist")
                    .contentType("application/json")
                    .header("Idempotency-Key", "estimate-once")
                    .body(measured("1000"))
                    .post(DEPOSITS + "/" + deposit + "/estimates")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertThat(id).isEqualTo(first == null ? id : first);
            first = id;
        }
        as("viewer").get(DEPOSITS + "/" + deposit + "/estimates").then().body("items", hasSize(1));
    }

    @Test
    void listsPageByPageWhatIsAskedFor() {
        UUID deposit = registered(named("Pages"));
        for (int i = 1; i <= 5; i++) {
            recorded(deposit, measured(i + "00"));
        }
        String next = DEPOSITS + "/" + deposit + "/estimates?limit=2&state=reported&reportingCode=jorc&kind=resource";
        int seen = 0;
        while (next != null) {
            Response page = as("viewer").get(next);
            page.then().statusCode(200);
            seen += page.<List<String>>path("items").size();
            next = page.path("next");
        }
        assertThat(seen).isEqualTo(5);
        as("viewer")
                .get(DEPOSITS + "/" + deposit + "/estimates?reportingCode=KAZRC")
                .then()
                .body("items", hasSize(0));
        refused(
                as("viewer").get(ESTIMATES + "?state=fine&kind=odd&commodity=cheese&country=SU&unit=t"),
                400,
                "bad-parameter");
        refused(as("viewer").get(ESTIMATES + "?unit=stone"), 400, "bad-parameter");
        refused(as("viewer").get(ESTIMATES + "?cursor=AAAA"), 400, "unknown-cursor");
    }

    @Test
    void isRecordedByGeologistsAndJudgedByReviewersAlone() {
        UUID deposit = registered(named("Roles"));
        UUID id = recorded(deposit, measured("1000"));

        for (String role : List.of("viewer", "reviewer", "negotiator", "approver", "auditor", "admin")) {
            refused(
                    as(role).contentType("application/json")
                            .body(measured("1"))
                            .post(DEPOSITS + "/" + deposit + "/estimates"),
                    403,
                    "forbidden");
        }
        for (String role : List.of("viewer", "geologist", "negotiator", "approver", "auditor", "admin")) {
            for (String step : List.of("confirm", "dispute", "reject", "findings/0/accept")) {
                refused(
                        as(role).contentType("application/json")
                                .header("If-Match", "\"1\"")
                                .body(REASON)
                                .post(ESTIMATES + "/" + id + "/" + step),
                        403,
                        "forbidden");
            }
        }
        refused(asNobody().get(ESTIMATES), 401, "unauthenticated");
    }

    private static Response correct(UUID id, String patch) {
        return as("geologist")
                .contentType(MERGE_PATCH)
                .header("If-Match", tagOf(id))
                .body(patch)
                .patch(ESTIMATES + "/" + id);
    }

    /** Accepts all findings of an estimate. */
    private static void accepted(UUID id) {
        int findings = read(id).extract().<List<Object>>path("findings") == null
                ? 0
                : read(id).extract().<List<Object>>path("findings").size();
        for (int i = 0; i < findings; i++) {
            judge("reviewer", id, "findings/" + i + "/accept", REASON).then().statusCode(200);
        }
    }

    private static String confidential(String name) {
        return named(name).replaceFirst("\\{", "{\"visibility\": \"confidential\", ");
    }
}

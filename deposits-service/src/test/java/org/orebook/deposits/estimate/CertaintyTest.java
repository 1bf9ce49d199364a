package org.orebook.deposits.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.asNobody;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.EstimateApi.ESTIMATES;
import static org.orebook.deposits.testing.EstimateApi.judge;
import static org.orebook.deposits.testing.EstimateApi.recorded;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.deposits.testing.ServiceTest;

@ServiceTest
class CertaintyTest {

    private static final String TABLE = ESTIMATES + "/by-certainty";

    @Test
    void addsOverDepositsAndNeverOverCertaintyKindOrCategory() {
        UUID one = deposit("Vanadium one", "NR", "");
        UUID two = deposit("Vanadium two", "NR", "");
        confirmed(recorded(one, estimate("vanadium", "JORC", "resource", """
                {"categories": ["measured"], "contained": {"value": 10, "unit": "kt"}},
                {"categories": ["inferred"], "contained": {"value": 7, "unit": "kt"}}""")));
        confirmed(recorded(two, estimate("vanadium", "JORC", "resource", """
                {"categories": ["measured"], "contained": {"value": 5, "unit": "kt", "qualifier": "~"}}""")));
        recorded(two, estimate("vanadium", "KAZRC", "resource", """
                {"categories": ["measured"], "contained": {"value": 300, "unit": "kt"}}"""));
        recorded(two, estimate("vanadium", "none", "claim", """
                {"contained": {"value": 1, "unit": "Mt", "qualifier": ">"}}"""));

        as("viewer")
                .get(TABLE + "?country=NR&commodity=V&unit=kt")
                .then()
                .statusCode(200)
                .body("basis", equalTo("element"))
                .body("totals.certainty", contains("confirmed", "confirmed", "reported", "claimed"))
                .body("totals.category", contains("inferred", "measured", "measured", "not-stated"))
                .body("totals.amount.value", contains(7, 15, 300, 1000))
                .body("totals.qualifier", contains("=", "~", "=", ">"))
                .body("totals.deposits", contains(1, 2, 1, 1))
                .body("deposits", hasSize(2))
                .body("caveat", containsString("never added"));
    }

    @Test
    void doesNotCountADepositAndItsPartBoth() {
        UUID whole = deposit("Whole of niobium", "TV", "");
        UUID part = deposit("Part of niobium", "TV", "\"kind\": \"zone\", \"parent\": \"" + whole + "\",");
        recorded(whole, estimate("niobium", "JORC", "resource", """
                {"categories": ["indicated"], "contained": {"value": 100, "unit": "t"}}"""));
        recorded(part, estimate("niobium", "JORC", "resource", """
                {"categories": ["indicated"], "contained": {"value": 40, "unit": "t"}}"""));

        as("viewer")
                .get(TABLE + "?country=Tuvalu&commodity=niobium")
                .then()
                .statusCode(200)
                .body("totals[0].amount.value", equalTo(100))
                .body("totals[0].deposits", equalTo(1))
                .body("deposits.figures.flatten().findAll { it.notCounted != null }", hasSize(1));
    }

    @Test
    void leavesOutWithItsReasonWhatHasNoBasis() {
        UUID deposit = deposit("No basis of tantalum", "PW", "");
        UUID id = recorded(deposit, estimate("tantalum", "none", "claim", """
                {"contained": {"value": 100, "unit": "t", "basis": "not-stated"}}"""));

        as("viewer")
                .get(TABLE + "?country=PW&commodity=tantalum")
                .then()
                .body("totals", hasSize(0))
                .body("leftOut[0].estimate", equalTo(id.toString()))
                .body("leftOut[0].reason", equalTo("its source does not say what its tonnes are of"));
    }

    @Test
    void countsAnOwnersShareForTheWholeDeposit() {
        UUID deposit = deposit("Share of beryllium", "KI", "");
        recorded(
                deposit,
                estimate("beryllium", "JORC", "resource", """
                {"categories": ["measured"], "contained": {"value": 70, "unit": "t"}}""").replaceFirst("\\{", "{\"attributablePercent\": 70, "));

        as("viewer").get(TABLE + "?country=KI&commodity=beryllium").then().body("totals[0].amount.value", equalTo(100));
    }

    @Test
    void isATableToDownloadInWhichNoNameRuns() {
        UUID deposit = deposit("=HYPERLINK(1)", "FM", "");
        recorded(deposit, estimate("antimony", "JORC", "resource", """
                {"categories": ["measured"], "contained": {"value": 70, "unit": "t"}}"""));

        String csv = as("viewer")
                .accept("text/csv")
                .get(TABLE + "?country=FM&commodity=antimony")
                .asString();

        assertThat(csv)
                .startsWith("number,name,longitude,latitude,certainty,kind,category,qualifier,low,high,unit,basis,");
        assertThat(csv).contains("'=HYPERLINK(1)").contains(",reported,resource,measured,,70,70,t,element,yes,");
    }

    @Test
    void showsNothingOfWhatIsOutOfSight() {
        UUID deposit = deposit("Hidden cobalt", "MH", "\"visibility\": \"confidential\",");
        recorded(deposit, estimate("cobalt", "JORC", "resource", """
                {"categories": ["measured"], "contained": {"value": 70, "unit": "t"}}"""));

        as("viewer").get(TABLE + "?country=MH&commodity=cobalt").then().body("totals", hasSize(0));
        as("geologist").get(TABLE + "?country=MH&commodity=cobalt").then().body("totals", hasSize(1));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refused(as("viewer").get(TABLE), 400, "bad-parameter");
        refused(as("viewer").get(TABLE + "?country=Atlantis&commodity=W"), 400, "bad-parameter");
        refused(as("viewer").get(TABLE + "?country=USSR&commodity=W"), 400, "bad-parameter");
        refused(as("viewer").get(TABLE + "?country=KZ&commodity=W&basis=Li2O"), 400, "bad-parameter");
        refused(as("viewer").get(TABLE + "?country=KZ&commodity=W&unit=cup"), 400, "bad-parameter");
        refused(asNobody().get(TABLE + "?country=KZ&commodity=W"), 401, "unauthenticated");
    }

    private static UUID deposit(String name, String country, String more) {
        return registered("""
                {%s "names": [{"text": "%s"}], "country": "%s"}""".formatted(more, name, country));
    }

    private static String estimate(String commodity, String code, String kind, String rows) {
        return """
                {"commodity": "%s", "reportingCode": "%s", "kind": "%s", "basis": "element", "rows": [%s],
                 "resourcesIncludeReserves": true, "effectiveOn": "2020", "source": {"title": "A report"}}""".formatted(commodity, code, kind, rows);
    }

    private static void confirmed(UUID id) {
        judge("reviewer", id, "confirm", "{\"reason\": \"checked\"}").then().statusCode(200);
    }
}

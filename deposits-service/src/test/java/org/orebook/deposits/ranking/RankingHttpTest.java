package org.orebook.deposits.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.chassis.quantity.Qualifier.ABOUT;
import static org.orebook.chassis.quantity.Qualifier.EXACTLY;
import static org.orebook.chassis.quantity.Qualifier.MORE_THAN;
import static org.orebook.chassis.quantity.Qualifier.NEARLY;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.deposit.Visibility.CONFIDENTIAL;
import static org.orebook.deposits.deposit.Visibility.INTERNAL;
import static org.orebook.deposits.ranking.Claims.claim;
import static org.orebook.deposits.ranking.Claims.content;
import static org.orebook.deposits.ranking.Claims.grade;
import static org.orebook.deposits.ranking.Claims.row;
import static org.orebook.deposits.ranking.Claims.tonnes;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.asNobody;
import static org.orebook.deposits.testing.Api.asPartner;
import static org.orebook.deposits.testing.Api.registered;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.deposit.Visibility;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.Estimate;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.Finding;
import org.orebook.deposits.estimate.ReportingCode;
import org.orebook.deposits.testing.ServiceTest;

/** The question from the news: where would Kazakhstan stand? */
@ServiceTest
class RankingHttpTest {

    private static final String RANKINGS = "/api/v1/rankings";

    @Inject
    RecordedEstimates estimates;

    /** MCS 2025, rare earths. */
    @Test
    void ranksTheCountriesOfAnEdition() {
        rankings("commodity=rare-earths&edition=MCS 2025&country=Kazakhstan")
                .statusCode(200)
                .body("commodity", equalTo("rare-earths"))
                .body("measure", equalTo("reserves"))
                .body("source", equalTo("USGS Mineral Commodity Summaries"))
                .body("edition", equalTo("MCS 2025"))
                .body("unit", equalTo("t"))
                .body("basis", equalTo("REO"))
                .body("year", nullValue())
                .body(
                        "entries.country",
                        contains("CN", "BR", "IN", "AU", "RU", "VN", "US", "GL", "TZ", "ZA", "CA", "TH"))
                .body("entries.rank", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .body("entries[0].tonnes", equalTo(44000000))
                .body("entries[0].raw", equalTo("44000000"))
                .body("entries[1].tonnes", equalTo(21000000))
                .body("entries[2].tonnes", equalTo(6900000))
                .body("entries[3].note", equalTo("JORC-compliant or equivalent reserves were 3.3 Mt"))
                .body("unranked.country", contains("MM", "MG", "MY", "NG"))
                .body("unranked[0].name", equalTo("Burma"))
                .body("unranked[0].reason", equalTo("not-available"))
                .body("notCountries.kind", contains("other", "world-total"))
                .body("notCountries[1].qualifier", equalTo(">"))
                .body("notCountries[1].tonnes", equalTo(90000000))
                .body("country.country", equalTo("KZ"))
                .body("country.rank", nullValue())
                .body("country.reason", equalTo("not-listed"))
                .body("whatIf", nullValue())
                .body("warnings.code", contains("figures-not-available", "edition-changed"))
                .body("warnings[0].countries", contains("MM", "MG", "MY", "NG"))
                .body("warnings[1].changes.country", contains("AU", "IN", "MY", "TH"))
                .body("warnings[1].changes[1].here", equalTo("6900000 t"))
                .body("warnings[1].changes[1].there", equalTo("NA"));
    }

    /** MCS 2026: India's reserves are not reported any more. */
    @Test
    void takesTheNewestEditionWhereNoneIsNamed() {
        rankings("commodity=Rare Earth Elements&country=India")
                .statusCode(200)
                .body("edition", equalTo("MCS 2026"))
                .body("entries[2].country", equalTo("AU"))
                .body("entries[2].tonnes", equalTo(6300000))
                .body("country.reason", equalTo("not-available"))
                .body("unranked.country", hasItem("IN"));
    }

    /** MCS 2026, lithium: production of 2025 is estimated, and that of the United States withheld. */
    @Test
    void ranksProductionByYear() {
        rankings("commodity=lithium&measure=production")
                .body("year", equalTo(2025))
                .body("entries[0].country", equalTo("AU"))
                .body("entries[0].tonnes", equalTo(92000))
                .body("unranked[0].country", equalTo("US"))
                .body("unranked[0].reason", equalTo("withheld"))
                .body("warnings.code", contains("figures-withheld", "production-estimated"));
        rankings("commodity=lithium&measure=production&year=2024")
                .body("year", equalTo(2024))
                .body("entries[0].tonnes", equalTo(82700))
                .body("warnings.code", contains("figures-withheld"));
    }

    /** MCS 2026, chromium: 230,000 thousand tonnes of chromite. */
    @Test
    void ranksInTonnesWhateverTheUnit() {
        rankings("commodity=chromite&country=KZ")
                .body("basis", equalTo("gross-weight"))
                .body("country.rank", equalTo(2))
                .body("country.tonnes", equalTo(230000000))
                .body("entries[1].value", equalTo(230000))
                .body("entries[1].unit", equalTo("kt"));
    }

    @ParameterizedTest
    @CsvSource({
        "MCS 2025, =, 800000, REO, 800000, 800000, 12",
        "MCS 2025, =, 800000, element, 912000, 1016000, 9",
        "MCS 2025, ~, 1000000, REO, 1000000, 1000000, 9",
        "MCS 2025, ~, 1000000, element, 1140000, 1270000, 9",
        "MCS 2025, >, 20000000, REO, 20000000, 20000000, 3",
        "MCS 2025, >, 20000000, element, 22800000, 25400000, 2",
        "MCS 2026, =, 800000, REO, 800000, 800000, 11",
        "MCS 2026, =, 800000, element, 912000, 1016000, 8",
        "MCS 2026, ~, 1000000, REO, 1000000, 1000000, 8",
        "MCS 2026, ~, 1000000, element, 1140000, 1270000, 8",
        "MCS 2026, >, 20000000, REO, 20000000, 20000000, 3",
        "MCS 2026, >, 20000000, element, 22800000, 25400000, 2"
    })
    void saysWhereAClaimWouldPutItsCountry(
            String edition, String qualifier, String value, String reading, int low, int high, int rank) {
        UUID claim = estimates.reported(deposit("Kuirektykol", null), claim(tonnes(qualifierOf(qualifier), value)));

        rankings("commodity=rare-earths&edition=" + edition + "&whatIf=" + claim + "&reading=" + reading)
                .statusCode(200)
                .body("whatIf.countries", hasSize(1))
                .body("whatIf.countries[0].country", equalTo("KZ"))
                .body("whatIf.countries[0].before.reason", equalTo("not-listed"))
                .body("whatIf.countries[0].readings", hasSize(1))
                .body("whatIf.countries[0].readings[0].comparable", equalTo(true))
                .body("whatIf.countries[0].readings[0].after.low", equalTo(low))
                .body("whatIf.countries[0].readings[0].after.high", equalTo(high))
                .body("whatIf.countries[0].readings[0].after.qualifier", equalTo(qualifier))
                .body("whatIf.countries[0].readings[0].after.rankAtWorst", equalTo(rank))
                // What is more than so much may be any better rank.
                .body(
                        "whatIf.countries[0].readings[0].after.rankAtBest",
                        qualifier.equals(">") ? nullValue() : equalTo(rank));
    }

    @Test
    void countsTheWidestOfATreeAndSaysWhatItLeavesOut() {
        UUID zhana = deposit("Zhana Kazakhstan", null, "district");
        UUID kuirektykol = deposit("Kuirektykol in Zhana", zhana);
        UUID irgiz = deposit("Irgiz in Zhana", kuirektykol, "zone");
        CategoryRow row = new CategoryRow(List.of(), null, grade("700", "g/t"), tonnes(MORE_THAN, "20000000"));
        UUID whole = estimates.reported(zhana, claim(row));
        UUID april = estimates.reported(
                kuirektykol,
                content(
                        "rare-earths",
                        EstimateKind.CLAIM,
                        ReportingCode.NONE,
                        "not-stated",
                        null,
                        "2025-04-02",
                        row(tonnes(ABOUT, "1000000"))));
        UUID november = estimates.reported(kuirektykol, claim(tonnes(EXACTLY, "800000")));
        UUID part = estimates.reported(irgiz, claim(tonnes(NEARLY, "800000")));

        rankings("commodity=rare-earths&edition=MCS 2025" + whatIf(part, november, april, whole, november))
                .statusCode(200)
                .body("whatIf.countries[0].readings.reading", contains("REO", "element", "ore"))
                .body("whatIf.countries[0].readings[0].added.estimate", contains(whole.toString()))
                .body("whatIf.countries[0].readings[0].added[0].depositName", equalTo("Zhana Kazakhstan"))
                .body("whatIf.countries[0].readings[0].added[0].state", equalTo("reported"))
                .body("whatIf.countries[0].readings[0].added[0].kind", equalTo("claim"))
                .body("whatIf.countries[0].readings[0].added[0].reportingCode", equalTo("none"))
                .body(
                        "whatIf.countries[0].readings[0].added[0].label",
                        equalTo("claim without a reporting code: a what-if, not a reserve"))
                .body(
                        "whatIf.countries[0].readings[0].leftOut.reason",
                        contains("other-of-same-deposit", "part-of-counted", "part-of-counted"))
                .body("whatIf.countries[0].readings[0].leftOut[0].estimate", equalTo(april.toString()))
                .body("whatIf.countries[0].readings[0].leftOut[0].counted", equalTo(november.toString()))
                .body("whatIf.countries[0].readings[0].after.rankAtWorst", equalTo(3))
                // More than 20 Mt may be any better rank.
                .body("whatIf.countries[0].readings[0].after.qualifier", equalTo(">"))
                .body("whatIf.countries[0].readings[0].after.rankAtBest", nullValue())
                .body("whatIf.countries[0].readings[1].after.rankAtWorst", equalTo(2))
                // In the reading as ore only the claim that states a grade can be taken.
                .body("whatIf.countries[0].readings[2].after.low", equalTo(14000))
                .body("whatIf.countries[0].readings[2].after.high", equalTo(17780))
                .body("whatIf.countries[0].readings[2].after.rankAtWorst", equalTo(12))
                .body("whatIf.countries[0].readings[2].leftOut.reason", hasItem("no-such-reading"));
        rankings("commodity=rare-earths&edition=MCS 2025&reading=REO" + whatIf(part))
                .body("whatIf.countries[0].readings[0].after.low", equalTo(800000))
                .body("whatIf.countries[0].readings[0].after.qualifier", equalTo("nearly"))
                .body("whatIf.countries[0].readings[0].after.rankAtBest", equalTo(12));
    }

    /** Upper Kairakty and Northern Katpar: 1.4 Mt of WO3 as JORC resources. MCS 2026 has Kazakhstan NA. */
    @Test
    void warnsWhereTheCountryHasAFigureThatIsNotKnown() {
        UUID tungsten = estimates.reported(
                deposit("Upper Kairakty", null),
                content(
                        "tungsten",
                        EstimateKind.RESOURCE,
                        ReportingCode.JORC,
                        "WO3",
                        row("1400000", Category.MEASURED, Category.INDICATED)));

        rankings("commodity=tungsten" + whatIf(tungsten))
                .body("whatIf.countries[0].before.reason", equalTo("not-available"))
                .body("whatIf.countries[0].readings[0].reading", equalTo("as-stated"))
                .body("whatIf.countries[0].readings[0].after.low", equalTo(1110200))
                .body("whatIf.countries[0].readings[0].after.rankAtWorst", equalTo(2))
                .body("warnings.code", hasItem("before-unknown"));
    }

    @Test
    void warnsThatACountrysFigureMayContainTheEstimate() {
        UUID deposit = registered("{\"names\": [{\"text\": \"Mount Weld\"}], \"country\": \"AU\"}");
        UUID resource = estimates.reported(
                deposit,
                content(
                        "rare-earths",
                        EstimateKind.RESOURCE,
                        ReportingCode.JORC,
                        "REO",
                        row("1300000", Category.MEASURED)));

        rankings("commodity=rare-earths&edition=MCS 2025" + whatIf(resource))
                .body("whatIf.countries[0].before.rank", equalTo(4))
                .body("whatIf.countries[0].readings[0].after.low", equalTo(7000000))
                .body("whatIf.countries[0].readings[0].after.rankAtWorst", equalTo(3))
                .body("warnings.find { it.code == 'may-contain-estimate' }.countries", contains("AU"));
    }

    /** The press: 20 Mt of ore at 700 g/t, stated as 935,400 t of REO; it is 14,000 t. */
    @Test
    void saysThatWhatIsAddedContradictsItself() {
        CategoryRow row =
                new CategoryRow(List.of(), tonnes(EXACTLY, "20000000"), grade("700", "g/t"), tonnes(EXACTLY, "935400"));
        UUID press = estimates.found(
                deposit("Contradictory", null),
                content("rare-earths", EstimateKind.CLAIM, ReportingCode.NONE, "REO", row),
                new Finding(
                        Finding.Code.ORE_GRADE_CONTAINED_DISAGREE,
                        0,
                        "20 Mt x 700 g/t = 14,000 t, not 935,400 t",
                        null,
                        null));

        rankings("commodity=rare-earths&edition=MCS 2025" + whatIf(press))
                .body("whatIf.countries[0].readings[0].after.rankAtWorst", equalTo(9))
                .body("whatIf.countries[0].readings[0].added[0].openFindings", contains("ore-grade-contained-disagree"))
                .body("warnings.find { it.code == 'open-findings' }.countries", contains("KZ"));
    }

    @Test
    void leavesOutWhatAReviewerRejected() {
        UUID rejected =
                estimates.recorded(deposit("Rejected", null), claim(tonnes(EXACTLY, "800000")), Estimate::reject);

        rankings("commodity=rare-earths" + whatIf(rejected))
                .body("whatIf.countries[0].readings[0].added", hasSize(0))
                .body("whatIf.countries[0].readings[0].leftOut[0].reason", equalTo("rejected"))
                .body("whatIf.countries[0].readings[0].after", nullValue());
    }

    @Test
    void listsWhatIsInNoCountryBesideThem() {
        UUID nowhere = registered("{\"names\": [{\"text\": \"Seabed\"}]}");
        UUID estimate = estimates.reported(nowhere, claim(tonnes(EXACTLY, "800000")));

        rankings("commodity=rare-earths" + whatIf(estimate))
                .statusCode(200)
                .body("whatIf.countries", nullValue())
                .body("whatIf.leftOut[0].reason", equalTo("no-country"));
    }

    @Test
    void answersAnEstimateThatMayNotBeSeenAsOneThatDoesNotExist() {
        UUID hidden = estimates.reported(
                deposit("Hidden claim", null, "deposit", CONFIDENTIAL), claim(tonnes(EXACTLY, "800000")));
        UUID other = estimates.reported(
                deposit("Hidden tungsten", null, "deposit", CONFIDENTIAL),
                content("tungsten", EstimateKind.CLAIM, ReportingCode.NONE, "element", row("1")));

        rankings("commodity=rare-earths" + whatIf(hidden)).statusCode(404);
        as("geologist")
                .get(path("commodity=rare-earths" + whatIf(hidden)))
                .then()
                .statusCode(200);
        for (UUID id : List.of(hidden, other, UUID.randomUUID())) {
            Response answer = as("viewer").get(path("commodity=rare-earths" + whatIf(id)));
            refused(answer, 404, "not-found").body("detail", equalTo("There is no estimate " + id + "."));
        }
    }

    @Test
    void honoursAHiddenAncestorWithoutNamingIt() {
        UUID district = deposit("Open district", null, "district", INTERNAL);
        UUID hidden = deposit("Secret middle", district, "deposit", CONFIDENTIAL);
        UUID zone = deposit("Open zone", hidden, "zone", INTERNAL);
        UUID whole = estimates.reported(district, claim(tonnes(EXACTLY, "1000000")));
        UUID part = estimates.reported(zone, claim(tonnes(EXACTLY, "800000")));

        String answer = rankings("commodity=rare-earths&edition=MCS 2025&reading=REO" + whatIf(part, whole))
                .body("whatIf.countries[0].readings[0].after.low", equalTo(1000000))
                .body("whatIf.countries[0].readings[0].leftOut.reason", contains("part-of-counted"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("Secret").doesNotContain(hidden.toString());
    }

    @Test
    void refusesEstimatesOfAnotherCommodity() {
        UUID tungsten = estimates.reported(
                deposit("Boguty", null),
                content("tungsten", EstimateKind.CLAIM, ReportingCode.NONE, "element", row("100000")));

        refused(as("viewer").get(path("commodity=rare-earths" + whatIf(tungsten))), 422, "what-if-commodity")
                .body("errors[0].field", equalTo("whatIf"))
                .body("errors[0].value", equalTo(tungsten.toString()))
                .body("errors[0].reason", equalTo("is of tungsten"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g"})
    void answersWhatIsNoIdLikeOneThatDoesNotExist(String id) {
        Response answer = as("viewer")
                .queryParam("commodity", "rare-earths")
                .queryParam("whatIf", id)
                .get(RANKINGS);

        refused(answer, 404, "not-found").body("detail", equalTo("There is no estimate " + id + "."));
    }

    @ParameterizedTest
    @CsvSource({
        "measure=reserves, commodity",
        "commodity=, commodity",
        "commodity=unobtainium, commodity",
        "commodity=gold, commodity",
        "commodity=rare-earths&edition=MCS 1999, edition",
        "commodity=tungsten&edition=MCS 2025, edition",
        "commodity=rare-earths&measure=hopes, measure",
        "commodity=rare-earths&country=Atlantis, country",
        "commodity=rare-earths&year=2024, year",
        "commodity=rare-earths&measure=production&year=1999, year",
        "commodity=rare-earths&measure=production&year=lately, year",
        "commodity=rare-earths&reading=REO, reading"
    })
    void refusesWhatNamesNothing(String query, String field) {
        refused(as("viewer").get(path(query)), 400, "bad-parameter").body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WO3", "as-stated", "gross-weight", "ore", "hopes"})
    void refusesAReadingThatTheEstimatesDoNotLeaveOpen(String reading) {
        UUID claim = estimates.reported(deposit("Read otherwise", null), claim(tonnes(EXACTLY, "800000")));

        refused(
                        as("viewer").get(path("commodity=rare-earths&reading=" + reading + whatIf(claim))),
                        400,
                        "bad-parameter")
                .body("errors[0].field", equalTo("reading"));
    }

    @Test
    void takesFiftyEstimatesAndNotMore() {
        UUID claim = estimates.reported(deposit("Fifty times", null), claim(tonnes(EXACTLY, "800000")));
        String again = IntStream.range(0, 60).mapToObj(i -> "&whatIf=" + claim).collect(Collectors.joining());
        String fiftyOne = Stream.generate(UUID::randomUUID)
                .limit(51)
                .map(id -> "&whatIf=" + id)
                .collect(Collectors.joining());

        rankings("commodity=rare-earths" + again).statusCode(200);
        refused(as("viewer").get(path("commodity=rare-earths" + fiftyOne)), 400, "bad-parameter");
    }

    @Test
    void answersNotModified() {
        String tag = as("viewer").get(path("commodity=cobalt")).header("ETag");

        as("viewer")
                .header("If-None-Match", tag)
                .get(path("commodity=cobalt"))
                .then()
                .statusCode(304);
    }

    /** MCS 2025, rare earths: the rows sum to 90,884,500 t, and the total says more than 90,000,000. */
    @Test
    void saysHowConcentratedReservesAre() {
        concentration("commodity=rare-earths&edition=MCS 2025")
                .statusCode(200)
                .body("denominator.kind", equalTo("sum-of-rows"))
                .body("denominator.tonnes", equalTo(90884500))
                .body(
                        "denominator.words",
                        equalTo("The published world total, more than 90,000,000 t, is below the sum of its rows,"
                                + " 90,884,500 t: the sum is taken."))
                .body("bound.code", equalTo("lower-bound-of-denominator"))
                .body("figures.shares[0].country", equalTo("CN"))
                .body("figures.shares[0].percent", equalTo(48.4131f))
                .body("figures.topOne", equalTo(48.4131f))
                .body("figures.topThree", equalTo(79.1114f))
                .body("figures.hhi", equalTo(3016.7954f))
                .body("withoutFigure.country", contains("MM", "MG", "MY", "NG"));
    }

    /** MCS 2026, cobalt: a total of 12,000,000 t, of which Congo (Kinshasa) has half. */
    @Test
    void takesAPublishedTotalThatIsNotBelowItsRows() {
        concentration("commodity=cobalt")
                .body("denominator.kind", equalTo("world-total"))
                .body("denominator.tonnes", equalTo(12000000))
                .body("bound.code", equalTo("lower-bound"))
                .body("figures.shares[0].country", equalTo("CD"))
                .body("figures.shares[0].percent", equalTo(50.0f))
                .body("whatIf", nullValue());
    }

    @Test
    void saysHowConcentratedTheyWouldBe() {
        UUID claim = estimates.reported(deposit("Concentrated", null), claim(tonnes(EXACTLY, "800000")));

        concentration("commodity=rare-earths&edition=MCS 2025" + whatIf(claim))
                .body("whatIf.reading", contains("REO", "element"))
                .body("whatIf[0].low.denominatorTonnes", equalTo(91684500))
                .body("whatIf[0].low.topOne", equalTo(47.9907f))
                .body("whatIf[0].high.topOne", equalTo(47.9907f))
                .body("whatIf[1].high.denominatorTonnes", equalTo(91900500))
                .body("whatIf[1].added[0].estimate", equalTo(claim.toString()))
                .body("whatIf[1].low.hhi", not(equalTo(3016.7954f)))
                .body("whatIf[1].low.shares.country", hasItem("KZ"))
                .body("figures.shares.country", not(hasItem("KZ")))
                .body("warnings", notNullValue());
        refused(
                as("viewer").get("/api/v1/concentration?commodity=rare-earths&whatIf=" + UUID.randomUUID()),
                404,
                "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {RANKINGS, "/api/v1/concentration"})
    void isForThoseInside(String path) {
        for (String role : List.of("viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin")) {
            as(role).get(path + "?commodity=rare-earths").then().statusCode(200);
        }
        refused(asPartner("cove-kaz").get(path + "?commodity=rare-earths"), 403, "forbidden");
        refused(asNobody().get(path + "?commodity=rare-earths"), 401, "unauthenticated");
    }

    private static ValidatableResponse rankings(String query) {
        return as("viewer").get(path(query)).then();
    }

    private static ValidatableResponse concentration(String query) {
        return as("viewer").get("/api/v1/concentration?" + query).then();
    }

    private static String path(String query) {
        return RANKINGS + "?" + query;
    }

    private static String whatIf(UUID... ids) {
        List<String> parameters = new ArrayList<>();
        for (UUID id : ids) {
            parameters.add("&whatIf=" + id);
        }
        return String.join("", parameters);
    }

    private static Qualifier qualifierOf(String code) {
        return Stream.of(Qualifier.values())
                .filter(qualifier -> qualifier.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static UUID deposit(String name, UUID parent) {
        return deposit(name, parent, "deposit");
    }

    private static UUID deposit(String name, UUID parent, String kind) {
        return deposit(name, parent, kind, INTERNAL);
    }

    private static UUID deposit(String name, UUID parent, String kind, Visibility visibility) {
        String within = parent == null ? "" : ", \"parent\": \"" + parent + "\"";
        return registered("""
                {"names": [{"text": "%s"}], "country": "KZ", "kind": "%s", "visibility": "%s"%s}""".formatted(name, kind, visibility.code(), within));
    }
}

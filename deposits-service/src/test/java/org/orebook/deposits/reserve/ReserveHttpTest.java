package org.orebook.deposits.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.asNobody;
import static org.orebook.deposits.testing.Api.asPartner;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.testing.AtTheSameTime;
import org.orebook.deposits.testing.ServiceTest;

@ServiceTest
class ReserveHttpTest {

    private static final String RESERVES = "/api/v1/reserves";
    private static final String HEADER = "edition,commodity,unit,basis,country,iso2,row_kind,reserves,reserves_raw\n";

    /** MCS 2026, tungsten. */
    @Test
    void listsFiguresAsTheirSourceHasThem() {
        as("viewer")
                .get(RESERVES + "?commodity=wolfram&country=Kazakhstan&edition=MCS 2026")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].measure", equalTo("production"))
                .body("items[0].year", equalTo(2024))
                .body("items[0].raw", equalTo("—"))
                .body("items[0].value", equalTo(0))
                .body("items[1].year", equalTo(2025))
                .body("items[1].estimated", equalTo(true))
                .body("items[1].value", equalTo(2400))
                .body("items[2].measure", equalTo("reserves"))
                .body("items[2].year", nullValue())
                .body("items[2].value", nullValue())
                .body("items[2].absence", equalTo("not-available"))
                .body("items[2].note", equalTo("start of production at Boguty"))
                .body("items[2].source", equalTo("USGS Mineral Commodity Summaries"))
                .body("items[2].basis", equalTo("element"))
                .body("items[2].basisAsReported", equalTo("W content"))
                .body("next", nullValue());
    }

    @Test
    void showsFiguresInAnotherUnitAndBasis() {
        as("viewer")
                .get(RESERVES + "?commodity=tungsten&country=CN&edition=MCS 2026&measure=reserves&unit=kt&basis=WO3")
                .then()
                .statusCode(200)
                .body("items[0].value", equalTo(2500000))
                .body("items[0].converted.low", equalTo(3152.5852f))
                .body("items[0].converted.unit", equalTo("kt"))
                .body("items[0].converted.basis", equalTo("WO3"))
                .body("items[0].converted.words", equalTo("W / 0.793 = WO3"));
        as("viewer")
                .get(RESERVES + "?commodity=chromium&country=KZ&measure=reserves&basis=Cr2O3")
                .then()
                .statusCode(200)
                .body("items[0].converted", nullValue())
                .body("items[0].notConverted", equalTo("There is no factor from gross-weight to Cr2O3."));
    }

    @Test
    void pagesThroughAllFiguresOnce() {
        List<String> seen = new ArrayList<>();
        String next = RESERVES + "?commodity=graphite&edition=MCS 2026&limit=7";
        while (next != null) {
            Response page = as("viewer").urlEncodingEnabled(false).get(next.replace(" ", "%20"));
            page.then().statusCode(200);
            page.jsonPath()
                    .getList("items", java.util.Map.class)
                    .forEach(item -> seen.add(item.get("measure") + " " + item.get("year") + " " + item.get("name")));
            next = page.path("next");
        }
        Set<String> once = new TreeSet<>(seen);

        assertThat(seen).hasSize(60);
        assertThat(once).hasSize(60);
    }

    @Test
    void answersNotModified() {
        String tag = as("viewer").get(RESERVES + "?commodity=cobalt").header("ETag");

        as("viewer")
                .header("If-None-Match", tag)
                .get(RESERVES + "?commodity=cobalt")
                .then()
                .statusCode(304);
    }

    @Test
    void saysWhichEditionsThereAre() {
        as("viewer")
                .get(RESERVES + "/editions?commodity=rare-earths")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].edition", equalTo("MCS 2025"))
                .body("items[0].years", equalTo(List.of("2023", "2024e")))
                .body("items[0].bases", equalTo(List.of("REO")))
                .body("items[0].units", equalTo(List.of("t")))
                .body("items[0].measures", equalTo(List.of("production", "reserves")))
                .body("items[0].rows", equalTo(18))
                .body("items[0].shipped", equalTo(true))
                .body("items[0].loadedBy", equalTo("orebook"))
                .body("items[0].fileHash", notNullValue())
                .body("items[1].edition", equalTo("MCS 2026"));
    }

    @Test
    void takesAFileOnceAndRecordsWhoLoadedIt() {
        String file = HEADER + "MCS 2024,Tin,t,Sn content,Peru,PE,country,130000,130000\n"
                + "MCS 2024,Tin,t,Sn content,World total,,world_total,4300000,>4300000\n";

        load(file, "?dryRun=true")
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("tables[0].outcome", equalTo("created"));
        as("viewer").get(RESERVES + "?commodity=tin").then().body("items", hasSize(0));

        load(file, "")
                .statusCode(200)
                .body("tables", hasSize(1))
                .body("tables[0].edition", equalTo("MCS 2024"))
                .body("tables[0].commodity", equalTo("tin"))
                .body("tables[0].rows", equalTo(2))
                .body("tables[0].figures", equalTo(2))
                .body("tables[0].outcome", equalTo("created"));
        load(file, "").statusCode(200).body("tables[0].outcome", equalTo("unchanged"));

        as("auditor")
                .get(RESERVES + "/editions?commodity=tin")
                .then()
                .body("items", hasSize(1))
                .body("items[0].loadedBy", equalTo("geologist"))
                .body("items[0].requestId", notNullValue())
                .body("items[0].shipped", equalTo(false))
                .body(
                        "items[0].fileHash",
                        equalTo(FileHash.of(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    @Test
    void replacesATableOnlyWhereItIsToldTo() {
        String first = HEADER + "MCS 2024,Zinc,t,Zn content,Peru,PE,country,20000000,20000000\n";
        String second = first.replace("20000000", "21000000");
        load(first, "").statusCode(200);

        refused(post(second, ""), 409, "edition-exists").body("errors[0].value", equalTo("MCS 2024, zinc"));
        refused(post(second, "?dryRun=true"), 409, "edition-exists");
        as("viewer").get(RESERVES + "?commodity=zinc").then().body("items[0].value", equalTo(20000000));

        load(second, "?replace=true").statusCode(200).body("tables[0].outcome", equalTo("replaced"));
        as("viewer")
                .get(RESERVES + "?commodity=zinc")
                .then()
                .body("items", hasSize(1))
                .body("items[0].value", equalTo(21000000));
        as("viewer")
                .get(RESERVES + "/editions?commodity=zinc")
                .then()
                .body("items", hasSize(2))
                .body("items[0].replacedAt", notNullValue())
                .body("items[1].replacedAt", nullValue());
    }

    @Test
    void takesNothingOfAFileWithAWrongRow() {
        String file = HEADER + "MCS 2024,Vanadium,t,V content,China,CN,country,4400000,4400000\n"
                + "MCS 2024,Titanium,t,TiO2,Nowhere,QQ,country,5,-5\n";

        refused(post(file, ""), 422, "invalid-reserves")
                .body("errors.field", equalTo(List.of("rows[2].iso2", "rows[2].reserves_raw")))
                .body("errors[0].value", equalTo("QQ"))
                .body("errors[1].reason", equalTo("is below zero"));
        as("viewer").get(RESERVES + "?commodity=vanadium").then().body("items", hasSize(0));
    }

    @Test
    void answersAPostWithItsKeyTheSameAgain() {
        String file = HEADER + "MCS 2024,Boron,t,gross weight,Peru,PE,country,1,1\n";
        String first = post(file, "", "reserve-key-1").asString();

        assertThat(first).contains("created");
        assertThat(post(file, "", "reserve-key-1").asString()).isEqualTo(first);
        refused(post(file + "\n", "?replace=true", "reserve-key-1"), 422, "idempotency-key-reused");
    }

    @Test
    void loadsOneFileOnceHoweverManySendIt() throws Exception {
        String file = HEADER + "MCS 2024,Gallium,t,gross weight,Peru,PE,country,1,1\n";

        List<String> outcomes = AtTheSameTime.ask(6, caller -> post(file, "").path("tables[0].outcome"));

        assertThat(outcomes).containsOnlyOnce("created").containsOnly("created", "unchanged");
        as("viewer").get(RESERVES + "/editions?commodity=gallium").then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "commodity=unobtainium, commodity",
        "country=Atlantis, country",
        "country=Soviet Union, country",
        "measure=hopes, measure",
        "unit=bushel, unit",
        "commodity=tungsten&basis=Li2O, basis",
        "basis=WO3, basis",
        "limit=0, limit",
        "limit=ten, limit"
    })
    void refusesParametersThatNameNothing(String query, String field) {
        refused(as("viewer").get(RESERVES + "?" + query), 400, "bad-parameter").body("errors[0].field", equalTo(field));
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        String next = as("viewer").get(RESERVES + "?commodity=nickel&limit=1").path("next");
        String cursor = next.substring(next.indexOf("cursor="));

        refused(as("viewer").get(RESERVES + "?commodity=cobalt&" + cursor), 400, "unknown-cursor");
        refused(as("viewer").get(RESERVES + "/editions?" + cursor), 400, "unknown-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun=yes", "replace=1", "source= "})
    void refusesALoadWithAParameterThatCannotBeRead(String query) {
        refused(post(HEADER, "?" + query), 400, "bad-parameter");
    }

    @Test
    void refusesAFileThatIsNone() {
        refused(post("a,b\n1,2\n", ""), 422, "unreadable-file");
        refused(post("", ""), 400, "malformed-body");
        refused(
                as("geologist").contentType("application/json").body("{}").post(RESERVES),
                415,
                "unsupported-media-type");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        refused(post(HEADER + "x".repeat(1_100_000), ""), 413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {RESERVES, RESERVES + "/editions"})
    void isForThoseInside(String path) {
        for (String role : List.of("viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin")) {
            as(role).get(path).then().statusCode(200);
        }
        refused(asPartner("cove-kaz").get(path), 403, "forbidden");
        refused(asNobody().get(path), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "reviewer", "negotiator", "approver", "auditor", "admin", "partner"})
    void letsGeologistsLoadAlone(String role) {
        refused(as(role).contentType("text/csv").body(HEADER).post(RESERVES), 403, "forbidden");
    }

    private static ValidatableResponse load(String file, String query) {
        return post(file, query).then();
    }

    private static Response post(String file, String query) {
        return as("geologist").contentType("text/csv").body(file).post(RESERVES + query);
    }

    private static Response post(String file, String query, String key) {
        return as("geologist")
                .contentType("text/csv")
                .header("Idempotency-Key", key)
                .body(file)
                .post(RESERVES + query);
    }
}

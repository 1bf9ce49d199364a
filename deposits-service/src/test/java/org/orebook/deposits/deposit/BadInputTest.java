package org.orebook.deposits.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.IMPORTS;
import static org.orebook.deposits.testing.Api.MERGE_PATCH;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.merged;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.patch;
import static org.orebook.deposits.testing.Api.post;
import static org.orebook.deposits.testing.Api.register;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.Api.step;
import static org.orebook.deposits.testing.Api.tagOf;

import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.testing.AtTheSameTime;
import org.orebook.chassis.testing.Tokens;
import org.orebook.deposits.testing.ServiceTest;

@ServiceTest
class BadInputTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final String NAME = "\"names\": [{\"text\": \"Bad\"}]";

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("cut off", "{\"names\": [", null),
                Arguments.of("with a tail", "{" + NAME + "} and more", null),
                Arguments.of("two documents", "{" + NAME + "}{" + NAME + "}", null),
                Arguments.of("a member twice", "{" + NAME + ", \"region\": \"A\", \"region\": \"B\"}", null),
                Arguments.of("a member twice within", "{\"names\": [{\"text\": \"A\", \"text\": \"B\"}]}", null),
                Arguments.of("nothing", "", "body"),
                Arguments.of("white space", "  \n", "body"),
                Arguments.of("null", "null", "body"),
                Arguments.of("an array", "[]", "body"),
                Arguments.of("a text", "\"Bad\"", "body"),
                Arguments.of("a number", "5", "body"),
                Arguments.of("true", "true", "body"),
                Arguments.of("in single quotes", "{'names': []}", null),
                Arguments.of("with a comment", "{/* */" + NAME + "}", null),
                Arguments.of("a number that is none", "{\"position\": {\"longitude\": NaN, \"latitude\": 1}}", null),
                Arguments.of("a leading zero", "{\"position\": {\"longitude\": 007, \"latitude\": 1}}", null),
                Arguments.of("a raw line break in a text", "{\"region\": \"A\nB\"}", null),
                Arguments.of("an unknown member", "{\"nmaes\": []}", "nmaes"),
                Arguments.of("an unknown member of a name", "{\"names\": [{\"name\": \"A\"}]}", "names[0].name"),
                Arguments.of("an unknown member of a position", "{\"position\": {\"lon\": 1}}", "position.lon"),
                Arguments.of("a member of ours", "{" + NAME + ", \"version\": 7}", "version"),
                Arguments.of("a number for a text", "{\"region\": 5}", "region"),
                Arguments.of("a number for a name", "{\"names\": [{\"text\": 5}]}", "names[0].text"),
                Arguments.of("a boolean for a text", "{\"stage\": true}", "stage"),
                Arguments.of("an object for a text", "{\"stage\": {}}", "stage"),
                Arguments.of("a text for a number", position("\"70\"", "50"), "position.longitude"),
                Arguments.of("a boolean for a number", position("70", "true"), "position.latitude"),
                Arguments.of("an array for an object", "{\"position\": [70, 50]}", "position"),
                Arguments.of("an object for an array", "{\"names\": {\"text\": \"A\"}}", "names"),
                Arguments.of("a text for an array", "{\"commodities\": \"gold\"}", "commodities"),
                Arguments.of("an unknown kind", "{\"kind\": \"mountain\"}", "kind"),
                Arguments.of("the number of a kind", "{\"kind\": 1}", "kind"),
                Arguments.of("an unknown visibility", "{\"visibility\": \"secret\"}", "visibility"),
                Arguments.of("arrays without end", "{\"outline\": " + "[".repeat(100_000), null),
                Arguments.of("objects without end", "{\"outline\": " + "{\"a\":".repeat(100_000), null),
                Arguments.of("a number without end", position("1" + "0".repeat(5000), "1"), null));
    }

    private static String position(String longitude, String latitude) {
        return "{" + NAME + ", \"position\": {\"longitude\": " + longitude + ", \"latitude\": " + latitude + "}}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void saysWhyABodyCannotBeRead(String what, String body, String field) {
        var problem = refused(post(DEPOSITS, body), 400, "malformed-body");

        if (field != null) {
            problem.body("errors.field", equalTo(List.of(field))).body("errors[0].reason", notNullValue());
        }
    }

    @Test
    void saysThatBytesAreNoText() {
        byte[] latin1 = "{\"region\": \"K\u00f6ln\"}".getBytes(StandardCharsets.ISO_8859_1);

        refused(as("geologist").contentType("application/json").body(latin1).post(DEPOSITS), 400, "malformed-body");
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                Arguments.of("{}", "names"),
                Arguments.of("{\"names\": []}", "names"),
                Arguments.of("{\"names\": [null]}", "names[0]"),
                Arguments.of("{\"names\": [{}]}", "names[0].text"),
                Arguments.of("{\"names\": [{\"text\": \"  \"}]}", "names[0].text"),
                Arguments.of("{\"names\": [{\"text\": \"A\"}, {\"text\": \"A\"}]}", "names[1].text"),
                Arguments.of("{\"names\": [{\"text\": \"" + "n".repeat(501) + "\"}]}", "names[0].text"),
                Arguments.of("{\"names\": [" + many("{\"text\": \"%d\"}", 101) + "]}", "names"),
                Arguments.of("{\"names\": [{\"text\": \"A\\u0000B\"}]}", "names[0].text"),
                Arguments.of("{\"names\": [{\"text\": \"A\\u001bB\"}]}", "names[0].text"),
                Arguments.of("{\"names\": [{\"text\": \"A\\nB\"}]}", "names[0].text"),
                Arguments.of("{\"names\": [{\"text\": \"A\\ud800\"}]}", "names[0].text"),
                Arguments.of("{\"names\": [{\"text\": \"\\udc00A\"}]}", "names[0].text"),
                Arguments.of("{\"names\": [{\"text\": \"A\", \"language\": \"no language\"}]}", "names[0].language"),
                Arguments.of("{\"names\": [{\"text\": \"A\", \"language\": \"\\u0000\"}]}", "names[0].language"),
                Arguments.of(
                        "{\"names\": [{\"text\": \"A\", \"language\": \"en-x-" + "abcdefgh-".repeat(50) + "a\"}]}",
                        "names[0].language"),
                Arguments.of("{\"names\": [{\"text\": \"A\", \"script\": \"latin\"}]}", "names[0].script"),
                Arguments.of("{\"names\": [{\"text\": \"A\", \"script\": \"Xxxx\"}]}", "names[0].script"),
                with("\"region\": \"A\\u0000\"", "region"),
                with("\"country\": \"Atlantis\"", "country"),
                with("\"country\": \"KZ\\u0000\"", "country"),
                with("\"countryAsReported\": \"Atlantis\"", "countryAsReported"),
                with("\"countryAsReported\": \"\\ud83d\"", "countryAsReported"),
                with("\"commodities\": [{\"commodity\": \"unobtainium\"}]", "commodities[0].commodity"),
                with("\"commodities\": [{\"commodity\": \"gold\\u0000\"}]", "commodities[0].commodity"),
                with("\"commodities\": [{}]", "commodities[0].commodity"),
                with("\"commoditiesNotRecognised\": [\"\\u0000\"]", "commoditiesNotRecognised[0]"),
                with("\"depositType\": \"nonsense\"", "depositType"),
                with("\"depositTypeAsReported\": \"\\u0000\"", "depositTypeAsReported"),
                with("\"stage\": \"dreaming\"", "stage"),
                with("\"parent\": \"not-a-uuid\"", "parent"),
                with("\"parent\": \"01900000-0000-7000-8000-000000000000\"", "parent"),
                with("\"position\": {}", "position"),
                with("\"position\": {\"longitude\": 70}", "position"),
                with("\"position\": {\"longitude\": 181, \"latitude\": 50}", "position.longitude"),
                with("\"position\": {\"longitude\": 70, \"latitude\": -90.001}", "position.latitude"),
                with("\"position\": {\"longitude\": 1e999, \"latitude\": 50}", "position.longitude"),
                with(
                        "\"position\": {\"longitude\": 70, \"latitude\": 50, \"accuracyMetres\": -1}",
                        "position.accuracyMetres"),
                with(
                        "\"position\": {\"longitude\": 70, \"latitude\": 50, \"accuracyMetres\": 1e999}",
                        "position.accuracyMetres"),
                with("\"country\": \"KZ\", \"position\": {\"longitude\": 48.6, \"latitude\": 73.2}", "position"),
                with("\"externalRecords\": [{\"source\": \"usgs\"}]", "externalRecords[0]"),
                with("\"externalRecords\": [null]", "externalRecords[0]"),
                with(record("s".repeat(101), "1"), "externalRecords[0].source"),
                with(record("s", "1".repeat(201)), "externalRecords[0].recordId"),
                with(record("s\\u0000", "1"), "externalRecords[0].source"),
                with("\"sources\": [{}]", "sources[0]"),
                with("\"sources\": [{\"title\": \"A\", \"publishedOn\": \"2025-13\"}]", "sources[0].publishedOn"),
                with("\"sources\": [{\"title\": \"A\", \"publishedOn\": \"2025-02-30\"}]", "sources[0].publishedOn"),
                with("\"sources\": [{\"title\": \"A\", \"publishedOn\": \"\\u0000\"}]", "sources[0].publishedOn"),
                with("\"visibility\": \"published\"", "visibility"),
                with("\"reason\": \" \"", "reason"),
                with("\"reason\": \"\\u0000\"", "reason"),
                with("\"reason\": \"\\ud800\"", "reason"),
                with("\"reason\": \"" + "r".repeat(1001) + "\"", "reason"));
    }

    private static Arguments with(String members, String field) {
        return Arguments.of("{" + NAME + ", " + members + "}", field);
    }

    private static String record(String source, String recordId) {
        return "\"externalRecords\": [{\"source\": \"" + source + "\", \"recordId\": \"" + recordId + "\"}]";
    }

    private static String many(String form, int count) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(","));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unacceptable")
    void saysWhichMemberIsNotAcceptable(String body, String field) {
        refused(post(DEPOSITS, body), 422, "invalid-deposit")
                .body("errors.field", hasItem(field))
                .body("errors[0].reason", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "relative/path",
                "//example.org/x",
                "http://exa mple.org",
                "https://example.org/\\u0000",
                "https://example.org/\\ud800",
                "https://example.org/\\\"><script>",
                ""
            })
    void keepsNoLinkThatABrowserWouldRun(String uri) {
        String body = "{" + NAME + ", \"sources\": [{\"title\": \"A\", \"uri\": \"" + uri + "\"}]}";

        refused(post(DEPOSITS, body), 422, "invalid-deposit").body("errors.field", equalTo(List.of("sources[0].uri")));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        refused(post(DEPOSITS, """
                {"names": [{"text": "A", "language": "?"}], "stage": "dreaming",
                 "position": {"longitude": 200, "latitude": 100}, "commodities": [{"commodity": "unobtainium"}]}"""), 422, "invalid-deposit").body("errors", hasSize(5));
    }

    @Test
    void saysThatCoordinatesLookInterchanged() {
        refused(post(DEPOSITS, position("48.6", "173.2")), 422, "invalid-deposit")
                .body("errors[0].field", equalTo("position.latitude"))
                .body("errors[0].value", equalTo("173.2"))
                .body("errors[0].reason", containsString("interchanged"));
        refused(post(DEPOSITS, """
                {"names": [{"text": "A"}], "countryAsReported": "Kazakhstan",
                 "position": {"longitude": 48.6, "latitude": 73.2}}"""), 422, "invalid-deposit").body("errors[0].reason", containsString("interchanged"));
        refused(post(DEPOSITS, """
                {"names": [{"text": "A"}], "country": "KZ", "outline": {"type": "Polygon",
                 "coordinates": [[[48, 73], [49, 73], [49, 74], [48, 74], [48, 73]]]}}"""), 422, "invalid-deposit").body("errors[0].field", equalTo("outline"));
    }

    static Stream<Arguments> badOutlines() {
        return Stream.of(
                Arguments.of("crosses itself", "Polygon", "[[[0,0],[2,2],[2,0],[0,2],[0,0]]]"),
                Arguments.of("is not closed", "Polygon", "[[[0,0],[2,0],[2,2],[0,2]]]"),
                Arguments.of("has three positions", "Polygon", "[[[0,0],[2,0],[0,0]]]"),
                Arguments.of("has no extent", "Polygon", "[[[0,0],[0,0],[0,0],[0,0]]]"),
                Arguments.of("is a line", "Polygon", "[[[0,0],[1,1],[2,2],[0,0]]]"),
                Arguments.of(
                        "has its hole outside",
                        "Polygon",
                        "[[[0,0],[2,0],[2,2],[0,2],[0,0]],[[5,5],[6,5],[6,6],[5,6],[5,5]]]"),
                Arguments.of(
                        "has a hole that cuts its edge",
                        "Polygon",
                        "[[[0,0],[2,0],[2,2],[0,2],[0,0]],[[1,1],[3,1],[3,1.5],[1,1.5],[1,1]]]"),
                Arguments.of(
                        "lies on itself",
                        "MultiPolygon",
                        "[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],[[[1,1],[3,1],[3,3],[1,3],[1,1]]]]"),
                Arguments.of("is a point", "Point", "[1,1]"),
                Arguments.of("has no type", "", "[[[0,0],[2,0],[2,2],[0,2],[0,0]]]"),
                Arguments.of("has no rings", "Polygon", "[]"),
                Arguments.of("has no polygons", "MultiPolygon", "[]"),
                Arguments.of("is beyond the pole", "Polygon", "[[[0,0],[2,0],[2,91],[0,91],[0,0]]]"),
                Arguments.of("reaches to infinity", "Polygon", "[[[0,0],[1e999,0],[2,2],[0,2],[0,0]]]"),
                Arguments.of("holds texts", "Polygon", "[[[\"0\",\"0\"],[2,0],[2,2],[0,2],[0,0]]]"),
                Arguments.of("holds objects", "Polygon", "{\"a\": 1}"),
                Arguments.of("holds a number", "Polygon", "5"),
                Arguments.of("holds null", "Polygon", "[[null,null,null,null]]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badOutlines")
    void refusesAnOutlineThat(String what, String type, String coordinates) {
        String body = "{" + NAME + ", \"outline\": {\"type\": \"" + type + "\", \"coordinates\": " + coordinates + "}}";

        refused(post(DEPOSITS, body), 422, "invalid-deposit")
                .body("errors", hasSize(1))
                .body("errors[0].field", org.hamcrest.Matchers.startsWith("outline"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"Polygon\"", "[]", "true", "{}"})
    void refusesAnOutlineThatIsNoGeometry(String outline) {
        refused(post(DEPOSITS, "{" + NAME + ", \"outline\": " + outline + "}"), 422, "invalid-deposit")
                .body("errors[0].field", equalTo("outline.type"));
    }

    @Test
    void keepsOfAnOutlineWhatItNeeds() {
        UUID id = registered("{" + NAME + """
                , "outline": {"type": "Polygon", "note": "\\u0000", "bbox": [{}],
                 "coordinates": [[[70,50,"\\u0000"],[71,50],[71,51],[70,51],[70,50]]]}}""");

        as("viewer")
                .get(DEPOSITS + "/" + id)
                .then()
                .body("outline.size()", equalTo(2))
                .body("outline.coordinates[0][0]", equalTo(List.of(70f, 50f)))
                .body("position.longitude", equalTo(70.5f));
        patch(id, "{\"outline\": null, \"reason\": \"not surveyed\"}").statusCode(200);
    }

    @Test
    void takesAnOutlineLargerThanANetworkBuffer() {
        String ring = IntStream.rangeClosed(0, 3000)
                .mapToObj(i -> {
                    double angle = 2 * Math.PI * (i % 3000) / 3000;
                    return "[" + (70 + Math.cos(angle)) + "," + (50 + Math.sin(angle)) + "]";
                })
                .collect(Collectors.joining(","));

        UUID id = registered("{" + NAME + ", \"outline\": {\"type\": \"Polygon\", \"coordinates\": [[" + ring + "]]}}");

        as("viewer").get(DEPOSITS + "/" + id).then().body("outline.coordinates[0]", hasSize(3001));
    }

    @Test
    void takesTheLongestNamesThatItAllows() {
        // Letters that fold to many, and letters of three and four bytes: all of them go into indexes.
        for (String letters : List.of("Щ", "\uFDFA", "\u91D1\u5C71\u7164", "\uD842\uDFB7", "n")) {
            String name = letters.repeat(500 / letters.length());
            UUID id = registered(named(name));
            as("viewer").get(DEPOSITS + "/" + id).then().body("name", equalTo(name));
        }
        String id = post(DEPOSITS, "{" + record("\u91D1".repeat(100), "\u5C71".repeat(200)) + "}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(id).isNotBlank();
    }

    @Test
    void keepsTheTreeFreeOfCycles() {
        UUID district = registered("{\"kind\": \"district\", \"names\": [{\"text\": \"Cycle District\"}]}");
        UUID deposit = registered("{\"names\": [{\"text\": \"Cycle\"}], \"parent\": \"" + district + "\"}");

        refused(patched(district, "{\"parent\": \"" + district + "\", \"reason\": \"r\"}"), 422, "deposit-tree-cycle");
        refused(patched(district, "{\"parent\": \"" + deposit + "\", \"reason\": \"r\"}"), 422, "deposit-tree-cycle");
        refused(patched(deposit, "{\"kind\": \"district\", \"reason\": \"r\"}"), 422, "deposit-tree-level");
        refused(step("geologist", district, "merge", merge(deposit)), 422, "deposit-tree-cycle");
        refused(step("geologist", deposit, "merge", merge(deposit)), 422, "merge-with-itself");
        refused(step("geologist", deposit, "merge", "{\"reason\": \"r\"}"), 422, "invalid-deposit");
        refused(step("geologist", deposit, "merge", "{\"into\": 5, \"reason\": \"r\"}"), 400, "malformed-body");
        refused(step("geologist", deposit, "merge", merge(UUID.randomUUID())), 404, "not-found");
    }

    @Test
    void mergesAPartIntoItsOwnParent() {
        UUID deposit = registered("{\"names\": [{\"text\": \"Whole\"}]}");
        UUID zone =
                registered("{\"kind\": \"zone\", \"names\": [{\"text\": \"Half\"}], \"parent\": \"" + deposit + "\"}");

        step("geologist", zone, "merge", merge(deposit))
                .then()
                .statusCode(200)
                .body("id", equalTo(deposit.toString()))
                .body("$", not(org.hamcrest.Matchers.hasKey("parent")));
        refused(patched(zone, "{\"region\": \"R\", \"reason\": \"r\"}"), 409, "deposit-merged");
        refused(step("geologist", zone, "publish", "{\"reason\": \"r\"}"), 409, "deposit-merged");
        UUID other = registered(named("Other Whole"));
        step("geologist", deposit, "merge", merge(other)).then().statusCode(200);
    }

    @Test
    void mergesUnderTheParentOfWhatGaveWay() {
        UUID district = registered("{\"kind\": \"district\", \"names\": [{\"text\": \"Parental\"}]}");
        UUID child = registered("{\"names\": [{\"text\": \"Child\"}], \"parent\": \"" + district + "\"}");
        UUID orphan = registered(named("Orphan"));

        merged(child, orphan);

        as("viewer").get(DEPOSITS + "/" + orphan).then().body("parent", equalTo(district.toString()));
    }

    private static String merge(UUID into) {
        return "{\"into\": \"" + into + "\", \"reason\": \"r\"}";
    }

    private static Response patched(UUID id, String body) {
        return patched(id, tag(id), body);
    }

    private static String tag(UUID id) {
        return as("geologist")
                                .redirects()
                                .follow(false)
                                .get(DEPOSITS + "/" + id)
                                .statusCode()
                        == 200
                ? tagOf(id)
                : "*";
    }

    private static Response patched(UUID id, String ifMatch, String body) {
        var request = as("geologist").contentType(MERGE_PATCH).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(DEPOSITS + "/" + id);
    }

    @Test
    void changesNothingWithoutThePresentVersion() {
        UUID id = registered(named("Versioned"));
        String change = "{\"region\": \"New\", \"reason\": \"r\"}";

        refused(patched(id, null, change), 428, "version-required");
        refused(patched(id, " ", change), 428, "version-required");
        for (String stale : List.of("\"0\"", "\"2\"", "1", "W/\"1\"", "garbage", "\"", "\"1", "\"999999999999\"")) {
            refused(patched(id, stale, change), 412, "stale-version");
        }
        refused(post(DEPOSITS + "/" + id + "/publish", "{\"reason\": \"r\"}"), 428, "version-required");
        refused(post(DEPOSITS + "/" + id + "/merge", merge(UUID.randomUUID())), 428, "version-required");
        as("viewer").get(DEPOSITS + "/" + id).then().body("version", equalTo(1));
    }

    static Stream<Arguments> badPatches() {
        return Stream.of(
                Arguments.of("", 400, "malformed-body"),
                Arguments.of("null", 400, "malformed-body"),
                Arguments.of("[]", 400, "malformed-body"),
                Arguments.of("\"text\"", 400, "malformed-body"),
                Arguments.of("{\"region\"", 400, "malformed-body"),
                Arguments.of("{\"nmaes\": [], \"reason\": \"r\"}", 400, "malformed-body"),
                Arguments.of("{\"names\": [{\"txt\": \"A\"}], \"reason\": \"r\"}", 400, "malformed-body"),
                Arguments.of("{\"region\": 5, \"reason\": \"r\"}", 400, "malformed-body"),
                Arguments.of("{\"position\": \"here\", \"reason\": \"r\"}", 400, "malformed-body"),
                Arguments.of("{\"version\": 9, \"reason\": \"r\"}", 400, "malformed-body"),
                Arguments.of("{\"number\": \"KZ-000001\", \"reason\": \"r\"}", 400, "malformed-body"),
                Arguments.of("{\"region\": \"A\", \"region\": \"B\", \"reason\": \"r\"}", 400, "malformed-body"),
                Arguments.of("{\"region\": \"A\"}", 422, "invalid-deposit"),
                Arguments.of("{\"region\": \"A\", \"reason\": \"\\u0000\"}", 422, "invalid-deposit"),
                Arguments.of("{\"names\": null, \"reason\": \"r\"}", 422, "invalid-deposit"),
                Arguments.of("{\"names\": [], \"reason\": \"r\"}", 422, "invalid-deposit"),
                Arguments.of("{\"position\": {\"longitude\": 1}, \"reason\": \"r\"}", 422, "invalid-deposit"),
                Arguments.of("{\"visibility\": \"published\", \"reason\": \"r\"}", 422, "invalid-deposit"),
                Arguments.of("{\"region\": \"\\u0000\", \"reason\": \"r\"}", 422, "invalid-deposit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPatches")
    void changesNothingByABadPatch(String body, int status, String problem) {
        UUID id = registered(named("Unpatched"));

        refused(patched(id, "\"1\"", body), status, problem);

        as("viewer").get(DEPOSITS + "/" + id).then().body("version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"embargoUntil\": \"tomorrow\", \"reason\": \"r\"}', 400, malformed-body",
        "'{\"embargoUntil\": 1800000000, \"reason\": \"r\"}', 400, malformed-body",
        "'{\"embargoUntil\": \"2030-01-01\", \"reason\": \"r\"}', 400, malformed-body",
        "'{\"embargoUntil\": {}, \"reason\": \"r\"}', 400, malformed-body",
        "'{\"from\": \"2030-01-01T00:00:00Z\", \"reason\": \"r\"}', 400, malformed-body",
        "'{\"embargoUntil\": \"+999999999-12-31T23:59:59Z\", \"reason\": \"r\"}', 422, invalid-deposit",
        "'{\"embargoUntil\": \"-0001-01-01T00:00:00Z\", \"reason\": \"r\"}', 422, invalid-deposit",
        "'{\"embargoUntil\": \"2030-01-01T00:00:00Z\"}', 422, invalid-deposit",
        "'null', 400, malformed-body",
        "'', 400, malformed-body"
    })
    void publishesNothingByABadRequest(String body, int status, String problem) {
        UUID id = registered(named("Unpublished"));

        refused(step("reviewer", id, "publish", body), status, problem);

        as("viewer").get(DEPOSITS + "/" + id).then().body("visibility", equalTo("internal"));
    }

    @Test
    void answersTheSamePostTheSameOnce() {
        String body = named("Keyed Once");

        Response first = keyed("once-1", body);
        Response second = keyed("once-1", " " + body + "\n");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
        refused(keyed("once-1", named("Another Body")), 422, "idempotency-key-reused")
                .body("errors[0].field", equalTo("Idempotency-Key"));
        assertThat(found("Keyed Once")).hasSize(1);
        assertThat(found("Another Body")).isEmpty();
    }

    @Test
    void givesTheKeyOfARefusedPostBack() {
        refused(keyed("refused-1", "{}"), 422, "invalid-deposit");

        keyed("refused-1", named("Second Try")).then().statusCode(201);
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        String first =
                keyed("shared-key", named("Of One Caller")).then().extract().path("id");

        String other = RestAssured.given()
                .auth()
                .oauth2(Tokens.named("another", "geologist"))
                .contentType("application/json")
                .header("Idempotency-Key", "shared-key")
                .body(named("Of Another Caller"))
                .post(DEPOSITS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void refusesAKeyThatCannotBeKept() {
        refused(keyed("k".repeat(256), named("Long Key")), 400, "bad-idempotency-key");
    }

    @Test
    void makesOneDepositOfManyPostsWithOneKey() throws Exception {
        String body = named("Keyed Many");

        List<Response> answers = AtTheSameTime.ask(12, caller -> keyed("many-1", body));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(found("Keyed Many")).hasSize(1);
    }

    private static Response keyed(String key, String body) {
        return as("geologist")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(DEPOSITS);
    }

    private static List<String> found(String name) {
        return as("viewer")
                .queryParam("q", name)
                .get(DEPOSITS)
                .then()
                .extract()
                .path("items.findAll { it.name == '" + name + "' }.id");
    }

    @Test
    void saysWhichContentTypesMethodsAndPathsThereAre() {
        UUID id = registered(named("Typed"));

        refused(as("geologist").contentType("text/plain").body("x").post(DEPOSITS), 415, "unsupported-media-type");
        refused(
                as("geologist").contentType("application/xml").body("<a/>").post(DEPOSITS),
                415,
                "unsupported-media-type");
        refused(
                as("geologist")
                        .contentType("application/json")
                        .header("If-Match", "\"1\"")
                        .body("{}")
                        .patch(DEPOSITS + "/" + id),
                415,
                "unsupported-media-type");
        refused(as("viewer").accept("application/xml").get(DEPOSITS), 406, "not-acceptable");
        refused(as("viewer").accept("text/html").get(DEPOSITS + "/" + id), 406, "not-acceptable");
        refused(as("geologist").delete(DEPOSITS + "/" + id), 405, "method-not-allowed");
        refused(as("geologist").put(DEPOSITS), 405, "method-not-allowed");
        for (String path : List.of("/api/v1/unknown", "/api/v2/deposits", "/", "/api", DEPOSITS + "/" + id + "/x")) {
            refused(as("geologist").get(path), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not a media type", "application/", "/", "application/json; charset=nonsense", "*/*", ";", "é"})
    void survivesContentTypesThatAreNone(String type) throws IOException {
        assertThat(statusOf("POST " + DEPOSITS, "Content-Type: " + type + "\r\nContent-Length: 2", "{}"))
                .isBetween(400, 499);
        assertThat(statusOf("POST " + IMPORTS + "?format=csv", "Content-Type: " + type + "\r\nContent-Length: 2", "{}"))
                .isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?q=%",
                "?q=%zz",
                "?q=%c3&limit=%",
                "?limit=1&limit=2",
                "?&&&=",
                "?=1",
                "?q[]=1",
                "/%",
                "/%zz",
                "?q=\u00e9"
            })
    void survivesAddressesThatAreNone(String address) throws IOException {
        assertThat(statusOf("GET " + DEPOSITS + address, "Accept: */*", "")).isBetween(200, 499);
    }

    /** Sends what no client library would send. */
    private static int statusOf(String request, String headers, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            String text = request + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer "
                    + Tokens.of("geologist") + "\r\n" + headers + "\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 ");
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a media type", "application/", ";q=1", "*/*;q=nonsense", "application/json;q=9"})
    void survivesAcceptsThatAreNone(String accept) {
        assertThat(as("viewer").header("Accept", accept).get(DEPOSITS).statusCode())
                .isLessThan(500);
    }

    @Test
    void refusesABodyThatIsTooLargeByItsLength() {
        refused(post(DEPOSITS, tooLarge()), 413, "body-too-large");
        refused(patched(registered(named("Large")), "\"1\"", tooLarge()), 413, "body-too-large");
    }

    @Test
    void refusesABodyThatGrowsTooLargeInChunks() throws Exception {
        byte[] piece = tooLarge().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + DEPOSITS))
                .header("Authorization", "Bearer " + Tokens.of("geologist"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(piece)))
                .build();

        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("urn:orebook:problem:body-too-large");
        }
    }

    /** Well-formed, so that nothing but its size is wrong with it. */
    private static String tooLarge() {
        return "{\"names\": [{\"text\": \"" + "n".repeat(2 * MEBIBYTE) + "\"}]}";
    }

    @ParameterizedTest
    @CsvSource({
        "bbox, 1",
        "bbox, '1,2,3'",
        "bbox, '1,2,3,4,5'",
        "bbox, 'a,b,c,d'",
        "bbox, 'NaN,0,1,1'",
        "bbox, '0,0,Infinity,1'",
        "bbox, '0,0,181,1'",
        "bbox, '0,-91,1,1'",
        "bbox, '0,10,1,5'",
        "near, 1",
        "near, '181,0'",
        "near, '0,91'",
        "near, 'NaN,NaN'",
        "near, '1e999,0'",
        "within, 5",
        "country, Atlantis",
        "country, USSR",
        "commodity, unobtainium",
        "criticalList, EU-1999",
        "stage, dreaming",
        "depositType, nonsense",
        "kind, mountain",
        "visibility, secret",
        "sort, size",
        "sort, relevance",
        "sort, distance",
        "facets, names",
        "limit, 0",
        "limit, -1",
        "limit, 101",
        "limit, many",
        "limit, 99999999999",
        "limit, 1.5"
    })
    void saysWhichParameterIsBad(String parameter, String value) {
        refused(as("viewer").queryParam(parameter, value).get(DEPOSITS), 400, "bad-parameter")
                .body("errors.field", equalTo(List.of(parameter)));
    }

    @ParameterizedTest
    @CsvSource({"within, 0", "within, -1", "within, 2001", "within, NaN", "within, far", "within, '1,2'"})
    void saysWhichDistanceIsBad(String parameter, String value) {
        refused(
                        as("viewer")
                                .queryParam("near", "70,50")
                                .queryParam(parameter, value)
                                .get(DEPOSITS),
                        400,
                        "bad-parameter")
                .body("errors.field", equalTo(List.of("within")));
    }

    @Test
    void survivesTextsThatPostgresqlCannotKeep() {
        for (String parameter : List.of("parent", "source")) {
            refused(raw("?" + parameter + "=a%00b"), 400, "bad-parameter")
                    .body("errors.field", equalTo(List.of(parameter)));
        }
        for (String query : List.of("?q=%00", "?q=a%00b", "?q=%ff%fe", "?q=%ed%a0%80", "?parent=%ff", "?source=%ff")) {
            assertThat(raw(query).statusCode()).as(query).isEqualTo(200);
        }
        for (String path : List.of("/%00", "/a%00b", "/%ff", "/KZ-00000%00", "/" + "x".repeat(3000))) {
            refused(raw(path), 404, "not-found");
        }
        assertThat(raw("?q=%c3%28").statusCode()).isEqualTo(200);
    }

    private static Response raw(String pathAndQuery) {
        return as("viewer").urlEncodingEnabled(false).get(DEPOSITS + pathAndQuery);
    }

    @Test
    void findsNothingBySignsAlone() {
        for (String signs : List.of("%", "_", "\\", "'", "\"", "%%%%", "--", "';", "$", "?", "...", "\u2603")) {
            as("viewer")
                    .queryParam("q", signs)
                    .get(DEPOSITS)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
    }

    @Test
    void refusesAQueryThatIsTooLong() {
        for (int length : new int[] {201, 1000, 8000}) {
            refused(as("viewer").queryParam("q", "q".repeat(length)).get(DEPOSITS), 400, "bad-parameter")
                    .body("errors[0].field", equalTo("q"));
        }
    }

    @Test
    void refusesCursorsOfOtherQueriesAndForgedOnes() {
        for (int i = 0; i < 3; i++) {
            registered(named("Cursor " + i));
        }
        String cursor = as("viewer")
                .get(DEPOSITS + "?limit=1")
                .then()
                .extract()
                .<String>path("next")
                .replaceAll(".*cursor=", "");

        as("viewer").get(DEPOSITS + "?limit=1&cursor=" + cursor).then().statusCode(200);
        for (String query : List.of("?sort=number&cursor=", "?country=KZ&cursor=", "?q=cursor&cursor=")) {
            refused(as("viewer").get(DEPOSITS + query + cursor), 400, "unknown-cursor");
        }
        for (String forged : forgeries(cursor)) {
            refused(as("viewer").queryParam("cursor", forged).get(DEPOSITS), 400, "unknown-cursor");
        }
        String history = DEPOSITS + "/" + registered(named("Cursor History")) + "/history";
        refused(as("viewer").get(history + "?cursor=" + cursor), 400, "unknown-cursor");
        refused(as("viewer").get(history + "?limit=none"), 400, "bad-parameter");
    }

    private static List<String> forgeries(String cursor) {
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(cursor);
        int query = java.nio.ByteBuffer.wrap(bytes).getInt();
        String id = UUID.randomUUID().toString();
        return List.of(
                "x",
                "!!!",
                cursor.substring(1),
                cursor + "AAAA",
                "A".repeat(3000),
                new org.orebook.chassis.page.Cursor(query, List.of()).encode(),
                new org.orebook.chassis.page.Cursor(query, List.of("WORDS", "a", "no id")).encode(),
                new org.orebook.chassis.page.Cursor(query, List.of("NOTHING", "a", id)).encode(),
                new org.orebook.chassis.page.Cursor(query, List.of("WORDS", "a\u0000", id)).encode());
    }

    @Test
    void survivesForgedKeysOfEverySort() {
        registered("{\"names\": [{\"text\": \"Forged A\"}], \"position\": {\"longitude\": 10, \"latitude\": 10}}");
        registered("{\"names\": [{\"text\": \"Forged B\"}], \"position\": {\"longitude\": 10, \"latitude\": 10}}");
        String id = UUID.randomUUID().toString();
        for (String query : List.of("sort=-changedAt", "sort=number", "near=10,10", "q=forged")) {
            String cursor = as("viewer")
                    .get(DEPOSITS + "?limit=1&" + query)
                    .then()
                    .extract()
                    .<String>path("next")
                    .replaceAll(".*cursor=", "");
            int print = java.nio.ByteBuffer.wrap(
                            java.util.Base64.getUrlDecoder().decode(cursor))
                    .getInt();
            for (String key :
                    List.of("", "x", "NaN", "Infinity", "-1", "99999999999999999999", "+999999999-12-31T23:59:59Z")) {
                String forged = new org.orebook.chassis.page.Cursor(print, List.of("WORDS", key, id)).encode();
                Response answer = as("viewer").get(DEPOSITS + "?" + query + "&cursor=" + forged);
                assertThat(answer.statusCode()).as(query + " " + key).isIn(200, 400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "0", "KZ-1", "1-1-1-1-1", "..%2f..", "%2e%2e", "null", "*"})
    void knowsNoDepositByABadId(String id) {
        refused(raw("/" + id), 404, "not-found");
        refused(as("viewer").urlEncodingEnabled(false).get(DEPOSITS + "/" + id + "/history"), 404, "not-found");
        for (Method method : List.of(Method.PATCH)) {
            refused(
                    as("geologist")
                            .urlEncodingEnabled(false)
                            .contentType(MERGE_PATCH)
                            .header("If-Match", "\"1\"")
                            .body("{\"region\": \"R\", \"reason\": \"r\"}")
                            .request(method, DEPOSITS + "/" + id),
                    404,
                    "not-found");
        }
    }

    @Test
    void givesEveryRequestItsId() {
        UUID id = UUID.fromString(as("geologist")
                .header("X-Request-Id", "from-the-gateway.1")
                .contentType("application/json")
                .body(named("Traced"))
                .post(DEPOSITS)
                .then()
                .header("X-Request-Id", equalTo("from-the-gateway.1"))
                .extract()
                .path("id"));
        as("viewer")
                .get(DEPOSITS + "/" + id + "/history")
                .then()
                .body("items[0].requestId", equalTo("from-the-gateway.1"));

        // One that could not stand in a log is replaced, in the history too.
        String replaced = as("geologist")
                .header("X-Request-Id", "<script>" + "x".repeat(100))
                .contentType(MERGE_PATCH)
                .header("If-Match", "\"1\"")
                .body("{\"region\": \"R\", \"reason\": \"r\"}")
                .patch(DEPOSITS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("X-Request-Id");
        assertThat(UUID.fromString(replaced)).isNotNull();
        as("viewer").get(DEPOSITS + "/" + id + "/history").then().body("items[0].requestId", equalTo(replaced));
    }

    @Test
    void refusesARecordThatBelongsToAnotherDeposit() {
        String record = record("taken", "1");
        registered("{" + NAME + ", " + record + "}");

        refused(post(DEPOSITS, "{" + NAME + ", " + record + "}"), 409, "external-record-taken")
                .body("errors[0].field", equalTo("externalRecords[0]"));
        register("{" + NAME + ", " + record("taken", "2") + "}").statusCode(201);
    }
}

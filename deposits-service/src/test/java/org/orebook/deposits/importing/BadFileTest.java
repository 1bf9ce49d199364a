package org.orebook.deposits.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.IMPORTS;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.importing;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.deposits.testing.LowLimits;
import org.orebook.deposits.testing.ServiceTest;

/** Files that are not what they should be: each is refused with a reason, and nothing is half done. */
@ServiceTest
class BadFileTest {

    private static final String HEADER =
            "source,record_id,name,country,country_as_reported,iso2,iso3,province,lat,lon,commodities,deposit_types,rank,source_uri\n";
    private static final Pattern IMPORT = Pattern.compile(IMPORTS + "/([0-9a-f-]{36})");

    private static String row(String source, int record) {
        return source + "," + record + ",Row " + record + ",Kazakhstan,,KZ,,,50,70,Gold,,,\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static void unreadable(Response answer, String code) {
        refused(answer, 422, "unreadable-file")
                .body("errors[0].value", equalTo(code))
                .body("errors[0].reason", containsString(" "));
    }

    private static void nothingOf(String source) {
        as("geologist").get(DEPOSITS + "?source=" + source).then().body("items", hasSize(0));
    }

    @Test
    void stopsUnpackingABomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] blanks = new byte[1 << 20];
        java.util.Arrays.fill(blanks, (byte) ' ');
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8(HEADER));
            for (int i = 0; i < 2048; i++) {
                gzip.write(blanks);
            }
        }
        assertThat(packed.size()).isLessThan(3 << 20);

        Response answer = importing(packed.toByteArray(), "application/gzip", "");

        refused(answer, 422, "unreadable-file");
        assertThat(answer.<String>path("errors[0].value")).isIn("expands-too-far", "too-large");
    }

    @Test
    void refusesAFileThatIsTooLargeOnceItIsRead() {
        String row =
                "large,%d,\"" + "n".repeat(400) + "\",Kazakhstan,,KZ,,\"" + "p".repeat(900_000) + "\",50,70,Gold,,,\n";
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 75; i++) {
            rows.append(row.formatted(i));
        }

        unreadable(importing(utf8(rows.toString()), "text/csv", ""), "too-large");
        nothingOf("large");
    }

    @Test
    void stopsAtTheMostRowsThatAreTaken() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i <= LowLimits.MOST_ROWS; i++) {
            rows.append(row("many", i));
        }

        Response answer = importing(utf8(rows.toString()), "text/csv", "");

        unreadable(answer, "too-many-rows");
        assertThat(answer.<String>path("detail")).contains(LowLimits.MOST_ROWS + " rows before were imported");
        as("geologist")
                .get(IMPORTS + "/" + idIn(answer))
                .then()
                .body("state", equalTo("failed"))
                .body("failure.code", equalTo("too-many-rows"))
                .body("created", equalTo(LowLimits.MOST_ROWS));
    }

    private static UUID idIn(Response answer) {
        Matcher id = IMPORT.matcher(answer.<String>path("detail"));
        assertThat(id.find()).isTrue();
        return UUID.fromString(id.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void refusesTextOfAnotherWidth(String charset) {
        Response answer = importing((HEADER + row("wide", 1)).getBytes(Charset.forName(charset)), "text/csv", "");

        refused(answer, 422, "unreadable-file");
        assertThat(answer.<String>path("errors[0].value")).isIn("wrong-encoding", "not-text");
        nothingOf("wide");
    }

    @Test
    void readsTheCharsetThatIsDeclared() {
        byte[] cyrillic = (HEADER + "cp1251,1,Бакырчик,Казахстан,,KZ,,,50,70,Gold,,,\n")
                .getBytes(Charset.forName("windows-1251"));

        importing(cyrillic, "text/csv; charset=windows-1251", "")
                .then()
                .statusCode(201)
                .body("created", equalTo(1));
        as("viewer").get(DEPOSITS + "?source=cp1251").then().body("items[0].name", equalTo("Бакырчик"));
        refused(importing(cyrillic, "text/csv; charset=klingon", ""), 400, "bad-parameter")
                .body("errors[0].field", equalTo("Content-Type"));
    }

    @Test
    void rejectsARowInAnotherEncodingAndTakesTheRest() {
        byte[] file = (HEADER + row("encoded", 1) + "encoded,2,K\u00f6ln,Germany,,DE,,,50,7,Lead,,,\n"
                        + row("encoded", 3))
                .getBytes(StandardCharsets.ISO_8859_1);

        Response answer = importing(file, "text/csv", "");

        answer.then().statusCode(201).body("created", equalTo(2)).body("rejected", equalTo(1));
        as("geologist")
                .get(answer.<String>path("rejections"))
                .then()
                .body("items[0].row", equalTo(2))
                .body("items[0].field", equalTo("name"))
                .body("items[0].code", equalTo("malformed-encoding"));
    }

    @Test
    void takesAllRowsAroundBrokenOnes() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 1200; i++) {
            rows.append(i % 300 == 0 ? "middle," + i + ",X,Atlantis,Atlantis,,,,999,70,Gold,,,\n" : row("middle", i));
        }

        Response answer = importing(utf8(rows.toString()), "text/csv", "");

        answer.then()
                .statusCode(201)
                .body("rowsRead", equalTo(1200))
                .body("created", equalTo(1196))
                .body("rejected", equalTo(4));
        as("geologist")
                .get(answer.<String>path("rejections"))
                .then()
                .body("items.row.unique()", equalTo(List.of(300, 600, 900, 1200)));
    }

    @Test
    void listsAllRejectionsAsCsvAndByPage() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 2500; i++) {
            rows.append("rejected,").append(i).append(",X,Kazakhstan,,KZ,,,99,70,Gold,,,\n");
        }
        String rejections = importing(utf8(rows.toString()), "text/csv", "").path("rejections");

        String csv = as("auditor").accept("text/csv").get(rejections).asString();
        assertThat(csv.lines()).hasSize(2501);
        assertThat(csv.lines().skip(2500)).allMatch(line -> line.startsWith("2500,lat,99,"));
        String next = as("auditor").get(rejections + "?limit=100").path("next");
        as("auditor")
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("items[0].row", equalTo(101))
                .body("items", hasSize(100));
        refused(as("auditor").accept("application/xml").get(rejections), 406, "not-acceptable");
        refused(as("auditor").get(rejections + "?cursor=x"), 400, "unknown-cursor");
        refused(
                as("auditor").accept("text/csv").get(IMPORTS + "/" + UUID.randomUUID() + "/rejections"),
                404,
                "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty-file",
        "'source,record_id,name\na,1,A\n', missing-columns",
        "'source,record_id,record_id,name,country,lat,lon\n', duplicate-column",
        "'{\"type\": \"FeatureCollection\"}', missing-columns"
    })
    void saysWhatTheFileLacks(String file, String code) {
        unreadable(importing(utf8(file), "text/csv", ""), code);
    }

    @Test
    void refusesGzipThatIsNone() {
        byte[] good = gzip(utf8(HEADER + row("packed-ill", 1)));
        byte[] damaged = good.clone();
        damaged[good.length / 2] ^= 0x55;

        unreadable(importing(gzip(good), "application/gzip", ""), "nested-gzip");
        assertThat(importing(damaged, "application/gzip", "").<String>path("errors[0].value"))
                .startsWith("damaged-gzip");
        unreadable(importing(new byte[] {0x1F, (byte) 0x8B, 8}, "application/gzip", ""), "truncated-gzip");
        refused(importing(new byte[] {1, 2, 3, 0, 5}, "application/octet-stream", ""));
        nothingOf("packed-ill");
    }

    @ParameterizedTest
    @CsvSource({
        "'', malformed-json,truncated-json,empty-file",
        "'[', truncated-json,malformed-json,not-geojson",
        "'{\"type\": \"FeatureCollection\", \"features\": [', truncated-json,malformed-json,x",
        "'{\"type\": \"Topology\"}', not-geojson,x,x",
        "'{\"type\": \"FeatureCollection\", \"features\": [{]}', malformed-json,x,x"
    })
    void refusesJsonThatIsNoGeoJson(String file, String code, String or, String orElse) {
        Response answer = as("geologist")
                .contentType("application/geo+json")
                .body(utf8(file))
                .post(IMPORTS + "?format=geojson");

        refused(answer, 422, "unreadable-file");
        assertThat(answer.<String>path("errors[0].value")).isIn(code, or, orElse);
    }

    @Test
    void rejectsFeaturesThatPostgresqlCannotKeep() {
        String feature =
                "{\"type\": \"Feature\", \"geometry\": %s, \"properties\": {\"source\": \"nul\", \"recordId\": \"%s\","
                        + " \"name\": \"%s\", \"country\": \"%s\", \"commodities\": [\"%s\"], \"stage\": \"%s\"}}";
        String polygon =
                "{\"type\": \"Polygon\", \"note\": \"\\u0000\", \"coordinates\": [[[70,50],[71,50],[71,51],[70,50]]]}";
        String file = "{\"type\": \"FeatureCollection\", \"features\": ["
                + String.join(
                        ",",
                        feature.formatted("null", "1", "A\\u0000", "Kazakhstan", "gold", "prospect"),
                        feature.formatted("null", "2", "A", "Kazakhstan\\u0000", "gold", "prospect"),
                        feature.formatted("null", "3", "A", "Kazakhstan", "gold\\u0000", "prospect"),
                        feature.formatted("null", "4", "A", "Kazakhstan", "gold", "\\u0000"),
                        feature.formatted("null", "5\\u0000", "A", "Kazakhstan", "gold", "prospect"),
                        feature.formatted("null", "6", "A\\ud800", "Kazakhstan", "gold", "prospect"),
                        feature.formatted(polygon, "7", "Kept", "Kazakhstan", "gold", "prospect"))
                + "]}";

        Response answer = as("geologist")
                .contentType("application/geo+json")
                .body(utf8(file))
                .post(IMPORTS + "?format=geojson");

        answer.then().statusCode(201).body("created", equalTo(1)).body("rejected", equalTo(6));
        as("geologist")
                .get(answer.<String>path("rejections"))
                .then()
                .statusCode(200)
                .body("items", hasSize(6));
        as("viewer").get(DEPOSITS + "?source=nul").then().body("items.name", equalTo(List.of("Kept")));
    }

    @Test
    void rejectsARestatedRowThatTheTreeHasNoPlaceFor() {
        tree("district", "deposit").then().statusCode(201).body("created", equalTo(2));

        Response answer = tree("zone", "deposit");

        // The upper one cannot be a zone, for it holds a deposit; what else the file says of that deposit is taken.
        answer.then().statusCode(201).body("changed", equalTo(1)).body("rejected", equalTo(1));
        as("geologist")
                .get(answer.<String>path("rejections"))
                .then()
                .body("items.row", equalTo(List.of(1)))
                .body("items.code", equalTo(List.of("deposit-tree-level")));
        as("viewer").get(DEPOSITS + "?source=misplaced&kind=district").then().body("items", hasSize(1));
        // It was not taken, and so it is not remembered as if it had been.
        tree("zone", "deposit").then().body("rejected", equalTo(1)).body("unchanged", equalTo(1));
    }

    private static Response tree(String upper, String lower) {
        String feature =
                "{\"type\": \"Feature\", \"geometry\": null, \"properties\": {\"source\": \"misplaced\", \"recordId\": \"%s\","
                        + " \"kind\": \"%s\", \"name\": \"%s\", \"country\": \"Kazakhstan\", \"region\": \"%s\", \"parentRecordId\": %s}}";
        String file = "{\"type\": \"FeatureCollection\", \"features\": ["
                + feature.formatted("a", upper, "Misplaced Upper", upper, "null") + ","
                + feature.formatted("b", lower, "Misplaced Lower", upper, "\"a\"") + "]}";
        return as("geologist")
                .contentType("application/geo+json")
                .body(utf8(file))
                .post(IMPORTS + "?format=geojson");
    }

    @ParameterizedTest
    @CsvSource({
        "'', format",
        "?format=xml, format",
        "?format=CSV, format",
        "?format=csv&dryRun=yes, dryRun",
        "?format=csv&dryRun=1, dryRun",
        "?format=csv&visibility=secret, visibility",
        "?format=csv&columns=nonsense, columns"
    })
    void saysWhichParameterIsBad(String query, String field) {
        refused(as("geologist").contentType("text/csv").body("x").post(IMPORTS + query), 400, "bad-parameter")
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void saysWhichContentTypesItTakes() {
        for (String type :
                List.of("text/plain", "application/zip", "multipart/form-data; boundary=x", "application/xml")) {
            refused(
                    as("geologist").contentType(type).body(new byte[] {1}).post(IMPORTS + "?format=csv"),
                    415,
                    "unsupported-media-type");
        }
    }

    @Test
    void refusesAKeyThatCannotBeKept() {
        refused(
                as("geologist")
                        .contentType("text/csv")
                        .header("Idempotency-Key", "k".repeat(300))
                        .body(utf8(HEADER))
                        .post(IMPORTS + "?format=deposits-world"),
                400,
                "bad-idempotency-key");
    }

    @Test
    void survivesASourceThatPostgresqlCannotKeep() {
        byte[] file = utf8("record_id,name,country\n1,A,Kazakhstan\n");

        Response answer = as("geologist")
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body(file)
                .post(IMPORTS + "?format=csv&source=a%00b");

        assertThat(answer.statusCode()).isIn(201, 400, 422);
        if (answer.statusCode() == 201) {
            answer.then().body("created", equalTo(0)).body("rejected", equalTo(1));
        }
    }

    @Test
    void knowsNoImportByABadId() {
        for (String id : List.of("nonsense", UUID.randomUUID().toString(), "%00")) {
            for (String part : List.of("", "/rejections", "/suspects", "/findings")) {
                refused(as("geologist").urlEncodingEnabled(false).get(IMPORTS + "/" + id + part), 404, "not-found");
            }
        }
        refused(as("geologist").get(IMPORTS + "?state=lost"), 400, "bad-parameter");
        refused(as("geologist").get(IMPORTS + "?limit=none"), 400, "bad-parameter");
        refused(as("geologist").get(IMPORTS + "?cursor=none"), 400, "unknown-cursor");
    }

    @Test
    void importsAnEmptyTable() {
        importing(utf8(HEADER), "text/csv", "")
                .then()
                .statusCode(201)
                .body("rowsRead", equalTo(0))
                .body("failure", nullValue());
    }
}

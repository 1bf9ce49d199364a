package org.orebook.deposits.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.IMPORTS;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.importing;
import static org.orebook.deposits.testing.Api.merged;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orebook.chassis.testing.PostgresResource;
import org.orebook.deposits.testing.LowLimits;
import org.orebook.deposits.testing.ServiceTest;

@ServiceTest
class EstimateImportTest {

    private static final String HEADER = "source,record_id,site_name,country,iso2,lat,lon,commodity,"
            + "commodity_as_reported,form,categories,ore_value,ore_unit,grade_value,grade_unit,note\n";

    private static String row(String source, String record, String ore) {
        return source + "," + record + ",Site " + record + ",Kazakhstan,KZ,50,70,Tungsten,tungsten,WO3,Indicated," + ore
                + ",million tonnes,0.25,percent,\n";
    }

    @Test
    void registersTheSiteAndRecordsWhatIsSaidOfIt() {
        String file = HEADER
                + "est-site,1,Kara Oba,Kazakhstan,KZ,47.1,71.2,Tungsten,tungsten,WO3,Indicated,5.0,million tonnes,0.25,percent,\n"
                + "est-site,1,Kara Oba,Kazakhstan,KZ,47.1,71.2,Tin,% Sn,,Indicated,5.0,million tonnes,0.1,percent,\n";

        ValidatableResponse done = imported(file)
                .body("format", equalTo("estimates"))
                .body("rowsRead", equalTo(2))
                .body("created", equalTo(2))
                .body("depositsRegistered", equalTo(1))
                .body("rejected", equalTo(0));

        as("viewer")
                .queryParam("source", "est-site")
                .get(DEPOSITS)
                .then()
                .body("items", hasSize(1))
                .body("items[0].name", equalTo("Kara Oba"))
                .body("items[0].visibility", equalTo("internal"))
                .body("items[0].position.latitude", equalTo(47.1f))
                .body("items[0].commodities.commodity", equalTo(List.of("tungsten", "tin")));
        List<Map<String, String>> kept = estimates("est-site");
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst())
                .containsEntry("state", "reported")
                .containsEntry("version", "1")
                .containsEntry("commodity", "tungsten")
                .containsEntry("kind", "resource")
                .containsEntry("reporting_code", "none")
                .containsEntry("recorded_by", "geologist")
                .containsEntry("recorded_import", done.extract().path("id"));
        assertThat(kept.getFirst().get("content"))
                .contains("\"value\":5.0,\"unit\":\"Mt\",\"unitAsReported\":\"million tonnes\"")
                .contains("\"basis\":\"WO3\"")
                .contains("\"recordSource\":\"est-site\",\"recordId\":\"1\"");
        assertThat(kept.getFirst().get("open_findings")).contains("no-reporting-code");
    }

    @Test
    void changesNothingWhenItComesAgain() throws IOException {
        String file = HEADER + row("est-again", "1", "5") + row("est-again", "2", "6");

        imported(file).body("created", equalTo(2)).body("depositsRegistered", equalTo(2));
        imported(gzip(file), "application/gzip", "")
                .body("created", equalTo(0))
                .body("unchanged", equalTo(2))
                .body("depositsRegistered", equalTo(0))
                .body("findings.size()", equalTo(0));
        imported(file + row("est-again", "2", "7")).body("created", equalTo(1)).body("unchanged", equalTo(2));

        assertThat(estimates("est-again")).hasSize(3);
        as("viewer")
                .queryParam("source", "est-again")
                .get(DEPOSITS)
                .then()
                .body("items", hasSize(2))
                .body("items.version", equalTo(List.of(1, 1)));
    }

    @Test
    void rejectsARowThatTheFileHadBefore() {
        String file = HEADER + row("est-twice", "1", "5") + row("est-twice", "2", "5") + row("est-twice", "1", "5");

        for (int created : List.of(2, 0)) {
            ValidatableResponse done = imported(file)
                    .body("created", equalTo(created))
                    .body("unchanged", equalTo(2 - created))
                    .body("rejected", equalTo(1));
            as("geologist")
                    .get(done.extract().<String>path("rejections"))
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].row", equalTo(3))
                    .body("items[0].code", equalTo("row-repeated"))
                    .body("items[0].reason", containsString("in row 1"));
        }
    }

    @Test
    void addsToADepositThatIsKnown() {
        importing(utf8("""
                                source,record_id,name,country,iso2,lat,lon,commodities
                                est-known,1,Syrymbet,Kazakhstan,KZ,53.4,68.1,Tin
                                """), "text/csv", "").then().statusCode(201);

        imported(HEADER + "est-known,1,Another Name,Kazakhstan,KZ,50,70,Tungsten,,,,5,Mt,,,\n")
                .body("created", equalTo(1))
                .body("depositsRegistered", equalTo(0));

        as("viewer")
                .queryParam("source", "est-known")
                .get(DEPOSITS)
                .then()
                .body("items", hasSize(1))
                .body("items[0].version", equalTo(1))
                .body("items[0].name", equalTo("Syrymbet"))
                .body("items[0].position.latitude", equalTo(53.4f));
        assertThat(estimates("est-known")).hasSize(1);
    }

    @Test
    void addsToTheDepositThatGoesOnInTheOnesPlace() {
        imported(HEADER + row("est-merged", "1", "5") + row("est-merged", "2", "6"));
        UUID loser = idOf("est-merged", "Site 1");
        UUID winner = idOf("est-merged", "Site 2");
        merged(loser, winner);

        imported(HEADER + row("est-merged", "1", "7"))
                .body("created", equalTo(1))
                .body("depositsRegistered", equalTo(0));

        assertThat(estimates("est-merged"))
                .filteredOn(estimate -> estimate.get("content").contains("\"value\":7"))
                .singleElement()
                .satisfies(estimate -> assertThat(estimate).containsEntry("deposit_id", winner.toString()));
    }

    @Test
    void registersSitesForTheEyesThatWereAsked() {
        imported(utf8(HEADER + row("est-hidden", "1", "5")), "text/csv", "&visibility=confidential")
                .body("depositsRegistered", equalTo(1));

        as("viewer").get(DEPOSITS + "?source=est-hidden").then().body("items", hasSize(0));
        as("geologist")
                .get(DEPOSITS + "?source=est-hidden")
                .then()
                .body("items[0].visibility", equalTo("confidential"));
    }

    @Test
    void takesASiteWhosePositionNobodyKnewWithoutOne() {
        imported(HEADER + "est-zero,1,Nowhere,Kazakhstan,KZ,0.0,0.0,Tin,,,,5,Mt,,,\n")
                .body("created", equalTo(1))
                .body("unrecognised.field", hasItem("lat"))
                .body("unrecognised.value", hasItem("0, 0"));

        as("viewer").get(DEPOSITS + "?source=est-zero").then().body("items[0].position", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "'est-bad,1,A,Kazakhstan,KZ,50,70,base,,,,5,Mt,,,', unknown-commodity, base",
        "'est-bad,1,A,Kazakhstan,KZ,50,70,Tin,,,,,Mt,,percent,', no-figure,",
        "'est-bad,1,A,Kazakhstan,KZ,50,70,Tin,,,,-5,Mt,,,', out-of-range, -5",
        "'est-bad,1,A,Kazakhstan,KZ,50,70,Tin,,,,5e30,Mt,,,', out-of-range, 5e30",
        "'est-bad,1,A,Kazakhstan,KZ,95,70,Tin,,,,5,Mt,,,', swapped-coordinates, 95",
        "'est-bad,1,A,Atlantis,,50,70,Tin,,,,5,Mt,,,', invalid-country-as-reported, Atlantis",
        "'est-bad,,A,Kazakhstan,KZ,50,70,Tin,,,,5,Mt,,,', record-without-id,",
        "'est-bad,1,A,Kazakhstan,KZ,50,70,Tin,,,Guessed,5,Mt,,,', unknown-category, Guessed",
        "'est-bad,1,A,Kazakhstan,KZ,50,70,Tin,,,,5,Mt', wrong-column-count, '*'"
    })
    void rejectsARowForWhatIsWrongWithIt(String row, String code, String value) {
        ValidatableResponse done = imported(HEADER + row + "\n" + row("est-fine", "1", "5"))
                .body("rejected", equalTo(1))
                .body("rowsRead", equalTo(2));

        Response rejections = as("geologist").get(done.extract().<String>path("rejections"));
        rejections
                .then()
                .body("items", hasSize(1))
                .body("items[0].row", equalTo(1))
                .body("items[0].code", equalTo(code));
        if (!"*".equals(value)) {
            rejections.then().body("items[0].value", equalTo(value));
        }
        as("viewer").get(DEPOSITS + "?source=est-bad").then().body("items", hasSize(0));
    }

    @Test
    void saysRowByRowWhatDoesNotAddUp() {
        ValidatableResponse done = imported(HEADER
                        + "est-found,1,A,Kazakhstan,KZ,50,70,Tungsten,,WO3,Indicated+Inferred,5,million tonnes,0.2,percent,\n"
                        + "est-found,1,A,Kazakhstan,KZ,50,70,Tungsten,,WO3,Indicated,5000000,,250,percent,\n")
                .body("created", equalTo(2))
                .body("findings", hasEntry("inferred-lumped", 1))
                .body("findings", hasEntry("unit-missing", 1))
                .body("findings", hasEntry("grade-above-possible", 1))
                .body("findings", hasEntry("no-reporting-code", 2));
        String findings = done.extract().path("rowFindings");

        Response listed = as("auditor").get(findings);
        listed.then()
                .statusCode(200)
                .body("items.findAll { it.code == 'inferred-lumped' }.row", equalTo(List.of(1)))
                .body("items.findAll { it.code == 'inferred-lumped' }.severity", equalTo(List.of("error")))
                .body("items.findAll { it.code == 'unit-missing' }.row", equalTo(List.of(2)))
                .body("items[0].estimate", notNullValue())
                .body("items[0].text", notNullValue());
        assertThat(listed.<List<String>>path("items.estimate").stream()
                        .distinct()
                        .toList())
                .isEqualTo(estimates("est-found").stream()
                        .map(estimate -> estimate.get("id"))
                        .toList());
        as("auditor")
                .accept("text/csv")
                .get(findings)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("row,estimate,code,severity,text\r\n1,"))
                .body(containsString(",inferred-lumped,error,"));
        refused(as("auditor").get(findings + "?cursor=x"), 400, "unknown-cursor");
        refused(as("viewer").get(findings), 403, "forbidden");
        refused(as("auditor").get(IMPORTS + "/" + UUID.randomUUID() + "/findings"), 404, "not-found");
    }

    @Test
    void listsFindingsPageByPageAcrossBatches() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 1100; i++) {
            rows.append("est-paged,1,A,Kazakhstan,KZ,50,70,Tungsten,,,Indicated,")
                    .append(i)
                    .append(",,0.2,percent,\n");
        }
        String findings = imported(rows.toString())
                .body("created", equalTo(1100))
                .body("findings", hasEntry("unit-missing", 1100))
                .extract()
                .path("rowFindings");

        List<String> paged = new ArrayList<>();
        for (String next = findings + "?limit=100"; next != null; ) {
            Response page = as("auditor").urlEncodingEnabled(false).get(next);
            page.<List<Map<String, Object>>>path("items")
                    .forEach(found ->
                            paged.add(found.get("row") + "," + found.get("estimate") + "," + found.get("code")));
            next = page.path("next");
        }
        List<String> whole = as("auditor")
                .accept("text/csv")
                .get(findings)
                .asString()
                .lines()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1)).limit(3).collect(Collectors.joining(",")))
                .toList();
        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates().hasSizeGreaterThan(2200);
    }

    @Test
    void findsWhatContradictsAnotherImport() {
        imported(HEADER + row("est-far", "1", "5")).body("findings['far-from-earlier']", nullValue());

        String later = (HEADER + row("est-far", "1", "5000"))
                .replace("note\n", "effective_date\n")
                .replace("percent,\n", "percent,2020\n");
        imported(later).body("created", equalTo(1)).body("findings", hasEntry("far-from-earlier", 1));
    }

    @Test
    void changesNothingInADryRun() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 1200; i++) {
            rows.append(row("est-dry", Integer.toString(i % 3), Integer.toString(i)));
        }
        rows.append(row("est-dry", "1", "1")).append("est-dry,9,A,Atlantis,,50,70,Tin,,,,5,Mt,,,\n");

        ValidatableResponse dry = imported(utf8(rows.toString()), "text/csv", "&dryRun=true")
                .body("created", equalTo(1200))
                .body("rejected", equalTo(2))
                .body("depositsRegistered", equalTo(3))
                .body("findings", hasEntry("no-reporting-code", 1200));
        as("geologist")
                .get(dry.extract().<String>path("rowFindings"))
                .then()
                .body("items[0].row", equalTo(1))
                .body("items[0].estimate", nullValue());

        as("viewer").get(DEPOSITS + "?source=est-dry").then().body("items", hasSize(0));
        assertThat(estimates("est-dry")).isEmpty();
        imported(rows.toString()).body("created", equalTo(1200)).body("depositsRegistered", equalTo(3));
    }

    @Test
    void takesUpWhatIsLeftAfterTheFileBrokeOff() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 5000; i++) {
            rows.append(row("est-cut", Integer.toString(i / 10), Integer.toString(i)));
        }
        byte[] whole = gzip(rows.toString());

        Response broken = as("geologist")
                .contentType("application/gzip")
                .body(Arrays.copyOf(whole, whole.length / 2))
                .post(IMPORTS + "?format=estimates");
        refused(broken, 422, "unreadable-file").body("errors[0].value", equalTo("truncated-gzip"));
        int before = estimates("est-cut").size();
        assertThat(before).isPositive();

        imported(whole, "application/gzip", "")
                .body("unchanged", equalTo(before))
                .body("created", equalTo(5000 - before));
    }

    @Test
    void rejectsARowInAnotherEncodingAndTakesTheRest() {
        byte[] file = (HEADER + row("est-encoded", "1", "5")
                        + "est-encoded,2,K\u00f6ln,Germany,DE,50,7,Lead,,,,5,Mt,,,\n"
                        + row("est-encoded", "3", "5"))
                .getBytes(StandardCharsets.ISO_8859_1);

        imported(file, "text/csv", "").body("created", equalTo(2)).body("rejected", equalTo(1));
        imported(file, "text/csv; charset=ISO-8859-1", "")
                .body("created", equalTo(1))
                .body("unchanged", equalTo(2));
    }

    @Test
    void refusesWhatIsNoTableOfEstimates() {
        refused(post(utf8("source,record_id,site_name,commodity\n"), "text/csv", ""), 422, "unreadable-file")
                .body("errors[0].value", equalTo("missing-columns"))
                .body("detail", containsString("grade_unit"));
        refused(post(new byte[0], "text/csv", ""), 422, "unreadable-file")
                .body("errors[0].value", equalTo("empty-file"));
        refused(post(HEADER.getBytes(Charset.forName("UTF-16")), "text/csv", ""), 422, "unreadable-file");
        refused(post(utf8(HEADER), "text/csv", "&columns=name:NAME"), 422, "unreadable-file")
                .body("errors[0].value", equalTo("bad-column-mapping"));
    }

    @Test
    void stopsAtTheMostRowsThatAreTaken() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i <= LowLimits.MOST_ROWS; i++) {
            rows.append(row("est-many", "1", Integer.toString(i)));
        }

        refused(post(utf8(rows.toString()), "text/csv", ""), 422, "unreadable-file")
                .body("errors[0].value", equalTo("too-many-rows"));
        assertThat(estimates("est-many")).hasSize(LowLimits.MOST_ROWS);
    }

    @Test
    void takesTheRealFileOnce() throws IOException {
        String beginning = beginningOfTheRealFile();

        ValidatableResponse first = imported(beginning).body("state", equalTo("completed"));
        ValidatableResponse second = imported(beginning)
                .body("created", equalTo(0))
                .body("depositsRegistered", equalTo(0))
                .body("suspectedDuplicates", equalTo(0));

        assertThat(first.extract().<Integer>path("created")).isPositive();
        assertThat(second.extract().<Integer>path("unchanged"))
                .isEqualTo(first.extract().<Integer>path("created"));
        assertThat(second.extract().<Integer>path("rejected"))
                .isEqualTo(first.extract().<Integer>path("rejected"));
    }

    private static String beginningOfTheRealFile() throws IOException {
        Path path = Path.of(System.getProperty("orebook.data", "../../shared/data"), "estimates-dirty.csv.gz");
        assumeTrue(Files.isReadable(path), () -> "Skipped: " + path + " is not there");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return lines.lines().limit(LowLimits.MOST_ROWS).collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static UUID idOf(String source, String name) {
        return UUID.fromString(as("viewer")
                .queryParam("source", source)
                .get(DEPOSITS)
                .then()
                .extract()
                .path("items.find { it.name == '" + name + "' }.id"));
    }

    /** The estimates of a source's records as they are kept, in the order in which they came. */
    private List<Map<String, String>> estimates(String source) {
        try (Connection connection = PostgresResource.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT * FROM estimate WHERE content LIKE '%\"recordSource\":\"' || ? || '\"%' ORDER BY id")) {
            statement.setString(1, source);
            List<Map<String, String>> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Map<String, String> row = new TreeMap<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.put(found.getMetaData().getColumnName(i), found.getString(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static ValidatableResponse imported(String file) {
        return imported(utf8(file), "text/csv", "");
    }

    private static ValidatableResponse imported(byte[] file, String type, String more) {
        return post(file, type, more).then().statusCode(201);
    }

    private static Response post(byte[] file, String type, String more) {
        return as("geologist").contentType(type).body(file).post(IMPORTS + "?format=estimates" + more);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}

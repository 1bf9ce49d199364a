package org.orebook.deposits.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.IMPORTS;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.patch;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.orebook.deposits.testing.ServiceTest;

@ServiceTest
class ImportTest {

    private static final String HEADER =
            "source,record_id,name,country,country_as_reported,iso2,iso3,province,lat,lon,commodities,deposit_types,rank,source_uri\n";

    @Test
    void registersEveryRowOnce() {
        String file = HEADER
                + "once,1,Akbulak,Kazakhstan,Kazakstan,KZ,KAZ,Kostanay,50.9,62.4,Neodymium,,,\n"
                + "once,2,Syrymbet,Kazakhstan,Kazakhstan,KZ,KAZ,,53.4,68.1,Tin,,,\n";

        imported(file)
                .body("state", equalTo("completed"))
                .body("rowsRead", equalTo(2))
                .body("created", equalTo(2))
                .body("rejected", equalTo(0));
        imported(file)
                .body("rowsRead", equalTo(2))
                .body("created", equalTo(0))
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(2));
        as("viewer")
                .queryParam("source", "once")
                .get(DEPOSITS)
                .then()
                .body("items", hasSize(2))
                .body("items[0].name", equalTo("Akbulak"))
                .body("items[0].country", equalTo("KZ"))
                .body("items[0].countryAsReported", equalTo("Kazakstan"))
                .body("items[0].commodities[0].commodity", equalTo("neodymium"))
                .body("items[0].externalRecords[0].recordId", equalTo("1"));
    }

    @Test
    void readsTheSameFilePacked() throws IOException {
        String file = HEADER + "packed,1,Kvartsitovye Gorki,Kazakhstan,,KZ,,,52.1,72.9,Gold,,,\n";

        imported(gzip(file), "application/gzip", "").body("created", equalTo(1));
        imported(file).body("unchanged", equalTo(1));
    }

    @Test
    void restatesWhatTheSourceChanged() {
        String first = imported(HEADER + "restated,1,Bakyrchik,Kazakhstan,,KZ,,,49.7,81.6,Gold,,,\n")
                .extract()
                .path("id");

        imported(HEADER + "restated,1,Bakyrchik,Kazakhstan,,KZ,,Abai,49.7,81.6,Gold;Silver,,,\n")
                .body("changed", equalTo(1))
                .body("created", equalTo(0));

        UUID id = idOf("restated");
        as("viewer")
                .get(DEPOSITS + "/" + id)
                .then()
                .body("version", equalTo(2))
                .body("regionAsReported", equalTo("Abai"))
                .body("commodities.commodity", equalTo(List.of("gold", "silver")));
        as("viewer")
                .get(DEPOSITS + "/" + id + "/history")
                .then()
                .body("items[0].action", equalTo("changed"))
                .body("items[0].changes.regionAsReported.to", equalTo("Abai"))
                .body("items[1].version", equalTo(1))
                .body("items[1].action", equalTo("registered"))
                .body("items[1].by", equalTo("geologist"))
                .body("items[1].reason", equalTo("import"))
                .body("items[1].importId", equalTo(first))
                .body("items[1].requestId", notNullValue());
    }

    @Test
    void keepsWhatSomebodyCorrectedByHand() {
        imported(HEADER + "corrected,1,Ridder,Kazakhstan,,KZ,,,50.0,83.0,Lead,,,\n");
        UUID id = idOf("corrected");
        patch(id, """
                {"position": {"longitude": 83.51, "latitude": 50.35}, "reason": "measured"}""").statusCode(200);

        imported(HEADER + "corrected,1,Ridder-Sokolnoye,Kazakhstan,,KZ,,,50.1,83.1,Lead,,,\n")
                .body("changed", equalTo(1));

        as("viewer")
                .get(DEPOSITS + "/" + id)
                .then()
                .body("position.longitude", equalTo(83.51f))
                .body("names.text", equalTo(List.of("Ridder", "Ridder-Sokolnoye")));
    }

    @Test
    void rejectsABrokenRowAndTakesTheRest() {
        ValidatableResponse done = imported(HEADER
                + "broken,1,Fine One,Kazakhstan,,KZ,,,50,70,Gold,,,\n"
                + "broken,2,Too Far North,Kazakhstan,,KZ,,,95,70,Gold,,,\n"
                + "broken,3,\"Nowhere, Else\",Atlantis,Atlantis,,,,50,70,Gold,,,\n"
                + "broken,4,Fine Two,Kazakhstan,,KZ,,,51,71,Gold,,,\n"
                + "broken,1,Again,Kazakhstan,,KZ,,,50,70,Gold,,,\n");

        done.body("created", equalTo(2)).body("rejected", equalTo(3)).body("rowsRead", equalTo(5));
        String rejections = done.extract().path("rejections");
        as("geologist")
                .get(rejections)
                .then()
                .statusCode(200)
                .body("items.row", equalTo(List.of(2, 3, 5)))
                .body("items[0].field", equalTo("lat"))
                .body("items[0].value", equalTo("95"))
                .body("items[1].value", equalTo("Atlantis"))
                .body("items[2].code", equalTo("record-repeated"));
        as("geologist")
                .accept("text/csv")
                .get(rejections)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("row,field,value,code,reason\r\n2,lat,95,"))
                .body(containsString("\r\n3,"))
                .body(containsString("\r\n5,record_id,1,record-repeated,"));
    }

    @Test
    void changesNothingInADryRun() {
        String file =
                HEADER + "dry,1,Dry One,Kazakhstan,,KZ,,,50,70,Gold,,,\ndry,2,Dry Two,Nowhere,,,,,50,70,Gold,,,\n";

        imported(file.getBytes(StandardCharsets.UTF_8), "text/csv", "&dryRun=true")
                .body("dryRun", equalTo(true))
                .body("created", equalTo(1))
                .body("rejected", equalTo(1));

        as("viewer").queryParam("source", "dry").get(DEPOSITS).then().body("items", hasSize(0));
        imported(file).body("created", equalTo(1));
    }

    @Test
    void suspectsDuplicatesAcrossTransliterationsAndMergesNone() {
        imported(HEADER + "dup-a,1,Kuyrektykol,Kazakhstan,,KZ,,,50.1,72.1,,,,\n");

        ValidatableResponse done = imported(HEADER
                + "dup-b,1,Куйректыколь,Kazakhstan,,KZ,,,50.2,72.2,,,,\n"
                + "dup-b,2,Kuirektykol,Kazakhstan,,KZ,,,44.0,60.0,,,,\n");

        done.body("created", equalTo(2)).body("suspectedDuplicates", equalTo(1));
        as("geologist")
                .get((String) done.extract().path("suspects"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].row", equalTo(1))
                .body("items[0].name", equalTo("Куйректыколь"))
                .body("items[0].otherName", equalTo("Kuyrektykol"));
    }

    @Test
    void placesPartsUnderTheirParent() {
        String feature = """
                {"type": "Feature", "geometry": null, "properties": {"source": "tree", "recordId": "%s", "kind": "%s",
                 "name": "%s", "country": "Kazakhstan", "parentRecordId": %s}}""";
        String file = "{\"type\": \"FeatureCollection\", \"features\": ["
                + feature.formatted("a", "district", "Zhana District", "null") + ","
                + feature.formatted("b", "deposit", "Zhana Deposit", "\"a\"") + ","
                + feature.formatted("c", "district", "Zhana Wrong", "\"b\"") + "]}";

        ValidatableResponse done =
                imported(file.getBytes(StandardCharsets.UTF_8), "application/geo+json", "", "geojson");

        done.body("created", equalTo(2)).body("rejected", equalTo(1));
        as("viewer")
                .queryParam("source", "tree")
                .queryParam("kind", "deposit")
                .get(DEPOSITS)
                .then()
                .body("items[0].name", equalTo("Zhana Deposit"))
                .body("items[0].parent.length()", equalTo(36));
    }

    @Test
    void rehearsesPartsWhoseParentStandsBatchesBefore() {
        String feature = """
                {"type": "Feature", "geometry": null, "properties": {"source": "dry-tree", "recordId": "%s",
                 "kind": "%s", "name": "%s", "country": "Kazakhstan", "parentRecordId": %s}}""";
        String file = "{\"type\": \"FeatureCollection\", \"features\": ["
                + feature.formatted("a", "deposit", "Rehearsed Deposit", "null") + ","
                + IntStream.range(0, 1000)
                        .mapToObj(i -> feature.formatted("between-" + i, "deposit", "Between " + i, "null"))
                        .collect(Collectors.joining(","))
                + "," + feature.formatted("b", "zone", "Rehearsed Zone", "\"a\"") + ","
                + feature.formatted("c", "deposit", "Rehearsed Wrong", "\"a\"") + ","
                + feature.formatted("d", "zone", "Rehearsed Orphan", "\"z\"") + "]}";
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);

        ValidatableResponse dry = imported(bytes, "application/geo+json", "&dryRun=true", "geojson");
        ValidatableResponse real = imported(bytes, "application/geo+json", "", "geojson");

        dry.body("created", equalTo(1002)).body("rejected", equalTo(2));
        real.body("created", equalTo(1002)).body("rejected", equalTo(2));
    }

    @Test
    void saysWhatIsMissingBeforeAnythingIsDone() {
        as("geologist")
                .contentType("text/csv")
                .body("source,record_id,name\nmissing,1,A\n")
                .post(IMPORTS + "?format=deposits-world")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orebook:problem:unreadable-file"))
                .body("errors[0].value", equalTo("missing-columns"))
                .body("detail", containsString("lat"));
    }

    @Test
    void keepsTheRowsBeforeTheFileBreaksOff() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 5000; i++) {
            rows.append("cut,").append(i).append(",Cut ").append(i).append(",Kazakhstan,,KZ,,,50,70,Gold,,,\n");
        }
        byte[] whole = gzip(rows.toString());
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);

        String detail = as("geologist")
                .contentType("application/gzip")
                .body(cut)
                .post(IMPORTS + "?format=deposits-world")
                .then()
                .statusCode(422)
                .body("errors[0].value", equalTo("truncated-gzip"))
                .extract()
                .path("detail");
        UUID id = UUID.fromString(detail.replaceAll("(?s).*/imports/([0-9a-f-]{36}).*", "$1"));
        int before = as("geologist")
                .get(IMPORTS + "/" + id)
                .then()
                .body("state", equalTo("failed"))
                .extract()
                .path("created");
        assertThat(before).isPositive();

        imported(whole, "application/gzip", "")
                .body("unchanged", equalTo(before))
                .body("created", equalTo(5000 - before));
    }

    @Test
    void answersTheSameImportAgainForTheSameKey() {
        byte[] file = (HEADER + "keyed,1,Keyed,Kazakhstan,,KZ,,,50,70,Gold,,,\n").getBytes(StandardCharsets.UTF_8);

        String first = keyed(file, "import-key-1").statusCode(201).extract().path("id");
        keyed(file, "import-key-1").statusCode(201).body("id", equalTo(first)).body("created", equalTo(1));
        keyed((HEADER + "keyed,2,Other,,,,,,,,,,,\n").getBytes(StandardCharsets.UTF_8), "import-key-1")
                .statusCode(422)
                .body("type", equalTo("urn:orebook:problem:idempotency-key-reused"));
    }

    private static ValidatableResponse keyed(byte[] file, String key) {
        return as("geologist")
                .contentType("text/csv")
                .header("Idempotency-Key", key)
                .body(file)
                .post(IMPORTS + "?format=deposits-world")
                .then();
    }

    private static UUID idOf(String source) {
        return UUID.fromString(as("viewer")
                .queryParam("source", source)
                .get(DEPOSITS)
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id"));
    }

    private static ValidatableResponse imported(String file) {
        return imported(file.getBytes(StandardCharsets.UTF_8), "text/csv", "");
    }

    private static ValidatableResponse imported(byte[] file, String type, String more) {
        return imported(file, type, more, "deposits-world");
    }

    private static ValidatableResponse imported(byte[] file, String type, String more, String format) {
        return as("geologist")
                .contentType(type)
                .body(file)
                .post(IMPORTS + "?format=" + format + more)
                .then()
                .statusCode(201);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}

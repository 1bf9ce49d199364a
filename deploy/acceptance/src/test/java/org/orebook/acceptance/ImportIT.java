package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Whole files through the gateway. */
@AcceptanceTest
@Order(6)
class ImportIT {
    private static final String WORLD = "/api/v1/imports?format=deposits-world";
    private static final int WORLD_ROWS = 31_870;
    private static final long LARGE_FILE = 60_000_000;

    /** Less than half of the file; what buffers, code and the collector take is about 15 MB. */
    private static final long MOST_GROWTH = 30_000_000;

    private final Orebook orebook;

    ImportIT(Orebook orebook) {
        this.orebook = orebook;
    }

    @Test
    void takesInTheWorldOnceAndSaysOfEachRowWhatBecameOfIt() throws Exception {
        var file = Project.sharedData("deposits-world.csv.gz");
        var geologist = orebook.as("geologist");

        var first = geologist
                .post(WORLD, "application/gzip", BodyPublishers.ofFile(file))
                .expect(201)
                .json();
        assertThat(first.path("state").asText()).isEqualTo("completed");
        assertThat(first.path("rowsRead").asInt()).isEqualTo(WORLD_ROWS);
        assertThat(first.path("created").asInt()).isGreaterThan(27_984);
        assertThat(first.path("created").asInt() + first.path("rejected").asInt())
                .isEqualTo(WORLD_ROWS);
        assertThat(first.path("suspectedDuplicates").asInt()).isPositive();
        holdRejections(first);

        var unpacked = geologist
                .post(WORLD, "text/csv", BodyPublishers.ofInputStream(() -> unpacked(file)))
                .expect(201)
                .json();
        assertThat(unpacked.path("created").asInt()).isZero();
        assertThat(unpacked.path("changed").asInt()).isZero();
        assertThat(unpacked.path("unchanged").asInt())
                .isEqualTo(first.path("created").asInt());
        assertThat(unpacked.path("rejected").asInt())
                .isEqualTo(first.path("rejected").asInt());

        findsATransliterationInRealData();
    }

    /** Every rejected row has its line, with number, field, value and reason; to the last one. */
    private void holdRejections(JsonNode done) throws Exception {
        var csv = orebook.as("auditor")
                .get(done.path("rejections").asText(), "Accept", "text/csv")
                .expect(200);

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).endsWith("\r\n");
        var lines = csv.body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("row,field,value,code,reason");
        var errors = lines.subList(1, lines.size());
        assertThat(errors).allMatch(line -> line.matches("\\d+,[^,]+,(\"[^\"]*\"|[^,\"]*),[A-Za-z-]+,.+"));
        assertThat(errors.stream()
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .distinct())
                .hasSize(done.path("rejected").asInt());
    }

    private void findsATransliterationInRealData() throws Exception {
        var found = orebook.as("viewer").search("q", "Verkhnee Qairaqty", "source", "mrdata_major_deposits");

        assertThat(found.valueStream().map(deposit -> deposit.path("name").asText()))
                .contains("Verkhnekajraktinskoe");
    }

    @Test
    void streamsALargeFileThroughBothServices() throws Exception {
        var geologist = orebook.as("geologist");
        // Also warms up what a first import takes once and for all.
        var small = geologist
                .post("/api/v1/imports?format=csv", "text/csv", body(Rows.of("import-it", 4_000)))
                .expect(201)
                .json();
        assertThat(small.path("created").asInt()).isEqualTo(4_000);
        var large = Rows.of("import-it", 4_000).withRemarksOf(15_000);
        var bytes = large.stream().transferTo(OutputStream.nullOutputStream());
        assertThat(bytes).isGreaterThan(LARGE_FILE);

        var gateway = Memory.of(orebook.process(Orebook.GATEWAY));
        var deposits = Memory.of(orebook.process(Orebook.DEPOSITS_SERVICE));
        var done = geologist
                .post("/api/v1/imports?format=csv", "text/csv", body(large))
                .expect(201)
                .json();

        assertThat(done.path("unchanged").asInt()).isEqualTo(4_000);
        assertThat(done.path("bytesRead").asLong()).isEqualTo(bytes);
        assertThat(gateway.growth()).as("bytes more in the gateway").isLessThan(MOST_GROWTH);
        assertThat(deposits.growth()).as("bytes more in deposits-service").isLessThan(MOST_GROWTH);
    }

    private static BodyPublisher body(Rows rows) {
        return BodyPublishers.ofInputStream(rows::stream);
    }

    private static InputStream unpacked(Path file) {
        try {
            return new GZIPInputStream(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

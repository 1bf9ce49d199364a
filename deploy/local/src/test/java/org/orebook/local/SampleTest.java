package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample that is shipped: the deposits of the Kazakhstan 2025 scenario. */
class SampleTest {
    private List<JsonNode> features;

    @BeforeEach
    void read() throws IOException {
        try (var in = SampleTest.class.getResourceAsStream("/sample/kazakhstan-2025.geojson")) {
            var collection = JsonMapper.builder().build().readTree(in);
            assertThat(collection.path("type").asText()).isEqualTo("FeatureCollection");
            features = collection.path("features").valueStream().toList();
        }
    }

    @Test
    void holdsItsDepositsEachAfterItsParent() {
        assertThat(features)
                .extracting(feature -> property(feature, "recordId"))
                .containsExactly(
                        "zhana-kazakhstan",
                        "kuirektykol",
                        "irgiz",
                        "dos-2",
                        "kazakhstan-tungsten",
                        "upper-kairakty",
                        "northern-katpar",
                        "boguty");
        assertThat(features)
                .extracting(feature -> property(feature, "parentRecordId"))
                .containsExactly(
                        "",
                        "zhana-kazakhstan",
                        "kuirektykol",
                        "kuirektykol",
                        "",
                        "kazakhstan-tungsten",
                        "kazakhstan-tungsten",
                        "kazakhstan-tungsten");
        assertThat(features)
                .extracting(feature -> property(feature, "kind"))
                .containsExactly("district", "deposit", "zone", "zone", "district", "deposit", "deposit", "deposit");
    }

    @Test
    void citesASourceForEachDeposit() {
        assertThat(features).allSatisfy(feature -> {
            assertThat(property(feature, "source")).isEqualTo("orebook-sample");
            assertThat(feature.at("/properties/sources/0/title").asText()).isNotBlank();
            assertThat(feature.at("/properties/sources/0/uri").asText()).startsWith("https://");
        });
    }

    @Test
    void putsLongitudeFirstAndEveryKnownPointInsideKazakhstan() {
        var points = features.stream()
                .map(feature -> feature.path("geometry"))
                .filter(geometry -> !geometry.isNull())
                .toList();

        assertThat(points).hasSize(3).allSatisfy(point -> {
            assertThat(point.at("/coordinates/0").asDouble()).isBetween(46.5, 87.4);
            assertThat(point.at("/coordinates/1").asDouble()).isBetween(40.5, 55.5);
        });
    }

    @Test
    void knowsKuirektykolInBothScripts() {
        assertThat(features.get(1).at("/properties/names").valueStream())
                .extracting(name -> name.path("text").asText())
                .contains("Kuirektykol", "Kuyrektykol", "Куйректыколь");
    }

    /** What the press said stays as it said it: contradictions and all. */
    @Test
    void holdsClaimsOfItsDepositsAloneEachWithItsSource() throws IOException {
        List<String> records =
                features.stream().map(feature -> property(feature, "recordId")).toList();
        try (var in = SampleTest.class.getResourceAsStream("/sample/kazakhstan-2025-estimates.csv")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).hasSize(10);
            assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
                assertThat(line).startsWith("orebook-sample,");
                assertThat(records).contains(line.split(",", -1)[1]);
            });
        }
    }

    private static String property(JsonNode feature, String name) {
        return feature.path("properties").path(name).asText();
    }
}

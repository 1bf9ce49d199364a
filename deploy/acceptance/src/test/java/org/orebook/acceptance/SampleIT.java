package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deposits of the Kazakhstan 2025 scenario, asked for as a new user would. */
@AcceptanceTest
@Order(1)
class SampleIT {
    private final Orebook orebook;

    SampleIT(Orebook orebook) {
        this.orebook = orebook;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kuyrektykol", "Kuirektykol", "Куйректыколь", "Күйректікөл", "kuirektykol"})
    void findsOneDepositUnderEverySpelling(String spelling) throws Exception {
        var found = orebook.as("viewer").search("q", spelling);

        assertThat(names(found)).containsExactly("Kuirektykol");
    }

    @Test
    void findsNothingUnderANameThatNoDepositBears() throws Exception {
        assertThat(orebook.as("viewer").search("q", "Xyzzyqum")).isEmpty();
    }

    @Test
    void leadsFromTheDistrictDownToItsZones() throws Exception {
        var viewer = orebook.as("viewer");
        var district = only(viewer.search("q", "Zhana Kazakhstan", "kind", "district"));

        var deposit = only(viewer.search("parent", district.path("id").asText()));
        assertThat(deposit.path("name").asText()).isEqualTo("Kuirektykol");
        assertThat(deposit.path("parent").asText())
                .isEqualTo(district.path("id").asText());

        var zones = viewer.search("parent", deposit.path("number").asText(), "sort", "name");
        assertThat(names(zones)).containsExactly("Dos 2", "Irgiz");
        assertThat(zones).allMatch(zone -> zone.path("kind").asText().equals("zone"));
    }

    @Test
    void countsADistrictOfRareEarthsAmongThoseOfNeodymiumsGroup() throws Exception {
        var found = orebook.as("viewer").search("commodity", "rare-earths", "country", "KZ", "sort", "name");

        assertThat(names(found)).contains("Kuirektykol", "Zhana Kazakhstan").doesNotContain("Boguty");
    }

    @Test
    void answersTheSameAsGeoJson() throws Exception {
        var answer = orebook.as("viewer")
                .get("/api/v1/deposits" + Caller.query("q", "Boguty"), "Accept", "application/geo+json")
                .expect(200);

        assertThat(answer.header("Content-Type")).startsWith("application/geo+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("FeatureCollection");
        var feature = only(answer.json().path("features"));
        assertThat(feature.at("/geometry/coordinates/0").asDouble()).isEqualTo(78.95);
        assertThat(feature.at("/geometry/coordinates/1").asDouble()).isEqualTo(43.533333);
    }

    private static JsonNode only(JsonNode items) {
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<String> names(JsonNode items) {
        return items.valueStream().map(item -> item.path("name").asText()).toList();
    }
}

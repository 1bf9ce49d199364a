package org.orebook.deposits.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.vocabulary.Vocabularies;

class VocabularyResourceTest {

    private static final int FEW_ENOUGH_TO_SERVE_WHOLE = 128 * 1024;

    private final ObjectMapper json = new ObjectMapper();
    private final VocabularyResource resource = new VocabularyResource(new Vocabularies(), json);

    @Test
    void linksToEveryVocabulary() throws IOException {
        JsonNode index = body(resource.index(null));

        assertThat(index.findValuesAsText("href"))
                .containsExactly(
                        "/api/v1/vocabularies/commodities",
                        "/api/v1/vocabularies/compounds",
                        "/api/v1/vocabularies/units",
                        "/api/v1/vocabularies/critical-lists",
                        "/api/v1/vocabularies/countries",
                        "/api/v1/vocabularies/deposit-types",
                        "/api/v1/vocabularies/stages");
        assertThat(index.findValues("count")).allMatch(count -> count.asInt() > 0);
    }

    @Test
    void servesACommodityWithItsListsByDate() throws IOException {
        JsonNode tungsten = body(resource.commodity("tungsten", null));

        assertThat(tungsten.get("symbol").asText()).isEqualTo("W");
        assertThat(tungsten.get("names").get("kk").asText()).isEqualTo("вольфрам");
        assertThat(tungsten.get("synonyms").toString()).contains("scheelite");
        assertThat(tungsten.has("parent")).isFalse();
        assertThat(tungsten.get("criticalLists").get(0)).isEqualTo(json.readTree("""
                                {"list": "US", "edition": "US-2022", "listedAs": "tungsten",
                                 "from": "2022-02-24", "until": "2025-11-07"}
                                """));
        assertThat(body(resource.commodity("neodymium", null)).get("parent").asText())
                .isEqualTo("light-rare-earths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unobtainium", "", "W", "Tungsten", "../stages"})
    void answersNotFoundForACodeThatIsNone(String code) {
        assertThatThrownBy(() -> resource.commodity(code, null)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void filtersCommodities() throws IOException {
        assertThat(body(resource.commodities("wolfr", null)).findValuesAsText("code"))
                .containsExactly("tungsten");
        assertThat(body(resource.commodities("unobtainium", null)).get("commodities"))
                .isEmpty();
        assertThat(resource.commodities(" ", null).getEntity())
                .isEqualTo(resource.commodities(null, null).getEntity());
    }

    @Test
    void servesTheOthers() throws IOException {
        assertThat(body(resource.criticalLists(null)).findValuesAsText("code"))
                .contains("US", "US-2025", "EU-2024-strategic");
        assertThat(body(resource.countries(null)).get("countries")).hasSize(249);
        assertThat(body(resource.countries(null)).get("historicCountries").findValuesAsText("name"))
                .contains("USSR");
        assertThat(body(resource.depositTypes(null)).findValuesAsText("level"))
                .contains("environment", "group", "type");
        assertThat(body(resource.stages(null)).findValuesAsText("code")).hasSize(10);
    }

    @Test
    void servesCompoundsWithBothFactors() throws IOException {
        JsonNode compounds = body(resource.compounds(null)).get("compounds");

        assertThat(compounds).hasSize(43);
        assertThat(compounds.get(0)).isEqualTo(json.readTree("""
                                {"formula": "La2O3", "element": "La", "compoundToElement": 0.8527,
                                 "elementToCompound": 1.1727, "group": "REO", "names": ["lanthanum oxide"]}
                                """));
        assertThat(compounds.get(19)).isEqualTo(json.readTree("""
                                {"formula": "WO3", "element": "W", "compoundToElement": 0.793,
                                 "elementToCompound": 1.2610, "names": ["tungsten trioxide", "tungsten oxide"]}
                                """));
    }

    @Test
    void isSmallEnoughToBeServedWhole() {
        assertThat((byte[]) resource.commodities(null, null).getEntity()).hasSizeLessThan(FEW_ENOUGH_TO_SERVE_WHOLE);
        assertThat((byte[]) resource.countries(null).getEntity()).hasSizeLessThan(FEW_ENOUGH_TO_SERVE_WHOLE);
        assertThat((byte[]) resource.depositTypes(null).getEntity()).hasSizeLessThan(FEW_ENOUGH_TO_SERVE_WHOLE);
    }

    @Test
    void doesNotServeAgainWhatTheCallerHas() {
        Response first = resource.stages(null);
        String tag = first.getHeaderString("ETag");

        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getHeaderString("Cache-Control")).isEqualTo("private, max-age=3600");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Response again = resource.stages(known);
            assertThat(again.getStatus()).isEqualTo(304);
            assertThat(again.hasEntity()).isFalse();
            assertThat(again.getHeaderString("ETag")).isEqualTo(tag);
        }
        assertThat(resource.stages("\"other\"").getStatus()).isEqualTo(200);
    }

    @Test
    void tagsEachContentDifferently() {
        assertThat(resource.commodities("w", null).getHeaderString("ETag"))
                .isNotEqualTo(resource.commodities("z", null).getHeaderString("ETag"));
        assertThat(resource.countries(null).getHeaderString("ETag"))
                .isEqualTo(resource.countries(null).getHeaderString("ETag"));
    }

    @Test
    void isOpenToEveryRoleButToNobodyWithoutOne() {
        assertThat(VocabularyResource.class.getAnnotation(RolesAllowed.class).value())
                .containsExactlyInAnyOrder(
                        "viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin", "partner");
    }

    private JsonNode body(Response response) throws IOException {
        return json.readTree((byte[]) response.getEntity());
    }
}

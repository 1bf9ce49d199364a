package org.orebook.deposits.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.asPartner;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.deposits.testing.ServiceTest;

/** The vocabularies as callers get them. */
@ServiceTest
class VocabularyHttpTest {

    private static final String VOCABULARIES = "/api/v1/vocabularies";

    @Test
    void leadsFromTheIndexToEveryVocabulary() {
        List<String> links =
                as("viewer").get(VOCABULARIES).then().statusCode(200).extract().path("vocabularies.href");

        assertThat(links).hasSize(7);
        for (String link : links) {
            as("viewer").get(link).then().statusCode(200).contentType("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/commodities",
                "/commodities?q=w",
                "/commodities/tungsten",
                "/compounds",
                "/units",
                "/critical-lists",
                "/countries",
                "/deposit-types",
                "/stages"
            })
    void doesNotSendAgainWhatTheCallerHas(String path) {
        Response first = as("viewer").get(VOCABULARIES + path);
        String tag = first.header("ETag");

        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            Response again =
                    asPartner("cove-kaz").header("If-None-Match", known).get(VOCABULARIES + path);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.asString()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        as("viewer")
                .header("If-None-Match", "\"other\"")
                .get(VOCABULARIES + path)
                .then()
                .statusCode(200);
    }

    @Test
    void servesACommodityWithItsGroupAndLists() {
        as("partner")
                .get(VOCABULARIES + "/commodities/neodymium")
                .then()
                .statusCode(200)
                .body("symbol", equalTo("Nd"))
                .body("parent", equalTo("light-rare-earths"))
                .body("criticalLists.edition", hasItem("US-2025"));
        as("viewer").get(VOCABULARIES + "/countries").then().body("countries", hasSize(249));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/commodities/unobtainium",
                "/commodities/W",
                "/commodities/%00",
                "/minerals",
                "/stages/production"
            })
    void knowsNothingElse(String path) {
        refused(as("viewer").urlEncodingEnabled(false).get(VOCABULARIES + path), 404, "not-found");
    }

    @Test
    void changesForNobody() {
        for (String role : List.of("geologist", "admin")) {
            refused(
                    as(role).contentType("application/json").body("{}").post(VOCABULARIES + "/stages"),
                    405,
                    "method-not-allowed");
        }
    }
}

package org.orebook.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.post;
import static org.orebook.agreements.testing.PartyApi.patch;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.ServiceTest;

@ServiceTest
class PartySearchTest {

    private static String named(String kind, String country, String... names) {
        List<String> texts = new ArrayList<>();
        for (String name : names) {
            texts.add("{\"text\": \"" + name + "\"}");
        }
        String code = "s-" + UUID.randomUUID().toString().substring(0, 13);
        post(
                        PARTIES,
                        "{\"code\": \"%s\", \"kind\": \"%s\", \"country\": \"%s\", \"names\": [%s]}"
                                .formatted(code, kind, country, String.join(", ", texts)))
                .then()
                .statusCode(201);
        return code;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Казгеология", "kazgeologiya", "KAZGEOLOGIYA", "Қазгеология", "Kazgeologiia", "kazgeologyia"})
    void findsAPartyInEveryScriptAndSpelling(String q) {
        if (as("viewer")
                .queryParam("q", "Kazgeologiya")
                .get(PARTIES)
                .<List<Object>>path("items")
                .isEmpty()) {
            named("company", "KZ", "Казгеология");
        }

        as("viewer").queryParam("q", q).get(PARTIES).then().statusCode(200).body("items.name", contains("Казгеология"));
    }

    @Test
    void findsOnlyWhatIsAskedFor() {
        String word = "Zhezdy";
        String state = named("state", "KZ", word + " State");
        String company = named("company", "KZ", word + " Mining");
        String abroad = named("company", "US", word + " Holdings", "Жезды");

        assertThat(codes(as("viewer")
                        .queryParam("q", word)
                        .queryParam("sort", "code")
                        .get(PARTIES)))
                .containsExactlyInAnyOrder(state, company, abroad);
        assertThat(codes(as("viewer")
                        .queryParam("q", "Жезды")
                        .queryParam("country", "KZ")
                        .get(PARTIES)))
                .containsExactlyInAnyOrder(state, company);
        assertThat(codes(as("viewer")
                        .queryParam("q", word)
                        .queryParam("country", "KZ,US")
                        .queryParam("kind", "company")
                        .get(PARTIES)))
                .containsExactlyInAnyOrder(company, abroad);
        as("viewer")
                .queryParam("q", "Nothing of that kind at all")
                .get(PARTIES)
                .then()
                .body("items", empty());
        as("viewer").queryParam("q", "!?").get(PARTIES).then().statusCode(200).body("items", empty());
    }

    @Test
    void findsAPartyByItsNumberHoweverItIsWritten() {
        String code = named("company", "KZ", "Numbered");
        patch(PARTIES + "/" + code, "\"1\"", """
                {"identifiers": [{"scheme": "register", "country": "KZ", "register": "BIN", "number": "99 8877-665 A"}],
                 "reason": "r"}""").then().statusCode(200);

        as("viewer").queryParam("identifier", "998877665a").get(PARTIES).then().body("items.code", contains(code));
        as("viewer").queryParam("identifier", "99887766").get(PARTIES).then().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "code", "-changedAt", "relevance"})
    void pagesThroughEachPartyOnceInEveryOrder(String sort) {
        String word = "Pagedword" + sort.replace("-", "");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(named("company", "KZ", word + " " + (char) ('A' + i % 2)));
        }

        List<String> paged = new ArrayList<>();
        String next = PARTIES + "?q=" + word + "&limit=2&sort=" + sort;
        while (next != null) {
            Response page = as("viewer").urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            paged.addAll(codes(page));
            next = page.path("next");
        }

        assertThat(paged).hasSize(5).containsExactlyInAnyOrderElementsOf(all);
        assertThat(paged)
                .isEqualTo(codes(as("viewer")
                        .queryParam("q", word)
                        .queryParam("sort", sort)
                        .get(PARTIES)));
    }

    @ParameterizedTest
    @CsvSource({
        "country,Atlantis",
        "kind,company; drop",
        "sort,size",
        "sort,relevance",
        "limit,0",
        "limit,101",
        "cursor,nonsense"
    })
    void refusesParametersThatCannotBeRead(String name, String value) {
        refused(
                        as("viewer").queryParam(name, value).get(PARTIES),
                        400,
                        name.equals("cursor") ? "unknown-cursor" : "bad-parameter")
                .body("errors[0].field", equalTo(name));
    }

    private static List<String> codes(Response answer) {
        answer.then().statusCode(200);
        return answer.path("items.code");
    }
}

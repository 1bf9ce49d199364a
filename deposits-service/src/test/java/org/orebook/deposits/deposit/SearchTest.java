package org.orebook.deposits.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.asPartner;
import static org.orebook.deposits.testing.Api.patch;
import static org.orebook.deposits.testing.Api.published;
import static org.orebook.deposits.testing.Api.registered;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.deposits.testing.ServiceTest;

/** Finding deposits. All that is found here is of one source, so that what other tests registered does not count. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private static final String SOURCE = "search";

    private final Map<String, UUID> ids = new HashMap<>();
    private int records;

    @BeforeEach
    void registerADozenOnce() {
        if (!ids.isEmpty()) {
            return;
        }
        deposit("Kuyrektykol", "KZ", "exploration", 73.4, 49.2, "rare-earths");
        deposit("Верхнее Кайракты", "KZ", "feasibility", 73.20, 48.60, "tungsten", "molybdenum");
        deposit("Северный Катпар", "KZ", "feasibility", 73.35, 48.45, "tungsten");
        deposit("Қарағайлы", "KZ", "production", 75.6, 49.4, "lead", "zinc");
        deposit("Bakyrchik", "KZ", "production", 81.6, 49.7, "gold");
        deposit("Škoda Žluťák", "CZ", "closed", 14.5, 50.5, "tin");
        deposit("Mount Weld", "AU", "production", 122.5, -28.9, "neodymium");
        deposit("Mount Isa", "AU", "production", 139.5, -20.7, "copper");
        deposit("Far West", "US", "prospect", -179.5, 51.5, "gold");
        deposit("Far East", "RU", "prospect", 179.5, 65.5, "gold");
        deposit("Lost Mine", "US", "closed", null, null, "silver");
        deposit("Lost Mine", "US", "closed", null, null, "copper");
        UUID district = registered("""
                {"kind": "district", "names": [{"text": "Aktau District"}], "country": "KZ",
                 "externalRecords": [{"source": "search", "recordId": "district"}]}""");
        ids.put("Aktau District", district);
        patch(ids.get("Северный Катпар"), "{\"parent\": \"" + district + "\", \"reason\": \"lies in it\"}")
                .statusCode(200);
    }

    private void deposit(
            String name, String country, String stage, Double longitude, Double latitude, String... commodities) {
        ids.put(name, registered("""
                        {"names": [{"text": "%s"}], "country": "%s", "stage": "%s", "position": %s,
                         "commodities": [%s], "externalRecords": [{"source": "%s", "recordId": "%d"}]}""".formatted(
                name,
                country,
                stage,
                longitude == null ? "null" : "{\"longitude\": %s, \"latitude\": %s}".formatted(longitude, latitude),
                uses(commodities),
                SOURCE,
                ++records)));
    }

    private static String uses(String... commodities) {
        List<String> uses = new ArrayList<>();
        for (String commodity : commodities) {
            uses.add("{\"commodity\": \"" + commodity + "\"}");
        }
        return String.join(",", uses);
    }

    private static Response search(String... parameters) {
        var request = as("viewer").queryParam("source", SOURCE);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        Response answer = request.get(DEPOSITS);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static List<String> names(String... parameters) {
        return search(parameters).path("items.name");
    }

    @ParameterizedTest
    @CsvSource({
        "Kuyrektykol, Kuyrektykol",
        "KUYREKTYKOL, Kuyrektykol",
        "Kuirektykol, Kuyrektykol",
        "Куйректыколь, Kuyrektykol",
        "Күйректікөл, Kuyrektykol",
        "Verkhnee Qairaqty, Верхнее Кайракты",
        "Verkhnekajraktinskoe, Верхнее Кайракты",
        "Upper Kairakty, Верхнее Кайракты",
        "верхнекайрактинское, Верхнее Кайракты",
        "kairakty, Верхнее Кайракты",
        "Severnyy Katpar, Северный Катпар",
        "North Katpar, Северный Катпар",
        "Katpar North, Северный Катпар",
        "Karagayly, Қарағайлы",
        "Qaraghaily, Қарағайлы",
        "Карагайлы, Қарағайлы",
        "Skoda Zlutak, Škoda Žluťák",
        "skoda, Škoda Žluťák",
        "Бакырчик, Bakyrchik",
        "Weld, Mount Weld",
        "weld mount, Mount Weld"
    })
    void findsANameHoweverItIsSpelled(String q, String name) {
        assertThat(names("q", q)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"Kuyrektikol, Kuyrektykol", "Bakirchick, Bakyrchik", "Kuyrektykoll, Kuyrektykol", "Bakyrchk, Bakyrchik"
    })
    void toleratesATypingErrorWhereNothingElseIsFound(String q, String name) {
        assertThat(names("q", q)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xyzzyplugh", "Mount Everest", "катпар золото"})
    void findsNothingThatIsNotThere(String q) {
        assertThat(names("q", q)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Өскемен кен орны, Oskemen",
        "Қоңырат, Konyrat",
        "Señora de los Ángeles, senora angeles",
        "Verkhnekajraktinskoe, Верхнее Кайракты",
        "Zhezkazgantau, kazgant"
    })
    void findsOneSpellingByAnother(String name, String q) {
        UUID id = registered("{\"names\": [{\"text\": \"" + name + "\"}]}");

        assertThat(as("viewer").queryParam("q", q).get(DEPOSITS).<List<String>>path("items.id"))
                .contains(id.toString());
    }

    @Test
    void putsTheNameItselfBeforeLongerOnes() {
        UUID longer = registered("{\"names\": [{\"text\": \"Xanthia North Extension Group\"}]}");
        UUID itself = registered("{\"names\": [{\"text\": \"Xanthia\"}]}");

        assertThat(as("viewer").queryParam("q", "Xanthia").get(DEPOSITS).<List<String>>path("items.id"))
                .containsExactly(itself.toString(), longer.toString());
    }

    @Test
    void putsTheNearestNameFirst() {
        assertThat(names("q", "mount").getFirst()).startsWith("Mount");
        assertThat(names("q", "Mount Isa")).containsExactly("Mount Isa");
    }

    @Test
    void narrowsByCountry() {
        assertThat(names("country", "AU")).containsExactly("Mount Isa", "Mount Weld");
        assertThat(names("country", "Australia")).containsExactly("Mount Isa", "Mount Weld");
        assertThat(names("country", "Казахстан", "kind", "district")).containsExactly("Aktau District");
        assertThat(names("country", "AU,CZ")).hasSize(3);
        assertThat(names("country", "AU", "country", "CZ")).hasSize(3);
        assertThat(names("country", "BR")).isEmpty();
    }

    @Test
    void narrowsByCommodityAndItsGroup() {
        assertThat(names("commodity", "tungsten")).containsExactlyInAnyOrder("Верхнее Кайракты", "Северный Катпар");
        assertThat(names("commodity", "W")).hasSize(2);
        assertThat(names("commodity", "вольфрам")).hasSize(2);
        assertThat(names("commodity", "neodymium")).containsExactly("Mount Weld");
        // The group has its children; a child has not its group.
        assertThat(names("commodity", "rare-earths")).containsExactlyInAnyOrder("Kuyrektykol", "Mount Weld");
        assertThat(names("commodity", "light-rare-earths")).containsExactly("Mount Weld");
        assertThat(names("commodity", "gold,silver")).hasSize(4);
    }

    @Test
    void narrowsByListOfCriticalMinerals() {
        // Copper was added to the list of the United States in 2025.
        assertThat(names("criticalList", "US-2022", "country", "AU")).containsExactly("Mount Weld");
        assertThat(names("criticalList", "US-2025", "country", "AU")).containsExactly("Mount Isa", "Mount Weld");
        assertThat(names("criticalList", "US-2022", "commodity", "tin")).containsExactly("Škoda Žluťák");
        assertThat(names("criticalList", "US-2022", "commodity", "gold")).isEmpty();
    }

    @Test
    void narrowsByStageKindAndVisibility() {
        assertThat(names("stage", "feasibility")).hasSize(2);
        assertThat(names("stage", "past producer")).containsExactly("Lost Mine", "Lost Mine", "Škoda Žluťák");
        assertThat(names("stage", "prospect,exploration")).hasSize(3);
        assertThat(names("kind", "district")).containsExactly("Aktau District");
        assertThat(names("visibility", "internal")).hasSize(13);
        assertThat(names("visibility", "published")).isEmpty();
    }

    @Test
    void narrowsByBox() {
        assertThat(names("bbox", "73,48,74,49")).containsExactlyInAnyOrder("Верхнее Кайракты", "Северный Катпар");
        assertThat(names("bbox", "73.2,48.6,73.2,48.6")).containsExactly("Верхнее Кайракты");
        assertThat(names("bbox", "-180,-90,180,90")).hasSize(10);
        assertThat(names("bbox", "0,0,1,1")).isEmpty();
    }

    @Test
    void narrowsByABoxAcrossTheAntimeridian() {
        assertThat(names("bbox", "170,50,-170,70")).containsExactly("Far East", "Far West");
        assertThat(names("bbox", "170,60,-170,70")).containsExactly("Far East");
        assertThat(names("bbox", "179.5,50,180,70")).containsExactly("Far East");
        assertThat(names("bbox", "-170,50,170,70")).doesNotContain("Far East", "Far West");
    }

    @Test
    void measuresDistancesOnTheGreatCircle() {
        Response found = search("near", "73.3,48.5", "within", "60");

        found.then().body("items.name", contains("Северный Катпар", "Верхнее Кайракты"));
        List<Number> kilometres = found.path("items.distanceKilometres");
        assertThat(kilometres.get(0).doubleValue())
                .isCloseTo(GreatCircle.kilometres(73.3, 48.5, 73.35, 48.45), within(0.0051));
        assertThat(kilometres.get(1).doubleValue())
                .isCloseTo(GreatCircle.kilometres(73.3, 48.5, 73.20, 48.60), within(0.0051));
    }

    @ParameterizedTest
    @CsvSource({
        "73.3, 48.5, Северный Катпар, 73.35, 48.45",
        "120.0, -30.0, Mount Weld, 122.5, -28.9",
        "179.9, 51.5, Far West, -179.5, 51.5",
        "-179.9, 65.5, Far East, 179.5, 65.5",
        "0, 89, Far East, 179.5, 65.5"
    })
    void drawsTheLineAtTheDistance(
            double longitude, double latitude, String name, double itsLongitude, double itsLatitude) {
        double kilometres = GreatCircle.kilometres(longitude, latitude, itsLongitude, itsLatitude);
        String near = longitude + "," + latitude;

        if (kilometres < 1999) {
            assertThat(names("near", near, "within", Double.toString(kilometres + 0.001)))
                    .contains(name);
            assertThat(names("near", near, "within", Double.toString(kilometres - 0.001)))
                    .doesNotContain(name);
        } else {
            assertThat(names("near", near, "within", "2000")).doesNotContain(name);
        }
    }

    @Test
    void looksFiftyKilometresAroundWhereNoDistanceIsAsked() {
        assertThat(names("near", "73.3,48.5")).hasSize(2);
        assertThat(names("near", "73.3,48.5", "within", "100")).hasSize(3);
        assertThat(names("near", "-179.9,90", "within", "2000")).isEmpty();
    }

    @Test
    void findsThePartsOfADepositByIdAndNumber() {
        UUID district = ids.get("Aktau District");
        String number = as("viewer").get(DEPOSITS + "/" + district).path("number");

        assertThat(names("parent", district.toString())).containsExactly("Северный Катпар");
        assertThat(names("parent", number)).containsExactly("Северный Катпар");
        assertThat(names("parent", ids.get("Mount Isa").toString())).isEmpty();
    }

    @Test
    void readsADepositByIdAndNumber() {
        UUID id = ids.get("Mount Isa");
        Response byId = as("viewer").get(DEPOSITS + "/" + id);
        Response byNumber = as("viewer").get(DEPOSITS + "/" + byId.path("number"));

        byId.then().statusCode(200).header("ETag", "\"1\"").body("id", equalTo(id.toString()));
        assertThat(byNumber.asString()).isEqualTo(byId.asString());
        assertThat(byNumber.header("ETag")).isEqualTo(byId.header("ETag"));
    }

    @Test
    void countsTheValuesOfFacets() {
        search("facets", "country,commodity,kind,stage,depositType")
                .then()
                .body("facets.country", equalTo(Map.of("KZ", 6, "US", 3, "AU", 2, "CZ", 1, "RU", 1)))
                .body("facets.kind", equalTo(Map.of("deposit", 12, "district", 1)))
                .body("facets.commodity.gold", equalTo(3))
                .body("facets.commodity.tungsten", equalTo(2))
                .body("facets.commodity.molybdenum", equalTo(1))
                .body("facets.stage.closed", equalTo(3))
                .body("facets.stage.production", equalTo(4))
                .body("facets.depositType", equalTo(Map.of()));
    }

    @Test
    void countsOverAllThatIsFoundAndNotOverThePage() {
        search("facets", "country", "country", "KZ,US", "limit", "1")
                .then()
                .body("items", hasSize(1))
                .body("facets.country", equalTo(Map.of("KZ", 6, "US", 3)));
        search("facets", "country", "q", "Qaraghaily").then().body("facets.country", equalTo(Map.of("KZ", 1)));
        search().then().body("$", not(hasKey("facets")));
    }

    @Test
    void sortsByNameNumberChangeAndDistance() {
        List<String> byName = names("sort", "name", "country", "AU,CZ,RU");
        assertThat(byName).containsExactly("Far East", "Mount Isa", "Mount Weld", "Škoda Žluťák");
        List<String> numbers = search("sort", "number").path("items.number");
        assertThat(numbers).isSorted();
        List<String> changes = search("sort", "-changedAt").path("items.changedAt");
        assertThat(changes).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(names("sort", "-changedAt").getFirst()).isEqualTo("Северный Катпар");
        List<Float> distances = search("near", "75,49", "within", "2000").path("items.distanceKilometres");
        assertThat(distances).isSorted().hasSizeGreaterThan(3);
        assertThat(names("near", "75,49", "within", "2000", "sort", "name").getFirst())
                .isEqualTo("Bakyrchik");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=name",
                "sort=number",
                "sort=-changedAt",
                "near=75,49&within=2000",
                "near=75,49&within=2000&sort=name",
                "q=mi",
                "q=mount&sort=number",
                "country=KZ,US,AU"
            })
    void walksEveryDepositOnceInAnyOrder(String query) {
        List<String> whole =
                as("viewer").get(DEPOSITS + "?source=search&limit=100&" + query).path("items.id");

        for (int limit : new int[] {1, 3}) {
            assertThat(walk("?source=search&limit=" + limit + "&" + query, () -> {}))
                    .isEqualTo(whole)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=name", "sort=number", "sort=-changedAt", "near=10,10&within=2000", "q=moving"})
    void walksEveryDepositOnceWhileOthersAreRegistered(String query) {
        String source = "moving-" + UUID.randomUUID();
        List<String> there = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            there.add(moving(source, "Moving " + (i % 3), i));
        }

        int[] more = {100};
        List<String> walked = walk("?source=" + source + "&limit=2&" + query, () -> {
            moving(source, "Moving " + more[0] % 3, more[0]);
            more[0]++;
        });

        assertThat(walked).doesNotHaveDuplicates().containsAll(there);
    }

    private static String moving(String source, String name, int record) {
        return registered("""
                {"names": [{"text": "%s"}], "position": {"longitude": %d, "latitude": 10},
                 "externalRecords": [{"source": "%s", "recordId": "%d"}]}""".formatted(name, 10 + record % 4, source, record)).toString();
    }

    private static List<String> walk(String query, Runnable between) {
        List<String> walked = new ArrayList<>();
        String next = DEPOSITS + query;
        // Others may be registered faster than they are walked past, but not in so few pages.
        for (int page = 0; next != null && page < 40; page++) {
            Response answer = as("viewer").urlEncodingEnabled(false).get(next);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            walked.addAll(answer.path("items.id"));
            next = answer.path("next");
            if (page < 8) {
                between.run();
            }
        }
        return walked;
    }

    @Test
    void linksOnWithTheWholeQueryAndNotBeyondTheEnd() {
        Response page = search("country", "KZ", "limit", "5", "sort", "name");

        assertThat(page.<String>path("next"))
                .startsWith(DEPOSITS + "?country=KZ&limit=5&sort=name&source=search&cursor=");
        Response last = as("viewer").urlEncodingEnabled(false).get(page.<String>path("next"));
        last.then().body("items", hasSize(1)).body("$", not(hasKey("next")));
        // A page that is just full is the last one.
        search("country", "KZ", "limit", "6").then().body("items", hasSize(6)).body("$", not(hasKey("next")));
    }

    @Test
    void followsALinkFromTheLongestName() {
        String source = "long-names";
        for (String end : List.of("a", "b", "c")) {
            registered("""
                    {"names": [{"text": "%s"}], "externalRecords": [{"source": "%s", "recordId": "%s"}]}""".formatted("Щ".repeat(499) + end, source, end));
        }

        assertThat(walk("?source=" + source + "&limit=1", () -> {})).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void answersGeoJsonWhereItIsAccepted() {
        as("viewer")
                .accept("application/geo+json")
                .queryParam("source", SOURCE)
                .queryParam("country", "US")
                .queryParam("limit", 2)
                .get(DEPOSITS)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/geo+json"))
                .body("type", equalTo("FeatureCollection"))
                .body("features", hasSize(2))
                .body("features[0].type", equalTo("Feature"))
                .body("features[0].id", equalTo(ids.get("Far West").toString()))
                .body("features[0].geometry.type", equalTo("Point"))
                .body("features[0].geometry.coordinates", equalTo(List.of(-179.5f, 51.5f)))
                .body("features[0].properties.name", equalTo("Far West"))
                .body("features[1].geometry", nullValue())
                .body("features[1]", hasKey("geometry"))
                .body("next", startsWith(DEPOSITS + "?"));
        for (String accept : List.of("*/*", "application/json", "application/*", "text/html, */*;q=0.1")) {
            as("viewer")
                    .accept(accept)
                    .get(DEPOSITS)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/json"));
        }
        as("viewer")
                .accept("application/json;q=0.5, application/geo+json")
                .get(DEPOSITS)
                .then()
                .contentType(startsWith("application/geo+json"));
    }

    @Test
    void doesNotSendAgainWhatTheCallerHas() {
        String list = DEPOSITS + "?source=search&country=AU&facets=country&limit=1";
        Response first = as("viewer").get(list);
        String tag = first.header("ETag");

        assertThat(tag).startsWith("W/\"");
        for (String known : List.of(tag, "\"other\", " + tag, "*")) {
            Response again = as("viewer").header("If-None-Match", known).get(list);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.asString()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        as("viewer")
                .header("If-None-Match", "\"other\"")
                .get(list)
                .then()
                .statusCode(200)
                .header("ETag", tag);
        as("viewer").header("If-None-Match", "garbage").get(list).then().statusCode(200);

        String one = DEPOSITS + "/" + ids.get("Mount Isa");
        as("viewer")
                .header("If-None-Match", "\"1\"")
                .get(one)
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"");
        as("viewer").header("If-None-Match", "W/\"1\"").get(one).then().statusCode(304);
        as("viewer").header("If-None-Match", "\"2\"").get(one).then().statusCode(200);
    }

    @Test
    void tagsAListAnewWhenItChanges() {
        String source = "tagged";
        UUID id = registered("""
                {"names": [{"text": "Tagged"}], "externalRecords": [{"source": "tagged", "recordId": "1"}]}""");
        String list = DEPOSITS + "?source=" + source;
        String tag = as("viewer").get(list).header("ETag");

        patch(id, "{\"region\": \"R\", \"reason\": \"r\"}").statusCode(200);

        as("viewer").header("If-None-Match", tag).get(list).then().statusCode(200);
    }

    @Test
    void keepsWhatItAnswersOutOfSharedCaches() {
        for (String path : List.of(DEPOSITS, DEPOSITS + "/" + ids.get("Mount Isa"))) {
            Response answer = as("viewer").get(path);
            assertThat(answer.header("Cache-Control")).contains("private");
            assertThat(answer.header("Vary")).contains("Authorization");
        }
    }

    @Test
    void showsPartnersWhatIsPublished() {
        UUID open = registered("""
                {"names": [{"text": "Open Pit"}], "country": "MN",
                 "externalRecords": [{"source": "partners", "recordId": "1"}]}""");
        registered("""
                {"names": [{"text": "Closed Pit"}], "country": "MN",
                 "externalRecords": [{"source": "partners", "recordId": "2"}]}""");
        published(open);

        asPartner("cove-kaz")
                .get(DEPOSITS + "?source=partners&facets=country")
                .then()
                .body("items.name", contains("Open Pit"))
                .body("facets.country.MN", equalTo(1));
    }
}

package org.orebook.deposits.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.MERGE_PATCH;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.merged;
import static org.orebook.deposits.testing.Api.patch;
import static org.orebook.deposits.testing.Api.published;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.Api.step;

import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.deposits.testing.Api;
import org.orebook.deposits.testing.ServiceTest;
import org.orebook.deposits.testing.TestClock;

/**
 * A record that somebody may not see is to them as if it did not exist: nothing that they can ask is answered otherwise
 * because it is there.
 */
@ServiceTest
class ConfidentialityTest {

    private static final Instant EMBARGO_END = Instant.parse("2040-05-01T00:00:00Z");

    private static final Random NAMES = new Random(20251106);

    @AfterEach
    void letTimeRun() {
        TestClock.run();
    }

    enum Hidden {
        CONFIDENTIAL,
        INTERNAL,
        EMBARGOED
    }

    static Stream<Arguments> blind() {
        return Stream.of(
                Arguments.of(Hidden.CONFIDENTIAL, "viewer"),
                Arguments.of(Hidden.CONFIDENTIAL, "negotiator"),
                Arguments.of(Hidden.CONFIDENTIAL, "approver"),
                Arguments.of(Hidden.CONFIDENTIAL, "admin"),
                Arguments.of(Hidden.CONFIDENTIAL, "partner"),
                Arguments.of(Hidden.INTERNAL, "partner"),
                Arguments.of(Hidden.EMBARGOED, "viewer"),
                Arguments.of(Hidden.EMBARGOED, "partner"));
    }

    /** A district with a visible deposit in it, and beside it one that is hidden; all of a source of their own. */
    private record Scene(String source, String name, UUID district, UUID visible, UUID hidden, String hiddenNumber) {}

    private static Scene scene() {
        String source = "scene-" + UUID.randomUUID();
        UUID district = registered(document("district", "Scene District", source, "1", null, "internal"));
        UUID visible = registered(document("deposit", "Visible Body", source, "2", district, "internal"));
        published(district);
        published(visible);
        return new Scene(source, unheardOf(), district, visible, null, null);
    }

    /** A name that no other test has given anything, nor anything like it. */
    private static String unheardOf() {
        StringBuilder name = new StringBuilder("Z");
        NAMES.ints(12, 'a', 'z').forEach(letter -> name.append((char) letter));
        return name.toString();
    }

    private static Scene withHidden(Scene scene, Hidden kind) {
        String visibility = kind == Hidden.CONFIDENTIAL ? "confidential" : "internal";
        UUID hidden = registered(document("deposit", scene.name(), scene.source(), "3", scene.district(), visibility));
        if (kind == Hidden.EMBARGOED) {
            publishedFrom(EMBARGO_END, hidden);
        }
        String number = as("auditor")
                .get(DEPOSITS + "/" + hidden)
                .then()
                .statusCode(200)
                .extract()
                .path("number");
        return new Scene(scene.source(), scene.name(), scene.district(), scene.visible(), hidden, number);
    }

    private static void publishedFrom(Instant end, UUID id) {
        step("reviewer", id, "publish", "{\"embargoUntil\": \"" + end + "\", \"reason\": \"announcement\"}")
                .then()
                .statusCode(200);
    }

    private static String document(
            String kind, String name, String source, String recordId, UUID parent, String visibility) {
        return """
                {"kind": "%s", "names": [{"text": "%s"}], "country": "KZ", "stage": "feasibility",
                 "commodities": [{"commodity": "tungsten"}], "depositType": "laterite-nickel",
                 "position": {"longitude": 71.7, "latitude": 47.7}, "visibility": "%s", "parent": %s,
                 "externalRecords": [{"source": "%s", "recordId": "%s"}]}""".formatted(kind, name, visibility, parent == null ? "null" : "\"" + parent + "\"", source, recordId);
    }

    /** Whatever lists, counts, sorts or measures. */
    private static List<String> questions(Scene scene) {
        String of = "?source=" + scene.source();
        return List.of(
                of,
                of + "&facets=country,commodity,kind,stage,depositType",
                of + "&q=" + scene.name(),
                of + "&q=" + scene.name().substring(0, 9) + "x",
                of + "&q=body",
                of + "&sort=-changedAt",
                of + "&sort=number",
                of + "&near=71.7,47.7&within=1",
                of + "&bbox=71,47,72,48",
                of + "&country=KZ&commodity=tungsten&stage=feasibility&depositType=laterite-nickel&kind=deposit",
                of + "&criticalList=US-2022",
                of + "&parent=" + scene.district(),
                of + "&limit=1",
                of + "&visibility=confidential",
                of + "&visibility=internal",
                "?q=" + scene.name() + "&facets=country");
    }

    private static RequestSpecification caller(String role) {
        return role.equals("partner") ? Api.asPartner("cove-kaz") : as(role);
    }

    private static List<String> answers(String role, Scene scene) {
        List<String> answers = new ArrayList<>();
        for (String question : questions(scene)) {
            for (String type : List.of("application/json", "application/geo+json")) {
                Response answer = caller(role).accept(type).get(DEPOSITS + question);
                assertThat(answer.statusCode()).as(question).isEqualTo(200);
                answers.add(question + "\n" + answer.header("ETag") + "\n" + answer.asString());
            }
        }
        return answers;
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("blind")
    void changesNoListCountOrTagByBeingThere(Hidden kind, String role) {
        Scene before = scene();
        List<String> without = answers(role, before);
        assertThat(caller(role).get(DEPOSITS + "?source=" + before.source()).<List<String>>path("items.id"))
                .containsExactlyInAnyOrder(
                        before.district().toString(), before.visible().toString());

        Scene after = withHidden(before, kind);

        List<String> with = answers(role, after);
        for (int i = 0; i < without.size(); i++) {
            assertThat(with.get(i)).isEqualTo(without.get(i));
        }
        assertThat(as("auditor").get(DEPOSITS + "?source=" + before.source()).<List<String>>path("items.id"))
                .contains(after.hidden().toString());
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("blind")
    void isAnsweredLikeOneThatDoesNotExist(Hidden kind, String role) {
        Scene scene = withHidden(scene(), kind);
        String noId = UUID.randomUUID().toString();
        String noNumber = "KZ-" + (scene.hiddenNumber().endsWith("0") ? "99999" + 1 : "999990");

        for (String ending : List.of("", "/history")) {
            assertSame(
                    caller(role).get(DEPOSITS + "/" + scene.hidden() + ending),
                    caller(role).get(DEPOSITS + "/" + noId + ending),
                    scene.hidden().toString(),
                    noId);
        }
        assertSame(
                caller(role).get(DEPOSITS + "/" + scene.hiddenNumber()),
                caller(role).get(DEPOSITS + "/" + noNumber),
                scene.hiddenNumber(),
                noNumber);
        for (String header : List.of("If-Match", "If-None-Match")) {
            for (String tag : List.of("*", "\"1\"", "\"2\"")) {
                assertSame(
                        caller(role).header(header, tag).get(DEPOSITS + "/" + scene.hidden()),
                        caller(role).header(header, tag).get(DEPOSITS + "/" + noId),
                        scene.hidden().toString(),
                        noId);
            }
        }
        assertSame(
                caller(role).head(DEPOSITS + "/" + scene.hidden()),
                caller(role).head(DEPOSITS + "/" + noId),
                scene.hidden().toString(),
                noId);
        // Parts of it are asked for like parts of nothing.
        assertThat(caller(role).get(DEPOSITS + "?parent=" + scene.hidden()).asString())
                .isEqualTo(caller(role).get(DEPOSITS + "?parent=" + noId).asString());
        assertThat(caller(role)
                        .get(DEPOSITS + "?parent=" + scene.hiddenNumber())
                        .asString())
                .isEqualTo(caller(role).get(DEPOSITS + "?parent=" + noNumber).asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "partner", "negotiator", "approver", "admin", "auditor"})
    void refusesChangesOfAHiddenOneLikeChangesOfNone(String role) {
        Scene scene = withHidden(scene(), Hidden.CONFIDENTIAL);
        String noId = UUID.randomUUID().toString();

        for (Map.Entry<String, String> change : Map.of(
                        "", "{\"region\": \"R\", \"reason\": \"r\"}",
                        "/publish", "{\"reason\": \"r\"}",
                        "/merge", "{\"into\": \"" + scene.visible() + "\", \"reason\": \"r\"}")
                .entrySet()) {
            Response hidden = change(role, scene.hidden() + change.getKey(), change.getKey(), change.getValue());
            assertThat(hidden.statusCode()).isEqualTo(403);
            assertSame(
                    hidden,
                    change(role, noId + change.getKey(), change.getKey(), change.getValue()),
                    scene.hidden().toString(),
                    noId);
        }
        as("auditor").get(DEPOSITS + "/" + scene.hidden()).then().body("version", equalTo(1));
    }

    private static Response change(String role, String path, String step, String body) {
        RequestSpecification request = caller(role).header("If-Match", "\"1\"").body(body);
        return step.isEmpty()
                ? request.contentType(MERGE_PATCH).patch(DEPOSITS + "/" + path)
                : request.contentType("application/json").post(DEPOSITS + "/" + path);
    }

    /** The same answer, but for what was asked and for the request's own id. */
    private static void assertSame(Response hidden, Response none, String hiddenId, String noId) {
        assertThat(hidden.statusCode()).isEqualTo(none.statusCode()).isIn(403, 404);
        assertThat(neutral(hidden, hiddenId)).isEqualTo(neutral(none, noId));
        assertThat(headers(hidden, hiddenId)).isEqualTo(headers(none, noId));
    }

    private static String neutral(Response answer, String id) {
        return answer.asString().replace(id, "…").replace(answer.header("X-Request-Id"), "…");
    }

    private static List<String> headers(Response answer, String id) {
        return answer.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("X-Request-Id"))
                .filter(header -> !header.getName().equalsIgnoreCase("Content-Length"))
                .map(Header::toString)
                .map(header -> header.replace(id, "…"))
                .sorted()
                .toList();
    }

    @DisabledOnIntegrationTest("stops the clock of the service")
    @Test
    void endsAnEmbargoAtItsInstant() {
        Scene scene = withHidden(scene(), Hidden.EMBARGOED);
        String path = DEPOSITS + "/" + scene.hidden();
        String list = DEPOSITS + "?source=" + scene.source();

        TestClock.stopAt(EMBARGO_END.minusNanos(1000));
        for (String role : List.of("viewer", "partner")) {
            caller(role).get(path).then().statusCode(404);
            caller(role).get(list).then().body("items", hasSize(2));
        }
        as("geologist").get(path).then().statusCode(200);

        TestClock.stopAt(EMBARGO_END);
        for (String role : List.of("viewer", "partner")) {
            caller(role).get(path).then().statusCode(200).body("name", equalTo(scene.name()));
            caller(role)
                    .get(list + "&facets=country")
                    .then()
                    .body("items", hasSize(3))
                    .body("facets.country.KZ", equalTo(3));
        }
    }

    @Test
    void showsAnInternalOneInsideAndAPublishedOneToPartners() {
        Scene scene = withHidden(scene(), Hidden.INTERNAL);
        String path = DEPOSITS + "/" + scene.hidden();

        as("viewer").get(path).then().statusCode(200);
        caller("partner").get(path).then().statusCode(404);
        published(scene.hidden());
        caller("partner").get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geologist", "reviewer", "auditor"})
    void hidesNothingFromWhoWorksWithConfidentialRecords(String role) {
        Scene scene = withHidden(scene(), Hidden.CONFIDENTIAL);

        as(role).get(DEPOSITS + "/" + scene.hidden())
                .then()
                .statusCode(200)
                .body("visibility", equalTo("confidential"));
        as(role).get(DEPOSITS + "?source=" + scene.source()).then().body("items", hasSize(3));
        as(role).get(DEPOSITS + "/" + scene.hidden() + "/history").then().body("items", hasSize(1));
    }

    @Test
    void leadsNobodyToAHiddenWinner() {
        Scene scene = withHidden(scene(), Hidden.CONFIDENTIAL);
        String number = as("auditor")
                .get(DEPOSITS + "/" + scene.visible())
                .then()
                .extract()
                .path("number");
        String noId = UUID.randomUUID().toString();

        merged(scene.visible(), scene.hidden());

        for (String role : List.of("viewer", "partner")) {
            assertSame(
                    unfollowed(role, scene.visible().toString()),
                    unfollowed(role, noId),
                    scene.visible().toString(),
                    noId);
            assertSame(unfollowed(role, number), unfollowed(role, "KZ-999999"), number, "KZ-999999");
        }
        as("geologist")
                .redirects()
                .follow(false)
                .get(DEPOSITS + "/" + number)
                .then()
                .statusCode(308);
    }

    @Test
    void doesNotSayThatAHiddenOneGaveWay() {
        Scene scene = withHidden(scene(), Hidden.CONFIDENTIAL);
        String noId = UUID.randomUUID().toString();

        merged(scene.hidden(), scene.visible());

        for (String role : List.of("viewer", "partner")) {
            assertSame(
                    unfollowed(role, scene.hidden().toString()),
                    unfollowed(role, noId),
                    scene.hidden().toString(),
                    noId);
        }
        Response history = as("viewer").get(DEPOSITS + "/" + scene.visible() + "/history");
        assertThat(history.asString())
                .doesNotContain(scene.hidden().toString())
                .doesNotContain("absorbed")
                .doesNotContain("the same body");
        history.then().body("items[0].action", equalTo("changed")).body("items[0].changes.names.to", hasSize(2));
        as("auditor")
                .get(DEPOSITS + "/" + scene.visible() + "/history")
                .then()
                .body("items[0].action", equalTo("absorbed"))
                .body("items[0].reason", equalTo("the same body"))
                .body("items[0].changes.absorbed.to", equalTo(scene.hidden().toString()));
    }

    private static Response unfollowed(String role, String idOrNumber) {
        return caller(role).redirects().follow(false).get(DEPOSITS + "/" + idOrNumber);
    }

    @Test
    void namesNoHiddenParentOfAVisibleDeposit() {
        String source = "hidden-parent-" + UUID.randomUUID();
        UUID parent = registered(document("district", "Secret District", source, "1", null, "confidential"));
        UUID child = registered(document("deposit", "Open Child", source, "2", null, "internal"));
        patch(child, "{\"parent\": \"" + parent + "\", \"reason\": \"of " + parent + "\"}")
                .statusCode(200);
        String path = DEPOSITS + "/" + child;

        Response seen = as("viewer").get(path);
        seen.then().statusCode(200).body("parent", nullValue());
        for (String read :
                List.of(path, path + "/history", DEPOSITS + "?source=" + source, DEPOSITS + "?q=Open Child")) {
            for (String type : List.of("application/json", "application/geo+json")) {
                assertThat(as("viewer").accept(type).get(read).asString()).doesNotContain(parent.toString());
            }
        }
        as("viewer").get(DEPOSITS + "?parent=" + parent).then().body("items", hasSize(0));
        as("auditor").get(path).then().body("parent", equalTo(parent.toString()));
        as("auditor").get(path + "/history").then().body("items[0].changes.parent.to", equalTo(parent.toString()));

        // What comes into sight without a new version is not taken for what the caller has already.
        patch(parent, "{\"visibility\": \"internal\", \"reason\": \"announced\"}")
                .statusCode(200);
        as("viewer")
                .header("If-None-Match", seen.header("ETag"))
                .get(path)
                .then()
                .statusCode(200)
                .body("parent", equalTo(parent.toString()));
        as("viewer").get(DEPOSITS + "?parent=" + parent).then().body("items.id", hasItem(child.toString()));
    }

    @Test
    void hidesWhatIsTakenBack() {
        Scene scene = scene();
        String path = DEPOSITS + "/" + scene.visible();
        String tag = as("viewer").get(path).header("ETag");

        patch(scene.visible(), "{\"visibility\": \"confidential\", \"reason\": \"a mistake\"}")
                .statusCode(200);

        as("viewer").header("If-None-Match", tag).get(path).then().statusCode(404);
        as("viewer").get(path + "/history").then().statusCode(404);
        as("viewer").get(DEPOSITS + "?source=" + scene.source()).then().body("items", hasSize(1));
    }

    @Test
    void countsPagesOfWhatIsSeenOnly() {
        Scene scene = withHidden(withHidden2(scene()), Hidden.CONFIDENTIAL);
        String next = DEPOSITS + "?source=" + scene.source() + "&limit=1&sort=name";
        List<String> seen = new ArrayList<>();
        while (next != null) {
            Response page = as("viewer").urlEncodingEnabled(false).get(next);
            seen.addAll(page.path("items.id"));
            next = page.path("next");
        }

        assertThat(seen)
                .containsExactly(scene.district().toString(), scene.visible().toString());
    }

    /** One that stands before all others in every order. */
    private static Scene withHidden2(Scene scene) {
        registered(document("deposit", "Aaa Hidden", scene.source(), "0", scene.district(), "confidential"));
        return scene;
    }
}

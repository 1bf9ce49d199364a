package org.orebook.deposits.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.MERGE_PATCH;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.importing;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.post;
import static org.orebook.deposits.testing.Api.registered;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.testing.AtTheSameTime;
import org.orebook.deposits.testing.ServiceTest;

/** What happens when two do it at once: one wins, the other is told so, and nothing is lost or done twice. */
@ServiceTest
class ConcurrencyTest {

    private static final String HEADER =
            "source,record_id,name,country,country_as_reported,iso2,iso3,province,lat,lon,commodities,deposit_types,rank,source_uri\n";

    @RepeatedTest(5)
    void letsOneOfManyChangesOfOneVersionWin() throws Exception {
        UUID id = registered(named("Contested"));

        List<Response> answers = AtTheSameTime.ask(
                6,
                officer -> as("geologist")
                        .contentType(MERGE_PATCH)
                        .header("If-Match", "\"1\"")
                        .body("{\"region\": \"of officer " + officer + "\", \"reason\": \"r" + officer + "\"}")
                        .patch(DEPOSITS + "/" + id));

        List<Response> won =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(won).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> refused(answer, 412, "stale-version"));
        as("viewer")
                .get(DEPOSITS + "/" + id)
                .then()
                .body("version", equalTo(2))
                .body("region", equalTo(won.getFirst().<String>path("region")));
        as("viewer").get(DEPOSITS + "/" + id + "/history").then().body("items", hasSize(2));
    }

    @RepeatedTest(5)
    void keepsBothOfTwoStepsOfWhichOneIsAChange() throws Exception {
        UUID id = registered(named("Published Meanwhile"));

        List<Response> answers = AtTheSameTime.ask(
                2,
                officer -> officer == 0
                        ? as("geologist")
                                .contentType(MERGE_PATCH)
                                .header("If-Match", "\"1\"")
                                .body("{\"region\": \"New\", \"reason\": \"r\"}")
                                .patch(DEPOSITS + "/" + id)
                        : as("reviewer")
                                .contentType("application/json")
                                .header("If-Match", "\"1\"")
                                .body("{\"reason\": \"r\"}")
                                .post(DEPOSITS + "/" + id + "/publish"));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
    }

    @RepeatedTest(10)
    void letsOneOfTwoMergesThatCrossWin() throws Exception {
        UUID one = registered(named("Crossing One"));
        UUID other = registered(named("Crossing Other"));

        List<Response> answers =
                AtTheSameTime.ask(2, officer -> officer == 0 ? merge(one, other, "\"1\"") : merge(other, one, "\"1\""));

        assertThat(answers).extracting(Response::statusCode).contains(200).allMatch(status -> status < 500);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(List.of(one, other))
                .extracting(id -> as("viewer")
                        .redirects()
                        .follow(false)
                        .get(DEPOSITS + "/" + id)
                        .statusCode())
                .containsExactlyInAnyOrder(200, 308);
    }

    @RepeatedTest(5)
    void bringsAPartToItsNewPlaceWithWhatWasChangedMeanwhile() throws Exception {
        UUID loser = registered(named("Giving Way"));
        UUID winner = registered(named("Going On"));
        UUID part =
                registered("{\"kind\": \"zone\", \"names\": [{\"text\": \"Part\"}], \"parent\": \"" + loser + "\"}");

        List<Response> answers = AtTheSameTime.ask(
                2,
                officer -> officer == 0
                        ? merge(loser, winner, "\"1\"")
                        : as("geologist")
                                .contentType(MERGE_PATCH)
                                .header("If-Match", "*")
                                .body("{\"region\": \"Surveyed\", \"reason\": \"r\"}")
                                .patch(DEPOSITS + "/" + part));

        // The change may come when its parent has just given way: it is told so, and then nothing of it is there.
        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        assertThat(answers.get(1).statusCode()).isIn(200, 409);
        String region = as("viewer").get(DEPOSITS + "/" + part).path("region");
        assertThat(region).isEqualTo(answers.get(1).statusCode() == 200 ? "Surveyed" : null);
        as("viewer").get(DEPOSITS + "/" + part).then().body("parent", equalTo(winner.toString()));
    }

    @RepeatedTest(5)
    void letsNoTwoDepositsMakeACircle() throws Exception {
        UUID one = registered("{\"kind\": \"district\", \"names\": [{\"text\": \"Circle One\"}]}");
        UUID other = registered("{\"kind\": \"district\", \"names\": [{\"text\": \"Circle Other\"}]}");

        List<Response> answers = AtTheSameTime.ask(2, officer -> officer == 0 ? under(one, other) : under(other, one));

        assertThat(answers).extracting(Response::statusCode).allMatch(status -> status == 200 || status == 422);
        String parentOfOne = as("viewer").get(DEPOSITS + "/" + one).path("parent");
        String parentOfOther = as("viewer").get(DEPOSITS + "/" + other).path("parent");
        assertThat(parentOfOne != null && parentOfOther != null).isFalse();
    }

    private static Response under(UUID id, UUID parent) {
        return as("geologist")
                .contentType(MERGE_PATCH)
                .header("If-Match", "\"1\"")
                .body("{\"kind\": \"deposit\", \"parent\": \"" + parent + "\", \"reason\": \"r\"}")
                .patch(DEPOSITS + "/" + id);
    }

    private static Response merge(UUID loser, UUID winner, String ifMatch) {
        return as("geologist")
                .contentType("application/json")
                .header("If-Match", ifMatch)
                .body("{\"into\": \"" + winner + "\", \"reason\": \"r\"}")
                .post(DEPOSITS + "/" + loser + "/merge");
    }

    @Test
    void givesARecordToOneOfManyRegistrations() throws Exception {
        List<Response> answers = AtTheSameTime.ask(6, officer -> post(DEPOSITS, """
                {"names": [{"text": "Claim %d"}], "externalRecords": [{"source": "claimed", "recordId": "1"}]}""".formatted(officer)));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> refused(answer, 409, "external-record-taken"));
        as("viewer").get(DEPOSITS + "?source=claimed").then().body("items", hasSize(1));
    }

    @RepeatedTest(2)
    void takesEveryRecordOnceFromTheSameFileSentTwice() throws Exception {
        String source = "twice-" + UUID.randomUUID();
        byte[] file = file(rows(source, 1500));

        List<Response> answers = AtTheSameTime.ask(3, caller -> importing(file, "text/csv", ""));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(sum(answers, "created")).isEqualTo(1500);
        assertThat(sum(answers, "unchanged")).isEqualTo(3000);
        assertThat(sum(answers, "rejected")).isZero();
        assertThat(registeredOf(source)).isEqualTo(1500);
    }

    @RepeatedTest(2)
    void takesEveryRecordOnceFromFilesInOppositeOrder() throws Exception {
        String source = "opposite-" + UUID.randomUUID();
        List<String> rows = rows(source, 1500);
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(7));

        List<Response> answers =
                AtTheSameTime.ask(2, caller -> importing(file(caller == 0 ? rows : shuffled), "text/csv", ""));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(sum(answers, "created")).isEqualTo(1500);
        assertThat(sum(answers, "unchanged")).isEqualTo(1500);
        assertThat(registeredOf(source)).isEqualTo(1500);
    }

    @Test
    void importsBesideARegistrationOfTheSameRecord() throws Exception {
        String source = "beside-" + UUID.randomUUID();
        byte[] file = file(rows(source, 400));

        List<Response> answers = AtTheSameTime.ask(
                5,
                caller -> caller == 0
                        ? importing(file, "text/csv", "")
                        : post(DEPOSITS, """
                        {"names": [{"text": "By Hand"}], "externalRecords": [{"source": "%s", "recordId": "%d"}]}""".formatted(source, 390 + caller)));

        assertThat(answers.getFirst().statusCode()).isEqualTo(201);
        assertThat(answers.subList(1, 5))
                .extracting(Response::statusCode)
                .allMatch(status -> status == 201 || status == 409);
        assertThat(registeredOf(source)).isEqualTo(400);
    }

    @Test
    void runsOneOfTheImportsWithOneKey() throws Exception {
        String source = "keyed-" + UUID.randomUUID();
        byte[] file = file(rows(source, 300));

        List<Response> answers = AtTheSameTime.ask(
                4,
                caller -> as("geologist")
                        .contentType("text/csv")
                        .header("Idempotency-Key", source)
                        .body(file)
                        .post("/api/v1/imports?format=deposits-world"));

        List<Response> done =
                answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertThat(done).isNotEmpty();
        assertThat(done)
                .extracting(answer -> answer.<String>path("id"))
                .containsOnly(done.getFirst().<String>path("id"));
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> refused(answer, 409, "import-running"));
        assertThat(registeredOf(source)).isEqualTo(300);
    }

    private static List<String> rows(String source, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> source + "," + i + ",Row " + i + ",Kazakhstan,,KZ,,,50,70,Gold,,,\n")
                .toList();
    }

    private static byte[] file(List<String> rows) {
        return (HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8);
    }

    private static int sum(List<Response> answers, String member) {
        return answers.stream().mapToInt(answer -> answer.<Integer>path(member)).sum();
    }

    private static int registeredOf(String source) {
        return as("viewer")
                .get(DEPOSITS + "?source=" + source + "&limit=1&facets=kind")
                .path("facets.kind.deposit");
    }
}

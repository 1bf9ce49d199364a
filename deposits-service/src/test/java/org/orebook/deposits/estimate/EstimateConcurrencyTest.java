package org.orebook.deposits.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.Api.withToken;
import static org.orebook.deposits.testing.EstimateApi.ESTIMATES;
import static org.orebook.deposits.testing.EstimateApi.judge;
import static org.orebook.deposits.testing.EstimateApi.measured;
import static org.orebook.deposits.testing.EstimateApi.read;
import static org.orebook.deposits.testing.EstimateApi.record;
import static org.orebook.deposits.testing.EstimateApi.recorded;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.orebook.chassis.testing.AtTheSameTime;
import org.orebook.chassis.testing.Tokens;
import org.orebook.deposits.testing.ServiceTest;

/** Two officers and one estimate: one wins, the other is told so, and nothing is lost or done twice. */
@ServiceTest
class EstimateConcurrencyTest {

    @RepeatedTest(5)
    void letsOneOfManyJudgementsOfOneVersionWin() throws Exception {
        UUID id = recorded(registered(named("Judged at once")), measured("1000"));
        List<String> steps = List.of("confirm", "dispute", "reject", "confirm", "dispute", "reject");

        List<Response> answers = AtTheSameTime.ask(
                steps.size(),
                reviewer -> withToken(Tokens.named("reviewer-" + reviewer, "reviewer"))
                        .contentType("application/json")
                        .header("If-Match", "\"1\"")
                        .body("{\"reason\": \"r\"}")
                        .post(ESTIMATES + "/" + id + "/" + steps.get(reviewer)));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> refused(answer, 412, "stale-version"));
        read(id).body("version", equalTo(2));
        as("auditor").get(ESTIMATES + "/" + id + "/history").then().body("items", hasSize(2));
    }

    @RepeatedTest(5)
    void losesNoEstimateThatIsRecordedWhileItsDepositIsMerged() throws Exception {
        UUID loser = registered(named("Merged while estimated"));
        UUID winner = registered(named("Winner while estimated"));

        List<Response> answers = AtTheSameTime.ask(
                6,
                officer -> officer == 3
                        ? as("geologist")
                                .contentType("application/json")
                                .header("If-Match", "\"1\"")
                                .body("{\"into\": \"%s\", \"reason\": \"the same\"}".formatted(winner))
                                .post(DEPOSITS + "/" + loser + "/merge")
                        : record(loser, measured("10" + officer)));

        assertThat(answers.get(3).statusCode()).isEqualTo(200);
        long kept =
                answers.stream().filter(answer -> answer.statusCode() == 201).count();
        answers.stream()
                .filter(answer -> answer.statusCode() >= 400)
                .forEach(answer -> refused(answer, 409, "deposit-merged"));
        as("viewer").get(DEPOSITS + "/" + winner + "/estimates").then().body("items", hasSize((int) kept));
    }

    @RepeatedTest(5)
    void letsTwoThatSupersedeEachOtherNotBothGo() throws Exception {
        UUID deposit = registered(named("Superseded both ways"));
        UUID one = recorded(deposit, measured("1000"));
        UUID other = recorded(deposit, measured("1100"));

        List<Response> answers = AtTheSameTime.ask(
                2,
                officer -> officer == 0
                        ? judge("geologist", one, "supersede", succession(other))
                        : judge("geologist", other, "supersede", succession(one)));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> refused(answer, 422, "not-a-successor"));
    }

    private static String succession(UUID by) {
        return "{\"by\": \"%s\", \"reason\": \"newer\"}".formatted(by);
    }
}

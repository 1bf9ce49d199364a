package org.orebook.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.agreements.agreement.Agreed.ANA;
import static org.orebook.agreements.agreement.Agreed.BEK;
import static org.orebook.agreements.agreement.Agreed.approver;
import static org.orebook.agreements.agreement.Agreed.deposit;
import static org.orebook.agreements.agreement.Agreed.drafted;
import static org.orebook.agreements.agreement.Agreed.grant;
import static org.orebook.agreements.agreement.Agreed.messages;
import static org.orebook.agreements.agreement.Agreed.negotiator;
import static org.orebook.agreements.agreement.Agreed.party;
import static org.orebook.agreements.agreement.Agreed.purchase;
import static org.orebook.agreements.agreement.Agreed.refuse;
import static org.orebook.agreements.agreement.Agreed.reply;
import static org.orebook.agreements.agreement.Agreed.rows;
import static org.orebook.agreements.agreement.Agreed.sign;
import static org.orebook.agreements.agreement.Agreed.step;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.MERGE_PATCH;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.tagOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.yaml.snakeyaml.Yaml;

/** Every step is told in a message that keeps its contract. */
@ServiceTest
class MessageContractTest {

    private static final String CONTRACT = "/org/orebook/agreements/contract/";

    private final Agreed.Somebody buyer = party("Buyer");
    private final UUID deposit = deposit("internal");

    private UUID lived() {
        UUID id = drafted(purchase(buyer.id(), deposit, "40"));
        as(ANA, "negotiator")
                .contentType(MERGE_PATCH)
                .header("If-Match", "\"1\"")
                .body("{\"embargoUntil\": \"2026-01-01T00:00:00Z\", \"reason\": \"r\"}")
                .patch(AGREEMENTS + "/" + id)
                .then()
                .statusCode(200);
        negotiator(id, "negotiate").then().statusCode(200);
        negotiator(id, "submit").then().statusCode(200);
        approver(id, "return").then().statusCode(200);
        negotiator(id, "submit").then().statusCode(200);
        sign(id).then().statusCode(200);
        refuse(id, deposit);
        negotiator(id, "submit").then().statusCode(200);
        sign(id).then().statusCode(200);
        grant(id);
        approver(id, "ratify", ", \"ratifiedOn\": \"2025-11-20\"").then().statusCode(200);
        approver(id, "enter-into-force", ", \"inForceOn\": \"2025-12-01\"")
                .then()
                .statusCode(200);
        as(ANA, "negotiator")
                .contentType("application/json")
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("{\"text\": \"Pay\", \"party\": \"" + buyer.id() + "\", \"reason\": \"r\"}")
                .post(AGREEMENTS + "/" + id + "/obligations")
                .then()
                .statusCode(201);
        amend(id, "{\"term\": \"9 years\"}");
        step(BEK, "approver", id, "amendments/1/withdraw", "").then().statusCode(200);
        amend(id, "{\"lines\": null}");
        step(BEK, "approver", id, "amendments/2/sign", ", \"signedOn\": \"2026-01-01\"")
                .then()
                .statusCode(200);
        reply(id, 3, "granted", "\"granted\": []");
        approver(id, "suspend").then().statusCode(200);
        approver(id, "resume").then().statusCode(200);
        approver(id, "terminate").then().statusCode(200);
        return id;
    }

    private static void amend(UUID id, String changes) {
        as(ANA, "negotiator")
                .contentType("application/json")
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("{\"title\": \"S\", \"effectiveOn\": \"2026-01-01\", \"reason\": \"r\", \"changes\": " + changes
                        + "}")
                .post(AGREEMENTS + "/" + id + "/amendments")
                .then()
                .statusCode(201);
    }

    @Test
    void tellsOfEveryStepInOrder() throws IOException {
        UUID id = lived();
        List<String> told = messages(AgreementMessages.TOPIC, id);

        assertThat(told)
                .extracting(data -> JsonPath.from(data).getString("happened"))
                .containsExactly(
                        "drafted",
                        "changed",
                        "negotiation-started",
                        "submitted",
                        "returned",
                        "submitted",
                        "commitment-requested",
                        "commitment-refused",
                        "submitted",
                        "commitment-requested",
                        "signed",
                        "ratified",
                        "entered-into-force",
                        "obligation-added",
                        "amendment-proposed",
                        "amendment-withdrawn",
                        "amendment-proposed",
                        "amendment-commitment-requested",
                        "amended",
                        "suspended",
                        "resumed",
                        "terminated");
        assertThat(told)
                .extracting(data -> JsonPath.from(data).getInt("version"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, told.size()).boxed().toList());
        assertThat(rows(
                        "SELECT type FROM said WHERE topic = ? AND key = ? ORDER BY position LIMIT 1",
                        AgreementMessages.TOPIC,
                        id.toString()))
                .containsExactly("org.orebook.agreement.drafted.v1");
        assertThat(JsonPath.from(told.get(1)).getBoolean("opened")).isFalse();
        assertThat(JsonPath.from(told.get(2)).getBoolean("opened")).isTrue();
        assertThat(JsonPath.from(told.getFirst()).getList("deposits", String.class))
                .containsExactly(deposit.toString());
        assertThat(JsonPath.from(told.getLast()).getList("deposits")).isEmpty();
        Schema contract = schema("agreement.v1.schema.json");
        assertThat(told)
                .allSatisfy(data -> assertThat(contract.validate(data, InputFormat.JSON))
                        .as(data)
                        .isEmpty());
    }

    @Test
    void asksDepositsInTheWordsOfTheContract() throws IOException {
        UUID id = lived();
        List<String> asked = messages("orebook.commitment-requests", id);

        assertThat(asked)
                .extracting(data -> JsonPath.from(data).getInt("version"))
                .containsExactly(1, 2, 3);
        assertThat(JsonPath.from(asked.getLast()).getList("lines")).isEmpty();
        Schema contract = schema("commitment-request.v1.schema.json");
        assertThat(asked)
                .allSatisfy(data -> assertThat(contract.validate(data, InputFormat.JSON))
                        .as(data)
                        .isEmpty());
        assertThat(contract.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void namesEveryHappeningThatThereIs() throws IOException {
        List<String> examples = new ArrayList<>();
        tree("agreement.v1.schema.json")
                .at("/properties/happened/examples")
                .forEach(each -> examples.add(each.asText()));

        assertThat(examples)
                .containsExactlyElementsOf(
                        Arrays.stream(Happened.values()).map(Happened::code).toList());
    }

    @Test
    void isDescribedAsItIs() throws IOException {
        JsonNode description = description();
        JsonNode channels = description.get("channels");

        assertThat(channels.at("/agreements/address").asText()).isEqualTo(AgreementMessages.TOPIC);
        assertThat(channels.at("/commitmentRequests/address").asText()).isEqualTo("orebook.commitment-requests");
        List<String> references = new ArrayList<>();
        description.findValuesAsText("$ref").forEach(references::add);
        assertThat(references).hasSizeGreaterThan(6).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(tree(reference).has("$id")).as(reference).isTrue();
            }
        });
    }

    private static JsonNode description() throws IOException {
        try (InputStream yaml = MessageContractTest.class.getResourceAsStream(CONTRACT + "asyncapi.yaml")) {
            Map<String, Object> read = new Yaml().load(yaml);
            return new ObjectMapper().valueToTree(read);
        }
    }

    private static JsonNode tree(String name) throws IOException {
        try (InputStream schema = MessageContractTest.class.getResourceAsStream(CONTRACT + name)) {
            return new ObjectMapper().readTree(schema);
        }
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream schema = MessageContractTest.class.getResourceAsStream(CONTRACT + name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
        }
    }
}

package org.orebook.agreements.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.importing.ContractFiles.IMPORTS;
import static org.orebook.agreements.importing.ContractFiles.asNegotiator;
import static org.orebook.agreements.importing.ContractFiles.file;
import static org.orebook.agreements.importing.ContractFiles.packed;
import static org.orebook.agreements.importing.ContractFiles.row;
import static org.orebook.agreements.importing.ContractFiles.send;
import static org.orebook.agreements.importing.ContractFiles.word;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asNobody;
import static org.orebook.agreements.testing.Api.asPartner;
import static org.orebook.agreements.testing.Api.post;
import static org.orebook.agreements.testing.Api.tagOf;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.messaging.Broker;
import org.orebook.agreements.testing.Contracts;
import org.orebook.agreements.testing.Messages;
import org.orebook.agreements.testing.PartyApi;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.testing.AtTheSameTime;

/** Contracts of others come in from files: all that can be told, nothing else, and once. */
@ServiceTest
class ContractImportTest {

    private final Messages messages;
    private final ContractUploads uploads;
    private final String word = word();

    ContractImportTest(Messages messages, ContractUploads uploads) {
        this.messages = messages;
        this.uploads = uploads;
    }

    private static void report(Response answer, int created, int changed, int unchanged, int rejected) {
        answer.then()
                .statusCode(200)
                .body("read", equalTo(created + changed + unchanged + rejected))
                .body("created", equalTo(created))
                .body("changed", equalTo(changed))
                .body("unchanged", equalTo(unchanged))
                .body("rejected", equalTo(rejected))
                .body("rejectedRows", hasSize(rejected))
                .body("remarksLeftOut", equalTo(0));
    }

    private UUID agreement(String record) {
        return UUID.fromString(messages.rows(
                        "SELECT agreement_id FROM agreement_source_record"
                                + " WHERE source = 'resource-contracts' AND record_id = ?1",
                        record)
                .getFirst());
    }

    private List<String> partiesNamed(String name) {
        return messages.rows("SELECT code, kind FROM party WHERE name ILIKE ?1 ORDER BY code", "%" + name + "%");
    }

    private String written() {
        return messages.rows("SELECT (SELECT count(*) FROM agreement), (SELECT count(*) FROM party),"
                        + " (SELECT count(*) FROM agreement_step), (SELECT count(*) FROM party_step),"
                        + " (SELECT count(*) FROM agreement_source_record),"
                        + " (SELECT count(*) FROM idempotency_key)")
                .getFirst();
    }

    @Test
    void recordsAContractAsSignedElsewhere() {
        report(
                send(file(word + "-1,\"Fria " + word + ", 1958\",Guinea,\"Bauxite,Alumine\",Concession,02/1958,75,"
                        + word + " (Mining) Inc.,République de Guinée --Préambule,English law,https://example.org/"
                        + word)),
                1,
                0,
                0,
                0);

        as("viewer")
                .get(AGREEMENTS + "/" + agreement(word + "-1"))
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("state", equalTo("signed"))
                .body("type", equalTo("subsoil-use-contract"))
                .body("title", equalTo("Fria " + word + ", 1958"))
                .body("binding", equalTo("not-stated"))
                .body("confidentiality", equalTo("internal"))
                .body("parties.role", contains("state", "licensee"))
                .body("parties.party.name", contains("Guinea", word + " (Mining) Inc."))
                .body("dates.signedOn", equalTo("1958-02"))
                .body("dates.expiresOn", nullValue())
                .body("term", equalTo("75 years"))
                .body("governingLaw", equalTo("English law"))
                .body("lines.kind", contains("other", "other"))
                .body("lines.country", contains("GN", "GN"))
                .body("lines.text", contains("Bauxite,Alumine", "Bauxite,Alumine"))
                .body("sources.uri", contains("https://example.org/" + word))
                .body("note", containsString("State party: République de Guinée --Préambule"));
        as("auditor")
                .get(AGREEMENTS + "/" + agreement(word + "-1") + "/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].happened", equalTo("recorded"))
                .body("items[0].reason", equalTo("Imported from ResourceContracts"));
    }

    @Test
    void countsNoContractOfOthersInAnExposure() {
        report(send(file(row(word + "-1", word + " Ltd"))), 1, 0, 0, 0);

        as("viewer")
                .get("/api/v1/exposure?commodity=bauxite&country=GN")
                .then()
                .statusCode(200)
                .body("countryWide.id", not(hasItem(agreement(word + "-1").toString())));
    }

    @Test
    void tellsOfEachContractInAMessageAndAsksNothingOfDeposits() {
        report(send(file(row(word + "-1", word + " Ltd"), row(word + "-2", word + " Ltd"))), 2, 0, 0, 0);

        Set<String> agreements =
                Set.of(agreement(word + "-1").toString(), agreement(word + "-2").toString());
        try (Broker broker = new Broker()) {
            List<ConsumerRecord<String, String>> told =
                    broker.received("orebook.agreements", 2, message -> agreements.contains(message.key()));
            assertThat(told).extracting(ConsumerRecord::key).containsExactlyInAnyOrderElementsOf(agreements);
            assertThat(told).allSatisfy(message -> {
                assertThat(Broker.headers(message)).containsEntry("ce_type", "org.orebook.agreement.recorded.v1");
                assertThat(message.value()).contains("\"state\":\"signed\"", "\"opened\":false");
                Contracts.assertKept("agreements", "agreement.v1", message.value());
            });
        }
        assertThat(messages.rows(
                        "SELECT commitment_version, waits FROM agreement WHERE id = ?1", agreement(word + "-1")))
                .containsExactly("0|false");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        String file = file(row(word + "-1", word + " Ltd"), row(word + "-2", word + " Inc"));
        report(send(file), 2, 0, 0, 0);
        String before = written();

        report(send(file), 0, 0, 2, 0);

        assertThat(written()).isEqualTo(before);
    }

    @Test
    void writesNothingInADryRunAndSaysTheSame() {
        String before = written();

        Response answer = asNegotiator()
                .queryParam("dryRun", "true")
                .header("Idempotency-Key", word)
                .body(file(row(word + "-1", word + " Ltd"), row(word + "-2", "")))
                .post(IMPORTS);

        report(answer, 1, 0, 0, 1);
        answer.then().body("dryRun", equalTo(true)).body("rejectedRows", contains(2));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void takesTheRowsAroundABrokenOne() {
        Response answer = send(file(
                row(word + "-1", word + " Ltd"),
                word + "-2,T,Guinea,,,31/02/1958,,X Ltd,,,",
                "too,short",
                row(word + "-1", word + " Ltd"),
                row(word + "-5", word + " Ltd")));

        report(answer, 2, 0, 0, 3);
        answer.then()
                .body("rejectedRows", contains(2, 3, 4))
                .body("remarks.row", contains(2, 3, 4))
                .body("remarks.field", contains("signature_date", "row", "id"))
                .body("remarks.value", contains("31/02/1958", "too", word + "-1"))
                .body("remarks.code", contains("invalid-date", "wrong-column-count", "row-repeated"))
                .body("remarks.reason[0]", equalTo("Expected day/month/year, month/year or a year."));
    }

    @Test
    void rejectsAContractOfNobodyOfTomorrowOrWithATitleThatIsNone() {
        Response answer = send(file(
                word + "-1,T,Guinea,,,1958,,,,,",
                word + "-2,T,Guinea,,,2099,," + word + " Ltd,,,",
                word + "-3," + "t".repeat(501) + ",Guinea,,,1958,," + word + " Ltd,,,"));

        report(answer, 0, 0, 0, 3);
        answer.then()
                .body("remarks.code", contains("no-party", "not-acceptable", "not-acceptable"))
                .body("remarks.field", contains("row", "signature_date", "title"))
                .body("remarks.reason[1]", equalTo("lies in the future"));
        assertThat(partiesNamed(word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "100%_\\ Ltd",
                "' OR 1=1 -- Ltd",
                "中国公司",
                "შპს Ltd",
                "ТОО «Қайрақты»",
                "😀 Ltd",
                "\uFFFF Ltd",
                "\u202EdtL",
                "!?",
                "a.",
                "null"
            })
    void takesOrRejectsOddNamesAndTitlesAndNeverFails(String odd) {
        String cell = "\"" + odd.replace("\"", "\"\"") + "\"";
        String id = "\"" + word + odd.replace("\"", "\"\"") + "\"";

        Response answer = send(file(
                "%s,%s,%s,%s,%s,1958,,%s,%s,%s,".formatted(id, cell, cell, cell, cell, cell, cell, cell),
                row(word + "-2", word + " Ltd")));

        answer.then().statusCode(200).body("read", equalTo(2)).body("created", greaterThanOrEqualTo(1));
        Response again = send(file(
                "%s,%s,%s,%s,%s,1958,,%s,%s,%s,".formatted(id, cell, cell, cell, cell, cell, cell, cell),
                row(word + "-2", word + " Ltd")));
        report(again, 0, 0, answer.path("created"), answer.path("rejected"));
    }

    @Test
    void takesATitleWhoseLettersAreWordsEach() {
        String ligatures = IntStream.range(0, 500)
                .map(i -> 0xFDF0 + (i * 7 + i * i / 3) % 13)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        report(send(file(row(word + "-1", word + " Ltd").replace("Contract " + word + "-1", ligatures))), 1, 0, 0, 0);
    }

    @Test
    void answersWithTheRemarksAsCsv() {
        String csv = asNegotiator()
                .accept("text/csv")
                .body(file(row(word + "-1", ""), row(word + "-2", word + " Ltd")))
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(csv.lines().toList()).hasSize(2).first().isEqualTo("row,field,value,code,reason");
        assertThat(csv).contains("\r\n1,row,Contract " + word + "-1,no-party,");
        refused(asNegotiator().accept("text/html").body(file()).post(IMPORTS), 406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "missing-columns, file, 'title,country\nA,Guinea\n'",
        "duplicate-column, file, 'id,title,title\n1,A,B\n'",
        "empty-file, file, ''",
        "not-csv, row 1, 'id,title,company\nX-1,A,X Ltd\nX-2,\"A,X Ltd\n'",
        "wrong-encoding, file, 'id,title,company\nX-1,A,X Ltd\nX-2,\u0000,X Ltd\n'"
    })
    void refusesAFileThatCannotBeReadToItsEndWhole(String code, String where, String file) {
        String unique = file.replace("X", word);
        byte[] bytes = unique.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 0 ? (byte) 0xFF : bytes[i];
        }
        String before = written();

        refused(send(bytes), 422, "unreadable-file")
                .body("errors.field", contains(where))
                .body("errors.value", contains(code))
                .body("detail", containsString("Nothing was imported."));

        assertThat(written()).isEqualTo(before);
    }

    @Test
    void takesAFileThatIsPackedAndRefusesADamagedOne() {
        byte[] packed = packed(file(row(word + "-1", word + " Ltd")).getBytes(StandardCharsets.UTF_8));

        report(asNegotiator().header("Content-Encoding", "gzip").body(packed).post(IMPORTS), 1, 0, 0, 0);
        refused(send(Arrays.copyOf(packed, packed.length / 2)), 422, "unreadable-file")
                .body("errors.value", contains("truncated-gzip"));
    }

    @Test
    void refusesAFileThatIsTooLargeAsSentUnpackedOrInRows() {
        byte[] large = file(IntStream.range(0, 4900)
                        .mapToObj(i -> row(word + i, "x".repeat(900)).replace("Bauxite", "y".repeat(3900)))
                        .toArray(String[]::new))
                .getBytes(StandardCharsets.UTF_8);

        refused(send(large), 413, "body-too-large");
        refused(send(packed(large)), 422, "unreadable-file").body("errors.value", contains("too-large"));
        refused(send("id,title\n" + "a,b\n".repeat(5001)), 422, "unreadable-file")
                .body("errors.value", contains("too-many-rows"));
    }

    @Test
    void keepsTheAnswerBoundedWhateverTheFile() {
        String row = ",T,Guinea,\"" + "?,".repeat(1900) + "\",,1958,,,,,";
        String[] rows = IntStream.range(0, 6).mapToObj(i -> word + i + row).toArray(String[]::new);

        send(file(rows)).then().statusCode(200).body("rejected", equalTo(6)).body("remarks", hasSize(6));

        String[] taken = IntStream.range(0, 6)
                .mapToObj(i -> word + i + row.replace(",1958,,,,,", ",1958,," + word + " Ltd,,,"))
                .toArray(String[]::new);
        send(file(taken))
                .then()
                .statusCode(200)
                .body("created", equalTo(6))
                .body("remarks", hasSize(10_000))
                .body("remarksLeftOut", equalTo(6 * 1901 - 10_000));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, identity, Content-Type",
        "text/csv; charset=windows-1251, identity, Content-Type",
        "text/csv, br, Content-Encoding"
    })
    void refusesAnotherForm(String type, String encoding, String header) {
        Response answer = as("negotiator")
                .contentType(type)
                .header("Content-Encoding", encoding)
                .queryParam("format", "contracts")
                .body("id,title\n".getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS);

        refused(answer, 415, "unsupported-media-type");
        if (!type.equals("application/json")) {
            answer.then().body("errors.field", contains(header));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?format=csv", "?format=contracts&dryRun=yes"})
    void refusesWhatItCannotRead(String query) {
        refused(as("negotiator").contentType("text/csv").body(file()).post(IMPORTS + query), 400, "bad-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "geologist", "reviewer", "approver", "partner", "auditor", "admin"})
    void isForNegotiatorsAlone(String role) {
        refused(as(role).contentType("text/csv").body(file()).post(IMPORTS + "?format=contracts"), 403, "forbidden");
    }

    @Test
    void isForNobodyWithoutAToken() {
        refused(
                asNobody().contentType("text/csv").body(file()).post(IMPORTS + "?format=contracts"),
                401,
                "unauthenticated");
    }

    @Test
    void showsAPartnerNothingOfWhatASourceTellsOfIt() {
        String code = PartyApi.company("imported-" + word.toLowerCase(Locale.ROOT));
        report(send(file(row(word + "-1", code), row(word + "-2", word + " Ltd"))), 2, 0, 0, 0);
        UUID id = agreement(word + "-1");
        assertThat(messages.rows(
                        "SELECT p.code FROM agreement_party a JOIN party p ON p.id = a.party_id"
                                + " WHERE a.agreement_id = ?1",
                        id))
                .containsExactly(code);

        refused(asPartner(code).get(AGREEMENTS + "/" + id), 404, "not-found")
                .body("detail", equalTo("There is no agreement " + id + "."));
        asPartner(code).get(AGREEMENTS).then().statusCode(200).body("items", empty());
        Awaitility.await()
                .untilAsserted(() -> assertThat(messages.rows(
                                "SELECT version, opened_from FROM feed_agreement WHERE agreement_id = ?1", id))
                        .containsExactly("1|null"));
    }

    @Test
    void knowsAPartyByItsNameHoweverItIsWritten() {
        String name = "Kairakty " + word;
        report(
                send(file(
                        row(word + "-1", name + " Ltd."),
                        row(word + "-2", name.toUpperCase(Locale.ROOT) + " LTD"),
                        row(word + "-3", "Қайрақты " + word + " Ltd"))),
                3,
                0,
                0,
                0);
        report(send(file(row(word + "-4", name + " Ltd"))), 1, 0, 0, 0);

        assertThat(messages.rows(
                        "SELECT count(DISTINCT p.id), count(*) FROM agreement_party a JOIN party p"
                                + " ON p.id = a.party_id WHERE p.search_text LIKE ?1",
                        "%" + NameKey.fold(word) + "%"))
                .containsExactly("1|4");
    }

    @Test
    void takesNoNamesakeForAParty() {
        post(
                        PARTIES,
                        "{\"code\": \"" + word.toLowerCase(Locale.ROOT)
                                + "\", \"kind\": \"company\", \"names\": [{\"text\": \"Other " + word + "\"}]}")
                .then()
                .statusCode(201);
        report(send(file(row(word + "-1", word))), 1, 0, 0, 0);

        String code = word.toLowerCase(Locale.ROOT);
        assertThat(partiesNamed(word)).containsExactlyInAnyOrder(code + "|company", code + "-2|company");
    }

    @Test
    void takesOverWhatTheSourceSaysByNow() {
        report(send(file(row(word + "-1", word + " Ltd"))), 1, 0, 0, 0);
        String line = as("viewer")
                .get(AGREEMENTS + "/" + agreement(word + "-1"))
                .then()
                .extract()
                .path("lines[0].id");

        report(send(file(row(word + "-1", word + " Ltd").replace("1958", "06/1959"))), 0, 1, 0, 0);

        as("viewer")
                .get(AGREEMENTS + "/" + agreement(word + "-1"))
                .then()
                .body("version", equalTo(2))
                .body("dates.signedOn", equalTo("1959-06"))
                .body("lines[0].id", equalTo(line));
        as("auditor")
                .get(AGREEMENTS + "/" + agreement(word + "-1") + "/history")
                .then()
                .body("items.happened", contains("changed", "recorded"))
                .body("items[0].changes", aMapWithSize(1));
        report(send(file(row(word + "-1", word + " Ltd").replace("1958", "06/1959"))), 0, 0, 1, 0);
    }

    @Test
    void leavesAloneWhatSomebodyHasWorkedOnSince() {
        report(send(file(row(word + "-1", word + " Ltd"))), 1, 0, 0, 0);
        String path = AGREEMENTS + "/" + agreement(word + "-1");
        as("approver")
                .contentType("application/json")
                .header("If-Match", tagOf(path))
                .body("{\"reason\": \"it ended\"}")
                .post(path + "/terminate")
                .then()
                .statusCode(200);

        report(send(file(row(word + "-1", word + " Ltd"))), 0, 0, 1, 0);
        Response answer = send(file(row(word + "-1", word + " Ltd").replace("1958", "1959")));

        report(answer, 0, 0, 0, 1);
        answer.then().body("remarks.code", contains("worked-on-since")).body("remarks.value", contains(word + "-1"));
        as("viewer")
                .get(path)
                .then()
                .body("version", equalTo(2))
                .body("state", equalTo("terminated"))
                .body("dates.signedOn", equalTo("1958"));
    }

    @Test
    void answersTheSameKeyTheSameAndRefusesAnotherFile() {
        String file = file(row(word + "-1", word + " Ltd"));
        report(asNegotiator().header("Idempotency-Key", word).body(file).post(IMPORTS), 1, 0, 0, 0);

        report(asNegotiator().header("Idempotency-Key", word).body(file).post(IMPORTS), 1, 0, 0, 0);
        String before = written();
        refused(
                asNegotiator()
                        .header("Idempotency-Key", word)
                        .body(file(row(word + "-2", word + " Ltd")))
                        .post(IMPORTS),
                422,
                "idempotency-key-reused");

        assertThat(written()).isEqualTo(before);
    }

    @Test
    void completesWhatBrokeOffWithTheSameKeyOrWithout() {
        String[] rows = IntStream.range(0, 120)
                .mapToObj(i -> row(word + "-" + i, word + " Ltd"))
                .toArray(String[]::new);
        report(
                asNegotiator()
                        .header("Idempotency-Key", word)
                        .body(file(Arrays.copyOf(rows, 100)))
                        .post(IMPORTS),
                100,
                0,
                0,
                0);
        // As a crash leaves it: the key is claimed, and has no answer.
        messages.execute("UPDATE idempotency_key SET status = NULL, body = NULL WHERE key = '" + word + "'");

        report(
                asNegotiator()
                        .header("Idempotency-Key", word)
                        .body(file(Arrays.copyOf(rows, 100)))
                        .post(IMPORTS),
                0,
                0,
                100,
                0);
        report(send(file(rows)), 20, 0, 100, 0);
    }

    @Test
    void recordsEachContractOnceWhenTheFileComesTwiceAtOnce() throws Exception {
        String[] rows = IntStream.range(0, 10)
                .mapToObj(i -> row(word + "-" + i, word + i % 3 + " Ltd"))
                .toArray(String[]::new);

        List<Response> answers = AtTheSameTime.ask(2, _ -> send(file(rows)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.<Integer>path("created"))
                        .sum())
                .isEqualTo(10);
        assertThat(partiesNamed(word)).hasSize(3);
        assertThat(messages.rows("SELECT count(*) FROM agreement WHERE title LIKE ?1", "Contract " + word + "%"))
                .containsExactly("10");
    }

    @Test
    void takesNoMoreFilesAtOnceThanThereIsRoomFor() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        Runnable slow = () -> uploads.with(InputStream.nullInputStream(), file -> {
            begun.countDown();
            try {
                return done.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        Thread one = Thread.startVirtualThread(slow);
        Thread other = Thread.startVirtualThread(slow);
        begun.await();

        Response busy = send(file(row(word + "-1", word + " Ltd")));

        done.countDown();
        one.join();
        other.join();
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.<String>path("type")).isEqualTo("urn:orebook:problem:imports-busy");
        assertThat(busy.header("Retry-After")).isEqualTo("10");
        report(send(file(row(word + "-1", word + " Ltd"))), 1, 0, 0, 0);
    }

    @Test
    void takesThePublishedContractsThatNameAParty() throws IOException {
        byte[] file = Files.readAllBytes(PublishedContractsTest.path());

        Response tried = asNegotiator().queryParam("dryRun", "true").body(file).post(IMPORTS);
        report(tried, 169, 0, 0, 194);
        report(send(file), 169, 0, 0, 194);
        String before = written();
        Response again = send(file);

        report(again, 0, 0, 169, 194);
        assertThat(again.<List<Object>>path("remarks")).isEqualTo(tried.path("remarks"));
        assertThat(again.<List<String>>path("remarks.code").stream()
                        .filter("no-party"::equals)
                        .count())
                .isEqualTo(194);
        assertThat(written()).isEqualTo(before);
        assertThat(messages.rows("SELECT count(*), count(DISTINCT country) FROM party WHERE kind = 'state'"
                        + " AND registered_by = 'negotiator' AND id IN (SELECT party_id FROM agreement_party p"
                        + " JOIN agreement_source_record r USING (agreement_id))"))
                .first()
                .satisfies(counted -> {
                    String[] counts = counted.split("\\|", 2);
                    assertThat(counts[0]).isEqualTo(counts[1]);
                });
    }
}

package org.orebook.agreements.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asPartner;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.KeptDocuments;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.testing.AtTheSameTime;
import org.orebook.chassis.testing.PostgresResource;
import org.orebook.chassis.testing.Tokens;

/** Documents of agreements, from outside. */
@ServiceTest
class DocumentTest {

    private static final String PDF = "application/pdf";
    private static final int MEGABYTE = 1 << 20;
    private static final Path KEPT = KeptDocuments.DIRECTORY;

    @TestHTTPResource
    URI service;

    @Test
    void keepsADocumentByteForByte() {
        UUID agreement = agreementWith("acme");
        byte[] bytes = random(MEGABYTE + 4711);

        ValidatableResponse kept = as("negotiator")
                .contentType(PDF)
                .queryParam("name", "Меморандум о взаимопонимании.pdf")
                .queryParam("language", "ru-kz")
                .queryParam("authentic", "true")
                .body(bytes)
                .post(documents(agreement))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("agreement", equalTo(agreement.toString()))
                .body("name", equalTo("Меморандум о взаимопонимании.pdf"))
                .body("sha256", equalTo(hex(bytes)))
                .body("mediaType", equalTo(PDF))
                .body("size", equalTo(bytes.length))
                .body("language", equalTo("ru-KZ"))
                .body("authentic", equalTo(true))
                .body("uploadedBy", equalTo("negotiator"))
                .body("uploadedAt", notNullValue())
                .body("withdrawn", nullValue());
        String location = kept.extract().header("Location");

        assertThat(location)
                .isEqualTo(documents(agreement) + "/" + kept.extract().path("id"));
        as("viewer").get(location).then().statusCode(200).body("sha256", equalTo(hex(bytes)));
        Response content = as("viewer").get(location + "/content");
        content.then()
                .statusCode(200)
                .header("ETag", '"' + hex(bytes) + '"')
                .header("Content-Type", PDF)
                .header("Content-Length", Integer.toString(bytes.length))
                .header("Content-Digest", "sha-256=:" + base64(bytes) + ":")
                .header("X-Content-Type-Options", "nosniff")
                .header("Accept-Ranges", "bytes")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"__________ _ _______________.pdf\"; filename*=UTF-8''"
                                + "%D0%9C%D0%B5%D0%BC%D0%BE%D1%80%D0%B0%D0%BD%D0%B4%D1%83%D0%BC%20%D0%BE%20"
                                + "%D0%B2%D0%B7%D0%B0%D0%B8%D0%BC%D0%BE%D0%BF%D0%BE%D0%BD%D0%B8%D0%BC%D0%B0"
                                + "%D0%BD%D0%B8%D0%B8.pdf");
        assertThat(content.asByteArray()).isEqualTo(bytes);
    }

    @Test
    void sendsNothingAgainToWhoeverHasIt() {
        String location = put(agreementWith("acme"), "a.pdf", random(100));
        String tag = as("viewer").get(location + "/content").header("ETag");

        as("viewer")
                .header("If-None-Match", tag)
                .get(location + "/content")
                .then()
                .statusCode(304)
                .header("ETag", tag);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 206, 0, 10, bytes 0-9/100",
        "bytes=90-, 206, 90, 10, bytes 90-99/100",
        "bytes=-5, 206, 95, 5, bytes 95-99/100",
        "bytes=95-1000, 206, 95, 5, bytes 95-99/100",
        "bytes=-1000, 200, 0, 100,",
        "bytes=100-, 200, 0, 100,",
        "bytes=9-2, 200, 0, 100,",
        "'bytes=0-1,5-6', 200, 0, 100,",
        "lines=1-2, 200, 0, 100,"
    })
    void sendsTheRangeThatIsAskedFor(String range, int status, int from, int length, String contentRange) {
        byte[] bytes = random(100);
        String location = put(agreementWith("acme"), "a.pdf", bytes);

        Response part = as("viewer").header("Range", range).get(location + "/content");

        part.then()
                .statusCode(status)
                .header("Content-Range", contentRange == null ? nullValue(String.class) : equalTo(contentRange))
                .header("Content-Length", Integer.toString(length));
        assertThat(part.asByteArray()).isEqualTo(java.util.Arrays.copyOfRange(bytes, from, from + length));
    }

    @Test
    void sendsAllWhereTheRangeIsOfOtherBytes() {
        byte[] bytes = random(100);
        String location = put(agreementWith("acme"), "a.pdf", bytes);
        RequestSpecification range = as("viewer").header("Range", "bytes=50-");

        range.header("If-Range", "\"another\"")
                .get(location + "/content")
                .then()
                .statusCode(200)
                .header("Content-Length", "100");
        as("viewer")
                .header("Range", "bytes=50-")
                .header("If-Range", '"' + hex(bytes) + '"')
                .get(location + "/content")
                .then()
                .statusCode(206)
                .header("Content-Length", "50");
    }

    @Test
    void saysWithoutTheBytesHowLongADocumentIs() {
        String location = put(agreementWith("acme"), "a.pdf", random(100));

        as("viewer").head(location + "/content").then().statusCode(200).header("Content-Length", "100");
    }

    @Test
    void holdsWhatArrivesAgainstTheHashThatWasAnnounced() {
        UUID agreement = agreementWith("acme");
        byte[] bytes = random(1000);

        upload("a.pdf")
                .queryParam("sha256", hex(bytes))
                .body(bytes)
                .post(documents(agreement))
                .then()
                .statusCode(201);
        upload("a.pdf")
                .header("Content-Digest", "sha-512=:AAAA:, sha-256=:" + base64(bytes) + ":")
                .body(bytes)
                .post(documents(agreement))
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsNothingUnderAnotherHashThanWasAnnounced(boolean inHeader) throws IOException {
        UUID agreement = agreementWith("acme");
        byte[] bytes = random(1000);
        byte[] others = random(1000);
        RequestSpecification upload = inHeader
                ? upload("a.pdf").header("Content-Digest", "sha-256=:" + base64(others) + ":")
                : upload("a.pdf").queryParam("sha256", hex(others));

        upload.body(bytes)
                .post(documents(agreement))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:orebook:problem:wrong-digest"))
                .body("detail", containsString(hex(bytes)));

        assertThat(blob(bytes)).doesNotExist();
        assertNoneWaits();
        as("viewer").get(documents(agreement)).then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Digest | sha-256=:AAAA:",
                "Content-Digest | sha-512=:AAAA:",
                "Content-Digest | sha-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "Content-Disposition | attachment; filename=\"open",
                "Content-Disposition | attachment; filename*=UTF-8''%D0%9",
                "Content-Disposition | attachment; filename*=UTF-8''%FF",
                "Content-Disposition | attachment; filename*=UTF-16''a",
                "Content-Disposition | attachment; filename=a; filename=b",
                "Content-Disposition | ; filename=a"
            })
    void refusesAHeaderThatCannotBeRead(String header, String value) {
        UUID agreement = agreementWith("acme");

        as("negotiator")
                .contentType(PDF)
                .header(header, value)
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:orebook:problem:bad-parameter"))
                .body("errors.field", hasItem(header));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment; filename=\"Term sheet (final).pdf\" | Term sheet (final).pdf",
                "attachment; filename=\"a \\\"draft\\\".pdf\" | a \"draft\".pdf",
                "attachment; filename=plain.pdf | plain.pdf",
                "inline; filename=\"x.pdf\"; filename*=UTF-8'kk'%D2%9A%D0%B0%D0%B7.pdf | Қаз.pdf"
            })
    void takesTheNameFromTheHeader(String header, String name) {
        UUID agreement = agreementWith("acme");

        as("negotiator")
                .contentType(PDF)
                .header("Content-Disposition", header)
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(201)
                .body("name", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "..\\..\\boot.ini",
                "C:\\boot.ini",
                "..",
                ".",
                "a\u0000.pdf",
                "a\n.pdf",
                "\u202Efdp.exe",
                " ",
                ""
            })
    void refusesANameThatIsNone(String name) {
        UUID agreement = agreementWith("acme");

        upload(name)
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:orebook:problem:bad-parameter"))
                .body("errors[0].field", equalTo("name"));
        as("viewer").get(documents(agreement)).then().body("items", hasSize(0));
    }

    @Test
    void refusesAPathInTheHeaderToo() {
        UUID agreement = agreementWith("acme");

        as("negotiator")
                .contentType(PDF)
                .header("Content-Disposition", "attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd")
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Content-Disposition"));
    }

    @Test
    void asksForANameAndALanguageThatIsOne() {
        UUID agreement = agreementWith("acme");

        as("negotiator")
                .contentType(PDF)
                .queryParam("language", "in English")
                .queryParam("sha256", "abc")
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("name", "language", "sha256")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/x-msdownload", "image/svg+xml", "multipart/form-data; boundary=x"})
    void takesOnlyTheMediaTypesThatAreConfigured(String mediaType) {
        UUID agreement = agreementWith("acme");

        as("negotiator")
                .contentType(mediaType)
                .queryParam("name", "a.pdf")
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:orebook:problem:unsupported-media-type"))
                .body("errors[0].reason", containsString("application/pdf"));
    }

    @Test
    void keepsTheCharsetOfAText() {
        UUID agreement = agreementWith("acme");
        String location = as("negotiator")
                .contentType("TEXT/plain; charset=windows-1251; x=y")
                .queryParam("name", "a.txt")
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(201)
                .body("mediaType", equalTo("text/plain;charset=windows-1251"))
                .extract()
                .header("Location");

        as("viewer")
                .get(location + "/content")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/plain;charset=windows-1251");
    }

    @Test
    void refusesABodyThatIsPacked() {
        UUID agreement = agreementWith("acme");

        upload("a.pdf")
                .header("Content-Encoding", "gzip")
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(415);
    }

    @Test
    void refusesAnEmptyDocument() {
        UUID agreement = agreementWith("acme");

        upload("a.pdf")
                .body(new byte[0])
                .post(documents(agreement))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:orebook:problem:invalid-document"));
    }

    @Test
    void takesADocumentOfExactlyTheLimitAndNoneThatIsLarger() throws IOException {
        UUID agreement = agreementWith("acme");
        byte[] tooLarge = random(2 * MEGABYTE + 1);

        put(agreement, "a.pdf", random(2 * MEGABYTE));
        upload("b.pdf")
                .body(tooLarge)
                .post(documents(agreement))
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:orebook:problem:body-too-large"))
                .body("detail", equalTo("A document has at most 2097152 bytes here."));

        assertThat(blob(tooLarge)).doesNotExist();
        as("viewer").get(documents(agreement)).then().body("items", hasSize(1));
    }

    @Test
    void endsAnUploadThatAnnouncesNoLengthWhenItHasGrownTooLong() throws IOException {
        UUID agreement = agreementWith("acme");
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii(head(agreement) + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(32) + "1\r\nx\r\n"));
            out.flush();

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
        await().untilAsserted(DocumentTest::assertNoneWaits);
        as("viewer").get(documents(agreement)).then().body("items", hasSize(0));
    }

    @Test
    void keepsNothingOfAnUploadThatBreaksOff() throws IOException {
        UUID agreement = agreementWith("acme");
        byte[] half = random(MEGABYTE);

        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii(head(agreement) + "Content-Length: " + 2 * MEGABYTE + "\r\n\r\n"));
            out.write(half);
            out.flush();
            await().untilAsserted(() -> assertThat(waiting()).isPositive());
        }

        await().untilAsserted(DocumentTest::assertNoneWaits);
        assertThat(blob(half)).doesNotExist();
        as("viewer").get(documents(agreement)).then().body("items", hasSize(0));
    }

    @Test
    void answersTheSameDocumentTheSame() {
        UUID agreement = agreementWith("acme");
        byte[] bytes = random(100);

        String first = uploaded(agreement, "a.pdf", bytes).asString();
        String second = uploaded(agreement, "a.pdf", bytes).asString();

        assertThat(second).isEqualTo(first);
        as("viewer").get(documents(agreement)).then().body("items", hasSize(1));
    }

    @Test
    void tellsThatADocumentIsThereUnderAnotherName() {
        UUID agreement = agreementWith("acme");
        byte[] bytes = random(100);
        put(agreement, "a.pdf", bytes);

        uploaded(agreement, "b.pdf", bytes)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:orebook:problem:document-exists"))
                .body("errors[0].value", equalTo("a.pdf"));
    }

    @Test
    void keepsTheSameBytesOnTwoAgreements() {
        byte[] bytes = random(100);
        UUID one = agreementWith("acme");
        UUID other = agreementWith("acme");

        assertThat(put(one, "a.pdf", bytes)).isNotEqualTo(put(other, "a.pdf", bytes));
    }

    @Test
    void keepsTheSameDocumentOnceHoweverManyBringItAtTheSameTime() throws Exception {
        UUID agreement = agreementWith("acme");
        byte[] bytes = random(200_000);

        List<Response> answers = AtTheSameTime.ask(8, caller -> uploaded(agreement, "a.pdf", bytes));

        Set<String> bodies = answers.stream().map(Response::asString).collect(Collectors.toSet());
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(bodies).hasSize(1);
        as("viewer").get(documents(agreement)).then().body("items", hasSize(1));
    }

    @Test
    void doesAnUploadOncePerKey() {
        UUID agreement = agreementWith("acme");
        String key = UUID.randomUUID().toString();
        byte[] bytes = random(100);

        upload("a.pdf").header("Idempotency-Key", key).body(bytes).post(documents(agreement));
        upload("a.pdf")
                .header("Idempotency-Key", key)
                .body(bytes)
                .post(documents(agreement))
                .then()
                .statusCode(201);
        upload("a.pdf")
                .header("Idempotency-Key", key)
                .body(random(100))
                .post(documents(agreement))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:orebook:problem:idempotency-key-reused"));
    }

    @Test
    void showsAPartnerTheDocumentsOfItsOwnAgreementsAlone() {
        UUID agreement = agreementWith("acme");
        String location = put(agreement, "a.pdf", random(100));

        asPartner("acme").get(documents(agreement)).then().statusCode(200).body("items", hasSize(1));
        asPartner("acme").get(location).then().statusCode(200);
        asPartner("acme").get(location + "/content").then().statusCode(200);
        for (String path : List.of(documents(agreement), location, location + "/content")) {
            String hidden = asPartner("other")
                    .get(path)
                    .then()
                    .statusCode(404)
                    .extract()
                    .path("detail");
            assertThat(hidden).isEqualTo("There is no agreement " + agreement + ".");
        }
    }

    @Test
    void showsTheDocumentsOfAConfidentialAgreementToThoseWhoWorkWithIt() {
        UUID agreement = agreementWith("acme", "confidential");
        String location = put(agreement, "a.pdf", random(100));

        for (String role : List.of("negotiator", "approver", "auditor")) {
            as(role).get(documents(agreement)).then().statusCode(200).body("items", hasSize(1));
            as(role).get(location + "/content").then().statusCode(200);
        }
        for (String role : List.of("viewer", "geologist", "reviewer", "admin")) {
            as(role).get(documents(agreement)).then().statusCode(404);
            as(role).get(location).then().statusCode(404);
            as(role).get(location + "/content").then().statusCode(404);
        }
    }

    @Test
    void findsNoDocumentByWayOfAnotherAgreement() {
        UUID agreement = agreementWith("acme");
        UUID other = agreementWith("other");
        String id = put(agreement, "a.pdf", random(100)).replaceAll(".*/", "");

        for (String path : List.of("/" + id, "/" + id + "/content", "/" + UUID.randomUUID(), "/no-id")) {
            as("negotiator").get(documents(other) + path).then().statusCode(404);
        }
        as("negotiator")
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"reason\":\"not mine\"}")
                .post(documents(other) + "/" + id + "/withdraw")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,403",
        "geologist,403",
        "reviewer,403",
        "partner,403",
        "auditor,403",
        "admin,403",
        "negotiator,201",
        "approver,201"
    })
    void letsNegotiatorsAndApproversPutDocumentsUp(String role, int status) {
        UUID agreement = agreementWith("acme");

        as(role).contentType(PDF)
                .queryParam("name", "a.pdf")
                .body(random(10))
                .post(documents(agreement))
                .then()
                .statusCode(status);
    }

    @Test
    void doesNotSayWhatIsWrongWithAnUploadToAnAgreementThatIsNotThere() {
        as("negotiator")
                .contentType("text/html")
                .body(random(10))
                .post(documents(UUID.randomUUID()))
                .then()
                .statusCode(404);
    }

    @Test
    void withdrawsADocumentWithAReasonAndKeepsIt() {
        UUID agreement = agreementWith("acme");
        byte[] bytes = random(100);
        String location = put(agreement, "a.pdf", bytes);

        withdraw(location, "\"1\"", "the wrong annex")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("withdrawn.reason", equalTo("the wrong annex"))
                .body("withdrawn.by", equalTo("negotiator"))
                .body("withdrawn.at", notNullValue());

        as("auditor").get(location + "/content").then().statusCode(200);
        as("viewer").get(documents(agreement)).then().body("items", hasSize(1));
        withdraw(location, "\"2\"", "again")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:orebook:problem:document-withdrawn"));
        assertThat(put(agreement, "a.pdf", bytes)).isNotEqualTo(location);
    }

    @Test
    void doesNotShowPartnersThatADocumentWasWithdrawn() {
        UUID agreement = agreementWith("acme");
        String location = put(agreement, "a.pdf", random(100));
        withdraw(location, "\"1\"", "somebody else's secret");

        asPartner("acme").get(documents(agreement)).then().statusCode(200).body("items", hasSize(0));
        asPartner("acme").get(location).then().statusCode(404);
        asPartner("acme").get(location + "/content").then().statusCode(404);
    }

    @Test
    void asksAWithdrawalForItsVersionAndReason() {
        String location = put(agreementWith("acme"), "a.pdf", random(100));

        withdraw(location, null, "why").then().statusCode(428);
        withdraw(location, "\"7\"", "why").then().statusCode(412);
        withdraw(location, "\"1\"", " ")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:orebook:problem:invalid-document"))
                .body("errors[0].field", equalTo("reason"));
        as("viewer").get(location).then().body("withdrawn", nullValue());
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        UUID agreement = agreementWith("acme");
        for (int i = 1; i <= 5; i++) {
            put(agreement, i + ".pdf", random(50));
        }

        Response first = as("viewer").queryParam("limit", 3).get(documents(agreement));
        Response second = as("viewer").get(first.<String>path("next"));

        assertThat(first.<List<String>>path("items.name")).containsExactly("5.pdf", "4.pdf", "3.pdf");
        assertThat(second.<List<String>>path("items.name")).containsExactly("2.pdf", "1.pdf");
        assertThat(second.<String>path("next")).isNull();
        as("viewer")
                .queryParam("cursor", "AAAA")
                .get(documents(agreement))
                .then()
                .statusCode(400);
    }

    /** As after a crash between the bytes and the row: the bytes harm nobody, and go once they are old. */
    @DisabledOnIntegrationTest("has the service crash, and sweep")
    @Test
    void forgetsBytesThatNoDocumentSpeaksOfOnceTheyAreOld() throws IOException {
        UUID agreement = agreementWith("acme");
        byte[] orphan = random(100);
        byte[] spokenOf = random(100);
        String location = put(agreement, "kept.pdf", spokenOf);
        Arc.container().instance(CrashingGate.class).get().crashAt(2);
        uploaded(agreement, "a.pdf", orphan).then().statusCode(500);
        as("viewer").get(documents(agreement)).then().body("items", hasSize(1));

        sweepAll(Instant.now().minus(1, ChronoUnit.DAYS));
        assertThat(blob(orphan)).exists();

        sweepAll(Instant.now().plus(1, ChronoUnit.HOURS));
        assertThat(blob(orphan)).doesNotExist();
        assertThat(as("viewer").get(location + "/content").asByteArray()).isEqualTo(spokenOf);
        put(agreement, "a.pdf", orphan);
        assertThat(blob(orphan)).exists();
    }

    private static void sweepAll(Instant keptBefore) throws IOException {
        OrphanSweep sweep = Arc.container().instance(OrphanSweep.class).get();
        for (int prefix = 0; prefix < 256; prefix++) {
            sweep.sweep(HexFormat.of().toHexDigits((byte) prefix), keptBefore);
        }
    }

    /** An agreement that is negotiated with a partner, and known inside. */
    private UUID agreementWith(String partner) {
        return agreementWith(partner, "internal");
    }

    private UUID agreementWith(String partner, String confidentiality) {
        String id = as("negotiator")
                .contentType("application/json")
                .body("""
                        {"type": "mou", "title": "Memorandum on tungsten", "confidentiality": "%s",
                         "parties": [{"party": "%s", "role": "investor"}]}""".formatted(confidentiality, party(partner)))
                .post(AGREEMENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("negotiator")
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"reason\": \"it is time\"}")
                .post(AGREEMENTS + "/" + id + "/negotiate")
                .then()
                .statusCode(200);
        return UUID.fromString(id);
    }

    /** The id of the party with that code. */
    private UUID party(String code) {
        UUID id = UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = PostgresResource.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO party (id, version, code, kind, name, search_text, sort_name, profile,"
                                + " registered_at, registered_by, changed_at, changed_by) VALUES (?, 1, ?, 'company',"
                                + " ?, ' ', '', '{}', now(), 'test', now(), 'test') ON CONFLICT DO NOTHING")) {
            statement.setObject(1, id);
            statement.setString(2, code);
            statement.setString(3, code);
            statement.executeUpdate();
            return id;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static String documents(UUID agreement) {
        return "/api/v1/agreements/" + agreement + "/documents";
    }

    private static RequestSpecification upload(String name) {
        return as("negotiator").contentType(PDF).queryParam("name", name);
    }

    private static Response uploaded(UUID agreement, String name, byte[] bytes) {
        return upload(name).body(bytes).post(documents(agreement));
    }

    private static String put(UUID agreement, String name, byte[] bytes) {
        return uploaded(agreement, name, bytes).then().statusCode(201).extract().header("Location");
    }

    private static Response withdraw(String location, String ifMatch, String reason) {
        RequestSpecification request = as("negotiator").contentType("application/json");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .body("{\"reason\":\"" + reason + "\"}")
                .post(location + "/withdraw");
    }

    private static String head(UUID agreement) {
        return "POST " + documents(agreement) + "?name=a.pdf HTTP/1.1\r\nHost: service\r\nContent-Type: " + PDF
                + "\r\nAuthorization: Bearer " + Tokens.of("negotiator") + "\r\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Path blob(byte[] bytes) {
        String hex = hex(bytes);
        return KEPT.resolve("blobs")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    private static void assertNoneWaits() throws IOException {
        assertThat(waiting()).isZero();
    }

    private static long waiting() throws IOException {
        try (var files = Files.list(KEPT.resolve("incoming"))) {
            return files.count();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

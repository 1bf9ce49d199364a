package org.orebook.agreements.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.document.blob.Bucket;
import org.orebook.agreements.testing.PartyApi;
import org.orebook.chassis.testing.FreePorts;
import org.orebook.chassis.testing.KafkaResource;
import org.orebook.chassis.testing.PostgresResource;
import org.orebook.chassis.testing.Tokens;

/** The packaged service keeps documents in a bucket. */
@QuarkusIntegrationTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Tokens.class)
@QuarkusTestResource(FreePorts.class)
@TestProfile(BucketIT.InABucket.class)
class BucketIT {

    private static final byte[] BYTES = "%PDF of a memorandum".getBytes(StandardCharsets.UTF_8);

    @Test
    void keepsADocumentInABucketAndHandsOutPartsOfIt() {
        String party =
                as("viewer").get(PARTIES + "/" + PartyApi.company("bucket")).path("id");
        UUID id = UUID.fromString(post(AGREEMENTS, """
                        {"type": "mou", "title": "Memorandum", "confidentiality": "internal",
                         "parties": [{"party": "%s", "role": "investor"}]}""".formatted(party))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        String location = as("negotiator")
                .contentType("application/pdf")
                .queryParam("name", "a.pdf")
                .body(BYTES)
                .post(AGREEMENTS + "/" + id + "/documents")
                .then()
                .statusCode(201)
                .body("size", equalTo(BYTES.length))
                .extract()
                .header("Location");

        assertThat(as("viewer").get(location + "/content").asByteArray()).isEqualTo(BYTES);
        Response part = as("viewer").header("Range", "bytes=5-6").get(location + "/content");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.asString()).isEqualTo("of");
    }

    /** A service of its own. */
    public static final class InABucket implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(BucketResource.class));
        }
    }

    /** Runs the store, and tells the service where it is. */
    public static final class BucketResource implements QuarkusTestResourceLifecycleManager {
        private Bucket bucket;

        @Override
        public Map<String, String> start() {
            try {
                bucket = new Bucket(Files.createTempDirectory("orebook-bucket"));
            } catch (IOException unstartable) {
                throw new UncheckedIOException("The bucket did not start", unstartable);
            }
            return Map.of(
                    "orebook.documents.store", "s3",
                    "orebook.documents.s3.bucket", Bucket.NAME,
                    "orebook.documents.s3.endpoint", "http://127.0.0.1:" + bucket.port(),
                    "orebook.documents.s3.path-style", "true",
                    "aws.accessKeyId", "test",
                    "aws.secretAccessKey", "test");
        }

        @Override
        public void stop() {
            try {
                bucket.close();
            } catch (IOException unstoppable) {
                throw new UncheckedIOException("The bucket did not stop", unstoppable);
            }
        }
    }
}

package org.orebook.agreements.document.blob;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs in a bucket of a real server that speaks S3. */
class S3BlobStoreTest extends BlobStoreContract {

    private static final Path INCOMING = Path.of(System.getProperty("java.io.tmpdir"), "orebook-documents");

    @TempDir
    static Path folder;

    private static Bucket bucket;
    private static BlobStore store;

    @BeforeAll
    static void start() throws IOException {
        bucket = new Bucket(folder);
        // The SDK looks for them here, among other places.
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        store = new BlobStores()
                .store(
                        config(BlobStoreConfig.Kind.S3, Optional.of(Bucket.NAME), bucket.port()),
                        new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() throws IOException {
        new BlobStores().close(store);
        bucket.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Override
    int waiting() throws IOException {
        try (var files = Files.list(INCOMING)) {
            return (int) files.count();
        }
    }

    @Test
    void refusesAConfigurationWithoutABucket() {
        BlobStoreConfig nowhere = config(BlobStoreConfig.Kind.S3, Optional.empty(), 1);

        assertThatThrownBy(() -> new BlobStores().store(nowhere, new SimpleMeterRegistry()))
                .hasMessageContaining("names no bucket");
    }

    private static BlobStoreConfig config(BlobStoreConfig.Kind kind, Optional<String> name, int port) {
        return new BlobStoreConfig() {
            @Override
            public Kind store() {
                return kind;
            }

            @Override
            public Path directory() {
                return folder;
            }

            @Override
            public S3 s3() {
                return new S3() {
                    @Override
                    public Optional<String> bucket() {
                        return name;
                    }

                    @Override
                    public String region() {
                        return "us-east-1";
                    }

                    @Override
                    public Optional<URI> endpoint() {
                        return Optional.of(URI.create("http://127.0.0.1:" + port));
                    }

                    @Override
                    public boolean pathStyle() {
                        return true;
                    }
                };
            }
        };
    }
}

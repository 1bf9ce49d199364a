package org.orebook.agreements.document.blob;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs in a bucket of a real server that speaks S3, in a process of its own. */
class S3BlobStoreTest extends BlobStoreContract {

    private static final String BUCKET = "documents";
    private static final Path INCOMING = Path.of(System.getProperty("java.io.tmpdir"), "orebook-documents");

    @TempDir
    static Path folder;

    private static Process server;
    private static BlobStore store;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "s3mock.jar").toAbsolutePath().toString(),
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--http.port=" + port,
                        "--com.adobe.testing.s3mock.store.root=" + folder,
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "s3mock.log").toFile())
                .start();
        // The SDK looks for them here, among other places.
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        await().atMost(Duration.ofMinutes(1)).until(() -> listens(port));
        store = new BlobStores().store(config(BlobStoreConfig.Kind.S3, Optional.of(BUCKET), port));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        new BlobStores().close(store);
        server.destroy();
        server.waitFor();
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

        assertThatThrownBy(() -> new BlobStores().store(nowhere)).hasMessageContaining("names no bucket");
    }

    private static BlobStoreConfig config(BlobStoreConfig.Kind kind, Optional<String> bucket, int port) {
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
                        return bucket;
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

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

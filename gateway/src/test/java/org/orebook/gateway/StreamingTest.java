package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Large bodies pass through the gateway without staying in it. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class StreamingTest {
    private static final int PIECE = 1 << 20;
    private static final long LARGE = 200L * PIECE;

    /** What both sides' socket buffers and the gateway's two write queues may hold; a tenth of the body. */
    private static final long IN_FLIGHT = 20L * PIECE;

    Peers peers;

    @Test
    void holdsAnUploadBackWhileTheServiceDoesNotRead() throws IOException {
        AtomicLong sent = new AtomicLong();
        try (Wire wire = new Wire()) {
            wire.send("POST /api/v1/imports/held HTTP/1.1\r\nHost: gateway\r\nContent-Length: " + LARGE
                    + "\r\nAuthorization: Bearer " + peers.issuer().token("geologist") + "\r\n\r\n");
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> upload(wire, sent));
            await().until(() -> peers.deposits().holds() == 1);
            settled(sent::get);

            assertThat(sent.get()).isBetween(1L, IN_FLIGHT);

            peers.deposits().letGo();
            assertThat(wire.read().json().getLong("bytes")).isEqualTo(LARGE);
            sender.join();
        }
    }

    @Test
    void holdsADownloadBackWhileTheClientDoesNotRead() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send("GET /api/v1/deposits/download?bytes=" + LARGE + " HTTP/1.1\r\nHost: gateway\r\n"
                    + "Authorization: Bearer " + peers.issuer().token("viewer") + "\r\n\r\n");
            assertThat(wire.readHead().header("Content-Length")).isEqualTo(Long.toString(LARGE));
            settled(peers.deposits()::bytesOut);

            assertThat(peers.deposits().bytesOut()).isBetween(1L, IN_FLIGHT);

            long read = 0;
            byte[] piece = new byte[PIECE];
            while (read < LARGE) {
                read += wire.body().readNBytes(piece, 0, (int) Math.min(PIECE, LARGE - read));
            }
            assertThat(read).isEqualTo(LARGE);
            assertThat(peers.deposits().bytesOut()).isEqualTo(LARGE);
        }
    }

    private static void upload(Wire wire, AtomicLong sent) {
        byte[] piece = new byte[PIECE];
        try {
            while (sent.get() < LARGE) {
                wire.send(piece);
                sent.addAndGet(PIECE);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until the count has begun, and then stood still for longer than any scheduling delay. */
    private static void settled(LongSupplier count) {
        AtomicLong latest = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(700))
                .until(() -> count.getAsLong() > 0 && latest.getAndSet(count.getAsLong()) == count.getAsLong());
    }
}

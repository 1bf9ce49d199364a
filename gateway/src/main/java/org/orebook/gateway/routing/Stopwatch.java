package org.orebook.gateway.routing;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Refusal;

/**
 * Keeps the time of one exchange with one timer, however many pieces pass: progress only notes the moment, and the timer,
 * when it rings, sleeps on for what is left.
 */
final class Stopwatch {
    private enum Phase {
        UPLOAD,
        ANSWER,
        DOWNLOAD
    }

    private final Vertx vertx;
    private final Patience patience;
    private final Consumer<Refusal> expired;

    private Phase phase = Phase.UPLOAD;
    private boolean connected;
    private boolean uploadHeld;
    private boolean downloadHeld;
    private long latestProgress = System.nanoTime();
    private long timer;

    Stopwatch(Vertx vertx, Patience patience, Consumer<Refusal> expired) {
        this.vertx = vertx;
        this.patience = patience;
        this.expired = expired;
        sleep(limit());
    }

    /** There is a connection to the service; until then the wait for it has its own limit. */
    void connected() {
        connected = true;
        moved();
    }

    /** A piece of a body passed. */
    void moved() {
        latestProgress = System.nanoTime();
    }

    void uploaded() {
        if (phase == Phase.UPLOAD) {
            enter(Phase.ANSWER);
        }
    }

    void answered() {
        enter(Phase.DOWNLOAD);
    }

    void uploadHeld(boolean held) {
        uploadHeld = held;
    }

    void downloadHeld(boolean held) {
        downloadHeld = held;
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void enter(Phase next) {
        phase = next;
        moved();
        stop();
        sleep(limit());
    }

    private void ring() {
        Duration left = limit().minusNanos(System.nanoTime() - latestProgress);
        if (left.isPositive()) {
            sleep(left);
        } else if (!connected || (phase == Phase.DOWNLOAD && downloadHeld)) {
            // A client that does not read is the business of the server's own idle timeout.
            sleep(limit());
        } else {
            expired.accept(refusal());
        }
    }

    private void sleep(Duration time) {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(time.toNanos()) + 1);
        timer = vertx.setTimer(millis, rung -> ring());
    }

    private Duration limit() {
        return switch (phase) {
            case UPLOAD -> uploadHeld ? patience.answer() : patience.upload();
            case ANSWER -> patience.answer();
            case DOWNLOAD -> patience.download();
        };
    }

    private Refusal refusal() {
        return phase == Phase.UPLOAD && !uploadHeld
                ? Problem.BODY_STALLED.because("The request body stopped coming.")
                : Problem.GATEWAY_TIMEOUT.because("The service did not answer in time. Whether it made a change is not"
                        + " known: asking again with the same Idempotency-Key is safe.");
    }
}

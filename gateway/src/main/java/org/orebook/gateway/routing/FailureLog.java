package org.orebook.gateway.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Says when exchanges with a service begin to fail, how many more have failed since, and when that is over. A line for each
 * would, under an overload, be much of the gateway's work and bury what matters; they are there at level DEBUG. Time passes
 * only with exchanges: nothing is said of a service that nobody asks.
 */
final class FailureLog {
    /** Between two lines about the same trouble, and without failures until it is over. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(FailureLog.class);

    private final Service service;
    private final InstantSource clock;

    /** Read without the lock, for each answer of a service in good health. */
    private volatile boolean failing;

    private Instant latestFailure = Instant.EPOCH;
    private Instant latestLine = Instant.EPOCH;
    private long failures;
    private long unsaid;

    FailureLog(Service service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    synchronized void failed(Throwable reason) {
        LOG.debugf("An exchange failed: service=%s, reason=%s", service.title(), reason);
        latestFailure = clock.instant();
        if (!failing) {
            failing = true;
            failures = 1;
            unsaid = 0;
            latestLine = latestFailure;
            LOG.warnf("Exchanges begin to fail: service=%s, reason=%s", service.title(), reason);
            return;
        }
        failures++;
        unsaid++;
        if (intervalIsOver(latestLine)) {
            LOG.warnf("More exchanges failed: service=%s, count=%d, reason=%s", service.title(), unsaid, reason);
            latestLine = latestFailure;
            unsaid = 0;
        }
    }

    void answered() {
        if (failing) {
            settle();
        }
    }

    private synchronized void settle() {
        if (failing && intervalIsOver(latestFailure)) {
            failing = false;
            LOG.infof("Exchanges succeed again: service=%s, failed=%d", service.title(), failures);
        }
    }

    private boolean intervalIsOver(Instant begin) {
        return !clock.instant().isBefore(begin.plus(INTERVAL));
    }
}

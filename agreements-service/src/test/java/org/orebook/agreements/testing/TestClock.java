package org.orebook.agreements.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The service's clock in tests: the real time, until a test says what time it is. A packaged service has its own: what stops
 * the clock is disabled there.
 */
@ApplicationScoped
public class TestClock implements InstantSource {

    private static volatile Instant stopped;

    /** From now on it is this instant, until {@link #run}. */
    public static void stopAt(Instant instant) {
        stopped = instant;
    }

    /** It is the real time again. */
    public static void run() {
        stopped = null;
    }

    @Override
    public Instant instant() {
        Instant told = stopped;
        return told == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : told;
    }
}

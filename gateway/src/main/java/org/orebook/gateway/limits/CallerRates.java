package org.orebook.gateway.limits;

import jakarta.enterprise.context.ApplicationScoped;
import org.orebook.gateway.problem.Refusal;

/** The rate limits: by subject for those whom we know, by address for those whom we turned away. */
@ApplicationScoped
public class CallerRates {
    private final RateLimit known;
    private final RateLimit turnedAway;

    CallerRates(LimitsConfig config) {
        this.known = new RateLimit(config.requestsPerSecond(), config.requestBurst());
        this.turnedAway = new RateLimit(config.refusedPerSecond(), config.refusedPerSecond());
    }

    /** Counts a request with a valid token; returns null or the refusal. */
    public Refusal count(String subject) {
        return known.take(subject);
    }

    /**
     * Counts a request without one; returns null or the refusal. Valid requests from the same address are not touched:
     * behind one address there may be a whole ministry.
     */
    public Refusal countRefused(String address) {
        return turnedAway.take(address);
    }
}

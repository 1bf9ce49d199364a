package org.orebook.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Refusal;

/**
 * A token bucket per key, in this gateway's memory: with several replicas a caller gets the limit once per replica. A
 * bucket is forgotten once it must be full again, so forgetting gives nobody anything.
 */
final class RateLimit {
    private static final int MAX_BUCKETS = 100_000;

    private final int perSecond;
    private final int burst;
    private final Cache<String, Bucket> buckets;

    RateLimit(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(Duration.ofSeconds(burst / perSecond + 1L))
                .executor(Runnable::run)
                .build();
    }

    /** Takes one token. Returns null, or the refusal that says after how many seconds there is one again. */
    Refusal take(String key) {
        Bucket bucket = buckets.get(key, this::fullBucket);
        if (bucket.tryConsume(1)) {
            return null;
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return null;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
        return Problem.TOO_MANY_REQUESTS
                .because("At most " + perSecond + " requests a second are accepted from one caller.")
                .with("Retry-After", Long.toString(seconds));
    }

    private Bucket fullBucket(String key) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}

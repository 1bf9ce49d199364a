package org.orebook.gateway.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How much a request may be, and how many a caller may send. The server's own limits
 * ({@code quarkus.http.limits.*}) lie above these and cut off what goes beyond any reason, without a problem document.
 */
@ConfigMapping(prefix = "orebook.gateway.limits")
public interface LimitsConfig {
    /** The largest request body but of imports and documents; more is answered 413. */
    @WithDefault("1M")
    MemorySize body();

    /**
     * The largest body of an import, as sent (compressed, if it is), or of a document; more is answered 413. Each service
     * has bounds of its own below.
     */
    @WithDefault("512M")
    MemorySize importBody();

    /** The longest request target in characters; a longer one is answered 414. */
    @WithDefault("8192")
    int targetLength();

    /** The largest sum of all request headers; more is answered 431. */
    @WithDefault("16K")
    MemorySize headerBytes();

    /** The largest number of request headers; more are answered 431. */
    @WithDefault("64")
    int headerCount();

    /** How many requests a second one caller may send for long; more are answered 429. */
    @WithDefault("1000")
    int requestsPerSecond();

    /** How many requests one caller may send at once after a pause. */
    @WithDefault("2000")
    int requestBurst();

    /** How many requests a second without a valid token are answered 401 per address before it becomes 429. */
    @WithDefault("50")
    int refusedPerSecond();

    /** How long a request body, or a service's answer, may pause before the exchange is given up. */
    @WithDefault("30S")
    Duration stall();
}

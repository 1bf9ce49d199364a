package org.orebook.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where the services are, and how long the gateway waits for them. A service has one address where somebody else balances
 * (a Service of Kubernetes), or one for each of its replicas, separated by commas.
 */
@ConfigMapping(prefix = "orebook.gateway")
public interface UpstreamConfig {
    /** Scheme, host and port of deposits-service, or of each of its replicas. */
    @WithDefault("http://127.0.0.1:8401")
    List<URI> depositsUrl();

    /** Scheme, host and port of agreements-service, or of each of its replicas. */
    @WithDefault("http://127.0.0.1:8402")
    List<URI> agreementsUrl();

    /** How the gateway speaks to each of them. */
    Upstream upstream();

    /** How the gateway speaks to a service. */
    interface Upstream {
        /** How long to wait for a connection, new or from the pool, before 503. */
        @WithDefault("2S")
        Duration connectTimeout();

        /** How long to wait for the head of an answer, once the request is sent, before 504. */
        @WithDefault("30S")
        Duration responseTimeout();

        /** The same for a POST to imports, which answers when the whole file is in. */
        @WithDefault("15M")
        Duration importTimeout();

        /** How long a stream of events may be silent before the gateway takes it for dead. */
        @WithDefault("2M")
        Duration eventsTimeout();

        /** How many connections to an address of a service at most. */
        @WithDefault("64")
        int poolSize();

        /** How many requests may wait for a connection; more are answered 503 at once. */
        @WithDefault("256")
        int poolQueue();

        /**
         * How many streams of events from an address at most, each of which has a connection of its own to the service:
         * none waits for one, and none takes one from other requests.
         */
        @WithDefault("1000")
        int eventsPoolSize();

        /** How long an unused connection is kept; less than the service's own idle timeout. */
        @WithDefault("60S")
        Duration keepAlive();

        /**
         * How often each replica of a service that has several is asked for a sign of life. Less than half of the time
         * for which a replica that stops still takes requests (its {@code QUARKUS_SHUTDOWN_DELAY}).
         */
        @WithDefault("500MS")
        Duration probeInterval();
    }
}

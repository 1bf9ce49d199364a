package org.orebook.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are, and how long the gateway waits for them. */
@ConfigMapping(prefix = "orebook.gateway")
public interface UpstreamConfig {
    /** Scheme, host and port of deposits-service. */
    @WithDefault("http://127.0.0.1:8401")
    URI depositsUrl();

    /** Scheme, host and port of agreements-service. */
    @WithDefault("http://127.0.0.1:8402")
    URI agreementsUrl();

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

        /** How many connections to a service at most. */
        @WithDefault("64")
        int poolSize();

        /** How many requests may wait for a connection; more are answered 503 at once. */
        @WithDefault("256")
        int poolQueue();

        /**
         * How many streams of events at most, each of which has a connection of its own to the service: none waits for
         * one, and none takes one from other requests.
         */
        @WithDefault("1000")
        int eventsPoolSize();

        /** How long an unused connection is kept; less than the service's own idle timeout. */
        @WithDefault("60S")
        Duration keepAlive();
    }
}

package org.orebook.gateway.routing;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The services that the configuration names. */
@ApplicationScoped
public class Upstreams {
    private final Map<Service, Upstream> byService = new EnumMap<>(Service.class);
    private final Upstream events;

    Upstreams(UpstreamConfig config, Vertx vertx) {
        for (Service service : Service.values()) {
            byService.put(service, new Upstream(service, url(service, config), config.upstream(), vertx));
        }
        this.events = Upstream.ofEvents(Service.AGREEMENTS, config.agreementsUrl(), config.upstream(), vertx);
    }

    private static URI url(Service service, UpstreamConfig config) {
        return switch (service) {
            case DEPOSITS -> config.depositsUrl();
            case AGREEMENTS -> config.agreementsUrl();
        };
    }

    /** All of them. */
    public Collection<Upstream> all() {
        return byService.values();
    }

    Upstream of(Route route) {
        return route.load() == Route.Load.EVENTS ? events : byService.get(route.service());
    }

    @PreDestroy
    void close() {
        for (Upstream upstream : all()) {
            upstream.client().close();
        }
        events.client().close();
    }
}

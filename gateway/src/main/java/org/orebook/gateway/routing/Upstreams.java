package org.orebook.gateway.routing;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The services that the configuration names. */
@ApplicationScoped
public class Upstreams {
    private final Map<Service, Upstream> byService = new EnumMap<>(Service.class);
    private final List<Probes> probes = new ArrayList<>();
    private final Upstream events;

    Upstreams(UpstreamConfig config, Vertx vertx) {
        Map<Service, List<Replica>> replicas = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            List<Replica> ofService = urls(service, config).stream()
                    .map(url -> new Replica(service, url))
                    .toList();
            replicas.put(service, ofService);
            byService.put(service, new Upstream(service, ofService, config.upstream(), vertx));
            if (ofService.size() > 1) {
                probes.add(new Probes(ofService, config.upstream().probeInterval(), vertx));
            }
        }
        this.events = Upstream.ofEvents(Service.AGREEMENTS, replicas.get(Service.AGREEMENTS), config.upstream(), vertx);
    }

    void start(@Observes StartupEvent starting) {
        probes.forEach(Probes::start);
    }

    private static List<URI> urls(Service service, UpstreamConfig config) {
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
        probes.forEach(Probes::stop);
        for (Upstream upstream : all()) {
            upstream.client().close();
        }
        events.client().close();
    }
}

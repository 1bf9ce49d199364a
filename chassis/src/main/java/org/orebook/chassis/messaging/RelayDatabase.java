package org.orebook.chassis.messaging;

import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the relay's own connection goes: to the database of the service, past its pool. */
@ApplicationScoped
class RelayDatabase {

    private static final String POOLED = "vertx-reactive:";
    private static final int CONNECT_MILLIS = 5000;

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    RelayDatabase(
            @ConfigProperty(name = "quarkus.datasource.reactive.url") List<String> urls,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = urls.getFirst();
        this.user = user;
        this.password = password;
    }

    PgConnectOptions options() {
        PgConnectOptions options =
                PgConnectOptions.fromUri(url.startsWith(POOLED) ? url.substring(POOLED.length()) : url);
        user.ifPresent(options::setUser);
        password.ifPresent(options::setPassword);
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setTcpKeepAlive(true);
        options.addProperty("application_name", "outbox-relay");
        // A relay whose machine is gone holds the lock no longer than this, which is longer than it sends on without
        // its connection.
        options.addProperty("tcp_keepalives_idle", "10");
        options.addProperty("tcp_keepalives_interval", "3");
        options.addProperty("tcp_keepalives_count", "3");
        return options;
    }
}

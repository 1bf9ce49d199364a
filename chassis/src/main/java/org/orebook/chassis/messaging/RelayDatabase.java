package org.orebook.chassis.messaging;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
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
    private final SslMode sslMode;
    private final String hostnameVerification;
    private final Optional<List<String>> authorities;

    RelayDatabase(
            @ConfigProperty(name = "quarkus.datasource.reactive.url") List<String> urls,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.datasource.reactive.postgresql.ssl-mode") Optional<String> sslMode,
            @ConfigProperty(name = "quarkus.datasource.reactive.hostname-verification-algorithm", defaultValue = "NONE")
                    String hostnameVerification,
            @ConfigProperty(name = "quarkus.datasource.reactive.trust-certificate-pem.certs")
                    Optional<List<String>> authorities) {
        this.url = urls.getFirst();
        this.user = user;
        this.password = password;
        this.sslMode = sslMode.map(SslMode::of).orElse(null);
        this.hostnameVerification = hostnameVerification;
        this.authorities = authorities;
    }

    PgConnectOptions options() {
        PgConnectOptions options =
                PgConnectOptions.fromUri(url.startsWith(POOLED) ? url.substring(POOLED.length()) : url);
        user.ifPresent(options::setUser);
        password.ifPresent(options::setPassword);
        encrypt(options);
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setTcpKeepAlive(true);
        // It looks every second whether there is something to send: that is nobody's trace.
        options.setTracingPolicy(TracingPolicy.IGNORE);
        options.addProperty("application_name", "outbox-relay");
        // Its meters are those of the pool's connections, with a name of their own.
        options.setMetricsName("postgresql|relay");
        // A relay whose machine is gone holds the lock no longer than this, which is longer than it sends on without
        // its connection.
        options.addProperty("tcp_keepalives_idle", "10");
        options.addProperty("tcp_keepalives_interval", "3");
        options.addProperty("tcp_keepalives_count", "3");
        return options;
    }

    /** As the pool's connections are: by the same settings. */
    private void encrypt(PgConnectOptions options) {
        if (sslMode != null) {
            options.setSslMode(sslMode);
        }
        if (!"NONE".equalsIgnoreCase(hostnameVerification)) {
            options.setHostnameVerificationAlgorithm(hostnameVerification);
        }
        authorities.ifPresent(files -> {
            PemTrustOptions trusted = new PemTrustOptions();
            files.forEach(trusted::addCertPath);
            options.setPemTrustOptions(trusted);
        });
    }
}

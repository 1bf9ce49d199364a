package org.orebook.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.sql.DataSource;

/** A real PostgreSQL of the release that runs in production, empty, for one test run. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String USER = "postgres";

    /** The one that the service under test speaks to. */
    private static volatile PostgresResource present;

    private EmbeddedPostgres postgres;

    /** The database of the service under test, past the service. */
    public static DataSource database() {
        return present.postgres.getPostgresDatabase();
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("jit", "off")
                    // A test that has two transactions lock each other out would wait a second for it otherwise.
                    .setServerConfig("deadlock_timeout", "50ms")
                    .setServerConfig("max_connections", "60")
                    .start();
        } catch (IOException unstartable) {
            throw new UncheckedIOException("PostgreSQL did not start", unstartable);
        }
        present = this;
        String address = "postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        return Map.of(
                "quarkus.datasource.reactive.url", address,
                "quarkus.datasource.jdbc.url", "jdbc:" + address,
                "quarkus.datasource.username", USER,
                "quarkus.datasource.password", USER);
    }

    @Override
    public void stop() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException unstoppable) {
            throw new UncheckedIOException("PostgreSQL did not stop", unstoppable);
        }
    }
}

package org.orebook.load;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The stack's PostgreSQL, as its superuser: to read ids, to wait until it is idle, and for the peer's database. */
final class Database {
    static final String DEPOSITS = "deposits";
    private static final String ADMINISTRATOR = "postgres";
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final int port;
    private final String password;

    private Database(int port, String password) {
        this.port = port;
        this.password = password;
    }

    static Database of(RunningStack stack) throws IOException {
        var secrets = new Properties();
        try (var in = Files.newBufferedReader(stack.layout().dataFolder().resolve("data/secrets.properties"))) {
            secrets.load(in);
        }
        return new Database(stack.ports().postgreSql(), secrets.getProperty(ADMINISTRATOR));
    }

    Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", ADMINISTRATOR);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "orebook-load");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), properties);
    }

    /** One value of the server, such as {@code server_version} or {@code fsync}. */
    String setting(String name) throws SQLException {
        return texts(ADMINISTRATOR, "SELECT current_setting('" + name + "')").getFirst();
    }

    long deposits() throws SQLException {
        return Long.parseLong(texts(DEPOSITS, "SELECT count(*) FROM deposit WHERE merged_into IS NULL")
                .getFirst());
    }

    /** Ids of deposits, drawn evenly over the whole registry. */
    List<String> someIds(int most) throws SQLException {
        return texts(DEPOSITS, "SELECT id FROM deposit WHERE merged_into IS NULL ORDER BY md5(id::text) LIMIT " + most);
    }

    /** Standing estimates of a commodity whose country is known, drawn evenly. */
    List<String> someEstimates(String commodity, int most) throws SQLException {
        return texts(DEPOSITS, """
                SELECT e.id FROM estimate e JOIN deposit d ON d.id = e.deposit_id
                WHERE e.commodity = '%s' AND d.country IS NOT NULL ORDER BY md5(e.id::text) LIMIT %d""".formatted(commodity, most));
    }

    long estimates() throws SQLException {
        return Long.parseLong(texts(DEPOSITS, "SELECT count(*) FROM estimate").getFirst());
    }

    /**
     * Takes all deposits and estimates out of the registry, whatever tables it keeps them in; the tables of countries,
     * which come with it, stay. For a stack of the benchmark's own.
     */
    void emptyRegistry() throws SQLException {
        var tables = texts(DEPOSITS, """
                SELECT quote_ident(tablename) FROM pg_tables
                WHERE schemaname = 'public' AND tablename NOT IN ('registry_key', 'flyway_schema_history')
                    AND tablename NOT LIKE 'reserve%'""");
        execute(DEPOSITS, "TRUNCATE " + String.join(", ", tables));
    }

    /** Leaves no writing of earlier work to whatever is measured next. */
    void checkpoint() throws SQLException {
        execute(ADMINISTRATOR, "CHECKPOINT");
    }

    void execute(String database, String statement) throws SQLException {
        try (var connection = connect(database);
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private List<String> texts(String database, String query) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /**
     * Waits until nobody but us has work under way, autovacuum included.
     *
     * @return how long that took
     */
    Duration awaitQuiet() throws SQLException, InterruptedException {
        return await("""
                SELECT count(*) = 0 FROM pg_stat_activity
                WHERE state <> 'idle' AND backend_type IN ('client backend', 'autovacuum worker')
                    AND pid <> pg_backend_pid()""");
    }

    /** Waits for the statistics that autovacuum gathers about a minute after an import, as in daily use. */
    Duration awaitStatistics() throws SQLException, InterruptedException {
        return await("""
                SELECT bool_and(n_live_tup = 0 OR n_mod_since_analyze < 0.1 * n_live_tup + 50
                                AND last_autoanalyze IS NOT NULL)
                FROM pg_stat_user_tables WHERE relname IN ('deposit', 'estimate')""");
    }

    private Duration await(String condition) throws SQLException, InterruptedException {
        var startedNanos = System.nanoTime();
        try (var connection = connect(DEPOSITS);
                var statement = connection.prepareStatement(condition)) {
            while (true) {
                try (var rows = statement.executeQuery()) {
                    var waited = Duration.ofNanos(System.nanoTime() - startedNanos);
                    if (rows.next() && rows.getBoolean(1)) {
                        return waited;
                    }
                    if (waited.compareTo(QUIET_WITHIN) > 0) {
                        throw new BenchmarkException("PostgreSQL did not come to rest within two minutes.");
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }
}

package org.orebook.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL, with a database and its owner for each service and for Keycloak. It reaches the disk on every commit. */
final class PostgreSql extends Part {
    static final String NAME = "PostgreSQL";

    private static final List<String> DATABASES = List.of(Secrets.KEYCLOAK, Secrets.DEPOSITS, Secrets.AGREEMENTS);

    /** Trusted ones that the deposits database wants; its owner could add them too, but may not drop these. */
    private static final List<String> EXTENSIONS = List.of("pg_trgm", "unaccent", "btree_gist");

    private static final String CONNECT_TIMEOUT_SECONDS = "2";

    PostgreSql(Layout layout, Ports ports) {
        super(layout, ports);
    }

    @Override
    String name() {
        return NAME;
    }

    @Override
    String title() {
        return "PostgreSQL " + Layout.version("postgresql").replaceFirst("\\.0$", "");
    }

    @Override
    List<Integer> listensOn() {
        return List.of(ports.postgreSql());
    }

    @Override
    void prepare(Setup setup) throws IOException, InterruptedException {
        Tool.make(home(), folder -> {
            try (var archive = archive()) {
                Archives.unpackTar(new XZInputStream(archive), folder, 0);
            }
        });
        if (Files.notExists(cluster())) {
            initialise(setup);
        }
    }

    /** Made beside and moved, so that a cluster is there only when it is whole. */
    private void initialise(Setup setup) throws IOException, InterruptedException {
        var fresh = cluster().resolveSibling("postgresql.new");
        Folders.delete(fresh);
        var password = Files.writeString(
                layout.run().resolve("postgresql.password"), Secrets.of(layout).password(Secrets.POSTGRES));
        var command = unprivileged(
                home().resolve("bin/initdb").toString(),
                "--pgdata=" + fresh,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order and case rules on every machine, whatever locales it has.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        try {
            setup.run(this, "initialised", new Launch(command, environment(), layout.data()));
        } finally {
            Files.delete(password);
        }
        Files.move(fresh, cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    Launch launch() {
        var command =
                new ArrayList<>(unprivileged(home().resolve("bin/postgres").toString()));
        command.addAll(List.of("-D", cluster().toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Launch(command, environment(), layout.data());
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(ports.postgreSql())),
                // A socket's path must be short, and the folder of the project may not be.
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("max_connections", Integer.toString(60 + 40 * ports.replicas())),
                Map.entry("max_wal_size", "512MB"),
                // Compiling a query costs more than the queries of a registry this size take.
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"));
    }

    @Override
    Health health() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1) ? Health.READY : Health.notReady("connection not valid");
        } catch (SQLException | IOException e) {
            return Health.notReady(e);
        }
    }

    @Override
    void furnish() throws IOException, SQLException {
        var secrets = Secrets.of(layout);
        try (var connection = connect("postgres")) {
            for (var name : DATABASES) {
                furnish(connection, name, secrets.password(name));
            }
        }
        try (var connection = connect(Secrets.DEPOSITS);
                var statement = connection.createStatement()) {
            for (var extension : EXTENSIONS) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS " + extension);
            }
        }
    }

    /** Names and passwords are our own constants and hexadecimal digits: nothing to quote. */
    private static void furnish(Connection connection, String name, String password) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!exists(connection, "SELECT FROM pg_roles WHERE rolname = ?", name)) {
                statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
            }
            if (!exists(connection, "SELECT FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(name));
            }
            statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database) throws SQLException, IOException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", Secrets.of(layout).password(Secrets.POSTGRES));
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("ApplicationName", "orebook-local");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgreSql(), database), properties);
    }

    /** Fast shutdown: ends the sessions that are left and writes everything. */
    @Override
    StopSignal stopSignal() {
        return StopSignal.INT;
    }

    private Path cluster() {
        return layout.data().resolve("postgresql");
    }

    private Path home() {
        return layout.tools().resolve("postgresql-" + Layout.version("postgresql"));
    }

    private static InputStream archive() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "/postgres-%s-%s.txz".formatted(system, processor);
        var archive = PostgreSql.class.getResourceAsStream(name);
        if (archive == null) {
            throw new StackException(
                    "There is no PostgreSQL for this machine: %s is not on the class path.".formatted(name));
        }
        return archive;
    }

    /** Messages in English, and none of the user's own PG variables. */
    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C");
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace without a mapping it sees itself as nobody, while the
     * files stay root's.
     */
    private static List<String> unprivileged(String... command) {
        var whole = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(List.of(command));
        return whole;
    }
}

package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real PostgreSQL and Kafka, in a folder of the test's own; the whole stack is met in the acceptance tests. */
class StackIT {

    @TempDir
    private Path folder;

    @Test
    void keepsDataAcrossRunsUntilItIsCleared() throws Exception {
        var layout = layout();
        var ports = FreePorts.find();
        try (var stack = open(layout, ports)) {
            stack.start();
            execute(layout, ports, "CREATE TABLE deposit (name text)");
            execute(layout, ports, "INSERT INTO deposit VALUES ('Boguty')");
            createTopic(ports, "orebook.deposits");
        }

        var moved = FreePorts.find();
        try (var stack = open(layout, moved)) {
            stack.start();
            assertThat(query(layout, moved, "SELECT name FROM deposit")).isEqualTo("Boguty");
            assertThat(topics(moved)).contains("orebook.deposits");
        }

        try (var stack = open(layout, moved)) {
            stack.clear();
            stack.start();
            assertThat(query(layout, moved, "SELECT to_regclass('deposit') IS NULL"))
                    .isEqualTo("t");
            assertThat(topics(moved)).doesNotContain("orebook.deposits");
        }
    }

    @Test
    void startsADatabaseThatKeepsWhatItPromises() throws Exception {
        var layout = layout();
        var ports = FreePorts.find();
        try (var stack = open(layout, ports)) {
            stack.start();

            assertThat(query(layout, ports, "SHOW server_version")).startsWith("18.");
            assertThat(query(layout, ports, "SHOW fsync")).isEqualTo("on");
            assertThat(query(layout, ports, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(layout, ports, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(layout, ports, "SELECT string_agg(extname, ' ' ORDER BY extname) FROM pg_extension"))
                    .isEqualTo("btree_gist pg_trgm plpgsql unaccent");
        }
    }

    @Test
    void keepsTheDatabasesOfTheServicesApart() throws Exception {
        var layout = layout();
        var ports = FreePorts.find();
        try (var stack = open(layout, ports)) {
            stack.start();

            assertThatThrownBy(() ->
                            connect(layout, ports, "agreements", "deposits").close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database \"agreements\"");
        }
    }

    @Test
    void leavesNoProcessAndNoRecordBehind() throws IOException {
        var layout = layout();
        var stack = open(layout, FreePorts.find());
        stack.start();
        var processes = identities(layout);
        assertThat(Leftovers.find(layout)).containsOnlyKeys(PostgreSql.NAME, Kafka.NAME);

        stack.close();

        assertThat(processes).hasSize(2).allMatch(process -> process.find().isEmpty());
        assertThat(Leftovers.find(layout)).isEmpty();
        assertThat(StackRecord.read(layout)).isEmpty();
    }

    @Test
    void refusesASecondStackInTheSameFolder() throws IOException {
        var layout = layout();
        try (var first = open(layout, FreePorts.find())) {
            first.start();

            assertThatThrownBy(() -> open(layout, FreePorts.find()))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("Orebook already runs, or is being started or stopped, from " + folder);
            assertThat(first.process(Kafka.NAME).isAlive()).isTrue();
        }
    }

    @Test
    void refusesASecondStackWhileOneWasLeftRunning() throws IOException {
        var layout = layout();
        var first = open(layout, FreePorts.find());
        first.start();
        first.leaveRunning();
        var processes = identities(layout);
        try {
            assertThatThrownBy(() -> open(layout, FreePorts.find()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("deploy/down");
            first.close();
            assertThat(processes).hasSize(2).allMatch(process -> process.find().isPresent());
        } finally {
            assertThat(Main.run("down", "--data-dir", folder.toString())).isZero();
        }
        assertThat(processes).allMatch(process -> process.find().isEmpty());
    }

    @Test
    void namesThePartThatDiesAndItsLog() throws IOException {
        var layout = layout();
        try (var stack = open(layout, FreePorts.find())) {
            stack.start();

            stack.process(Kafka.NAME).destroyForcibly();

            assertThatThrownBy(stack::awaitDeath)
                    .isInstanceOf(StackException.class)
                    .hasMessage("Kafka stopped by itself (exit code 137); its log: " + layout.log("Kafka"));
            assertThat(stack.process(PostgreSql.NAME).isAlive()).isTrue();
        }
    }

    @Test
    void restartsAPartThatWasKilledWithoutLosingWhatItHeld() throws Exception {
        var layout = layout();
        var ports = FreePorts.find();
        try (var stack = open(layout, ports)) {
            stack.start();
            execute(layout, ports, "CREATE TABLE deposit AS SELECT 'Boguty' AS name");
            var killed = stack.process(PostgreSql.NAME);
            killed.destroyForcibly();
            killed.onExit().join();

            stack.restart(PostgreSql.NAME);

            assertThat(query(layout, ports, "SELECT name FROM deposit")).isEqualTo("Boguty");
        }
    }

    @Test
    void namesThePartThatCannotStartAndStopsTheOthers() throws IOException {
        var layout = layout();
        Files.createDirectories(layout.data().resolve("postgresql"));
        Files.writeString(layout.data().resolve("postgresql/PG_VERSION"), "9");
        var stack = open(layout, FreePorts.find());

        assertThatThrownBy(stack::start)
                .isInstanceOf(StackException.class)
                .hasMessage("PostgreSQL stopped by itself (exit code 2); its log: " + layout.log("PostgreSQL"));

        stack.close();
        assertThat(Leftovers.find(layout)).isEmpty();
    }

    private Layout layout() {
        return new Layout(Project.ROOT, folder);
    }

    static Stack open(Layout layout, Ports ports) throws IOException {
        var parts = List.of(new PostgreSql(layout, ports), new Kafka(layout, ports));
        return Stack.open(layout, ports, parts, Progress.silent());
    }

    /** Who runs now; a handle would count a process that nobody has waited for as alive. */
    static List<ProcessIdentity> identities(Layout layout) throws IOException {
        return Leftovers.find(layout).values().stream().map(ProcessIdentity::of).toList();
    }

    static void execute(Layout layout, Ports ports, String sql) throws SQLException, IOException {
        try (var connection = connect(layout, ports, "deposits", "deposits");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(Layout layout, Ports ports, String sql) throws SQLException, IOException {
        try (var connection = connect(layout, ports, "deposits", "deposits");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(Layout layout, Ports ports, String database, String user)
            throws SQLException, IOException {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgreSql(), database);
        return DriverManager.getConnection(url, user, Secrets.of(layout).password(user));
    }

    private static void createTopic(Ports ports, String name) throws Exception {
        try (var admin = admin(ports)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static Iterable<String> topics(Ports ports) throws Exception {
        try (var admin = admin(ports)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(Ports ports) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + ports.kafka(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) Duration.ofSeconds(20).toMillis()));
    }
}

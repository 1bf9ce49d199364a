package org.orebook.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What an import could not be faster than: PostgreSQL's own COPY of the rows that the registry made of a file, finished,
 * into tables with the registry's own columns and indexes, in the same server. The tables are dropped afterwards.
 */
final class RegistryCopy implements AutoCloseable {
    private static final String SCHEMA = "orebook_load";
    private static final List<String> TABLES = List.of("deposit", "external_record", "name_key");

    private final Database server;
    private final Path folder;

    /** @param folder for the rows meanwhile */
    RegistryCopy(Database server, Path folder) throws SQLException, IOException {
        this.server = server;
        this.folder = folder;
        drop();
        server.execute(Database.DEPOSITS, "CREATE SCHEMA " + SCHEMA);
        try (var connection = server.connect(Database.DEPOSITS)) {
            for (var table : TABLES) {
                try (var out = Files.newOutputStream(file(table))) {
                    manager(connection).copyOut("COPY public." + table + " TO STDOUT", out);
                }
                server.execute(
                        Database.DEPOSITS,
                        "CREATE TABLE %s.%s (LIKE public.%s INCLUDING ALL)".formatted(SCHEMA, table, table));
            }
        }
    }

    /** Copies all rows into the empty tables. @return how long it took, until it was committed */
    Duration copy() throws SQLException, IOException {
        for (var table : TABLES) {
            server.execute(Database.DEPOSITS, "TRUNCATE %s.%s".formatted(SCHEMA, table));
        }
        server.checkpoint();
        try (var connection = server.connect(Database.DEPOSITS)) {
            connection.setAutoCommit(false);
            var startedNanos = System.nanoTime();
            for (var table : TABLES) {
                try (var in = Files.newInputStream(file(table))) {
                    manager(connection).copyIn("COPY %s.%s FROM STDIN".formatted(SCHEMA, table), in, 1 << 16);
                }
            }
            connection.commit();
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private Path file(String table) {
        return folder.resolve(table + ".copy");
    }

    private void drop() throws SQLException {
        server.execute(Database.DEPOSITS, "DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }

    @Override
    public void close() throws SQLException {
        drop();
    }
}

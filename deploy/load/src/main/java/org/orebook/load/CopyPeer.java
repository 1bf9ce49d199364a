package org.orebook.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/**
 * The peer of an import: PostgreSQL's own COPY of the same rows into one plain table with the indexes that anybody would
 * give it, in the same server with the same settings, in a database that is dropped afterwards.
 */
final class CopyPeer implements AutoCloseable {
    private static final String DATABASE = "orebook_load";

    private final Database server;
    private final Path rows;
    private final PeerTable table;

    /** @param rows as CSV without a header, in the order of the table's columns */
    CopyPeer(Database server, Path rows, PeerTable table) throws SQLException {
        this.server = server;
        this.rows = rows;
        this.table = table;
        drop();
        server.execute("postgres", "CREATE DATABASE " + DATABASE);
        server.execute(DATABASE, table.definition());
    }

    /** Copies all rows into the emptied table. @return how long it took, until it was committed */
    Duration copy(long expectedRows) throws SQLException, IOException {
        server.execute(DATABASE, "TRUNCATE " + table.name());
        server.checkpoint();
        try (var connection = server.connect(DATABASE);
                var in = Files.newInputStream(rows)) {
            connection.setAutoCommit(false);
            var startedNanos = System.nanoTime();
            var copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY %s (%s) FROM STDIN (FORMAT csv)".formatted(table.name(), table.columns()),
                            in,
                            1 << 16);
            connection.commit();
            var took = Duration.ofNanos(System.nanoTime() - startedNanos);
            if (copied != expectedRows) {
                throw new BenchmarkException("COPY took %d rows of %d.".formatted(copied, expectedRows));
            }
            return took;
        }
    }

    private void drop() throws SQLException {
        server.execute("postgres", "DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
    }

    @Override
    public void close() throws SQLException {
        drop();
    }
}

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

    /** @param rows as {@link DepositFile#writeForCopy} writes them */
    CopyPeer(Database server, Path rows) throws SQLException {
        this.server = server;
        this.rows = rows;
        drop();
        server.execute("postgres", "CREATE DATABASE " + DATABASE);
        server.execute(DATABASE, """
                CREATE TABLE deposit (
                    source text NOT NULL, record_id text NOT NULL, name text, country text, country_as_reported text,
                    iso2 text, iso3 text, province text, lat double precision, lon double precision,
                    commodities text[], deposit_types text[], rank text, source_uri text,
                    PRIMARY KEY (source, record_id));
                CREATE INDEX ON deposit (name);
                CREATE INDEX ON deposit (iso2);
                CREATE INDEX ON deposit (lon, lat)""");
    }

    /** Copies all rows into the emptied table. @return how long it took, until it was committed */
    Duration copy(long expectedRows) throws SQLException, IOException {
        server.execute(DATABASE, "TRUNCATE deposit");
        server.checkpoint();
        try (var connection = server.connect(DATABASE);
                var in = Files.newInputStream(rows)) {
            connection.setAutoCommit(false);
            var startedNanos = System.nanoTime();
            var copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY deposit FROM STDIN (FORMAT csv)", in, 1 << 16);
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

package org.orebook.deposits.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.transaction.Columns;
import org.orebook.deposits.estimate.EstimateJson;
import org.orebook.deposits.estimate.Finding;
import org.orebook.deposits.importing.source.ImportFormat;
import org.orebook.deposits.importing.source.UnreadableFileException;

/** Keeps what each import did. Every method works in the caller's transaction. */
@ApplicationScoped
class ImportStore {

    private static final String COLUMNS = """
            id, format, dry_run, state, started_at, alive_at, finished_at, by_name, rows_read, created, changed,
            unchanged, rejected, suspected, bytes_read, unrecognised::text, failure::text, deposits_registered,
            findings::text""";

    private static final EstimateJson.Findings KEPT_FINDINGS = new EstimateJson.Findings();

    private final ObjectMapper json;
    private final InstantSource clock;
    private final ImportConfig config;

    ImportStore(ObjectMapper json, InstantSource clock, ImportConfig config) {
        this.json = json;
        this.clock = clock;
        this.config = config;
    }

    /** Begins an import. @return 0 where another one has its key */
    Uni<Integer> start(Mutiny.Session session, UUID id, ImportRequest request) {
        return session.createNativeQuery("""
                        INSERT INTO import (id, version, format, dry_run, state, started_at, alive_at, by_subject,
                                            by_name, idempotency_key, request_id)
                        VALUES (?1, 1, ?2, ?3, 'running', ?4, ?4, ?5, ?6, ?7, ?8)
                        ON CONFLICT (by_subject, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING""")
                .setParameter(1, id)
                .setParameter(2, request.format().code())
                .setParameter(3, request.dryRun())
                .setParameter(4, clock.instant())
                .setParameter(5, request.caller().subject())
                .setParameter(6, request.caller().name())
                .setParameter(7, request.idempotencyKey())
                .setParameter(8, request.requestId())
                .executeUpdate();
    }

    /**
     * The import that a caller's key belongs to.
     *
     * @param contentHash of the file; {@code null} until it was read to its end
     */
    record Earlier(UUID id, String state, String contentHash) {}

    /** The import of a key, or {@code null}. */
    Uni<Earlier> earlier(Mutiny.Session session, String subject, String key) {
        return session.createNativeQuery("""
                        SELECT id, state, content_hash, alive_at FROM import
                        WHERE by_subject = ?1 AND idempotency_key = ?2""", Tuple.class)
                .setParameter(1, subject)
                .setParameter(2, key)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new Earlier(
                                row.get(0, UUID.class),
                                state(row.get(1, String.class), Columns.instant(row.get(3))),
                                row.get(2, String.class)));
    }

    /** Frees the key of an import that did not come to its end, for the one that takes up its work. */
    Uni<Integer> releaseKey(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("UPDATE import SET idempotency_key = NULL WHERE id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Adds what became of a batch. */
    Uni<Integer> advance(Mutiny.Session session, UUID id, Written written, Map<Finding.Code, Long> rowsByFinding) {
        Tally tally = written.tally();
        return session.createNativeQuery("""
                        UPDATE import SET version = version + 1, alive_at = ?2, bytes_read = ?3,
                            rows_read = rows_read + ?4, created = created + ?5, changed = changed + ?6,
                            unchanged = unchanged + ?7, rejected = rejected + ?8, suspected = suspected + ?9,
                            deposits_registered = deposits_registered + ?10,
                            findings = cast(cast(?11 AS text) AS jsonb)
                        WHERE id = ?1""")
                .setParameter(1, id)
                .setParameter(2, clock.instant())
                .setParameter(3, written.rows().bytesRead())
                .setParameter(4, tally.read())
                .setParameter(5, tally.created())
                .setParameter(6, tally.changed())
                .setParameter(7, tally.unchanged())
                .setParameter(8, tally.rejected())
                .setParameter(9, tally.suspected())
                .setParameter(10, written.registered().size())
                .setParameter(11, write(byCode(rowsByFinding)))
                .executeUpdate();
    }

    private static Map<String, Long> byCode(Map<Finding.Code, Long> rowsByFinding) {
        Map<String, Long> byCode = new LinkedHashMap<>();
        rowsByFinding.forEach((code, rows) -> byCode.put(code.code(), rows));
        return byCode;
    }

    Uni<Integer> addErrors(Mutiny.Session session, UUID id, List<BatchRows.Fault> errors) {
        if (errors.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return session.createNativeQuery("""
                        INSERT INTO import_rejection (import_id, row_number, ordinal, field, value, code, reason)
                        SELECT ?1, n.row, n.ordinal, n.field, n.value, n.code, n.reason
                        FROM unnest(cast(?2 AS bigint[]), cast(?3 AS bigint[]), cast(?4 AS text[]), cast(?5 AS text[]),
                            cast(?6 AS text[]), cast(?7 AS text[])) AS n (row, ordinal, field, value, code, reason)""")
                .setParameter(1, id)
                .setParameter(2, BatchStore.longs(errors, BatchRows.Fault::row))
                .setParameter(3, BatchStore.longs(errors, error -> (long) error.ordinal()))
                .setParameter(
                        4, BatchStore.column(errors, error -> error.error().field()))
                .setParameter(
                        5, BatchStore.column(errors, error -> error.error().value()))
                .setParameter(
                        6, BatchStore.column(errors, error -> error.error().code()))
                .setParameter(
                        7, BatchStore.column(errors, error -> error.error().reason()))
                .executeUpdate();
    }

    Uni<Integer> addSuspects(Mutiny.Session session, UUID id, List<Suspect> suspects) {
        if (suspects.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return session.createNativeQuery("""
                        INSERT INTO import_suspect (import_id, row_number, deposit_id, other_id, kilometres)
                        SELECT ?1, n.row, n.deposit, n.other, n.km
                        FROM unnest(cast(?2 AS bigint[]), cast(?3 AS uuid[]), cast(?4 AS uuid[]), cast(?5 AS float8[]))
                            AS n (row, deposit, other, km)""")
                .setParameter(1, id)
                .setParameter(2, BatchStore.longs(suspects, Suspect::row))
                .setParameter(3, BatchStore.ids(suspects, Suspect::deposit))
                .setParameter(4, BatchStore.ids(suspects, Suspect::other))
                .setParameter(5, BatchStore.numbers(suspects, Suspect::kilometres))
                .executeUpdate();
    }

    /** Adds what was found about the estimates of a batch: one row for all of them, which are listed as they were found. */
    Uni<Integer> addFindings(Mutiny.Session session, UUID id, FoundInRows found) {
        if (found.rows().isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return session.createNativeQuery("""
                        INSERT INTO import_finding (import_id, last_row, row_numbers, estimate_ids, findings)
                        VALUES (?1, ?2, cast(?3 AS bigint[]), cast(?4 AS uuid[]), cast(?5 AS text[]))""")
                .setParameter(1, id)
                .setParameter(2, found.rows().getLast().row())
                .setParameter(3, BatchStore.longs(found.rows(), EstimateDraft::row))
                .setParameter(
                        4, BatchStore.ids(found.rows(), draft -> draft.columns().id()))
                .setParameter(
                        5,
                        BatchStore.column(found.rows(), draft -> draft.columns().findings()))
                .executeUpdate();
    }

    /**
     * Ends an import.
     *
     * @param failure why the rest of the file could not be read; {@code null} where it was read to its end
     */
    Uni<Integer> finish(
            Mutiny.Session session, UUID id, Unrecognised unrecognised, UnreadableFileException failure, String hash) {
        return session.createNativeQuery("""
                        UPDATE import SET version = version + 1, state = ?2, finished_at = ?3, alive_at = ?3,
                            unrecognised = cast(cast(?4 AS text) AS jsonb), failure = cast(cast(?5 AS text) AS jsonb), content_hash = ?6
                        WHERE id = ?1""")
                .setParameter(1, id)
                .setParameter(2, failure == null ? "completed" : "failed")
                .setParameter(3, clock.instant())
                .setParameter(4, write(unrecognised.entries()))
                .setParameter(5, failure == null ? null : write(described(failure)))
                .setParameter(6, hash)
                .executeUpdate();
    }

    private static Map<String, Object> described(UnreadableFileException failure) {
        return Map.of("code", failure.problem().code(), "reason", failure.reason(), "row", failure.row());
    }

    /** Merges what the import left in the pending list of the search index, so that no search has to. */
    Uni<Object> tidySearchIndex(Mutiny.StatelessSession session) {
        return session.createNativeQuery("SELECT gin_clean_pending_list('deposit_search')", Object.class)
                .getSingleResult();
    }

    Uni<ImportView> find(Mutiny.StatelessSession session, UUID id) {
        return session.createNativeQuery("SELECT " + COLUMNS + " FROM import WHERE id = ?1", Tuple.class)
                .setParameter(1, id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : view(row));
    }

    /** Imports, the newest first. */
    Uni<List<ImportView>> list(Mutiny.StatelessSession session, String state, UUID before, int limit) {
        return session.createNativeQuery("SELECT " + COLUMNS + """
                         FROM import
                        WHERE (cast(?1 AS uuid) IS NULL OR id < cast(?1 AS uuid))
                          AND CASE cast(?2 AS text)
                                WHEN 'running' THEN state = 'running' AND alive_at > ?3
                                WHEN 'interrupted' THEN state = 'running' AND alive_at <= ?3
                                ELSE cast(?2 AS text) IS NULL OR state = cast(?2 AS text) END
                        ORDER BY id DESC LIMIT ?4""", Tuple.class)
                .setParameter(1, before)
                .setParameter(2, state)
                .setParameter(3, clock.instant().minusSeconds(config.interruptedAfterSeconds()))
                .setParameter(4, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** One of the errors of a rejected row, as it is listed. */
    record Rejection(long row, int ordinal, String field, String value, String code, String reason) {}

    Uni<List<Rejection>> rejections(Mutiny.StatelessSession session, UUID id, long row, int ordinal, int limit) {
        return session.createNativeQuery("""
                        SELECT row_number, ordinal, field, value, code, reason FROM import_rejection
                        WHERE import_id = ?1 AND (row_number, ordinal) > (?2, ?3)
                        ORDER BY row_number, ordinal LIMIT ?4""", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, row)
                .setParameter(3, ordinal)
                .setParameter(4, limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(each -> new Rejection(
                                each.get(0, Long.class),
                                each.get(1, Integer.class),
                                each.get(2, String.class),
                                each.get(3, String.class),
                                each.get(4, String.class),
                                each.get(5, String.class)))
                        .toList());
    }

    /** One of the findings of a row, as it is listed; there is no estimate in a dry run. */
    record FoundInRow(
            long row, int ordinal, UUID estimate, Finding.Code code, Finding.Severity severity, String text) {}

    /** Findings behind the given one of a row. */
    Uni<List<FoundInRow>> findings(Mutiny.StatelessSession session, UUID id, long row, int ordinal, int limit) {
        // Each row has one at least, and the first may be listed already.
        return session.createNativeQuery("""
                        SELECT n.row, CASE WHEN i.dry_run THEN NULL ELSE n.estimate END, n.findings
                        FROM import_finding f
                        JOIN import i ON i.id = f.import_id
                        CROSS JOIN LATERAL unnest(f.row_numbers, f.estimate_ids, f.findings)
                            AS n (row, estimate, findings)
                        WHERE f.import_id = ?1 AND f.last_row >= ?2 AND n.row >= ?2
                        ORDER BY f.last_row, n.row LIMIT ?3""", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, row)
                .setParameter(3, limit + 1)
                .getResultList()
                .map(rows -> rows.stream()
                        .flatMap(ImportStore::findings)
                        .filter(found -> found.row() > row || found.ordinal() > ordinal)
                        .limit(limit)
                        .toList());
    }

    private static Stream<FoundInRow> findings(Tuple row) {
        List<Finding> findings = KEPT_FINDINGS.convertToEntityAttribute(row.get(2, String.class));
        return IntStream.range(0, findings.size())
                .mapToObj(i -> new FoundInRow(
                        row.get(0, Long.class),
                        i,
                        row.get(1, UUID.class),
                        findings.get(i).code(),
                        findings.get(i).code().severity(),
                        findings.get(i).text()));
    }

    /** A suspected pair as it is listed; the newer one has no number in a dry run. */
    record SuspectView(
            long row,
            UUID deposit,
            String number,
            String name,
            UUID other,
            String otherNumber,
            String otherName,
            Double kilometres) {}

    Uni<List<SuspectView>> suspects(Mutiny.StatelessSession session, UUID id, long row, UUID other, int limit) {
        return session.createNativeQuery("""
                        SELECT s.row_number, s.deposit_id, d.number, d.profile::json #>> '{names,0,text}', s.other_id,
                            o.number, o.profile::json #>> '{names,0,text}', s.kilometres
                        FROM import_suspect s
                        LEFT JOIN deposit d ON d.id = s.deposit_id
                        LEFT JOIN deposit o ON o.id = s.other_id
                        WHERE s.import_id = ?1 AND (s.row_number, s.other_id) > (?2, cast(?3 AS uuid))
                        ORDER BY s.row_number, s.other_id LIMIT ?4""", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, row)
                .setParameter(3, other)
                .setParameter(4, limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(each -> new SuspectView(
                                each.get(0, Long.class),
                                each.get(1, UUID.class),
                                each.get(2, String.class),
                                each.get(3, String.class),
                                each.get(4, UUID.class),
                                each.get(5, String.class),
                                each.get(6, String.class),
                                rounded(each.get(7, Double.class))))
                        .toList());
    }

    private static Double rounded(Double kilometres) {
        return kilometres == null ? null : Math.round(kilometres * 10) / 10.0;
    }

    private ImportView view(Tuple row) {
        UUID id = row.get(0, UUID.class);
        String path = "/api/v1/imports/" + id;
        boolean ofEstimates = row.get(1, String.class).equals(ImportFormat.ESTIMATES.code());
        return new ImportView(
                id,
                row.get(1, String.class),
                row.get(2, Boolean.class),
                state(row.get(3, String.class), Columns.instant(row.get(5))),
                Columns.instant(row.get(4)),
                Columns.instant(row.get(6)),
                row.get(7, String.class),
                row.get(8, Long.class),
                row.get(9, Long.class),
                row.get(10, Long.class),
                row.get(11, Long.class),
                row.get(12, Long.class),
                row.get(13, Long.class),
                row.get(14, Long.class),
                read(row.get(15, String.class)),
                read(row.get(16, String.class)),
                ofEstimates ? row.get(17, Long.class) : null,
                ofEstimates ? read(row.get(18, String.class)) : null,
                path + "/rejections",
                path + "/suspects",
                ofEstimates ? path + "/findings" : null);
    }

    /** A running import whose service went away does not say so itself: it stays behind. */
    private String state(String kept, Instant aliveAt) {
        boolean behind = aliveAt.isBefore(clock.instant().minusSeconds(config.interruptedAfterSeconds()));
        return kept.equals("running") && behind ? "interrupted" : kept;
    }

    private JsonNode read(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}

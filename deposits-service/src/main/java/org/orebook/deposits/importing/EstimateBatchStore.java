package org.orebook.deposits.importing;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.estimate.EstimateFindings;
import org.orebook.deposits.estimate.EstimateFollower;
import org.orebook.deposits.estimate.EstimateJson;

/** The statements of a batch of estimates, each of which does all its rows in one round trip. */
@ApplicationScoped
class EstimateBatchStore {

    /** How many earlier estimates of one commodity of a deposit a new one is held against, the newest first. */
    private static final int MOST_EARLIER = 50;

    private final List<EstimateFollower> followers;

    EstimateBatchStore(@All List<EstimateFollower> followers) {
        this.followers = followers;
    }

    /**
     * The deposit of a record.
     *
     * @param knownBeforeBatch whether it may have estimates
     * @param knownBeforeImport whether it may have estimates of another import
     */
    record Home(UUID deposit, boolean knownBeforeBatch, boolean knownBeforeImport) {

        static Home newlyRegistered(UUID deposit) {
            return new Home(deposit, false, false);
        }
    }

    /**
     * The deposits of records, locked, so that none is merged and no other import says the same meanwhile. The winner
     * where one was merged while this waited for it.
     */
    Uni<Map<RecordKey, Home>> homes(Mutiny.Session session, Set<RecordKey> records, UUID importId) {
        List<RecordKey> keys = List.copyOf(records);
        return session.createNativeQuery("""
                        SELECT r.source, r.record_id, coalesce(d.merged_into, d.id),
                            d.registered_import IS DISTINCT FROM cast(?3 AS uuid)
                        FROM unnest(cast(?1 AS text[]), cast(?2 AS text[])) AS k (source, record_id)
                        JOIN external_record r ON r.source = k.source AND r.record_id = k.record_id
                        JOIN deposit d ON d.id = r.deposit_id
                        ORDER BY d.id FOR NO KEY UPDATE OF d""", Tuple.class)
                .setParameter(1, BatchStore.column(keys, RecordKey::source))
                .setParameter(2, BatchStore.column(keys, RecordKey::recordId))
                .setParameter(3, importId)
                .getResultList()
                .map(EstimateBatchStore::byRecord);
    }

    private static Map<RecordKey, Home> byRecord(List<Tuple> rows) {
        Map<RecordKey, Home> homes = new HashMap<>();
        for (Tuple row : rows) {
            homes.put(
                    new RecordKey(row.get(0, String.class), row.get(1, String.class)),
                    new Home(row.get(2, UUID.class), true, row.get(3, Boolean.class)));
        }
        return homes;
    }

    /** Something that was said of a deposit, by its hash. */
    record Said(UUID deposit, long hash) {}

    /** Which of these estimates were recorded before, whoever brought them. */
    Uni<Set<Said>> said(Mutiny.Session session, List<EstimateBatchWriter.Placed> placed) {
        if (placed.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        // OFFSET 0 has the index asked for each, whatever the statistics of a moment ago say.
        return session.createNativeQuery("""
                        SELECT e.deposit_id, e.content_hash
                        FROM unnest(cast(?1 AS uuid[]), cast(?2 AS bigint[])) AS k (deposit_id, hash)
                        CROSS JOIN LATERAL (
                            SELECT e.deposit_id, e.content_hash FROM estimate e
                            WHERE e.deposit_id = k.deposit_id AND e.content_hash = k.hash LIMIT 1 OFFSET 0) e""", Tuple.class)
                .setParameter(1, BatchStore.ids(placed, EstimateBatchWriter.Placed::deposit))
                .setParameter(
                        2,
                        BatchStore.longs(placed, each -> each.draft().columns().contentHash()))
                .getResultList()
                .map(rows -> {
                    Set<Said> said = new HashSet<>();
                    rows.forEach(row -> said.add(new Said(row.get(0, UUID.class), row.get(1, Long.class))));
                    return said;
                });
    }

    /** What estimates are of. */
    record Subject(UUID deposit, String commodity) {}

    /** Another import's or somebody's estimate, as it is kept. */
    record EarlierText(Subject subject, UUID id, String content) {}

    /** Standing estimates of the same subjects that came otherwise than with this import, the newest of each. */
    Uni<List<EarlierText>> earlier(Mutiny.Session session, Set<Subject> subjects, UUID importId) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Subject> asked = List.copyOf(subjects);
        return session.createNativeQuery("""
                        SELECT k.deposit_id, k.commodity, e.id, e.content
                        FROM unnest(cast(?1 AS uuid[]), cast(?2 AS text[])) AS k (deposit_id, commodity)
                        CROSS JOIN LATERAL (
                            SELECT e.id, e.content FROM estimate e
                            WHERE e.deposit_id = k.deposit_id AND e.commodity = k.commodity
                              AND e.state IN ('reported', 'confirmed', 'disputed')
                              AND e.recorded_import IS DISTINCT FROM cast(?3 AS uuid)
                            ORDER BY e.id DESC LIMIT ?4) e""", Tuple.class)
                .setParameter(1, BatchStore.ids(asked, Subject::deposit))
                .setParameter(2, BatchStore.column(asked, Subject::commodity))
                .setParameter(3, importId)
                .setParameter(4, MOST_EARLIER)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new EarlierText(
                                new Subject(row.get(0, UUID.class), row.get(1, String.class)),
                                row.get(2, UUID.class),
                                row.get(3, String.class)))
                        .toList());
    }

    /** The earlier estimates by what they are of. */
    static Map<Subject, List<EstimateFindings.Earlier>> read(List<EarlierText> texts) {
        Map<Subject, List<EstimateFindings.Earlier>> earlier = new HashMap<>();
        for (EarlierText text : texts) {
            earlier.computeIfAbsent(text.subject(), subject -> new ArrayList<>())
                    .add(new EstimateFindings.Earlier(text.id(), EstimateJson.content(text.content())));
        }
        return earlier;
    }

    /** Adds new estimates; the first step of their history is the import itself. */
    Uni<Void> add(Mutiny.Session session, List<EstimateBatchWriter.Placed> placed, Act act) {
        if (placed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> deposits =
                placed.stream().map(EstimateBatchWriter.Placed::deposit).collect(Collectors.toSet());
        List<EstimateDraft> drafts =
                placed.stream().map(EstimateBatchWriter.Placed::draft).toList();
        return session.createNativeQuery("""
                        INSERT INTO estimate (id, version, deposit_id, commodity, reporting_code, kind, state,
                            effective_on, published_on, content, findings, open_findings, content_hash, authors,
                            recorded_at, recorded_by, recorded_import, changed_at, changed_by)
                        SELECT unnest(cast(?1 AS uuid[])), 1, unnest(cast(?2 AS uuid[])), unnest(cast(?3 AS text[])),
                            unnest(cast(?4 AS text[])), unnest(cast(?5 AS text[])), 'reported',
                            unnest(cast(?6 AS text[])), unnest(cast(?7 AS text[])), unnest(cast(?8 AS text[])),
                            unnest(cast(?9 AS text[])), cast(unnest(cast(?10 AS text[])) AS text[]),
                            unnest(cast(?11 AS bigint[])), ARRAY[cast(?12 AS text)], ?13, ?14, cast(?15 AS uuid), ?13,
                            ?14""")
                .setParameter(1, BatchStore.ids(drafts, draft -> draft.columns().id()))
                .setParameter(2, BatchStore.ids(placed, EstimateBatchWriter.Placed::deposit))
                .setParameter(
                        3, BatchStore.column(drafts, draft -> draft.columns().commodity()))
                .setParameter(
                        4, BatchStore.column(drafts, draft -> draft.columns().reportingCode()))
                .setParameter(
                        5, BatchStore.column(drafts, draft -> draft.columns().kind()))
                .setParameter(
                        6, BatchStore.column(drafts, draft -> draft.columns().effectiveOn()))
                .setParameter(
                        7, BatchStore.column(drafts, draft -> draft.columns().publishedOn()))
                .setParameter(
                        8, BatchStore.column(drafts, draft -> draft.columns().content()))
                .setParameter(
                        9, BatchStore.column(drafts, draft -> draft.columns().findings()))
                .setParameter(
                        10,
                        BatchStore.column(
                                drafts, draft -> arrayOf(draft.columns().openFindings())))
                .setParameter(
                        11, BatchStore.longs(drafts, draft -> draft.columns().contentHash()))
                .setParameter(12, act.caller().subject())
                .setParameter(13, act.at())
                .setParameter(14, act.caller().name())
                .setParameter(15, act.importId())
                .executeUpdate()
                .chain(() -> Transactions.inTurn(followers, follower -> follower.changed(session, deposits)));
    }

    /** Codes of findings: nothing in them needs quoting. */
    private static String arrayOf(List<String> codes) {
        return codes.stream().collect(Collectors.joining(",", "{", "}"));
    }
}

package org.orebook.deposits.importing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.messaging.OutgoingMessage;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.deposit.Deposit;
import org.orebook.deposits.deposit.DepositChange;
import org.orebook.deposits.deposit.DepositKind;
import org.orebook.deposits.deposit.DepositMessages;
import org.orebook.deposits.deposit.Position;

/**
 * The statements of a batch. Each takes all its rows as arrays and does them in one round trip: row by row, the
 * same would take ten times as long.
 */
@ApplicationScoped
class BatchStore {

    /**
     * How many deposits of one name are looked at for each new one, the newest first: a name that more of them bear, such
     * as "unnamed", tells nothing, and a file of nothing else would be compared with itself row by row.
     */
    private static final int MOST_NAMESAKES = 200;

    private final Outbox outbox;

    BatchStore(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * A record that is known.
     *
     * @param hash what it said when it was last imported; {@code null} where it came by hand
     */
    record Known(UUID deposit, Long hash, DepositKind kind) {}

    /** The deposits of records, by source and record id. */
    Uni<Map<List<String>, Known>> known(Mutiny.Session session, Set<List<String>> records) {
        List<List<String>> keys = List.copyOf(records);
        return session.createNativeQuery("""
                        SELECT r.source, r.record_id, r.deposit_id, r.content_hash, d.kind
                        FROM unnest(cast(?1 AS text[]), cast(?2 AS text[])) AS k (source, record_id)
                        JOIN external_record r ON r.source = k.source AND r.record_id = k.record_id
                        JOIN deposit d ON d.id = r.deposit_id""", Tuple.class)
                .setParameter(1, column(keys, key -> key.get(0)))
                .setParameter(2, column(keys, key -> key.get(1)))
                .getResultList()
                .map(BatchStore::byRecord);
    }

    private static Map<List<String>, Known> byRecord(List<Tuple> rows) {
        Map<List<String>, Known> known = new HashMap<>();
        for (Tuple row : rows) {
            known.put(
                    List.of(row.get(0, String.class), row.get(1, String.class)),
                    new Known(
                            row.get(2, UUID.class),
                            row.get(3, Long.class),
                            DepositKind.ofCode(row.get(4, String.class))));
        }
        return known;
    }

    /**
     * Adds new deposits with their records and keys, and tells other services of them; the first step of their history is
     * the import itself.
     */
    Uni<Void> add(Mutiny.Session session, List<Deposit> deposits, List<BatchRows.Taken> rows, Act act) {
        if (deposits.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // What needs the least comes first, so that PostgreSQL is at work while the longest is made.
        return Transactions.pipelined(
                List.of(
                        () -> insertRecords(session, deposits, rows),
                        () -> insertNameKeys(session, rows),
                        () -> insertDeposits(session, deposits, rows, act)),
                () -> outbox.send(session, registrations(deposits)));
    }

    private static List<OutgoingMessage> registrations(List<Deposit> deposits) {
        List<OutgoingMessage> messages = new ArrayList<>(deposits.size());
        for (Deposit deposit : deposits) {
            messages.add(DepositMessages.of(deposit, DepositChange.Action.REGISTERED));
        }
        return messages;
    }

    private static Uni<Integer> insertDeposits(
            Mutiny.Session session, List<Deposit> deposits, List<BatchRows.Taken> rows, Act act) {
        return session.createNativeQuery("""
                        INSERT INTO deposit (id, number, version, kind, parent_id, country, longitude, latitude,
                            accuracy_metres, deposit_type, stage, commodities, visibility, search_text, sort_name,
                            profile, registered_at, registered_by, changed_at, changed_by, registered_import)
                        SELECT n.id, n.number, 1, n.kind, n.parent_id, n.country, n.longitude, n.latitude, n.accuracy,
                            n.deposit_type, n.stage, n.commodities::text[], n.visibility, n.search_text, n.sort_name,
                            n.profile, ?16, ?17, ?16, ?17, ?18
                        FROM unnest(cast(?1 AS uuid[]), cast(?2 AS text[]), cast(?3 AS text[]), cast(?4 AS uuid[]),
                            cast(?5 AS text[]), cast(?6 AS float8[]), cast(?7 AS float8[]), cast(?8 AS float8[]),
                            cast(?9 AS text[]), cast(?10 AS text[]), cast(?11 AS text[]), cast(?12 AS text[]),
                            cast(?13 AS text[]), cast(?14 AS text[]), cast(?15 AS text[]))
                            AS n (id, number, kind, parent_id, country, longitude, latitude, accuracy, deposit_type,
                                  stage, commodities, visibility, search_text, sort_name, profile)""")
                .setParameter(1, ids(deposits, Deposit::id))
                .setParameter(2, column(deposits, Deposit::number))
                .setParameter(3, column(deposits, deposit -> deposit.kind().code()))
                .setParameter(4, ids(deposits, Deposit::parent))
                .setParameter(
                        5, column(deposits, deposit -> deposit.profile().place().country()))
                .setParameter(6, numbers(deposits, deposit -> longitude(deposit.position())))
                .setParameter(7, numbers(deposits, deposit -> latitude(deposit.position())))
                .setParameter(8, numbers(deposits, deposit -> accuracy(deposit.position())))
                .setParameter(9, column(deposits, Deposit::depositType))
                .setParameter(10, column(deposits, Deposit::stage))
                .setParameter(11, column(deposits, deposit -> arrayOf(deposit.commodityCodes())))
                .setParameter(
                        12, column(deposits, deposit -> deposit.visibility().code()))
                .setParameter(13, column(deposits, Deposit::searchText))
                .setParameter(14, column(deposits, Deposit::sortName))
                .setParameter(15, column(rows, BatchRows.Taken::profile))
                .setParameter(16, act.at())
                .setParameter(17, act.caller().name())
                .setParameter(18, act.importId())
                .executeUpdate();
    }

    private static Uni<Integer> insertRecords(
            Mutiny.Session session, List<Deposit> deposits, List<BatchRows.Taken> rows) {
        return session.createNativeQuery("""
                        INSERT INTO external_record (source, record_id, deposit_id, content_hash)
                        SELECT n.source, n.record_id, n.deposit_id, n.hash
                        FROM unnest(cast(?1 AS text[]), cast(?2 AS text[]), cast(?3 AS uuid[]), cast(?4 AS bigint[]))
                            AS n (source, record_id, deposit_id, hash)""")
                .setParameter(1, column(rows, row -> row.row().source()))
                .setParameter(2, column(rows, row -> row.row().recordId()))
                .setParameter(3, ids(deposits, Deposit::id))
                .setParameter(4, longs(rows, BatchRows.Taken::hash))
                .executeUpdate();
    }

    private static Uni<Integer> insertNameKeys(Mutiny.Session session, List<BatchRows.Taken> rows) {
        List<Named> named = Named.of(rows);
        return session.createNativeQuery("""
                        INSERT INTO name_key (key, deposit_id)
                        SELECT n.key, n.id FROM unnest(cast(?1 AS text[]), cast(?2 AS uuid[])) AS n (key, id)""")
                .setParameter(1, column(named, Named::key))
                .setParameter(2, ids(named, each -> each.deposit().id()))
                .executeUpdate();
    }

    /** Which of these deposits somebody has changed by hand. */
    Uni<Set<UUID>> editedByHand(Mutiny.Session session, List<UUID> deposits) {
        return session.createNativeQuery("""
                        SELECT DISTINCT deposit_id FROM deposit_change
                        WHERE deposit_id = ANY (cast(?1 AS uuid[])) AND import_id IS NULL AND version > 1""", UUID.class)
                .setParameter(1, deposits.toArray(UUID[]::new))
                .getResultList()
                .map(Set::copyOf);
    }

    /** Remembers what changed records said this time. */
    Uni<Integer> remember(Mutiny.Session session, List<BatchRows.Taken> rows) {
        return session.createNativeQuery("""
                        UPDATE external_record r SET content_hash = n.hash
                        FROM unnest(cast(?1 AS text[]), cast(?2 AS text[]), cast(?3 AS bigint[]))
                            AS n (source, record_id, hash)
                        WHERE r.source = n.source AND r.record_id = n.record_id""")
                .setParameter(1, column(rows, row -> row.row().source()))
                .setParameter(2, column(rows, row -> row.row().recordId()))
                .setParameter(3, longs(rows, BatchRows.Taken::hash))
                .executeUpdate();
    }

    /** A new deposit under one of the keys of its names. */
    private record Named(long row, String key, Deposit deposit) {

        static List<Named> of(List<BatchRows.Taken> rows) {
            List<Named> named = new ArrayList<>(rows.size());
            for (BatchRows.Taken row : rows) {
                for (String key : row.nameKeys()) {
                    named.add(new Named(row.row().number(), key, row.draft()));
                }
            }
            return named;
        }
    }

    /**
     * Pairs of a new deposit and an older one that share a name and lie close together, or in one country where a
     * position is not known; at most ten for each new one, the closest first.
     */
    Uni<List<Suspect>> suspects(Mutiny.Session session, List<BatchRows.Taken> rows, double kilometres) {
        List<Named> named = Named.of(rows);
        if (named.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        // From name to namesakes to their deposits, in this order, which an OFFSET 0 holds. By the statistics of a
        // registry that was nearly empty a minute ago, PostgreSQL would compare each row with every deposit.
        return session.createNativeQuery("""
                        WITH mine AS MATERIALIZED (
                            SELECT n.row, n.id, n.key COLLATE "C" AS key, n.kind, n.country, n.longitude, n.latitude
                            FROM unnest(cast(?1 AS bigint[]), cast(?2 AS uuid[]), cast(?3 AS text[]), cast(?4 AS text[]),
                                cast(?5 AS text[]), cast(?6 AS float8[]), cast(?7 AS float8[]))
                                AS n (row, id, key, kind, country, longitude, latitude)),
                        pair AS (
                            SELECT DISTINCT mine.row, mine.id AS mine, other.id AS other,
                                mine.country = other.country AS same_country,
                                kilometres_between(mine.longitude, mine.latitude, other.longitude, other.latitude) AS km
                            FROM mine
                            CROSS JOIN LATERAL (
                                SELECT k.deposit_id FROM name_key k WHERE k.key = mine.key AND k.deposit_id < mine.id
                                ORDER BY k.deposit_id DESC LIMIT ?9) same
                            CROSS JOIN LATERAL (
                                SELECT d.id, d.country, d.longitude, d.latitude FROM deposit d
                                WHERE d.id = same.deposit_id AND d.merged_into IS NULL AND d.kind = mine.kind
                                OFFSET 0) other),
                        close AS (
                            SELECT *, row_number() OVER (PARTITION BY mine ORDER BY km NULLS LAST, other) AS rank
                            FROM pair WHERE km <= ?8 OR km IS NULL AND same_country)
                        SELECT row, mine, other, km FROM close WHERE rank <= 10""", Tuple.class)
                .setParameter(1, longs(named, Named::row))
                .setParameter(2, ids(named, each -> each.deposit().id()))
                .setParameter(3, column(named, Named::key))
                .setParameter(4, column(named, each -> each.deposit().kind().code()))
                .setParameter(
                        5,
                        column(named, each -> each.deposit().profile().place().country()))
                .setParameter(6, numbers(named, each -> longitude(each.deposit().position())))
                .setParameter(7, numbers(named, each -> latitude(each.deposit().position())))
                .setParameter(8, kilometres)
                .setParameter(9, MOST_NAMESAKES)
                .getResultList()
                .map(pairs -> pairs.stream()
                        .map(pair -> new Suspect(
                                pair.get(0, Long.class),
                                pair.get(1, UUID.class),
                                pair.get(2, UUID.class),
                                pair.get(3, Double.class)))
                        .toList());
    }

    /** Codes are slugs of a vocabulary: nothing in them needs quoting. */
    private static String arrayOf(List<String> codes) {
        return codes.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static Double longitude(Position position) {
        return position == null ? null : position.longitude();
    }

    private static Double latitude(Position position) {
        return position == null ? null : position.latitude();
    }

    private static Double accuracy(Position position) {
        return position == null ? null : position.accuracyMetres();
    }

    static <T> String[] column(List<T> rows, Function<T, String> value) {
        return filled(new String[rows.size()], rows, value);
    }

    static <T> UUID[] ids(List<T> rows, Function<T, UUID> value) {
        return filled(new UUID[rows.size()], rows, value);
    }

    static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
        return filled(new Long[rows.size()], rows, value);
    }

    static <T> Double[] numbers(List<T> rows, Function<T, Double> value) {
        return filled(new Double[rows.size()], rows, value);
    }

    private static <T, V> V[] filled(V[] column, List<T> rows, Function<T, V> value) {
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}

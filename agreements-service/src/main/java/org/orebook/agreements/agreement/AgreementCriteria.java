package org.orebook.agreements.agreement;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.naming.SearchWords;
import org.orebook.chassis.page.Cursor;

/** The SQL of a search. Every value is a parameter; only columns and operators of our own are text. */
final class AgreementCriteria {

    private final AgreementQuery query;
    private final AgreementSight sight;
    private final boolean auditor;
    private final Instant now;
    private final StatementValues parameters = new StatementValues();
    private final List<String> conditions = new ArrayList<>();

    /**
     * @param auditor whether hidden deposits may be asked for
     */
    AgreementCriteria(AgreementQuery query, AgreementSight sight, boolean auditor, Instant now) {
        this.query = query;
        this.sight = sight;
        this.auditor = auditor;
        this.now = now;
    }

    /** One agreement of a page with what it is sorted by. */
    record Row(UUID id, String key) {

        static Row of(Tuple row) {
            return new Row(row.get(0, UUID.class), row.get(1, String.class));
        }
    }

    /** The query of the ids of a page and one more, in order. */
    Mutiny.SelectionQuery<Tuple> page(Mutiny.StatelessSession session) {
        conditions.add(sight.condition(parameters, now));
        if (query.text() != null) {
            conditions.add(text(NameKey.query(query.text())));
        }
        anyOf("a.type", query.types());
        anyOf("a.state", query.states());
        anyOf("a.binding", query.bindings());
        party();
        deposit();
        either("a.countries", "k.country = ANY (", query.countries(), ")");
        either("a.commodities", "k.commodities && (", query.commodities(), ")");
        signed();
        if (query.obligationDueBefore() != null) {
            conditions.add("EXISTS (SELECT FROM agreement_obligation o WHERE o.agreement_id = a.id AND o.state = 'open'"
                    + " AND o.due_on < " + parameters.add(query.obligationDueBefore()) + ")");
        }
        String key = switch (query.sort()) {
            case NEWEST -> "''";
            case TITLE -> "a.sort_title";
            case SIGNED -> "coalesce(a.signed_on, '')";
        };
        boolean descending = query.sort() != AgreementQuery.Sort.TITLE;
        if (query.cursor() != null) {
            after(key, descending);
        }
        String direction = descending ? " DESC" : "";
        String order = query.sort() == AgreementQuery.Sort.NEWEST
                ? "a.id" + direction
                : key + direction + ", a.id" + direction;
        String sql = "SELECT a.id, " + key + " FROM agreement a WHERE " + String.join(" AND ", conditions)
                + " ORDER BY " + order + " LIMIT " + parameters.add(query.limit() + 1);
        return parameters.bind(session.createNativeQuery(sql, Tuple.class));
    }

    /** Where the page ended, if there is more behind it. */
    Cursor next(List<Row> rows) {
        if (rows.size() <= query.limit()) {
            return null;
        }
        Row last = rows.get(query.limit() - 1);
        return new Cursor(query.fingerprint(), List.of(last.key(), last.id().toString()));
    }

    private void after(String key, boolean descending) {
        List<String> keys =
                Cursor.decode(query.cursor(), query.fingerprint(), 2).keys();
        UUID id;
        try {
            id = UUID.fromString(keys.get(1));
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
        String sign = descending ? " < " : " > ";
        conditions.add(
                query.sort() == AgreementQuery.Sort.NEWEST
                        ? "a.id" + sign + parameters.add(id)
                        : "(" + key + ", a.id)" + sign + "(" + parameters.add(keys.getFirst()) + ", "
                                + parameters.add(id) + ")");
    }

    private String text(SearchWords words) {
        if (words.isEmpty()) {
            // Signs alone are in no title.
            return "false";
        }
        List<String> readings = words.readings().stream()
                .map(reading -> "(" + String.join(" AND ", likes(reading.words())) + " OR "
                        + likes(List.of(reading.compact())).getFirst() + ")")
                .toList();
        return "(" + String.join(" OR ", readings) + ")";
    }

    private List<String> likes(List<String> words) {
        return words.stream()
                .map(word -> "a.search_text LIKE " + parameters.add("%" + word + "%"))
                .toList();
    }

    private void anyOf(String column, Collection<String> codes) {
        if (!codes.isEmpty()) {
            conditions.add(column + " = ANY (" + array(codes) + ")");
        }
    }

    private String array(Collection<String> codes) {
        return "cast(" + parameters.add(codes.toArray(String[]::new)) + " AS text[])";
    }

    private void party() {
        if (query.party() != null) {
            String asked = parameters.add(query.party());
            conditions.add("EXISTS (SELECT FROM agreement_party ap JOIN party p ON p.id = ap.party_id"
                    + " WHERE ap.agreement_id = a.id AND (p.code = " + asked + " OR cast(p.id AS text) = " + asked
                    + "))");
        }
    }

    /**
     * Of a deposit and of all that gave way to it. The id of a hidden one stands in the agreements themselves; its number
     * finds nothing, and neither does what is known of it.
     */
    private void deposit() {
        if (query.deposit() == null) {
            return;
        }
        String asked = parameters.add(query.deposit());
        conditions.add("a.id IN (WITH RECURSIVE same (id) AS (SELECT k.id FROM known_deposit k WHERE (k.number = "
                + asked + " OR cast(k.id AS text) = " + asked + ") AND "
                + sight.depositCondition(parameters, now, auditor)
                + " UNION SELECT k.id FROM known_deposit k JOIN same s ON k.merged_into = s.id)"
                + " SELECT ad.agreement_id FROM agreement_deposit ad JOIN same s ON s.id = ad.deposit_id"
                + " UNION SELECT ad.agreement_id FROM agreement_deposit ad WHERE cast(ad.deposit_id AS text) = " + asked
                + ")");
    }

    /** What a line names itself, or what is known of its deposit. */
    private void either(String column, String ofDeposit, Collection<String> codes, String end) {
        if (!codes.isEmpty()) {
            String wanted = array(codes);
            conditions.add("(" + column + " && " + wanted
                    + " OR EXISTS (SELECT FROM agreement_deposit ad JOIN known_deposit k ON k.id = ad.deposit_id"
                    + " WHERE ad.agreement_id = a.id AND " + ofDeposit + wanted + end + " AND "
                    + sight.depositCondition(parameters, now, auditor) + "))");
        }
    }

    /** Of a date that is less exact than the other, as much is compared as both say. */
    private void signed() {
        if (query.signedFrom() != null) {
            String from = parameters.add(query.signedFrom());
            conditions.add("left(a.signed_on, least(length(a.signed_on), length(" + from + "))) >= left(" + from
                    + ", least(length(a.signed_on), length(" + from + ")))");
        }
        if (query.signedUntil() != null) {
            String until = parameters.add(query.signedUntil());
            conditions.add("left(a.signed_on, least(length(a.signed_on), length(" + until + "))) <= left(" + until
                    + ", least(length(a.signed_on), length(" + until + ")))");
        }
    }
}

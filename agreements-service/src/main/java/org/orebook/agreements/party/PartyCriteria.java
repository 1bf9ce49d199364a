package org.orebook.agreements.party;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.naming.SearchWords;
import org.orebook.chassis.page.Cursor;

/** The SQL of a search of parties. Every value is a parameter; only columns and operators of our own are text. */
final class PartyCriteria {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** How a text is held against names. */
    enum Match {
        /** All its words, or the whole of it written as one, stand in the names. */
        WORDS,
        /** The names have a part that is spelled nearly so. */
        SIMILAR
    }

    /** One party of a page with what it is sorted by. */
    record Row(UUID id, Object sortKey) {}

    private final PartyQuery query;
    private final Match match;
    private final List<Object> parameters = new ArrayList<>();
    private final String sql;

    PartyCriteria(PartyQuery query, PartySight sight, Match match) {
        this.query = query;
        this.match = match;
        this.sql = page(where(sight));
    }

    /** Selects the ids of a page and one more, each with its sort key, in order. */
    String sql() {
        return sql;
    }

    /** The parameters, the first being {@code ?1}. */
    List<Object> parameters() {
        return parameters;
    }

    /** Where the page ended, if there is more behind it. */
    Cursor next(List<Row> rows) {
        if (rows.size() <= query.limit()) {
            return null;
        }
        Row last = rows.get(query.limit() - 1);
        return new Cursor(
                query.fingerprint(),
                List.of(match.name(), last.sortKey().toString(), last.id().toString()));
    }

    /** How the page that a cursor comes from was matched. */
    static Match matchOf(PartyQuery query) {
        if (query.cursor() == null) {
            return Match.WORDS;
        }
        try {
            return Match.valueOf(cursor(query).keys().getFirst());
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    private static Cursor cursor(PartyQuery query) {
        return Cursor.decode(query.cursor(), query.fingerprint(), 3);
    }

    private String page(String where) {
        boolean descending = query.sort() == PartyQuery.Sort.RELEVANCE || query.sort() == PartyQuery.Sort.CHANGED;
        String direction = descending ? " DESC" : "";
        String found =
                "SELECT id, key FROM (SELECT p.id, " + sortKey() + " AS key FROM party p WHERE " + where + ") found";
        String after = query.cursor() == null ? "" : after(descending);
        return found + after + " ORDER BY key" + direction + ", id" + direction + " LIMIT "
                + parameter(query.limit() + 1);
    }

    private String where(PartySight sight) {
        List<String> conditions = new ArrayList<>();
        conditions.add("true");
        if (!sight.all()) {
            conditions.add("p.id = ANY (cast(" + parameter(sight.seen().toArray(UUID[]::new)) + " AS uuid[]))");
        }
        if (query.text() != null) {
            conditions.add(text(NameKey.query(query.text())));
        }
        anyOf(conditions, "p.country", query.countries());
        anyOf(conditions, "p.kind", query.kinds());
        if (query.identifier() != null) {
            conditions.add("p.id IN (SELECT i.party_id FROM party_identifier i WHERE i.number = "
                    + parameter(query.identifier()) + ")");
        }
        return String.join(" AND ", conditions);
    }

    private String text(SearchWords words) {
        if (words.isEmpty()) {
            // Signs alone are in no name.
            return "false";
        }
        if (match == Match.SIMILAR) {
            return parameter(words.compact()) + " <% p.search_text";
        }
        List<String> readings = words.readings().stream().map(this::reading).toList();
        return "(" + String.join(" OR ", readings) + ")";
    }

    private String reading(SearchWords.Reading reading) {
        List<String> words = reading.words().stream()
                .map(word -> "p.search_text LIKE " + parameter("%" + word + "%"))
                .toList();
        return "(" + String.join(" AND ", words) + ") OR p.search_text LIKE "
                + parameter("%" + reading.compact() + "%");
    }

    private void anyOf(List<String> conditions, String column, List<String> codes) {
        if (codes.size() == 1) {
            // Plain equality lets the planner walk an index in the order of the page.
            conditions.add(column + " = " + parameter(codes.getFirst()));
        } else if (!codes.isEmpty()) {
            conditions.add(column + " = ANY (cast(" + parameter(codes.toArray(String[]::new)) + " AS text[]))");
        }
    }

    private String sortKey() {
        return switch (query.sort()) {
            case NAME -> "p.sort_name";
            case CODE -> "p.code";
            case CHANGED -> "p.changed_at";
            case RELEVANCE -> relevance();
        };
    }

    /** The name itself, then names that begin with it, then those that hold little else. */
    private String relevance() {
        if (match == Match.SIMILAR) {
            String compact = parameter(NameKey.query(query.text()).compact());
            return "round(1000 * word_similarity(" + compact + ", p.search_text))::integer";
        }
        String name = NameKey.fold(query.text());
        return "CASE WHEN p.sort_name = " + parameter(name) + " THEN 2000 WHEN p.sort_name LIKE "
                + parameter(name + "%") + " THEN 1000 ELSE 0 END - least(length(p.sort_name), 999)";
    }

    private String after(boolean descending) {
        List<String> keys = cursor(query).keys();
        try {
            Object key = switch (query.sort()) {
                case NAME, CODE -> keys.get(1);
                case CHANGED -> instant(keys.get(1));
                case RELEVANCE -> Integer.valueOf(keys.get(1));
            };
            UUID id = UUID.fromString(keys.get(2));
            return " WHERE (key, id) " + (descending ? "<" : ">") + " (" + parameter(key) + ", " + parameter(id) + ")";
        } catch (IllegalArgumentException | DateTimeException forged) {
            throw Cursor.unknown();
        }
    }

    private static Instant instant(String key) {
        Instant instant = Instant.parse(key);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
            throw new DateTimeException("no time of a change");
        }
        return instant;
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }
}

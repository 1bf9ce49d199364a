package org.orebook.deposits.deposit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.naming.SearchWords;
import org.orebook.chassis.page.Cursor;

/** The SQL of a search. Every value is a parameter; only columns and operators of our own are text. */
final class DepositCriteria {

    private static final double WIDE_SQUARE_DEGREES = 25;
    private static final double KILOMETRES_PER_DEGREE = 111.19;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** How a text is held against names. */
    enum Match {
        /** All its words, or the whole of it written as one, stand in the names. */
        WORDS,
        /** The names have a part that is spelled nearly so. */
        SIMILAR
    }

    /** SQL with its parameters, the first being {@code ?1}. */
    record Sql(String text, List<Object> parameters) {}

    /** One deposit of a page with what it is sorted by. */
    record Row(UUID id, Object sortKey) {}

    private final DepositQuery query;
    private final Match match;
    private final int fingerprint;
    private final List<Object> parameters = new ArrayList<>();
    private final String where;

    DepositCriteria(DepositQuery query, Sight sight, Instant now, Match match) {
        this.query = query;
        this.match = match;
        this.fingerprint = fingerprint(query);
        this.where = where(sight, now);
    }

    /** The ids of a page and one more, in order. */
    Sql page() {
        List<Object> all = new ArrayList<>(parameters);
        String key = sortKey(all);
        boolean descending = query.sort() == DepositQuery.Sort.RELEVANCE || query.sort() == DepositQuery.Sort.CHANGED;
        String after = query.cursor() == null ? "" : after(all, descending);
        String direction = descending ? " DESC" : "";
        all.add(query.limit() + 1);
        String text = "SELECT id, key FROM (SELECT d.id, " + key + " AS key FROM deposit d WHERE " + where + ") found"
                + after + " ORDER BY key" + direction + ", id" + direction + " LIMIT ?" + all.size();
        return new Sql(text, all);
    }

    /** Counts of the most frequent values of each facet, over all that is found. */
    Sql facets(List<DepositQuery.Facet> facets, int most) {
        List<String> counts = new ArrayList<>();
        for (DepositQuery.Facet facet : facets) {
            String from = facet.column() == null ? "found, unnest(commodities) AS value" : "found";
            String value = facet.column() == null ? "value" : facet.column();
            counts.add("(SELECT '" + facet.code() + "' AS facet, " + value + " AS value, count(*) AS n FROM " + from
                    + " WHERE " + value + " IS NOT NULL GROUP BY 2 ORDER BY n DESC, value LIMIT " + most + ")");
        }
        String text = "WITH found AS (SELECT d.country, d.commodities, d.kind, d.stage, d.deposit_type FROM deposit d"
                + " WHERE " + where + ") " + String.join(" UNION ALL ", counts);
        return new Sql(text, parameters);
    }

    /** Where the page ended, if there is more behind it. */
    Cursor next(List<Row> rows) {
        if (rows.size() <= query.limit()) {
            return null;
        }
        Row last = rows.get(query.limit() - 1);
        return new Cursor(
                fingerprint,
                List.of(match.name(), last.sortKey().toString(), last.id().toString()));
    }

    /** How the page that a cursor comes from was matched. */
    static Match matchOf(DepositQuery query) {
        return query.cursor() == null ? Match.WORDS : matchOf(cursor(query));
    }

    private static Match matchOf(Cursor cursor) {
        try {
            return Match.valueOf(cursor.keys().getFirst());
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    private static Cursor cursor(DepositQuery query) {
        return Cursor.decode(query.cursor(), fingerprint(query), 3);
    }

    private static int fingerprint(DepositQuery query) {
        return Objects.hash(
                query.text(),
                query.countries(),
                query.commodities().stream().sorted().toList(),
                query.kinds(),
                query.stages(),
                query.depositTypes(),
                query.visibilities(),
                query.boxes(),
                query.near(),
                query.parent(),
                query.source(),
                query.sort().code());
    }

    private String where(Sight sight, Instant now) {
        List<String> conditions = new ArrayList<>();
        conditions.add("d.merged_into IS NULL");
        if (sight != Sight.EVERYTHING) {
            conditions.add(sight.condition(parameter(now)));
        }
        if (query.text() != null) {
            conditions.add(text(NameKey.query(query.text())));
        }
        anyOf(conditions, "d.country", query.countries());
        anyOf(conditions, "d.kind", query.kinds());
        anyOf(conditions, "d.stage", query.stages());
        anyOf(conditions, "d.deposit_type", query.depositTypes());
        anyOf(conditions, "d.visibility", query.visibilities());
        if (!query.commodities().isEmpty()) {
            conditions.add("d.commodities && " + parameter(query.commodities().toArray(String[]::new)));
        }
        if (!query.boxes().isEmpty()) {
            conditions.add("("
                    + String.join(
                            " OR ", query.boxes().stream().map(this::inside).toList()) + ")");
        }
        if (query.near() != null) {
            conditions.add(around(query.near()));
        }
        if (query.parent() != null) {
            conditions.add(partOf(sight, now));
        }
        if (query.source() != null) {
            conditions.add("EXISTS (SELECT FROM external_record r WHERE r.deposit_id = d.id AND r.source = "
                    + parameter(query.source()) + ")");
        }
        return String.join(" AND ", conditions);
    }

    private String text(SearchWords words) {
        if (words.isEmpty()) {
            // Signs alone are in no name.
            return "false";
        }
        if (match == Match.SIMILAR) {
            return parameter(words.compact()) + " <% d.search_text";
        }
        List<String> readings = words.readings().stream().map(this::reading).toList();
        return "(" + String.join(" OR ", readings) + ")";
    }

    private String reading(SearchWords.Reading reading) {
        List<String> words = reading.words().stream()
                .map(word -> "d.search_text LIKE " + parameter("%" + word + "%"))
                .toList();
        String all = "(" + String.join(" AND ", words) + ")";
        return words.size() == 1 && reading.words().getFirst().equals(reading.compact())
                ? all
                : all + " OR d.search_text LIKE " + parameter("%" + reading.compact() + "%");
    }

    private void anyOf(List<String> conditions, String column, Collection<String> codes) {
        if (codes.size() == 1) {
            // Plain equality lets the planner walk an index in the order of the page.
            conditions.add(column + " = " + parameter(codes.iterator().next()));
        } else if (!codes.isEmpty()) {
            conditions.add(column + " = ANY (" + parameter(codes.toArray(String[]::new)) + ")");
        }
    }

    /**
     * Within a box. The planner takes any box for a thousandth of the world: in a wide one it would read half the
     * registry to find the two names that a text asks for, and in a narrow one compare thousands of neighbours with it
     * letter by letter. There the text leads, and the position is looked at after.
     */
    private String inside(DepositQuery.Box box) {
        double squareDegrees = (box.east() - box.west()) * (box.north() - box.south());
        boolean textLeads = query.text() != null && (match == Match.SIMILAR || squareDegrees > WIDE_SQUARE_DEGREES);
        if (textLeads) {
            return "d.longitude BETWEEN " + parameter(box.west()) + " AND " + parameter(box.east())
                    + " AND d.latitude BETWEEN " + parameter(box.south()) + " AND " + parameter(box.north());
        }
        return "point(d.longitude, d.latitude) <@ box(point(" + parameter(box.west()) + ", " + parameter(box.south())
                + "), point(" + parameter(box.east()) + ", " + parameter(box.north()) + "))";
    }

    private String around(DepositQuery.Near near) {
        double latitudes = near.kilometres() / KILOMETRES_PER_DEGREE;
        double south = Math.max(-90, near.latitude() - latitudes);
        double north = Math.min(90, near.latitude() + latitudes);
        double narrowest = Math.cos(Math.toRadians(Math.max(Math.abs(south), Math.abs(north))));
        double longitudes = narrowest < 0.001 ? 360 : latitudes / narrowest;
        double west = near.longitude() - longitudes;
        double east = near.longitude() + longitudes;
        List<String> boxes = new ArrayList<>();
        if (longitudes >= 180) {
            boxes.add(inside(new DepositQuery.Box(-180, south, 180, north)));
        } else {
            boxes.add(inside(new DepositQuery.Box(Math.max(-180, west), south, Math.min(180, east), north)));
            if (west < -180) {
                boxes.add(inside(new DepositQuery.Box(west + 360, south, 180, north)));
            }
            if (east > 180) {
                boxes.add(inside(new DepositQuery.Box(-180, south, east - 360, north)));
            }
        }
        return "(" + String.join(" OR ", boxes) + ") AND " + kilometres(near, parameters) + " <= "
                + parameter(near.kilometres());
    }

    /** Parts of a deposit that the caller may know of: of any other, there are none. */
    private String partOf(Sight sight, Instant now) {
        String seen = sight == Sight.EVERYTHING
                ? ""
                : " AND " + sight.condition(parameter(now)).replace("d.", "p.");
        String given = parameter(query.parent());
        return "d.parent_id IN (SELECT p.id FROM deposit p WHERE (p.number = " + given + " OR p.id::text = " + given
                + ")" + seen + ")";
    }

    private String sortKey(List<Object> all) {
        return switch (query.sort()) {
            case NAME -> "d.sort_name";
            case NUMBER -> "d.number COLLATE \"C\"";
            case CHANGED -> "d.changed_at";
            case DISTANCE -> kilometres(query.near(), all);
            case RELEVANCE -> relevance(all);
        };
    }

    /**
     * The name itself, then names that begin with it, then those that hold little else. Similarity costs microseconds a
     * row, so that only what is similar is ranked by it: a word such as "mine" is in thousands of names.
     */
    private String relevance(List<Object> all) {
        if (match == Match.SIMILAR) {
            all.add(NameKey.query(query.text()).compact());
            return "round(1000 * word_similarity(?" + all.size() + ", d.search_text))::integer";
        }
        String name = NameKey.fold(query.text());
        all.add(name);
        all.add(name + "%");
        return "CASE WHEN d.sort_name = ?" + (all.size() - 1) + " THEN 2000 WHEN d.sort_name LIKE ?" + all.size()
                + " THEN 1000 ELSE 0 END - least(length(d.sort_name), 999)";
    }

    private static String kilometres(DepositQuery.Near near, List<Object> all) {
        all.add(near.longitude());
        all.add(near.latitude());
        return "kilometres_between(?" + (all.size() - 1) + ", ?" + all.size() + ", d.longitude, d.latitude)";
    }

    private String after(List<Object> all, boolean descending) {
        List<String> keys = cursor(query).keys();
        try {
            all.add(
                    switch (query.sort()) {
                        case NAME, NUMBER -> keys.get(1);
                        case CHANGED -> instant(keys.get(1));
                        case DISTANCE -> Double.valueOf(keys.get(1));
                        case RELEVANCE -> Integer.valueOf(keys.get(1));
                    });
            all.add(UUID.fromString(keys.get(2)));
        } catch (IllegalArgumentException | DateTimeException forged) {
            throw Cursor.unknown();
        }
        return " WHERE (key, id) " + (descending ? "<" : ">") + " (?" + (all.size() - 1) + ", ?" + all.size() + ")";
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

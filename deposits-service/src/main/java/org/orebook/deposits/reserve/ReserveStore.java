package org.orebook.deposits.reserve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.transaction.Columns;

/** Keeps tables of country figures. A table is never changed: another one takes its place. */
@ApplicationScoped
class ReserveStore {

    private static final String FIGURE = """
            f.ordinal, f.kind, f.country, f.name, f.measure, f.year, f.estimated, f.value, f.qualifier, f.absence, f.raw,
            f.unit, f.basis, f.basis_as_reported, f.note, f.uri""";

    private final ObjectMapper json;

    ReserveStore(ObjectMapper json) {
        this.json = json;
    }

    /** A table that is kept and counts. */
    record Kept(UUID id, String edition, String commodity, String contentHash, boolean shipped) {}

    /** Who loads a table, when and from what. */
    record Load(String subject, String name, Instant at, String requestId, String fileHash, boolean shipped) {}

    /** A figure with the table that it stands in. */
    record Found(String source, String edition, String commodity, CountryFigure figure) {}

    /** Where a page of figures begins: after this figure. */
    record After(String commodity, String edition, String measure, int year, int ordinal) {

        static final After NOTHING = new After("", "", "", 0, 0);
    }

    /** Where a page of tables begins: after this table. */
    record AfterTable(String commodity, String edition, UUID id) {

        static final AfterTable NOTHING = new AfterTable("", "", new UUID(0, 0));
    }

    Uni<List<Kept>> present(Mutiny.Session session, List<EditionTable> tables) {
        return session.createNativeQuery("""
                        SELECT id, edition, commodity, content_hash, shipped FROM reserve_table
                        WHERE replaced_at IS NULL AND edition = ANY (cast(?1 AS text[]))""", Tuple.class)
                .setParameter(
                        1, tables.stream().map(EditionTable::edition).distinct().toArray(String[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Kept(
                                row.get(0, UUID.class),
                                row.get(1, String.class),
                                row.get(2, String.class),
                                row.get(3, String.class),
                                row.get(4, Boolean.class)))
                        .toList());
    }

    /** Takes the place of a table away. Who comes second finds it done, and fails at the unique index. */
    Uni<Void> replace(Mutiny.Session session, UUID id, Instant at) {
        return session.createNativeQuery(
                        "UPDATE reserve_table SET replaced_at = ?2 WHERE id = ?1 AND replaced_at IS NULL")
                .setParameter(1, id)
                .setParameter(2, at)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> add(Mutiny.Session session, UUID id, EditionTable table, Load load) {
        return session.createNativeQuery("""
                        INSERT INTO reserve_table (id, source, edition, edition_year, commodity, rows, content_hash,
                                                   file_hash, shipped, loaded_at, by_subject, by_name, request_id)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)""")
                .setParameter(1, id)
                .setParameter(2, table.source())
                .setParameter(3, table.edition())
                .setParameter(4, table.year())
                .setParameter(5, table.commodity())
                .setParameter(6, table.rows())
                .setParameter(7, table.contentHash())
                .setParameter(8, load.fileHash())
                .setParameter(9, load.shipped())
                .setParameter(10, load.at())
                .setParameter(11, load.subject())
                .setParameter(12, load.name())
                .setParameter(13, load.requestId())
                .executeUpdate()
                .chain(() -> addFigures(session, id, table))
                .replaceWithVoid();
    }

    private Uni<Integer> addFigures(Mutiny.Session session, UUID id, EditionTable table) {
        return session.createNativeQuery("""
                        INSERT INTO reserve_figure (table_id, ordinal, kind, country, name, measure, year, estimated, value,
                                                    qualifier, absence, raw, unit, basis, basis_as_reported, note, uri)
                        SELECT ?1, f.* FROM json_to_recordset(cast(cast(?2 AS text) AS json)) AS f (
                            ordinal integer, kind text, country text, name text, measure text, year integer,
                            estimated boolean, value numeric, qualifier text, absence text, raw text, unit text, basis text,
                            basis_as_reported text, note text, uri text)""")
                .setParameter(1, id)
                .setParameter(
                        2,
                        write(table.figures().stream()
                                .map(ReserveStore::columns)
                                .toList()))
                .executeUpdate();
    }

    private static Map<String, Object> columns(CountryFigure figure) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("ordinal", figure.ordinal());
        columns.put("kind", figure.kind().code());
        columns.put("country", figure.country());
        columns.put("name", figure.name());
        columns.put("measure", figure.measure().code());
        columns.put("year", figure.year());
        columns.put("estimated", figure.estimated());
        columns.put("value", figure.value() == null ? null : figure.value().toPlainString());
        columns.put(
                "qualifier",
                figure.qualifier() == null ? null : figure.qualifier().code());
        columns.put(
                "absence", figure.absence() == null ? null : figure.absence().code());
        columns.put("raw", figure.raw());
        columns.put("unit", figure.unit());
        columns.put("basis", figure.basis());
        columns.put("basis_as_reported", figure.basisAsReported());
        columns.put("note", figure.note());
        columns.put("uri", figure.uri());
        return columns;
    }

    /** All tables of a commodity that count, with the figures of one measure: the oldest edition first. */
    Uni<List<EditionTable>> tables(Mutiny.StatelessSession session, String commodity, Measure measure) {
        return session.createNativeQuery("SELECT " + FIGURE + """
                        , t.source, t.edition, t.edition_year, t.rows
                        FROM reserve_table t JOIN reserve_figure f ON f.table_id = t.id
                        WHERE t.commodity = ?1 AND t.replaced_at IS NULL AND f.measure = ?2
                        ORDER BY t.edition_year, t.edition, f.year, f.ordinal""", Tuple.class)
                .setParameter(1, commodity)
                .setParameter(2, measure.code())
                .getResultList()
                .map(rows -> tables(commodity, rows));
    }

    private static List<EditionTable> tables(String commodity, List<Tuple> rows) {
        Map<String, List<Tuple>> byEdition = new LinkedHashMap<>();
        rows.forEach(row -> byEdition
                .computeIfAbsent(row.get(17, String.class), edition -> new ArrayList<>())
                .add(row));
        return byEdition.values().stream()
                .map(of -> new EditionTable(
                        of.getFirst().get(16, String.class),
                        of.getFirst().get(17, String.class),
                        of.getFirst().get(18, Integer.class),
                        commodity,
                        of.getFirst().get(19, Integer.class),
                        of.stream().map(ReserveStore::figure).toList()))
                .toList();
    }

    /** Which commodities have tables that count: of any commodity, or of the one asked for. */
    Uni<List<String>> commodities(Mutiny.StatelessSession session) {
        return session.createNativeQuery(
                        "SELECT DISTINCT commodity FROM reserve_table WHERE replaced_at IS NULL ORDER BY commodity",
                        String.class)
                .getResultList();
    }

    /** Figures of tables that count, in the order of commodity, edition, measure, year and row. */
    Uni<List<Found>> figures(Mutiny.StatelessSession session, FigureQuery query, After after, int limit) {
        return session.createNativeQuery("SELECT " + FIGURE + """
                        , t.source, t.edition, t.commodity
                        FROM reserve_table t JOIN reserve_figure f ON f.table_id = t.id
                        WHERE t.replaced_at IS NULL
                          AND (cast(?1 AS text) IS NULL OR t.commodity = ?1)
                          AND (cast(?2 AS text) IS NULL OR t.edition = ?2)
                          AND (cast(?3 AS text) IS NULL OR f.country = ?3)
                          AND (cast(?4 AS text) IS NULL OR f.measure = ?4)
                          AND (t.commodity, t.edition, f.measure, f.year, f.ordinal) > (?5, ?6, ?7, ?8, ?9)
                        ORDER BY t.commodity, t.edition, f.measure, f.year, f.ordinal
                        LIMIT ?10""", Tuple.class)
                .setParameter(
                        1, query.commodity() == null ? null : query.commodity().code())
                .setParameter(2, query.edition())
                .setParameter(3, query.country())
                .setParameter(
                        4, query.measure() == null ? null : query.measure().code())
                .setParameter(5, after.commodity())
                .setParameter(6, after.edition())
                .setParameter(7, after.measure())
                .setParameter(8, after.year())
                .setParameter(9, after.ordinal())
                .setParameter(10, limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Found(
                                row.get(16, String.class),
                                row.get(17, String.class),
                                row.get(18, String.class),
                                figure(row)))
                        .toList());
    }

    private static CountryFigure figure(Tuple row) {
        return new CountryFigure(
                row.get(0, Integer.class),
                RowKind.ofCode(row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, String.class),
                Measure.ofCode(row.get(4, String.class)),
                row.get(5, Integer.class),
                row.get(6, Boolean.class),
                row.get(7, BigDecimal.class),
                qualifier(row.get(8, String.class)),
                Absence.ofCode(row.get(9, String.class)),
                row.get(10, String.class),
                row.get(11, String.class),
                row.get(12, String.class),
                row.get(13, String.class),
                row.get(14, String.class),
                row.get(15, String.class));
    }

    private static Qualifier qualifier(String code) {
        return Arrays.stream(Qualifier.values())
                .filter(qualifier -> qualifier.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Tables that were ever loaded, in the order of commodity, edition and load. */
    Uni<List<EditionView>> editions(Mutiny.StatelessSession session, String commodity, AfterTable after, int limit) {
        return session.createNativeQuery("""
                        SELECT t.id, t.source, t.edition, t.commodity, t.rows, t.shipped, t.loaded_at, t.by_name,
                               t.request_id, t.file_hash, t.replaced_at,
                               string_agg(DISTINCT f.measure, ','), string_agg(DISTINCT f.unit, ','),
                               string_agg(DISTINCT f.basis, ','),
                               string_agg(DISTINCT f.year || CASE WHEN f.estimated THEN 'e' ELSE '' END, ',')
                                   FILTER (WHERE f.year > 0)
                        FROM reserve_table t LEFT JOIN reserve_figure f ON f.table_id = t.id
                        WHERE (cast(?1 AS text) IS NULL OR t.commodity = ?1)
                          AND (t.commodity, t.edition, t.id) > (?2, ?3, ?4)
                        GROUP BY t.id ORDER BY t.commodity, t.edition, t.id LIMIT ?5""", Tuple.class)
                .setParameter(1, commodity)
                .setParameter(2, after.commodity())
                .setParameter(3, after.edition())
                .setParameter(4, after.id())
                .setParameter(5, limit)
                .getResultList()
                .map(rows -> rows.stream().map(ReserveStore::edition).toList());
    }

    private static EditionView edition(Tuple row) {
        return new EditionView(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                list(row.get(11, String.class)),
                list(row.get(12, String.class)),
                list(row.get(13, String.class)),
                list(row.get(14, String.class)),
                row.get(4, Integer.class),
                row.get(5, Boolean.class),
                Columns.instant(row.get(6)),
                row.get(7, String.class),
                row.get(8, String.class),
                row.get(9, String.class),
                Columns.instant(row.get(10)));
    }

    private static List<String> list(String joined) {
        return joined == null ? List.of() : List.of(joined.split(",", -1));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}

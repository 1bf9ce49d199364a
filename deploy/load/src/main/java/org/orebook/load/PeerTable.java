package org.orebook.load;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A plain table with the indexes that anybody would give it: what COPY writes a file to.
 *
 * @param name of the table
 * @param columnsWithTypes in the order of the file
 * @param key definition of its primary key
 * @param indexes columns of each index
 */
record PeerTable(String name, List<String> columnsWithTypes, String key, List<String> indexes) {

    static final PeerTable DEPOSITS = new PeerTable(
            "deposit",
            List.of(
                    "source text NOT NULL",
                    "record_id text NOT NULL",
                    "name text",
                    "country text",
                    "country_as_reported text",
                    "iso2 text",
                    "iso3 text",
                    "province text",
                    "lat double precision",
                    "lon double precision",
                    "commodities text[]",
                    "deposit_types text[]",
                    "rank text",
                    "source_uri text"),
            "PRIMARY KEY (source, record_id)",
            List.of("name", "iso2", "lon, lat"));

    /** Its rows are not unique, so that it has a number for a key. */
    static final PeerTable ESTIMATES = new PeerTable(
            "estimate",
            List.of(
                    "source text NOT NULL",
                    "record_id text NOT NULL",
                    "site_name text",
                    "country text",
                    "iso2 text",
                    "lat double precision",
                    "lon double precision",
                    "commodity text",
                    "commodity_as_reported text",
                    "form text",
                    "categories text",
                    "zone text",
                    "ore_value numeric",
                    "ore_unit text",
                    "grade_value numeric",
                    "grade_unit text",
                    "cutoff_value numeric",
                    "cutoff_unit text",
                    "contained_metal numeric",
                    "effective_date text",
                    "document_title text",
                    "document_uri text",
                    "page text",
                    "source_uri text"),
            "number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            List.of("source, record_id", "commodity", "iso2"));

    /** The statements that make it. */
    String definition() {
        return "CREATE TABLE %s (%s, %s);".formatted(name, String.join(", ", columnsWithTypes), key)
                + indexes.stream()
                        .map(index -> "CREATE INDEX ON %s (%s);".formatted(name, index))
                        .collect(Collectors.joining());
    }

    /** The columns of the file. */
    String columns() {
        return columnsWithTypes.stream()
                .map(column -> column.substring(0, column.indexOf(' ')))
                .collect(Collectors.joining(", "));
    }
}

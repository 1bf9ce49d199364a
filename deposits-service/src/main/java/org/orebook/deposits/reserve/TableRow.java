package org.orebook.deposits.reserve;

import java.util.List;
import java.util.Map;

/**
 * A row of a table of countries as it was written, column by column, before anything is believed.
 *
 * @param number of the row, from 1
 * @param cells text by column; a column that is missing is empty
 */
record TableRow(int number, Map<String, String> cells) {

    /** The columns of a file, in any order; those that are absent are empty. */
    static final List<String> COLUMNS = List.of(
            "edition",
            "commodity",
            "unit",
            "basis",
            "country",
            "iso2",
            "row_kind",
            "year_a",
            "production_a",
            "production_a_raw",
            "year_b",
            "production_b",
            "production_b_raw",
            "reserves",
            "reserves_qualifier",
            "reserves_raw",
            "note",
            "source_url");

    /** Those that a file cannot do without. */
    static final List<String> NEEDED = List.of("edition", "commodity", "unit", "basis", "country", "row_kind");

    TableRow {
        cells = Map.copyOf(cells);
    }

    String cell(String column) {
        return cells.getOrDefault(column, "");
    }
}

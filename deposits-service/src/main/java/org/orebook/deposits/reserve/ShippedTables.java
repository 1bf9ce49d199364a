package org.orebook.deposits.reserve;

import io.quarkus.runtime.annotations.RegisterResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables that come with a release, as rows like those of a file. Their text is indented: an edition, a commodity of
 * it, a country of that; fields are parted by {@code |}.
 */
@RegisterResources(globs = "reserves/*")
final class ShippedTables {

    private static final String FILE = "/reserves/mcs.txt";
    private static final int SPACES_PER_LEVEL = 2;

    private ShippedTables() {}

    static byte[] file() {
        try (InputStream in = ShippedTables.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the application");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    static List<TableRow> rows() {
        List<TableRow> rows = new ArrayList<>();
        Map<String, String> cells = new HashMap<>();
        for (String line : new String(file(), StandardCharsets.UTF_8).split("\n", -1)) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            List<String> fields =
                    Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
            switch (line.indexOf(text) / SPACES_PER_LEVEL) {
                case 0 -> cells.put("edition", fields.getFirst());
                case 1 -> put(cells, fields, "commodity", "unit", "basis", "year_a", "year_b", "source_url");
                default -> {
                    put(cells, fields, "iso2", "country", "production_a_raw", "production_b_raw", "reserves_raw");
                    cells.put("note", fields.size() > 5 ? fields.get(5) : "");
                    rows.add(new TableRow(rows.size() + 1, ofKind(cells)));
                }
            }
        }
        return rows;
    }

    private static void put(Map<String, String> cells, List<String> fields, String... columns) {
        for (int i = 0; i < columns.length; i++) {
            cells.put(columns[i], fields.get(i));
        }
    }

    private static Map<String, String> ofKind(Map<String, String> read) {
        Map<String, String> cells = new HashMap<>(read);
        RowKind kind = switch (read.get("iso2")) {
            case "+" -> RowKind.OTHER;
            case "=" -> RowKind.WORLD_TOTAL;
            default -> RowKind.COUNTRY;
        };
        cells.put("row_kind", kind.code());
        if (kind != RowKind.COUNTRY) {
            cells.put("iso2", "");
        }
        return cells;
    }
}

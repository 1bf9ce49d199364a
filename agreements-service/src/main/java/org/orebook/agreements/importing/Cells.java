package org.orebook.agreements.importing;

import java.util.List;
import java.util.Map;

/**
 * The cells of one row, by column.
 *
 * @param number the data row in the file, counted from 1
 */
record Cells(long number, Map<String, Integer> columns, List<String> fields) {

    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&apos;", "'", "&nbsp;", " ");

    Cells {
        fields = List.copyOf(fields);
    }

    /** What stands in a column, on one line and without what HTML left in it; {@code null} where nothing does. */
    String text(String column) {
        Integer place = columns.get(column);
        String text = place == null || place >= fields.size() ? "" : plain(fields.get(place));
        return text.isEmpty() ? null : text;
    }

    private static String plain(String cell) {
        String text = cell;
        if (text.indexOf('&') >= 0) {
            for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
                text = text.replace(entity.getKey(), entity.getValue());
            }
            // The last, or what it leaves would be taken for one of the others.
            text = text.replace("&amp;", "&");
        }
        return text.replaceAll("[\\s\\p{Cc}\\u00A0]+", " ").strip();
    }
}

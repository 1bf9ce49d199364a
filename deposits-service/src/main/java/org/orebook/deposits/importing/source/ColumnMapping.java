package org.orebook.deposits.importing.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which column of a CSV file holds which of our fields. Fields that are not mapped are taken from the column of their own
 * name, if there is one.
 *
 * <p>Fields: {@code name}, {@code names.LANGUAGE} or {@code names.LANGUAGE-SCRIPT} ({@code names.ru},
 * {@code names.kk-Latn}), {@code source}, {@code record_id}, {@code uri}, {@code kind}, {@code parent_record_id},
 * {@code country}, {@code country_today}, {@code region}, {@code longitude}, {@code latitude}, {@code accuracy_m},
 * {@code commodities}, {@code main_commodities}, {@code by_products} (each several, parted by {@code ;}),
 * {@code deposit_type}, {@code stage}, {@code visibility}, {@code source_title}, {@code source_uri},
 * {@code source_published_on}.
 */
public record ColumnMapping(Map<String, String> columnOfField) {

    static final Set<String> FIELDS = Set.of(
            "name",
            "source",
            "record_id",
            "uri",
            "kind",
            "parent_record_id",
            "country",
            "country_today",
            "region",
            "longitude",
            "latitude",
            "accuracy_m",
            "commodities",
            "main_commodities",
            "by_products",
            "deposit_type",
            "stage",
            "visibility",
            "source_title",
            "source_uri",
            "source_published_on");
    static final Pattern TRANSLATED_NAME = Pattern.compile("names\\.([a-z]{2,3})(?:-([A-Z][a-z]{3}))?");
    private static final int MAX_CHARS = 10_000;

    public ColumnMapping {
        columnOfField = Map.copyOf(columnOfField);
    }

    public static ColumnMapping none() {
        return new ColumnMapping(Map.of());
    }

    /**
     * Reads {@code name:NAME,latitude:LAT}: our field, a colon, their column. An item that holds a comma is written in
     * double quotes, as in CSV: {@code "name:NAME, OFFICIAL"}.
     *
     * @throws UnreadableFileException ({@link FileProblem#BAD_COLUMN_MAPPING}) for an unknown field, or a field or
     *     column given twice
     */
    public static ColumnMapping parse(String text) throws UnreadableFileException {
        if (text == null || text.isBlank()) {
            return none();
        }
        Map<String, String> columnOfField = new LinkedHashMap<>();
        for (String item : items(text)) {
            add(item, columnOfField);
        }
        return new ColumnMapping(columnOfField);
    }

    private static List<String> items(String text) throws UnreadableFileException {
        if (text.length() > MAX_CHARS || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw bad(String.format(
                    Locale.ROOT, "The mapping of columns is one line of at most %,d characters.", MAX_CHARS));
        }
        try {
            return CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .ofSingleCsvRecord(text)
                    .getFields();
        } catch (CsvParseException e) {
            throw new UnreadableFileException(
                    FileProblem.BAD_COLUMN_MAPPING, "The mapping of columns has a stray quote.", 0, 0, e);
        }
    }

    private static void add(String item, Map<String, String> columnOfField) throws UnreadableFileException {
        int colon = item.indexOf(':');
        String field = colon < 0 ? "" : item.substring(0, colon).strip();
        String column = colon < 0 ? "" : item.substring(colon + 1).strip();
        if (field.isEmpty() || column.isEmpty()) {
            throw bad(String.format(Locale.ROOT, "\"%s\" is not a mapping: write field:COLUMN.", item));
        }
        if (!isField(field)) {
            throw bad(String.format(
                    Locale.ROOT,
                    "\"%s\" is not a field. Fields: %s, names.LANGUAGE.",
                    field,
                    String.join(", ", FIELDS.stream().sorted().toList())));
        }
        if (columnOfField.values().stream().anyMatch(other -> sameColumn(other, column))) {
            throw bad(String.format(Locale.ROOT, "The column \"%s\" is mapped twice.", column));
        }
        if (columnOfField.putIfAbsent(field, column) != null) {
            throw bad(String.format(Locale.ROOT, "The field \"%s\" is mapped twice.", field));
        }
    }

    private static boolean isField(String field) {
        return FIELDS.contains(field) || TRANSLATED_NAME.matcher(field).matches();
    }

    private static boolean sameColumn(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private static UnreadableFileException bad(String reason) {
        return new UnreadableFileException(FileProblem.BAD_COLUMN_MAPPING, reason);
    }
}

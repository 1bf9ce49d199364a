package org.orebook.deposits.importing.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The columns of a table, found by name without regard to case. */
final class Header {

    /** A column that the file has; or, with {@link #ABSENT}, has not. */
    record Column(String name, int index) {

        static final Column ABSENT = new Column("", -1);

        boolean isPresent() {
            return index >= 0;
        }
    }

    private final Map<String, Column> columns = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final TreeSet<String> unread = new TreeSet<>();

    private Header() {}

    static Header of(List<String> cells, ReadLimits limits) throws UnreadableFileException {
        if (cells.size() > limits.maxColumns()) {
            throw new UnreadableFileException(
                    FileProblem.TOO_MANY_COLUMNS,
                    String.format(
                            Locale.ROOT,
                            "The header has %,d columns; at most %d are read.",
                            cells.size(),
                            limits.maxColumns()));
        }
        Header header = new Header();
        for (int i = 0; i < cells.size(); i++) {
            header.add(cells.get(i), i);
        }
        return header;
    }

    private void add(String cell, int index) throws UnreadableFileException {
        if (ReportedText.fault(cell) != null) {
            throw new UnreadableFileException(
                    FileProblem.WRONG_ENCODING,
                    String.format(
                            Locale.ROOT,
                            "Column %d of the header is not readable text in the expected encoding: declare the file's charset.",
                            index + 1));
        }
        String name = ReportedText.clean(cell);
        names.add(name == null ? "" : name);
        if (name == null) {
            return;
        }
        if (columns.putIfAbsent(key(name), new Column(name, index)) != null) {
            throw new UnreadableFileException(
                    FileProblem.DUPLICATE_COLUMN,
                    String.format(Locale.ROOT, "The header has the column \"%s\" twice.", shown(name)));
        }
        unread.add(name);
    }

    int size() {
        return names.size();
    }

    boolean has(String name) {
        return columns.containsKey(key(name));
    }

    /** The column of that name, which counts as read from now on, or {@link Column#ABSENT}. */
    Column take(String name) {
        Column column = columns.getOrDefault(key(name), Column.ABSENT);
        unread.remove(column.name());
        return column;
    }

    void require(String... required) throws UnreadableFileException {
        List<String> missing = new ArrayList<>();
        for (String name : required) {
            if (!has(name)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
    }

    UnreadableFileException missing(Collection<String> missing) {
        return new UnreadableFileException(
                FileProblem.MISSING_COLUMNS,
                String.format(
                        Locale.ROOT,
                        "The file lacks the column%s %s; it has %s.",
                        missing.size() == 1 ? "" : "s",
                        String.join(", ", missing),
                        found()));
    }

    private String found() {
        return shown(String.join(", ", names));
    }

    private static String shown(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }

    /** The names of the columns that nothing was taken from. */
    Collection<String> unread() {
        return unread;
    }

    Collection<String> present() {
        return columns.values().stream().map(Column::name).toList();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

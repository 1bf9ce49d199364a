package org.orebook.deposits.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words of a file that no vocabulary knows: kept as reported, and listed with how often they came. Bounded. */
final class Unrecognised {

    private static final int MOST = 1000;

    private record Word(String field, String value) {}

    private static final class Occurrence {
        private final long firstRow;
        private long rows;

        private Occurrence(long firstRow) {
            this.firstRow = firstRow;
        }
    }

    /**
     * One word.
     *
     * @param rows how many rows had it
     * @param firstRow number of the first of them
     */
    record Entry(
            @JsonProperty("field") String field,
            @JsonProperty("value") String value,
            @JsonProperty("rows") long rows,
            @JsonProperty("firstRow") long firstRow) {}

    private final Map<Word, Occurrence> words = new LinkedHashMap<>();

    void note(String field, String value, long row) {
        Word word = new Word(field, value);
        Occurrence occurrence = words.get(word);
        if (occurrence == null) {
            if (words.size() >= MOST) {
                return;
            }
            occurrence = new Occurrence(row);
            words.put(word, occurrence);
        }
        occurrence.rows++;
    }

    /** The words, the most frequent first. */
    List<Entry> entries() {
        return words.entrySet().stream()
                .map(each -> new Entry(
                        each.getKey().field(), each.getKey().value(), each.getValue().rows, each.getValue().firstRow))
                .sorted(Comparator.comparingLong(Entry::rows).reversed())
                .toList();
    }
}

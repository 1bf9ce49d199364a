package org.orebook.chassis.naming;

import java.util.List;

/**
 * A query as it is compared with {@link NameKey#searchText}: a name is found when its search text matches any of the
 * readings. All strings hold only letters and digits, so none has a meaning of its own in a SQL {@code LIKE}.
 *
 * @param readings none if the query has no letter or digit; otherwise one, or two where letters of the query are
 *     ambiguous, the likelier first
 */
public record SearchWords(List<Reading> readings) {

    /**
     * One way to read the query.
     *
     * @param words what must all occur in the search text, each anywhere: {@code search_text LIKE '%' || word || '%'}
     * @param compact the whole query in one word, which may occur instead of the words: it finds what is written
     *     together here and apart there
     */
    public record Reading(List<String> words, String compact) {

        public Reading {
            words = List.copyOf(words);
        }

        boolean matches(String searchText) {
            return words.stream().allMatch(searchText::contains) || searchText.contains(compact);
        }
    }

    public SearchWords {
        readings = List.copyOf(readings);
    }

    /** Whether there is nothing to look for. */
    public boolean isEmpty() {
        return readings.isEmpty();
    }

    /** The words of the likelier reading; empty if there is nothing to look for. */
    public List<String> words() {
        return isEmpty() ? List.of() : readings.getFirst().words();
    }

    /** The compact form of the likelier reading; empty if there is nothing to look for. */
    public String compact() {
        return isEmpty() ? "" : readings.getFirst().compact();
    }

    /** Whether a search text matches, just as the SQL has it (without its tolerance of typing errors). */
    public boolean matches(String searchText) {
        return readings.stream().anyMatch(reading -> reading.matches(searchText));
    }
}

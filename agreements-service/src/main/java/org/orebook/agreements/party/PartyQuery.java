package org.orebook.agreements.party;

import java.util.List;
import java.util.Objects;
import org.orebook.chassis.json.Coded;

/**
 * What a caller searches for; every part that is empty or {@code null} narrows nothing.
 *
 * @param text words of a name, in any script and transliteration
 * @param countries ISO 3166-1 alpha-2
 * @param kinds codes
 * @param identifier letters and digits of an identifier's number
 * @param limit items of a page
 * @param cursor where the last page ended; {@code null} for the first
 */
record PartyQuery(
        String text,
        List<String> countries,
        List<String> kinds,
        String identifier,
        Sort sort,
        int limit,
        String cursor) {

    /** Orders of a list. Each is made total by the id. */
    enum Sort implements Coded {
        RELEVANCE("relevance"),
        NAME("name"),
        CODE("code"),
        CHANGED("-changedAt");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** What binds a cursor to the query that it came from. */
    int fingerprint() {
        return Objects.hash(text, countries, kinds, identifier, sort.code());
    }
}

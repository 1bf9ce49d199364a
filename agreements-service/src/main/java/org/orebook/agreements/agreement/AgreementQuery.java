package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.orebook.chassis.json.Coded;

/**
 * Which agreements a caller asks for; every part that is empty or {@code null} narrows nothing.
 *
 * @param text words of the title, the number or the own reference
 * @param types codes
 * @param states codes
 * @param bindings codes
 * @param party id or code of one that takes part
 * @param deposit id or number of one that a line names, also of those that were merged into it
 * @param countries ISO 3166-1 alpha-2, of a line or its deposit
 * @param commodities codes, groups already with their children, of a line or its deposit
 * @param signedFrom the first day
 * @param signedUntil the last day
 * @param obligationDueBefore an obligation is open and due before
 * @param cursor as the caller sent it
 * @param limit items of a page
 */
record AgreementQuery(
        String text,
        List<String> types,
        List<String> states,
        List<String> bindings,
        String party,
        String deposit,
        List<String> countries,
        Set<String> commodities,
        String signedFrom,
        String signedUntil,
        LocalDate obligationDueBefore,
        Sort sort,
        String cursor,
        int limit) {

    /** In what order. */
    enum Sort implements Coded {
        NEWEST("newest"),
        TITLE("title"),
        SIGNED("signed");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** What a page's cursor is bound to: everything but where it begins and how long it is. */
    int fingerprint() {
        return Objects.hash(
                text,
                types,
                states,
                bindings,
                party,
                deposit,
                countries,
                commodities.stream().sorted().toList(),
                signedFrom,
                signedUntil,
                obligationDueBefore,
                sort.code());
    }
}

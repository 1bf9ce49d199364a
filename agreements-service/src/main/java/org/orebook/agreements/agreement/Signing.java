package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * That somebody approved and signed, as it is kept while commitments are asked for.
 *
 * @param on a year, a month or a day of ISO 8601
 * @param by those who signed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Signing(String on, List<Signatory> by) {

    public Signing {
        by = by == null ? List.of() : List.copyOf(by);
    }
}

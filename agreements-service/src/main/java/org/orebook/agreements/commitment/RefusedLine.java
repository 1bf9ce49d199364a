package org.orebook.agreements.commitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A line that could not be granted.
 *
 * @param code such as {@code share-beyond-what-is-left}
 * @param reason in a sentence, with the figures
 * @param requested in the unit
 * @param left in the unit
 * @param unit {@code percent} or {@code t}
 * @param basis code of what the tonnes are of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefusedLine(
        UUID line,
        UUID deposit,
        String code,
        String reason,
        BigDecimal requested,
        BigDecimal left,
        String unit,
        String basis,
        UUID estimate) {}

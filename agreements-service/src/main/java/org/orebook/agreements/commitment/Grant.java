package org.orebook.agreements.commitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * A line that was granted.
 *
 * @param deposit that it was granted of: of a merged one, the winner
 * @param outOf of a tonnage: {@code reserves}, or {@code measured-and-indicated}, which is flagged to readers
 * @param estimate of a tonnage: the confirmed estimate that it rests on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grant(UUID line, UUID deposit, String outOf, UUID estimate) {}

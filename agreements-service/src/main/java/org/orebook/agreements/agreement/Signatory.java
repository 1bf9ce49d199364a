package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * Who signs.
 *
 * @param position such as Minister of Industry; {@code null} where not stated
 * @param party for which party of the agreement; {@code null} where not stated
 * @param signedOn a year, a month or a day of ISO 8601; {@code null} where not stated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Signatory(String name, String position, UUID party, String signedOn) {}

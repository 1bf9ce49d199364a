package org.orebook.agreements.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * As much of a party as tells which one is meant.
 *
 * @param code as partners' tokens name it
 * @param name the main name
 * @param country ISO 3166-1 alpha-2; {@code null} where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartyReference(UUID id, String code, String name, String country) {}

package org.orebook.agreements.party.ownership;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A statement about an owner as the rules look at it.
 *
 * @param id of the statement
 * @param percent {@code null} where it is not known
 */
record Claim(UUID id, UUID owner, UUID owned, BigDecimal percent, Period period) {}

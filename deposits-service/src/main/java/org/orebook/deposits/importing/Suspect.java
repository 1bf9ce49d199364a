package org.orebook.deposits.importing;

import java.util.UUID;

/**
 * Two deposits that may be one.
 *
 * @param row number of the row that the newer one came from
 * @param deposit the newer one
 * @param other the older one
 * @param kilometres between them; {@code null} where a position is not known
 */
record Suspect(long row, UUID deposit, UUID other, Double kilometres) {}

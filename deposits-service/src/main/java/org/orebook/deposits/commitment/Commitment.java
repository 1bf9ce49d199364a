package org.orebook.deposits.commitment;

import java.util.UUID;

/**
 * A line that was granted and stands.
 *
 * @param agreementVersion the version of the agreement that it was granted to
 * @param estimate of a tonnage: the confirmed estimate that it was granted on
 */
record Commitment(UUID id, UUID agreement, int agreementVersion, Line line, UUID estimate) {}

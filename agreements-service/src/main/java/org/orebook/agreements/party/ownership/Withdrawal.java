package org.orebook.agreements.party.ownership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Takes a statement back.
 *
 * @param reason why
 */
@Schema(name = "OwnershipWithdrawal")
record Withdrawal(String reason) {}

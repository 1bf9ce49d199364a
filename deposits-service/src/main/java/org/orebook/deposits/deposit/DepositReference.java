package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * As much of a deposit as tells which one is meant.
 *
 * @param country ISO 3166-1 alpha-2 of today; {@code null} where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DepositReference(UUID id, String number, String name, String country) {

    /** That of a deposit. */
    public static DepositReference of(Deposit deposit) {
        return new DepositReference(
                deposit.id(),
                deposit.number(),
                deposit.displayName(),
                deposit.content().place().country());
    }
}

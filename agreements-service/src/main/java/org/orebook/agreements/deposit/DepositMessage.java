package org.orebook.agreements.deposit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.orebook.agreements.message.Stated;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** What is read of the contract {@code deposit.v1}. */
record DepositMessage(
        UUID id,
        String number,
        int version,
        Instant at,
        String kind,
        UUID parent,
        String name,
        String country,
        List<String> commodities,
        String visibility,
        Instant embargoUntil,
        UUID mergedInto) {

    DepositMessage {
        Stated.member("id", id);
        Stated.member("number", number);
        Stated.version(version);
        Stated.member("at", at);
        Stated.member("kind", kind);
        Stated.member("name", name);
        commodities = List.copyOf(Stated.member("commodities", commodities));
        if (KnownDeposit.Visibility.coded(Stated.member("visibility", visibility))
                .isEmpty()) {
            // Whoever guesses shows what is to be hidden.
            throw new UnacceptableMessageException("There is no visibility " + visibility + ".");
        }
    }
}

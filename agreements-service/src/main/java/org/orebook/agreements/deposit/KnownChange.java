package org.orebook.agreements.deposit;

import java.time.Instant;
import java.util.UUID;
import org.orebook.chassis.messaging.ReceivedMessage;

/**
 * Something that has become known of a deposit.
 *
 * @param message the id of the message that said it
 * @param type of the message, such as {@code org.orebook.deposit.published.v1}
 * @param of whether it is of the deposit itself or of its ledger
 * @param deposit which one
 * @param version the version of what it is of
 * @param at when it happened
 */
public record KnownChange(UUID message, String type, Of of, UUID deposit, int version, Instant at) {

    /** What a change is of. */
    public enum Of {
        DEPOSIT,
        LEDGER
    }

    static KnownChange said(ReceivedMessage message, Of of, UUID deposit, int version) {
        return new KnownChange(message.id(), message.type(), of, deposit, version, message.time());
    }
}

package org.orebook.chassis.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that could not be taken in, and what became of it.
 *
 * @param version counts the steps taken with it, from 1
 * @param message with {@code null} for what could not be read
 * @param reason why it was parked
 * @param attempts how often it was tried before
 * @param resolvedAt {@code null} while it is parked, like the two that follow
 * @param resolvedBy name of who replayed or discarded it
 * @param resolution why
 */
record DeadLetter(
        UUID id,
        int version,
        DeadLetterState state,
        ReceivedMessage message,
        String reason,
        int attempts,
        Instant parkedAt,
        Instant resolvedAt,
        String resolvedBy,
        String resolution) {

    /** Whether there is enough of the message to hand it over. */
    boolean isReadable() {
        return message.id() != null
                && message.key() != null
                && message.source() != null
                && message.type() != null
                && message.subject() != null
                && message.time() != null
                && message.data() != null;
    }

    /** The letter after it was replayed or discarded. */
    DeadLetter resolved(DeadLetterState as, Instant at, String by, String why) {
        return new DeadLetter(id, version + 1, as, message, reason, attempts, parkedAt, at, by, why);
    }
}

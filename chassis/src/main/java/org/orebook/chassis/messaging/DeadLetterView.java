package org.orebook.chassis.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A dead letter as it is shown.
 *
 * @param key of the record that the message is about; like all of the message absent where it could not be read
 * @param data of the message as it came; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeadLetter")
public record DeadLetterView(
        UUID id,
        int version,
        DeadLetterState state,
        String topic,
        int partition,
        long offset,
        String key,
        UUID messageId,
        String source,
        String type,
        String subject,
        Instant time,
        String traceparent,
        String reason,
        int attempts,
        Instant parkedAt,
        Instant resolvedAt,
        String resolvedBy,
        String resolution,
        String data) {

    static DeadLetterView of(DeadLetter letter) {
        return of(letter, letter.message().data());
    }

    static DeadLetterView listed(DeadLetter letter) {
        return of(letter, null);
    }

    private static DeadLetterView of(DeadLetter letter, String data) {
        ReceivedMessage message = letter.message();
        return new DeadLetterView(
                letter.id(),
                letter.version(),
                letter.state(),
                message.topic(),
                message.partition(),
                message.offset(),
                message.key(),
                message.id(),
                message.source(),
                message.type(),
                message.subject(),
                message.time(),
                message.traceparent(),
                letter.reason(),
                letter.attempts(),
                letter.parkedAt(),
                letter.resolvedAt(),
                letter.resolvedBy(),
                letter.resolution(),
                data);
    }
}

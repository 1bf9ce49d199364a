package org.orebook.chassis.messaging;

import java.time.Instant;
import java.util.Objects;

/**
 * A message as its producer says it: a CloudEvent 1.0, whose id and source the outbox adds.
 *
 * @param topic where it goes
 * @param key of the record that it is about: messages of one key arrive in the order in which they were sent
 * @param type such as {@code org.orebook.deposit.published.v1}
 * @param subject id of what it is about
 * @param time when it happened
 * @param data the JSON of its contract
 */
public record OutgoingMessage(String topic, String key, String type, String subject, Instant time, String data) {

    public OutgoingMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(data, "data");
    }
}

package org.orebook.chassis.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message as it came.
 *
 * @param topic where it came from
 * @param partition of the topic
 * @param offset in the partition
 * @param key of the record that it is about
 * @param id of the CloudEvent: the same for the same message, however often it comes
 * @param source the service that said it
 * @param type such as {@code org.orebook.deposit.published.v1}
 * @param subject id of what it is about
 * @param time when it happened
 * @param traceparent W3C trace context of the change; {@code null} where there was none
 * @param data the JSON of its contract
 */
public record ReceivedMessage(
        String topic,
        int partition,
        long offset,
        String key,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String traceparent,
        String data) {}

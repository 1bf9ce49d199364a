package org.orebook.chassis.messaging;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A message in the outbox.
 *
 * @param position in which it is sent
 * @param id of the CloudEvent
 * @param traceparent {@code null} where there is none
 */
record OutboxRow(
        long position,
        UUID id,
        String topic,
        String key,
        String type,
        String subject,
        OffsetDateTime time,
        String traceparent,
        String data) {}

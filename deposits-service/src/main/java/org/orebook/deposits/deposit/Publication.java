package org.orebook.deposits.deposit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import org.orebook.chassis.json.StrictInstant;

/**
 * A request to publish.
 *
 * @param embargoUntil when partners may know of it; {@code null} for at once
 * @param reason why
 */
public record Publication(
        @JsonDeserialize(using = StrictInstant.class) Instant embargoUntil, String reason) {}

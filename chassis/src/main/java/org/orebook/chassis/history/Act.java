package org.orebook.chassis.history;

import java.time.Instant;
import java.util.UUID;
import org.orebook.chassis.caller.Caller;

/**
 * The circumstances of a change, for its history.
 *
 * @param caller who
 * @param at when, by the server's clock
 * @param reason why, in the caller's words; {@code null} only where a registration gives none
 * @param importId the import that it is part of; {@code null} for a change by hand
 * @param requestId the request that it came with
 */
public record Act(Caller caller, Instant at, String reason, UUID importId, String requestId) {}

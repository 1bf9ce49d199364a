package org.orebook.deposits.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody takes a step. */
@Schema(name = "EstimateReason")
public record Reason(String reason) {}

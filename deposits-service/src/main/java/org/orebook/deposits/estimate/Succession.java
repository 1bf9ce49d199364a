package org.orebook.deposits.estimate;

import java.util.UUID;

/**
 * Which estimate stands in another one's place.
 *
 * @param by id of the one that does
 * @param reason why
 */
public record Succession(UUID by, String reason) {}

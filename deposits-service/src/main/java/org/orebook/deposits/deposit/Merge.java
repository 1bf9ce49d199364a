package org.orebook.deposits.deposit;

import java.util.UUID;

/**
 * A request to merge a deposit into another.
 *
 * @param into the deposit that goes on
 * @param reason why the two are one
 */
public record Merge(UUID into, String reason) {}

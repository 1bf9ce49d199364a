package org.orebook.deposits.commitment;

import org.orebook.chassis.quantity.Basis;

/**
 * Tonnages that can be compared and added: of one commodity, brought to one basis.
 *
 * @param commodity code
 */
record Pool(String commodity, Basis basis) {}

/**
 * Estimates: what somebody said is in a deposit, when, under which code and on which basis; what does not add up in it;
 * and who has confirmed or disputed it.
 */
package org.orebook.deposits.estimate;

/**
 * The registry of deposits: registering, changing, publishing and merging them, their history, and finding them.
 * {@link org.orebook.deposits.deposit.Deposit} is the aggregate; nothing changes a deposit but its methods.
 */
package org.orebook.deposits.deposit;

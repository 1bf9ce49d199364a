/**
 * The ledger: what agreements have committed of each deposit, what is left of it, and whether another request can be
 * granted. Agreements themselves are of another service: what they commit comes in messages.
 */
package org.orebook.deposits.commitment;

/** The rules of the ledger, its races, and who sees what of it. */
package org.orebook.deposits.commitment;

/**
 * How names of deposits are compared and searched: across scripts, accents and the many transliterations of one name,
 * and how far apart two points lie.
 */
package org.orebook.deposits.naming;

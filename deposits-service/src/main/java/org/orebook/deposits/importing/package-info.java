/**
 * Imports of deposits from files: streamed, in batches that are each kept or not, reported row by row, and harmless when
 * they are sent again.
 */
package org.orebook.deposits.importing;

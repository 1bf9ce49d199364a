/**
 * Measures Orebook on one machine, with PostgreSQL's own COPY as the peer of an import: start-up, memory, imports, and
 * reads at a constant rate. It prints a table and is never a test.
 */
package org.orebook.load;

/** What agreements ask of deposits, and what is answered. */
package org.orebook.agreements.commitment;

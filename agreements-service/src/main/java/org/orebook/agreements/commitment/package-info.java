/** What agreements ask of deposits, and what is answered: the messages of the saga, told apart by agreement and version. */
package org.orebook.agreements.commitment;

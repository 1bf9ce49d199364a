/** Parties, held to what they promise. */
package org.orebook.agreements.party;

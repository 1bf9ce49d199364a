/** Owners and chains of them, held to what they promise. */
package org.orebook.agreements.party.ownership;

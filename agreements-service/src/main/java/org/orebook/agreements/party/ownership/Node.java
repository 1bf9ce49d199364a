package org.orebook.agreements.party.ownership;

import org.orebook.agreements.party.PartyKind;
import org.orebook.agreements.party.PartyReference;

/** A party in a chain of owners. */
record Node(PartyReference reference, PartyKind kind) {}

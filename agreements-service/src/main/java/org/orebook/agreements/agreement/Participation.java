package org.orebook.agreements.agreement;

import java.util.UUID;

/** A party's part in an agreement. */
public record Participation(UUID party, PartyRole role) {}

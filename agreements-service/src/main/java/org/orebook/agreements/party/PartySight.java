package org.orebook.agreements.party;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which parties a caller may know of: everybody inside knows of all, a partner of its own and of those that it shares an
 * agreement with.
 *
 * @param all whether that is every party
 * @param own a partner's own party; {@code null} for everybody else, and for a partner whose party is not here
 * @param counterparties those that it shares an agreement with
 */
public record PartySight(boolean all, UUID own, Set<UUID> counterparties) {

    /** Everything there is. */
    static final PartySight EVERYTHING = new PartySight(true, null, Set.of());

    /** Nothing: a partner whose party is not here. */
    static final PartySight NOTHING = new PartySight(false, null, Set.of());

    public PartySight {
        counterparties = Set.copyOf(counterparties);
    }

    /** Whether a party is within sight. */
    public boolean covers(UUID party) {
        return all || party.equals(own) || counterparties.contains(party);
    }

    /** Whether who owns a party is within sight: a partner knows that of its own alone. */
    public boolean coversOwnershipOf(UUID party) {
        return all || party.equals(own);
    }

    /** The parties within a partner's sight. */
    Set<UUID> seen() {
        return Stream.concat(Stream.ofNullable(own), counterparties.stream()).collect(Collectors.toSet());
    }
}

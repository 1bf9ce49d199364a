package org.orebook.agreements.party;

import jakarta.persistence.Tuple;
import java.util.UUID;
import org.orebook.chassis.naming.NameKey;

/**
 * A party by one of its names.
 *
 * @param main whether it is the main one
 */
record NamedParty(PartyReference party, PartyKind kind, String name, boolean main) {

    static NamedParty of(Tuple row) {
        return new NamedParty(
                new PartyReference(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class)),
                PartyKind.ofCode(row.get(4, String.class)),
                row.get(5, String.class),
                row.get(2, String.class).equals(row.get(5, String.class)));
    }

    /** What two names share that are the same, however they are written. */
    String key() {
        return NameKey.fold(name);
    }
}

package org.orebook.agreements.party;

import java.util.List;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.statement.SourceReference;

/**
 * What is stated about a party, checked.
 *
 * @param names all names, the main one first; never empty
 * @param country ISO 3166-1 alpha-2; {@code null} where it is not known
 * @param countryAsReported the country in the source's words, where they are others or it is no more
 */
record PartyContent(
        PartyKind kind,
        List<Name> names,
        List<PartyIdentifier> identifiers,
        String country,
        String countryAsReported,
        String note,
        List<SourceReference> sources) {

    PartyContent {
        names = List.copyOf(names);
        identifiers = List.copyOf(identifiers);
        sources = List.copyOf(sources);
    }
}

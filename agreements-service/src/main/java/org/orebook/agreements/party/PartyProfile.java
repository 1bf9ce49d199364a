package org.orebook.agreements.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.statement.SourceReference;

/** What of a party is read and written as one. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PartyProfile(
        List<Name> names,
        List<PartyIdentifier> identifiers,
        String countryAsReported,
        String note,
        List<SourceReference> sources) {

    PartyProfile {
        names = names == null ? List.of() : List.copyOf(names);
        identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }
}

package org.orebook.agreements.importing;

import java.util.List;

/**
 * A party of a contract, as far as the words of a source tell one.
 *
 * @param name the main name
 * @param otherNames short forms that the source gives, such as SOCAR
 * @param country ISO 3166-1 alpha-2; {@code null} where the source does not tell: of a company it does not
 */
record ReportedParty(String name, List<String> otherNames, Kind kind, String country, Role role) {

    ReportedParty {
        otherNames = List.copyOf(otherNames);
    }

    /** What a party is. */
    enum Kind {
        STATE,
        AGENCY,
        COMPANY,
        STATE_OWNED_COMPANY
    }

    /** What it is to the contract. */
    enum Role {
        STATE,
        LICENSEE,
        OTHER
    }
}

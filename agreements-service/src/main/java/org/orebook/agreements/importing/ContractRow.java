package org.orebook.agreements.importing;

import java.math.BigDecimal;
import java.util.List;

/**
 * A contract as a row tells it: what was understood, and beside it what was said.
 *
 * @param number the data row in the file, counted from 1
 * @param record the source's id of the contract
 * @param type code of an instrument; {@code other} where the words are not known
 * @param signedOn a year, a month or a day of ISO 8601; {@code null} where it is not told
 * @param termYears {@code null} where it is not told
 * @param countries ISO 3166-1 alpha-2
 * @param commodities codes of the vocabulary
 * @param resources what it is about and no vocabulary knows, in the source's words: hydrocarbons, palm oil
 * @param parties those whose names could be told from the words around them
 * @param words what was said, cell by cell
 * @param url where it is published
 * @param remarks what was not understood and is kept as reported
 */
record ContractRow(
        long number,
        String record,
        String title,
        String type,
        String signedOn,
        BigDecimal termYears,
        List<String> countries,
        List<String> commodities,
        List<String> resources,
        List<ReportedParty> parties,
        Words words,
        String url,
        List<RowRemark> remarks) {

    ContractRow {
        countries = List.copyOf(countries);
        commodities = List.copyOf(commodities);
        resources = List.copyOf(resources);
        parties = List.copyOf(parties);
        remarks = List.copyOf(remarks);
    }

    /**
     * What the source says, in its words; {@code null} where it says nothing.
     *
     * @param language of the record; sources mark French texts as English, so that it says little of the contract
     */
    record Words(
            String type,
            String country,
            String resource,
            String company,
            String parentCompanies,
            String stateParty,
            String depositOrBlock,
            String location,
            String governingLaw,
            String disputeResolution,
            String confidentiality,
            String stateParticipation,
            String workCommitments,
            String project,
            String language,
            String pages,
            String other) {}
}

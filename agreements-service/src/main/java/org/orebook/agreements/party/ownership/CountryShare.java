package org.orebook.agreements.party.ownership;

/**
 * How much of a party is ultimately of a country.
 *
 * @param country ISO 3166-1 alpha-2; {@code null} for what no country is known of, because nobody has stated an owner or
 *     the last owner has none
 * @param ownersNotStated whether some of it is a company's or a fund's whose own owners nobody has stated: then it is the
 *     country that the last known owner is registered in
 */
public record CountryShare(String country, Share share, boolean ownersNotStated) {}

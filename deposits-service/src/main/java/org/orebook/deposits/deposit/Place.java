package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Which country and region a deposit lies in: today's, and as reported.
 *
 * @param country ISO 3166-1 alpha-2 of today's country; {@code null} where not known, as for a dissolved country whose
 *     successor cannot be told
 * @param countryAsReported the country's name as the source wrote it
 * @param region today's name of the region
 * @param regionAsReported the region's name as the source wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(String country, String countryAsReported, String region, String regionAsReported) {

    /** Nothing is known of the place. */
    public static final Place UNKNOWN = new Place(null, null, null, null);
}

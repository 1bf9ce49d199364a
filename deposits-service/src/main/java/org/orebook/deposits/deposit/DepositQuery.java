package org.orebook.deposits.deposit;

import java.util.List;
import java.util.Set;

/**
 * What a caller searches for; every part that is empty or {@code null} narrows nothing.
 *
 * @param text words of a name, in any script and transliteration
 * @param countries ISO 3166-1 alpha-2
 * @param commodities codes, groups already with their children
 * @param kinds levels in the tree
 * @param stages codes
 * @param depositTypes codes
 * @param visibilities as seen by those who may
 * @param boxes bounding boxes; two where the one asked for crosses the antimeridian
 * @param near a point, with the distance around it
 * @param parent id or number of the deposit whose direct parts are meant
 * @param source database that a record is in
 * @param sort order of the answer
 * @param facets members to count the values of
 * @param limit items of a page
 * @param cursor where the last page ended; {@code null} for the first
 */
record DepositQuery(
        String text,
        List<String> countries,
        Set<String> commodities,
        List<String> kinds,
        List<String> stages,
        List<String> depositTypes,
        List<String> visibilities,
        List<Box> boxes,
        Near near,
        String parent,
        String source,
        Sort sort,
        List<Facet> facets,
        int limit,
        String cursor) {

    /** Degrees of WGS 84. */
    record Box(double west, double south, double east, double north) {}

    /** A point in degrees of WGS 84 and a distance in kilometres. */
    record Near(double longitude, double latitude, double kilometres) {}

    /** Orders of a list. Each is made total by the id. */
    enum Sort {
        RELEVANCE("relevance"),
        NAME("name"),
        NUMBER("number"),
        CHANGED("-changedAt"),
        DISTANCE("distance");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** Members whose values can be counted. */
    enum Facet {
        COUNTRY("country", "country"),
        COMMODITY("commodity", null),
        KIND("kind", "kind"),
        STAGE("stage", "stage"),
        DEPOSIT_TYPE("depositType", "deposit_type");

        private final String code;
        private final String column;

        Facet(String code, String column) {
            this.code = code;
            this.column = column;
        }

        String code() {
            return code;
        }

        /** The column; {@code null} for commodities, of which a deposit has several. */
        String column() {
            return column;
        }
    }
}

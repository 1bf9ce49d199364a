package org.orebook.deposits.reserve;

import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.vocabulary.Commodity;

/**
 * Which figures are asked for, and how they are to be shown; what is {@code null} narrows or converts nothing.
 *
 * @param country ISO 3166-1 alpha-2
 * @param basis of the commodity, which is stated then
 */
record FigureQuery(
        Commodity commodity, String edition, String country, Measure measure, MassUnit unit, Basis basis, int limit) {

    /** To know a cursor of the same query. The unit and basis do not matter for where a page ends. */
    int fingerprint() {
        return String.join(
                        "\n",
                        commodity == null ? "" : commodity.code(),
                        String.valueOf(edition),
                        String.valueOf(country),
                        measure == null ? "" : measure.code())
                .hashCode();
    }
}

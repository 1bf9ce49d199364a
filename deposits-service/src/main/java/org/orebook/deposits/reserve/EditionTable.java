package org.orebook.deposits.reserve;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The figures of all countries for one commodity in one edition.
 *
 * @param source who publishes it: {@code USGS Mineral Commodity Summaries}
 * @param edition as it is cited: {@code MCS 2025}
 * @param year the year in the name of the edition
 * @param commodity code
 * @param rows how many rows the table has; each has up to three figures
 * @param figures in the order of the rows
 */
public record EditionTable(
        String source, String edition, int year, String commodity, int rows, List<CountryFigure> figures) {

    public EditionTable {
        figures = List.copyOf(figures);
    }

    /** Hash of all that it says: the same table again has the same one. */
    String contentHash() {
        StringBuilder text = new StringBuilder(source).append('\n').append(edition);
        for (CountryFigure figure : figures) {
            text.append('\n')
                    .append(String.join(
                            "|",
                            Integer.toString(figure.ordinal()),
                            figure.kind().code(),
                            String.valueOf(figure.country()),
                            figure.name(),
                            figure.measure().code(),
                            Integer.toString(figure.year()),
                            Boolean.toString(figure.estimated()),
                            figure.raw(),
                            figure.unit(),
                            figure.basis(),
                            figure.basisAsReported(),
                            String.valueOf(figure.note()),
                            String.valueOf(figure.uri())));
        }
        return FileHash.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

package org.orebook.deposits.importing.source;

import java.util.Arrays;
import java.util.Optional;

/** What a file of deposits looks like inside; gzip is recognised by itself, whatever the format. */
public enum ImportFormat {
    /** A table with a header; columns are found by {@link ColumnMapping}. */
    CSV("csv"),
    /** The csv export of the USGS Mineral Resources Data System, <a href="https://mrdata.usgs.gov/mrds/">mrdata</a>. */
    MRDS("mrds"),
    /** Deposits of the world flattened from the USGS mrdata sets into one table. */
    DEPOSITS_WORLD("deposits-world"),
    /** Grade and tonnage, one figure of a site a row. */
    ESTIMATES("estimates"),
    /** A FeatureCollection (RFC 7946), or features one after another (RFC 8142, or one a line). */
    GEOJSON("geojson");

    private final String code;

    ImportFormat(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ImportFormat> ofCode(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst();
    }
}

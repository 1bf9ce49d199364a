package org.orebook.deposits.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.orebook.deposits.importing.source.Header.Column;

/**
 * The csv export of the USGS Mineral Resources Data System. dep_id, site_name, latitude and longitude must be among the
 * columns, the others may be missing. commod1 holds the main commodities, commod2 and commod3 the by-products; several
 * in one cell are parted by commas, as are other names.
 */
final class MrdsLayout implements TableLayout {

    static final String SOURCE = "usgs-mrds";
    private static final String SOURCE_TITLE = "USGS Mineral Resources Data System";
    private static final String SEPARATORS = ",;";
    /** What follows the comma in names of MRDS's own list, such as {@code Sand and Gravel, Construction}. */
    private static final Set<String> QUALIFIERS =
            Set.of("Construction", "Crushed/Broken", "Dimension", "General", "Industrial");

    private final Column depId;
    private final Column url;
    private final Column siteName;
    private final Column latitude;
    private final Column longitude;
    private final Column country;
    private final Column state;
    private final Column mainCommodities;
    private final Column byProducts;
    private final Column otherCommodities;
    private final Column depositType;
    private final Column stage;
    private final Column otherNames;
    private final Column references;

    MrdsLayout(Header header) throws UnreadableFileException {
        header.require("dep_id", "site_name", "latitude", "longitude");
        depId = header.take("dep_id");
        url = header.take("url");
        siteName = header.take("site_name");
        latitude = header.take("latitude");
        longitude = header.take("longitude");
        country = header.take("country");
        state = header.take("state");
        mainCommodities = header.take("commod1");
        byProducts = header.take("commod2");
        otherCommodities = header.take("commod3");
        depositType = header.take("dep_type");
        stage = header.take("dev_stat");
        otherNames = header.take("names");
        references = header.take("ref");
    }

    @Override
    public void read(Cells cells, RowDraft draft) {
        String address = cells.uri(url);
        draft.source(SOURCE);
        draft.row().recordId(cells.text(depId)).uri(address);
        readNames(cells, draft);
        draft.row().country(cells.text(country)).region(cells.text(state));
        cells.position(longitude, latitude);
        readCommodities(cells, draft, mainCommodities, ReportedCommodity.MAIN);
        readCommodities(cells, draft, byProducts, ReportedCommodity.BY_PRODUCT);
        readCommodities(cells, draft, otherCommodities, ReportedCommodity.BY_PRODUCT);
        draft.row().depositType(cells.text(depositType)).stage(cells.text(stage));
        readSources(cells, draft, address);
    }

    private void readNames(Cells cells, RowDraft draft) {
        cells.names(siteName, null, null);
        String others = cells.list(otherNames);
        if (others != null) {
            draft.names(otherNames.name(), others, SEPARATORS, ReportedName.ALTERNATIVE, null, null);
        }
    }

    private static void readCommodities(Cells cells, RowDraft draft, Column column, String role) {
        String cell = cells.list(column);
        if (cell != null) {
            for (String term : withQualifiers(ReportedText.splitOutsideParentheses(cell, SEPARATORS))) {
                draft.commodity(column.name(), term, role);
            }
        }
    }

    private static List<String> withQualifiers(List<String> parts) {
        List<String> terms = new ArrayList<>(parts.size());
        for (String part : parts) {
            if (QUALIFIERS.contains(part) && !terms.isEmpty()) {
                terms.set(terms.size() - 1, terms.getLast() + ", " + part);
            } else {
                terms.add(part);
            }
        }
        return terms;
    }

    private void readSources(Cells cells, RowDraft draft, String address) {
        draft.row().reference(new ReportedSource(SOURCE_TITLE, address, null));
        String cited = cells.list(references);
        if (cited != null) {
            draft.row().reference(new ReportedSource(cited, null, null));
        }
    }
}

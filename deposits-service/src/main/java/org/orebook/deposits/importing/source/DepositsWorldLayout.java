package org.orebook.deposits.importing.source;

import org.orebook.deposits.importing.source.Header.Column;

/**
 * Deposits of the world, flattened from USGS mrdata sets. Only source, record_id, name, lat, lon and commodities must be
 * among the columns; their cells may be empty. The commodities come in no order of importance, so that none has a role,
 * and the address is that of the whole set: a source of the record, not the record's own.
 */
final class DepositsWorldLayout implements TableLayout {

    private final Column source;
    private final Column recordId;
    private final Column name;
    private final Column country;
    private final Column countryAsReported;
    private final Column iso2;
    private final Column province;
    private final Column latitude;
    private final Column longitude;
    private final Column commodities;
    private final Column depositTypes;
    private final Column sourceUri;

    DepositsWorldLayout(Header header) throws UnreadableFileException {
        header.require("source", "record_id", "name", "lat", "lon", "commodities");
        source = header.take("source");
        recordId = header.take("record_id");
        name = header.take("name");
        country = header.take("country");
        countryAsReported = header.take("country_as_reported");
        iso2 = header.take("iso2");
        province = header.take("province");
        latitude = header.take("lat");
        longitude = header.take("lon");
        commodities = header.take("commodities");
        depositTypes = header.take("deposit_types");
        sourceUri = header.take("source_uri");
    }

    @Override
    public void read(Cells cells, RowDraft draft) {
        String set = cells.text(source);
        draft.source(set);
        draft.row().recordId(cells.text(recordId));
        cells.names(name, null, null);
        readPlace(cells, draft);
        cells.commodities(commodities, null);
        draft.row().depositType(cells.text(depositTypes));
        String address = cells.uri(sourceUri);
        if (address != null) {
            draft.row().reference(new ReportedSource(set, address, null));
        }
    }

    private void readPlace(Cells cells, RowDraft draft) {
        String reported = cells.text(countryAsReported);
        String today = cells.text(country);
        draft.row()
                .country(reported == null ? today : reported)
                .countryToday(cells.text(iso2))
                .region(cells.text(province));
        cells.position(longitude, latitude);
    }
}

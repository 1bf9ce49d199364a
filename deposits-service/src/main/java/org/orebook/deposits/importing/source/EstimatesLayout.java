package org.orebook.deposits.importing.source;

import java.math.BigDecimal;
import org.orebook.deposits.importing.source.Header.Column;

/**
 * Estimates, one figure of a site a row: what is in the ground of one commodity in one category, with the site that it
 * is of. Only source, record_id, site_name, commodity and the ore and grade columns must be among the columns; their
 * cells may be empty.
 */
final class EstimatesLayout implements TableLayout {

    /** The columns of one figure. */
    private record FigureColumns(Column value, Column unit, Column qualifier) {

        static FigureColumns of(Header header, String name) {
            return new FigureColumns(
                    header.take(name + "_value"), header.take(name + "_unit"), header.take(name + "_qualifier"));
        }

        ReportedFigure read(Cells cells) {
            BigDecimal decimal = cells.decimal(value);
            return decimal == null
                    ? null
                    : new ReportedFigure(value.name(), unit.name(), cells.text(qualifier), decimal, cells.text(unit));
        }
    }

    private final Column source;
    private final Column recordId;
    private final Column siteName;
    private final Column country;
    private final Column iso2;
    private final Column latitude;
    private final Column longitude;
    private final Column sourceUri;
    private final Column commodity;
    private final Column commodityAsReported;
    private final Column form;
    private final Column categories;
    private final Column zone;
    private final Column kind;
    private final Column reportingCode;
    private final Column basis;
    private final FigureColumns ore;
    private final FigureColumns grade;
    private final FigureColumns contained;
    private final FigureColumns cutOff;
    private final FigureColumns attributable;
    private final Column effectiveDate;
    private final Column publishedDate;
    private final Column documentTitle;
    private final Column documentUri;
    private final Column page;
    private final Column sha256;
    private final Column readOn;
    private final Column excerpt;
    private final Column note;

    EstimatesLayout(Header header) throws UnreadableFileException {
        header.require(
                "source", "record_id", "site_name", "commodity", "ore_value", "ore_unit", "grade_value", "grade_unit");
        source = header.take("source");
        recordId = header.take("record_id");
        siteName = header.take("site_name");
        country = header.take("country");
        iso2 = header.take("iso2");
        latitude = header.take("lat");
        longitude = header.take("lon");
        sourceUri = header.take("source_uri");
        commodity = header.take("commodity");
        commodityAsReported = header.take("commodity_as_reported");
        form = header.take("form");
        categories = header.take("categories");
        zone = header.take("zone");
        kind = header.take("kind");
        reportingCode = header.take("reporting_code");
        basis = header.take("basis");
        ore = FigureColumns.of(header, "ore");
        grade = FigureColumns.of(header, "grade");
        contained = contained(header);
        cutOff = FigureColumns.of(header, "cutoff");
        attributable = new FigureColumns(header.take("attributable_percent"), Column.ABSENT, Column.ABSENT);
        effectiveDate = header.take("effective_date");
        publishedDate = header.take("published_date");
        documentTitle = header.take("document_title");
        documentUri = header.take("document_uri");
        page = header.take("page");
        sha256 = header.take("sha256");
        readOn = header.take("read_on");
        excerpt = header.take("excerpt");
        note = header.take("note");
    }

    /** Collections of grade and tonnage call the value contained_metal, and give it no unit. */
    private static FigureColumns contained(Header header) {
        FigureColumns columns = FigureColumns.of(header, "contained");
        return columns.value().isPresent()
                ? columns
                : new FigureColumns(header.take("contained_metal"), columns.unit(), columns.qualifier());
    }

    @Override
    public void read(Cells cells, RowDraft draft) {
        String term = cells.text(commodity, RowDraft.MAX_NAME_CHARS);
        readSite(cells, draft, term);
        draft.estimate(new ReportedEstimate(
                term,
                cells.text(commodityAsReported, RowDraft.MAX_NAME_CHARS),
                cells.text(form, RowDraft.MAX_NAME_CHARS),
                cells.text(categories),
                cells.text(zone, RowDraft.MAX_NAME_CHARS),
                cells.text(kind),
                cells.text(reportingCode),
                cells.text(basis),
                ore.read(cells),
                grade.read(cells),
                contained.read(cells),
                cutOff.read(cells),
                attributable.read(cells),
                cells.text(effectiveDate),
                cells.text(publishedDate),
                cells.text(documentTitle),
                cells.uri(documentUri),
                cells.text(page, RowDraft.MAX_NAME_CHARS),
                cells.text(sha256),
                cells.text(readOn),
                cells.text(excerpt),
                cells.text(note),
                cells.uri(sourceUri)));
    }

    private void readSite(Cells cells, RowDraft draft, String term) {
        String set = cells.text(source);
        draft.source(set);
        draft.row().recordId(cells.text(recordId)).country(cells.text(country)).countryToday(cells.text(iso2));
        cells.names(siteName, null, null);
        cells.positionOrNone(longitude, latitude);
        if (term != null) {
            draft.commodity(commodity.name(), term, null);
        }
        String address = cells.uri(sourceUri);
        if (address != null) {
            draft.row().reference(new ReportedSource(set, address, null));
        }
    }
}

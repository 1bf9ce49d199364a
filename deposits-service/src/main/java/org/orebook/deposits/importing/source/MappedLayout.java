package org.orebook.deposits.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.orebook.deposits.importing.source.Header.Column;

/** Any table, its columns found by a {@link ColumnMapping} or by carrying our fields' names. */
final class MappedLayout implements TableLayout {

    private record TranslatedName(Column column, String language, String script) {}

    private final Header header;
    private final ColumnMapping mapping;
    private final List<TranslatedName> translatedNames = new ArrayList<>();
    private final Column name;
    private final Column source;
    private final Column recordId;
    private final Column uri;
    private final Column kind;
    private final Column parentRecordId;
    private final Column country;
    private final Column countryToday;
    private final Column region;
    private final Column longitude;
    private final Column latitude;
    private final Column accuracy;
    private final Column commodities;
    private final Column mainCommodities;
    private final Column byProducts;
    private final Column depositType;
    private final Column stage;
    private final Column visibility;
    private final Column sourceTitle;
    private final Column sourceUri;
    private final Column sourcePublishedOn;

    MappedLayout(Header header, ColumnMapping mapping) throws UnreadableFileException {
        this.header = header;
        this.mapping = mapping;
        holdMapping();
        name = column("name");
        source = column("source");
        recordId = column("record_id");
        uri = column("uri");
        kind = column("kind");
        parentRecordId = column("parent_record_id");
        country = column("country");
        countryToday = column("country_today");
        region = column("region");
        longitude = column("longitude");
        latitude = column("latitude");
        accuracy = column("accuracy_m");
        commodities = column("commodities");
        mainCommodities = column("main_commodities");
        byProducts = column("by_products");
        depositType = column("deposit_type");
        stage = column("stage");
        visibility = column("visibility");
        sourceTitle = column("source_title");
        sourceUri = column("source_uri");
        sourcePublishedOn = column("source_published_on");
        findTranslatedNames();
        holdMinimum();
    }

    private void holdMapping() throws UnreadableFileException {
        List<String> missing = mapping.columnOfField().values().stream()
                .filter(column -> !header.has(column))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw header.missing(missing);
        }
    }

    private Column column(String field) {
        String mapped = mapping.columnOfField().get(field);
        if (mapped != null) {
            return header.take(mapped);
        }
        // A column that was mapped to another field is not read a second time under its own name.
        boolean taken = mapping.columnOfField().values().stream().anyMatch(field::equalsIgnoreCase);
        return taken ? Column.ABSENT : header.take(field);
    }

    private void findTranslatedNames() {
        TreeSet<String> fields = new TreeSet<>(mapping.columnOfField().keySet());
        fields.addAll(header.present());
        for (String field : fields) {
            Matcher matcher = ColumnMapping.TRANSLATED_NAME.matcher(field);
            Column column = matcher.matches() ? column(field) : Column.ABSENT;
            if (column.isPresent()) {
                translatedNames.add(new TranslatedName(column, matcher.group(1), matcher.group(2)));
            }
        }
    }

    /** A deposit has a name, and a position is two numbers; everything else may be missing. */
    private void holdMinimum() throws UnreadableFileException {
        List<String> missing = new ArrayList<>();
        if (!name.isPresent() && translatedNames.isEmpty()) {
            missing.add("name");
        }
        if (longitude.isPresent() != latitude.isPresent()) {
            missing.add(longitude.isPresent() ? "latitude" : "longitude");
        }
        if (!missing.isEmpty()) {
            throw header.missing(missing);
        }
    }

    @Override
    public void read(Cells cells, RowDraft draft) {
        draft.source(cells.text(source));
        draft.row()
                .recordId(cells.text(recordId))
                .uri(cells.uri(uri))
                .kind(cells.text(kind))
                .parentRecordId(cells.text(parentRecordId))
                .depositType(cells.text(depositType))
                .stage(cells.text(stage))
                .visibility(cells.text(visibility));
        readNames(cells, draft);
        readPlace(cells, draft);
        cells.commodities(mainCommodities, ReportedCommodity.MAIN);
        cells.commodities(byProducts, ReportedCommodity.BY_PRODUCT);
        cells.commodities(commodities, null);
        readSource(cells, draft);
    }

    private void readNames(Cells cells, RowDraft draft) {
        cells.names(name, null, null);
        for (TranslatedName translated : translatedNames) {
            String cell = cells.list(translated.column());
            if (cell != null) {
                draft.names(
                        translated.column().name(),
                        cell,
                        ";",
                        ReportedName.MAIN,
                        translated.language(),
                        translated.script());
            }
        }
    }

    private void readPlace(Cells cells, RowDraft draft) {
        draft.row()
                .country(cells.text(country))
                .countryToday(cells.text(countryToday))
                .region(cells.text(region));
        cells.position(longitude, latitude);
        cells.accuracyMetres(accuracy);
    }

    private void readSource(Cells cells, RowDraft draft) {
        String title = cells.list(sourceTitle);
        String address = cells.uri(sourceUri);
        String publishedOn = cells.text(sourcePublishedOn);
        if (title != null || address != null) {
            draft.row().reference(new ReportedSource(title, address, publishedOn));
        }
    }
}

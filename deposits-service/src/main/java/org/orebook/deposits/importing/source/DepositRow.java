package org.orebook.deposits.importing.source;

import java.util.ArrayList;
import java.util.List;

/**
 * One record as its file says it. Texts are trimmed, in Unicode NFC and without control characters; nothing is looked
 * up in a vocabulary. What the file leaves empty is null, or an empty list.
 *
 * @param number the data row (or feature) in the file, counted from 1
 * @param line the line of the text on which it begins, counted from 1
 * @param nameAsReported the cell that the names come from, whole; null where the file gives the names one by one
 * @param country the country as reported, old or new
 * @param countryToday what the file itself gives as today's country, as a rule its ISO 3166-1 alpha-2 code
 * @param longitude degrees east, WGS 84, -180 to 180; null together with the latitude
 * @param latitude degrees north, WGS 84, -90 to 90
 * @param accuracyMetres positional accuracy, 0 or more
 * @param outlineGeoJson a Polygon or MultiPolygon as JSON text; its shape is not checked yet
 */
public record DepositRow(
        long number,
        long line,
        String source,
        String recordId,
        String uri,
        String nameAsReported,
        List<ReportedName> names,
        String kind,
        String parentRecordId,
        String country,
        String countryToday,
        String region,
        Double longitude,
        Double latitude,
        Double accuracyMetres,
        String outlineGeoJson,
        List<ReportedCommodity> commodities,
        String depositType,
        String stage,
        List<ReportedSource> sources,
        String visibility) {

    public DepositRow {
        names = List.copyOf(names);
        commodities = List.copyOf(commodities);
        sources = List.copyOf(sources);
        if ((longitude == null) != (latitude == null)) {
            throw new IllegalArgumentException("A position has both a longitude and a latitude");
        }
    }

    public static Builder builder(long number, long line) {
        return new Builder(number, line);
    }

    /** Puts a row together, field by field; what is not set stays null or empty. */
    public static final class Builder {
        private final long number;
        private final long line;
        private final List<ReportedName> names = new ArrayList<>(2);
        private final List<ReportedCommodity> commodities = new ArrayList<>(4);
        private final List<ReportedSource> sources = new ArrayList<>(1);
        private String source;
        private String recordId;
        private String uri;
        private String nameAsReported;
        private String kind;
        private String parentRecordId;
        private String country;
        private String countryToday;
        private String region;
        private Double longitude;
        private Double latitude;
        private Double accuracyMetres;
        private String outlineGeoJson;
        private String depositType;
        private String stage;
        private String visibility;

        private Builder(long number, long line) {
            this.number = number;
            this.line = line;
        }

        public Builder source(String value) {
            source = value;
            return this;
        }

        public Builder recordId(String value) {
            recordId = value;
            return this;
        }

        public Builder uri(String value) {
            uri = value;
            return this;
        }

        public Builder nameAsReported(String value) {
            nameAsReported = value;
            return this;
        }

        public Builder name(ReportedName value) {
            names.add(value);
            return this;
        }

        public Builder kind(String value) {
            kind = value;
            return this;
        }

        public Builder parentRecordId(String value) {
            parentRecordId = value;
            return this;
        }

        public Builder country(String value) {
            country = value;
            return this;
        }

        public Builder countryToday(String value) {
            countryToday = value;
            return this;
        }

        public Builder region(String value) {
            region = value;
            return this;
        }

        public Builder position(Double longitudeDegrees, Double latitudeDegrees) {
            longitude = longitudeDegrees;
            latitude = latitudeDegrees;
            return this;
        }

        public Builder accuracyMetres(Double value) {
            accuracyMetres = value;
            return this;
        }

        public Builder outlineGeoJson(String value) {
            outlineGeoJson = value;
            return this;
        }

        public Builder commodity(ReportedCommodity value) {
            commodities.add(value);
            return this;
        }

        public Builder depositType(String value) {
            depositType = value;
            return this;
        }

        public Builder stage(String value) {
            stage = value;
            return this;
        }

        public Builder reference(ReportedSource value) {
            sources.add(value);
            return this;
        }

        public Builder visibility(String value) {
            visibility = value;
            return this;
        }

        public DepositRow build() {
            return new DepositRow(
                    number,
                    line,
                    source,
                    recordId,
                    uri,
                    nameAsReported,
                    names,
                    kind,
                    parentRecordId,
                    country,
                    countryToday,
                    region,
                    longitude,
                    latitude,
                    accuracyMetres,
                    outlineGeoJson,
                    commodities,
                    depositType,
                    stage,
                    sources,
                    visibility);
        }
    }
}

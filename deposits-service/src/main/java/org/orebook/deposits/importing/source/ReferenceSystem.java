package org.orebook.deposits.importing.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** The {@code crs} member of GeoJSON before RFC 7946; what names WGS 84 is let pass, everything else refused. */
final class ReferenceSystem {

    static final String REASON =
            "Positions are read as WGS 84, longitude first (RFC 7946): transform the file before sending it.";

    private static final Set<String> WGS_84 = Set.of(
            "urn:ogc:def:crs:ogc:1.3:crs84",
            "urn:ogc:def:crs:ogc::crs84",
            "http://www.opengis.net/def/crs/ogc/1.3/crs84",
            "urn:ogc:def:crs:epsg::4326",
            "epsg:4326",
            "crs84",
            "ogc:crs84");

    private ReferenceSystem() {}

    /** How an unsupported system is named; null for WGS 84, and where none is given. */
    static String unsupported(JsonNode crs) {
        if (FeatureLayout.isAbsent(crs)) {
            return null;
        }
        String name = crs.path("properties").path("name").asText("");
        return WGS_84.contains(name.toLowerCase(Locale.ROOT)) ? null : name.isEmpty() ? crs.toString() : name;
    }
}

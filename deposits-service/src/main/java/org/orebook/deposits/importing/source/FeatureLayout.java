package org.orebook.deposits.importing.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Consumer;

/** Where a GeoJSON feature keeps what we read; any value of the wrong type rejects the feature, naming its path. */
final class FeatureLayout {

    private static final Set<String> PROPERTIES = Set.of(
            "source",
            "recordId",
            "uri",
            "kind",
            "name",
            "names",
            "country",
            "countryToday",
            "region",
            "parentRecordId",
            "longitude",
            "latitude",
            "accuracyMetres",
            "commodities",
            "depositType",
            "stage",
            "sources",
            "visibility");

    private final Consumer<String> ignored;

    /** @param ignored told of each property that is not read */
    FeatureLayout(Consumer<String> ignored) {
        this.ignored = ignored;
    }

    void read(JsonNode feature, RowDraft draft) {
        JsonNode properties = feature.path("properties");
        if (!isObjectOrAbsent("properties", properties, draft)) {
            return;
        }
        holdWgs84("crs", feature, draft);
        properties.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                ignored.accept(name);
            }
        });
        new PropertiesReading(draft, properties).read(feature.path("id"));
        readGeometry(feature.path("geometry"), properties, draft);
    }

    private static void holdWgs84(String path, JsonNode holder, RowDraft draft) {
        String crs = ReferenceSystem.unsupported(holder.path("crs"));
        if (crs != null) {
            draft.reject(path, crs, RowProblem.UNSUPPORTED_CRS, ReferenceSystem.REASON);
        }
    }

    private static boolean isObjectOrAbsent(String path, JsonNode node, RowDraft draft) {
        if (isAbsent(node) || node.isObject()) {
            return true;
        }
        PropertiesReading.wrongType(path, node, "an object", draft);
        return false;
    }

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void readGeometry(JsonNode geometry, JsonNode properties, RowDraft draft) {
        if (!isObjectOrAbsent("geometry", geometry, draft)) {
            return;
        }
        if (isAbsent(geometry)) {
            readPositionOf(properties, draft);
            return;
        }
        holdWgs84("geometry.crs", geometry, draft);
        String type = geometry.path("type").asText("");
        JsonNode coordinates = geometry.path("coordinates");
        switch (type) {
            case "Point" -> readPoint(coordinates, draft);
            case "Polygon", "MultiPolygon" -> {
                readOutline(type, coordinates, draft);
                readPositionOf(properties, draft);
            }
            default ->
                draft.reject(
                        "geometry.type",
                        type,
                        RowProblem.UNSUPPORTED_GEOMETRY,
                        "The geometry of a deposit is a Point, a Polygon or a MultiPolygon.");
        }
    }

    private static void readPoint(JsonNode coordinates, RowDraft draft) {
        boolean numbers = coordinates.isArray()
                && coordinates.size() >= 2
                && coordinates.path(0).isNumber()
                && coordinates.path(1).isNumber();
        if (numbers) {
            draft.position(
                    "geometry.coordinates[0]",
                    coordinates.path(0).doubleValue() + 0.0,
                    "geometry.coordinates[1]",
                    coordinates.path(1).doubleValue() + 0.0);
        } else {
            PropertiesReading.wrongType("geometry.coordinates", coordinates, "[longitude, latitude]", draft);
        }
    }

    private static void readOutline(String type, JsonNode coordinates, RowDraft draft) {
        if (!coordinates.isArray() || coordinates.isEmpty()) {
            PropertiesReading.wrongType("geometry.coordinates", coordinates, "an array of rings", draft);
        } else {
            draft.row().outlineGeoJson("{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}");
        }
    }

    private static void readPositionOf(JsonNode properties, RowDraft draft) {
        PropertiesReading reading = new PropertiesReading(draft, properties);
        JsonNode longitude = properties.path("longitude");
        JsonNode latitude = properties.path("latitude");
        Double east = reading.number("properties.longitude", longitude);
        Double north = reading.number("properties.latitude", latitude);
        boolean unreadable = (!isAbsent(longitude) && east == null) || (!isAbsent(latitude) && north == null);
        if (!unreadable) {
            draft.position("properties.longitude", east, "properties.latitude", north);
        }
    }
}

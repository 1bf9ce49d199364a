package org.orebook.deposits.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.orebook.chassis.problem.FieldError;

/** Reads outlines: GeoJSON (RFC 7946) polygons in WGS 84 that are closed and do not cross themselves. */
final class Outlines {

    private static final int MOST_VERTICES = 10_000;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Consumer<FieldError> errors;
    private int vertices;

    private Outlines(Consumer<FieldError> errors) {
        this.errors = errors;
    }

    /**
     * An outline as it is kept.
     *
     * @param geometry type and coordinates of the GeoJSON geometry, and nothing else that came with it
     * @param within a point inside
     */
    record Outline(JsonNode geometry, Position within) {}

    /**
     * Reads an outline.
     *
     * @return {@code null} where it has an error, which was reported
     */
    static Outline read(JsonNode stated, Consumer<FieldError> errors) {
        Geometry geometry = new Outlines(errors).geometry(stated);
        if (geometry == null) {
            return null;
        }
        Coordinate inside = geometry.getInteriorPoint().getCoordinate();
        return new Outline(kept(geometry), new Position(inside.x, inside.y, null));
    }

    private static JsonNode kept(Geometry geometry) {
        ObjectNode kept = JSON.objectNode();
        if (geometry instanceof Polygon polygon) {
            kept.put("type", "Polygon").set("coordinates", rings(polygon));
            return kept;
        }
        ArrayNode polygons = kept.put("type", "MultiPolygon").putArray("coordinates");
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            polygons.add(rings((Polygon) geometry.getGeometryN(i)));
        }
        return kept;
    }

    private static ArrayNode rings(Polygon polygon) {
        ArrayNode rings = JSON.arrayNode();
        rings.add(positions(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(positions(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    private static ArrayNode positions(LinearRing ring) {
        ArrayNode positions = JSON.arrayNode();
        for (Coordinate at : ring.getCoordinates()) {
            positions.addArray().add(at.x).add(at.y);
        }
        return positions;
    }

    private Geometry geometry(JsonNode outline) {
        String type = outline.path("type").asText("");
        JsonNode coordinates = outline.path("coordinates");
        Geometry geometry = switch (type) {
            case "Polygon" -> polygon(coordinates, "outline.coordinates");
            case "MultiPolygon" -> polygons(coordinates);
            default -> refuse("outline.type", outline.path("type"), "expected Polygon or MultiPolygon of GeoJSON");
        };
        return geometry == null ? null : valid(geometry);
    }

    private Geometry polygons(JsonNode coordinates) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < coordinates.size(); i++) {
            Polygon polygon = polygon(coordinates.path(i), "outline.coordinates[" + i + "]");
            if (polygon == null) {
                return null;
            }
            polygons.add(polygon);
        }
        return polygons.isEmpty()
                ? refuse("outline.coordinates", coordinates, "expected at least one polygon")
                : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private Polygon polygon(JsonNode rings, String path) {
        List<LinearRing> read = new ArrayList<>();
        for (int i = 0; i < rings.size(); i++) {
            LinearRing ring = ring(rings.path(i), path + "[" + i + "]");
            if (ring == null) {
                return null;
            }
            read.add(ring);
        }
        if (read.isEmpty()) {
            return refuse(path, rings, "expected at least one ring of positions");
        }
        LinearRing[] holes = read.subList(1, read.size()).toArray(LinearRing[]::new);
        return GEOMETRIES.createPolygon(read.getFirst(), holes);
    }

    private LinearRing ring(JsonNode positions, String path) {
        vertices += positions.size();
        if (vertices > MOST_VERTICES) {
            return refuse(path, null, "an outline has at most " + MOST_VERTICES + " positions");
        }
        if (positions.size() < 4) {
            return refuse(path, null, "a ring has at least four positions, the last being the first again");
        }
        Coordinate[] ring = new Coordinate[positions.size()];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = coordinate(positions.path(i), path + "[" + i + "]");
            if (ring[i] == null) {
                return null;
            }
        }
        return ring[0].equals2D(ring[ring.length - 1])
                ? GEOMETRIES.createLinearRing(ring)
                : refuse(path, null, "the ring is not closed: its last position must be its first again");
    }

    private Coordinate coordinate(JsonNode position, String path) {
        if (position.size() < 2
                || !position.get(0).isNumber()
                || !position.get(1).isNumber()) {
            return refuse(path, position, "expected [longitude, latitude]");
        }
        double longitude = position.get(0).doubleValue();
        double latitude = position.get(1).doubleValue();
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            return refuse(path, position, "longitude is -180 to 180 and comes first, latitude is -90 to 90");
        }
        return new Coordinate(longitude, latitude);
    }

    private Geometry valid(Geometry geometry) {
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error == null) {
            return geometry;
        }
        Coordinate at = error.getCoordinate();
        String where = at == null ? "" : " at [" + at.x + ", " + at.y + "]";
        return refuse("outline", null, "the outline crosses or touches itself" + where);
    }

    /** Notes an error and stands in, as null, for the value that there is not. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> T refuse(String field, JsonNode value, String reason) {
        errors.accept(FieldError.of(field, value == null || value.isMissingNode() ? null : value, reason));
        return null;
    }
}

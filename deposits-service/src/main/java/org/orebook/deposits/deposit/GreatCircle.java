package org.orebook.deposits.deposit;

/** Distances on the earth, taken as a sphere: within about 0.6 % of those on the ellipsoid. */
public final class GreatCircle {

    /** The mean radius of the earth, R1 of the IUGG. */
    private static final double MEAN_RADIUS_KILOMETRES = 6371.0088;

    private GreatCircle() {}

    /**
     * The distance in kilometres between two points in degrees (WGS 84), by the haversine formula, which stays exact for
     * points a few metres apart. NaN if any coordinate is NaN.
     */
    public static double kilometres(double longitude1, double latitude1, double longitude2, double latitude2) {
        double phi1 = Math.toRadians(latitude1);
        double phi2 = Math.toRadians(latitude2);
        double sinOfHalfLatitude = Math.sin((phi2 - phi1) / 2);
        double sinOfHalfLongitude = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
        double haversine = sinOfHalfLatitude * sinOfHalfLatitude
                + Math.cos(phi1) * Math.cos(phi2) * sinOfHalfLongitude * sinOfHalfLongitude;
        // Rounding may carry antipodes a hair beyond 1, of which there is no arcsine.
        return 2 * MEAN_RADIUS_KILOMETRES * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }
}

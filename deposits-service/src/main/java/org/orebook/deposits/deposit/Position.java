package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a deposit is, in WGS 84.
 *
 * @param longitude degrees east, -180 to 180
 * @param latitude degrees north, -90 to 90
 * @param accuracyMetres how far the true place may lie from it, in metres; {@code null} where not stated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Position(double longitude, double latitude, Double accuracyMetres) {}

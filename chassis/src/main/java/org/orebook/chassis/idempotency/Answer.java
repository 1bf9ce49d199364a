package org.orebook.chassis.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * What a POST was answered, kept so that the same POST can be answered the same again.
 *
 * @param status HTTP status
 * @param location path of what was made; {@code null} where nothing was
 * @param tag the {@code ETag} header as sent; {@code null} where there is none
 * @param body JSON text
 */
public record Answer(int status, String location, String tag, String body) {

    /** The answer as JAX-RS sends it. */
    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (tag != null) {
            response.header(HttpHeaders.ETAG, tag);
        }
        return response.build();
    }
}

package org.orebook.agreements.agreement;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.request.RequestIds;

/** What comes with a change besides its body. */
public final class StepParameters {

    @HeaderParam(HttpHeaders.IF_MATCH)
    String ifMatch;

    @HeaderParam(IdempotencyKeys.HEADER)
    String key;

    @HeaderParam(RequestIds.HEADER)
    String requestId;

    @Context
    UriInfo uri;
}

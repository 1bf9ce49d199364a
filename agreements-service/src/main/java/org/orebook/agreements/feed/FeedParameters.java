package org.orebook.agreements.feed;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What of the feed is asked for, as it is asked for. */
public class FeedParameters {

    @HeaderParam("Last-Event-ID")
    @Parameter(description = "Go on after this event: the last id that was received.")
    String lastEventIdHeader;

    @QueryParam("lastEventId")
    @Parameter(description = "The same, for clients that cannot set the header when they first connect.")
    String lastEventId;

    @QueryParam("type")
    @Parameter(
            description = "Of these kinds alone, with commas: deposit, agreement, ledger.",
            example = "deposit,ledger")
    List<String> type;

    @QueryParam("subject")
    @Parameter(description = "Of this deposit or agreement alone: its id.")
    String subject;

    @QueryParam("country")
    @Parameter(description = "Of deposits in this country alone: its code or name.", example = "KZ")
    String country;

    @QueryParam("commodity")
    @Parameter(
            description = "Of deposits of this commodity, or one of its group, alone: code, name or synonym.",
            example = "tungsten")
    String commodity;
}

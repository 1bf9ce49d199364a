package org.orebook.agreements.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That something happened, and to what. What it is by now says the record itself, to whoever may read it.
 *
 * @param number the readable number of the subject
 * @param version of the record when it happened
 */
@Schema(name = "FeedEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(UUID id, String type, Instant at, UUID subject, String kind, String number, int version, String link) {

    static EventView of(FeedEntry entry, FeedSight sight) {
        return new EventView(
                entry.id(),
                sight.type(entry),
                entry.at(),
                entry.subject(),
                entry.kind().code(),
                entry.number(),
                entry.version(),
                entry.kind().link(entry.subject()));
    }
}

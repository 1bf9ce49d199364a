package org.orebook.chassis.precondition;

import jakarta.ws.rs.core.EntityTag;
import org.orebook.chassis.problem.Refusal;

/** A record's version as its entity tag. */
public final class Versions {

    private Versions() {}

    /** The strong tag of a version. */
    public static EntityTag tag(int version) {
        return new EntityTag(Integer.toString(version));
    }

    /**
     * Holds a change against the version that it was made from (RFC 9110, 13.1.1).
     *
     * @param ifMatch the {@code If-Match} header; a list of tags, or {@code *} for whatever version there is
     * @param present the record's present version
     * @throws Refusal.PreconditionRequired without the header
     * @throws Refusal.PreconditionFailed where another version is present by now
     */
    public static void require(String ifMatch, int present) {
        required(ifMatch);
        if (!matches(ifMatch, present)) {
            throw new Refusal.PreconditionFailed(
                    "stale-version",
                    "Stale version",
                    "Somebody has changed this record since: it is at version " + present
                            + ". Read it again and repeat your change on it; nothing was changed.");
        }
    }

    /** Refuses a change without {@code If-Match}, before the record is even looked up. */
    public static void required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refusal.PreconditionRequired(
                    "version-required",
                    "Version required",
                    "Send the ETag of the version that you change in If-Match, so that nobody's change is overwritten.");
        }
    }

    private static boolean matches(String ifMatch, int present) {
        if (ifMatch.trim().equals("*")) {
            return true;
        }
        String wanted = '"' + Integer.toString(present) + '"';
        for (String tag : ifMatch.split(",", -1)) {
            // A weak tag never matches strongly.
            if (tag.trim().equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}

package org.orebook.deposits.commitment;

import java.util.Objects;
import java.util.UUID;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.problem.BadParameter;

/**
 * Which commitments are asked for, the newest first; {@code null} members ask for all.
 *
 * @param released whether released ones, or standing ones
 * @param before the last one of the page before, exclusive
 * @param limit items of a page
 */
record CommitmentQuery(UUID deposit, UUID agreement, CommitmentKind kind, Boolean released, UUID before, int limit) {

    private static final String STANDING = "standing";
    private static final String RELEASED = "released";

    /** The commitments of one deposit: those that stand, and released ones where they are asked for. */
    static CommitmentQuery of(UUID deposit, String withReleased, String limit, String cursor) {
        Boolean released = BadParameter.isTrue(RELEASED, withReleased) ? null : Boolean.FALSE;
        return paged(deposit, null, null, released, limit, cursor);
    }

    /** Reads a query of all commitments. */
    static CommitmentQuery of(
            String deposit, String agreement, String kind, String state, String limit, String cursor) {
        return paged(id("deposit", deposit), id("agreement", agreement), kind(kind), released(state), limit, cursor);
    }

    private static CommitmentQuery paged(
            UUID deposit, UUID agreement, CommitmentKind kind, Boolean released, String limit, String cursor) {
        CommitmentQuery query = new CommitmentQuery(deposit, agreement, kind, released, null, Limit.of(limit));
        return new CommitmentQuery(
                deposit, agreement, kind, released, before(cursor, query.fingerprint()), query.limit());
    }

    private static UUID id(String name, String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(asked);
        } catch (IllegalArgumentException noId) {
            throw BadParameter.of(name, asked, "expected an id");
        }
    }

    private static CommitmentKind kind(String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        CommitmentKind kind = CommitmentKind.ofCode(asked);
        if (kind == null) {
            throw BadParameter.of("kind", asked, "expected share, tonnage or exclusivity");
        }
        return kind;
    }

    private static Boolean released(String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        return switch (asked) {
            case STANDING -> Boolean.FALSE;
            case RELEASED -> Boolean.TRUE;
            default -> throw BadParameter.of("state", asked, "expected standing or released");
        };
    }

    private static UUID before(String cursor, int query) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, query, 1).keys().getFirst());
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    /** What a page's cursor is bound to: everything but where it begins and how long it is. */
    int fingerprint() {
        return Objects.hash(deposit, agreement, kind == null ? null : kind.code(), released);
    }
}

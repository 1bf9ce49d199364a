package org.orebook.deposits.ranking;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.json.Coded;
import org.orebook.deposits.estimate.Category;

/**
 * An estimate, or a part of one, that is not added.
 *
 * @param categories of the part; empty where it is the whole estimate, or the part states none
 * @param words the reason, as it is said
 * @param counted the estimate that counts instead; {@code null} where the reason is another
 */
public record LeftOut(WhatIfEstimate estimate, List<Category> categories, Reason reason, String words, UUID counted) {

    public LeftOut {
        categories = List.copyOf(categories);
    }

    /** Why. The codes are stable. */
    @Schema(name = "LeftOutReason")
    public enum Reason implements Coded {
        /** A reviewer found it untenable. */
        REJECTED("rejected"),
        SUPERSEDED("superseded"),
        WITHDRAWN("withdrawn"),
        /** Production is no reserve, nor the other way round. */
        OTHER_MEASURE("other-measure"),
        /** Its deposit is in no country that is known. */
        NO_COUNTRY("no-country"),
        /** Inferred, or what is read as inferred or less, is never added. */
        INFERRED("inferred"),
        /** Inferred is in one figure with what is surer, and cannot be taken out again. */
        LUMPS_INFERRED("lumps-inferred"),
        /** Other lines have categories: this one may be their total. */
        CATEGORY_NOT_STATED("category-not-stated"),
        /** The same categories stand in lines of their own. */
        REPEATS_CATEGORIES("repeats-categories"),
        /** Resources are not added to reserves, unless the estimate says that they do not include them. */
        RESOURCES_AND_RESERVES("resources-and-reserves"),
        /** Neither a contained tonnage with a unit, nor ore and grade. */
        NO_TONNAGE("no-tonnage"),
        /** There is no factor from its basis to the table's. */
        NOT_COMPARABLE("not-comparable"),
        /** It cannot be taken in this reading. */
        NO_SUCH_READING("no-such-reading"),
        /** Another estimate of its deposit counts. */
        OTHER_OF_SAME_DEPOSIT("other-of-same-deposit"),
        /** An estimate of what its deposit is part of counts. */
        PART_OF_COUNTED("part-of-counted");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }

    static LeftOut whole(WhatIfEstimate estimate, Reason reason, String words) {
        return new LeftOut(estimate, List.of(), reason, words, null);
    }

    static LeftOut instead(WhatIfEstimate estimate, Reason reason, String words, UUID counted) {
        return new LeftOut(estimate, List.of(), reason, words, counted);
    }

    static LeftOut part(WhatIfEstimate estimate, List<Category> categories, Reason reason, String words) {
        return new LeftOut(estimate, categories, reason, words, null);
    }
}

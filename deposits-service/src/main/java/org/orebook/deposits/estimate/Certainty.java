package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** How far a figure can be relied on, from most to least. What is of one certainty is never added to what is of another. */
public enum Certainty implements Coded {
    /** A reviewer stands for it. */
    CONFIRMED("confirmed"),
    /** Under a reporting code, and nobody has judged it. */
    REPORTED("reported"),
    /** Under no reporting code. */
    CLAIMED("claimed"),
    /** A reviewer doubts it. */
    DISPUTED("disputed");

    private final String code;

    Certainty(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** That of a standing estimate. */
    public static Certainty of(EstimateState state, EstimateContent content) {
        return switch (state) {
            case CONFIRMED -> CONFIRMED;
            case DISPUTED -> DISPUTED;
            default ->
                content.reportingCode() == ReportingCode.NONE || content.kind() == EstimateKind.CLAIM
                        ? CLAIMED
                        : REPORTED;
        };
    }
}

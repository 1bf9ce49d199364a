package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.orebook.chassis.json.Coded;

/**
 * Something about an estimate that does not add up, or that somebody should know before relying on it. It never keeps an
 * estimate from being recorded; while it is open, it keeps it from being confirmed, unless it is a mere note.
 *
 * @param code what it is
 * @param row line of the estimate's table, from 1; {@code null} where it is about the whole
 * @param text the arithmetic, or the reason, in words
 * @param other the other estimate that it is about, or {@code null}
 * @param accepted by which reviewer and why; {@code null} while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(Code code, Integer row, String text, UUID other, Acceptance accepted) {

    /** How much it matters. */
    public enum Severity implements Coded {
        /** Worth knowing; it does not stand in the way of a confirmation. */
        NOTE("note"),
        WARNING("warning"),
        ERROR("error");

        private final String code;

        Severity(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** What can be found. Codes are added to and never change their meaning. */
    public enum Code implements Coded {
        /** Ore times grade is not what is stated as contained. */
        ORE_GRADE_CONTAINED_DISAGREE("ore-grade-contained-disagree", Severity.ERROR),
        /** More of the commodity than ore. */
        CONTAINED_EXCEEDS_ORE("contained-exceeds-ore", Severity.ERROR),
        /** A grade that the pure compound does not have. */
        GRADE_ABOVE_POSSIBLE("grade-above-possible", Severity.ERROR),
        /** One line has its grade of one basis and its contained figure of another. */
        BASES_MIXED("bases-mixed", Severity.ERROR),
        /** Inferred, or less, in one figure with what is surer. */
        INFERRED_LUMPED("inferred-lumped", Severity.ERROR),
        /** A category that the reporting code does not have. */
        CATEGORY_FOREIGN_TO_CODE("category-foreign-to-code", Severity.ERROR),
        /** Effective after it was published. */
        EFFECTIVE_AFTER_PUBLISHED("effective-after-published", Severity.ERROR),
        /** A figure without a unit, which is kept and never normalised. */
        UNIT_MISSING("unit-missing", Severity.WARNING),
        /** A unit that is none of what is measured, or that gives an amount which no deposit has. */
        UNIT_IMPROBABLE("unit-improbable", Severity.WARNING),
        /** A grade of several commodities, expressed as one. */
        EQUIVALENT_GRADE("equivalent-grade", Severity.WARNING),
        /** Another estimate of the deposit says the same. */
        DUPLICATE("duplicate", Severity.WARNING),
        /** Far from what was said of the deposit before. */
        FAR_FROM_EARLIER("far-from-earlier", Severity.WARNING),
        /** Called a reserve or a resource, under no reporting code. */
        NO_REPORTING_CODE("no-reporting-code", Severity.WARNING),
        /** Nobody said what its tonnes are of. */
        BASIS_NOT_STATED("basis-not-stated", Severity.WARNING),
        /** Figures of categories of a resource, without a word on whether they include the reserves. */
        INCLUSION_NOT_STATED("inclusion-not-stated", Severity.NOTE);

        private final String code;
        private final Severity severity;

        Code(String code, Severity severity) {
            this.code = code;
            this.severity = severity;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }

        public Severity severity() {
            return severity;
        }
    }

    /** Who has accepted a finding, when and why. */
    public record Acceptance(String by, Instant at, String reason) {}

    static Finding of(Code code, Integer row, String text) {
        return new Finding(code, row, text, null, null);
    }

    /** Whether it stands in the way of a confirmation. */
    public boolean isOpen() {
        return accepted == null && code.severity() != Severity.NOTE;
    }

    /** Whether both say the same, whoever accepted it. */
    boolean saysTheSameAs(Finding before) {
        return code == before.code
                && Objects.equals(row, before.row)
                && text.equals(before.text)
                && Objects.equals(other, before.other);
    }

    Finding acceptedAs(Acceptance acceptance) {
        return new Finding(code, row, text, other, acceptance);
    }
}

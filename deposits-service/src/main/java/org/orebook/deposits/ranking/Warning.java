package org.orebook.deposits.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.json.Coded;

/**
 * What a reader of a ranking should know.
 *
 * @param text the same in words
 * @param countries ISO 3166-1 alpha-2, where it is about some
 * @param changes the figures that differ, where it is about another edition
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "RankingWarning")
public record Warning(Code code, String text, List<String> countries, List<Change> changes) {

    /** What it is about. The codes are stable. */
    @Schema(name = "RankingWarningCode")
    public enum Code implements Coded {
        MIXED_BASES("mixed-bases"),
        MIXED_UNITS("mixed-units"),
        NOT_AVAILABLE("figures-not-available"),
        WITHHELD("figures-withheld"),
        IN_TOTAL("figures-in-total"),
        QUALIFIED("qualified-figures"),
        ESTIMATED("production-estimated"),
        EDITION_CHANGED("edition-changed"),
        MAY_CONTAIN("may-contain-estimate"),
        BEFORE_UNKNOWN("before-unknown"),
        RESOURCES_AND_RESERVES("resources-and-reserves"),
        OPEN_FINDINGS("open-findings");

        private final String code;

        Code(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * A country's figure in two editions.
     *
     * @param here in the edition of the ranking, raw, or not listed
     * @param there in the other one, likewise
     */
    @Schema(name = "EditionChange")
    record Change(String country, String name, String here, String there) {}

    static Warning of(Code code, String text) {
        return new Warning(code, text, List.of(), List.of());
    }

    static Warning of(Code code, String text, List<String> countries) {
        return new Warning(code, text, countries, List.of());
    }
}

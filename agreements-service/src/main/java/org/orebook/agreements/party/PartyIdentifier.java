package org.orebook.agreements.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.json.Coded;

/**
 * What a party is known by elsewhere. It belongs to one party.
 *
 * @param scheme who gives such numbers
 * @param country ISO 3166-1 alpha-2 of the register; {@code null} for an LEI
 * @param register code or name of the register within its country, such as {@code BIN}; {@code null} for an LEI
 * @param number as it is written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartyIdentifier(Scheme scheme, String country, String register, String number) {

    /** Who gives such numbers. */
    @Schema(name = "IdentifierScheme")
    public enum Scheme implements Coded {
        /** Legal entity identifier, ISO 17442. */
        LEI("lei"),
        /** A register of companies of a country. */
        REGISTER("register");

        private final String code;

        Scheme(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** What two identifiers share that are the same, however they are written. */
    String key() {
        return scheme == Scheme.LEI
                ? "lei:" + comparable(number)
                : "register:" + country + ":" + comparable(register) + ":" + comparable(number);
    }

    /** Letters and digits alone, in capitals: spaces, hyphens and points are written or left out as it pleases. */
    static String comparable(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}

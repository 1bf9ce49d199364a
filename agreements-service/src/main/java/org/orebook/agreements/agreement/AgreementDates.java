package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The dates of an agreement, which are all different ones: each a year, a month or a day of ISO 8601, or {@code null}.
 *
 * @param announcedOn told to the public, before or after it was signed
 * @param effectiveOn from when its terms hold, which may lie before it was signed
 * @param expiresOn its last day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementDates(
        String announcedOn,
        String signedOn,
        String ratifiedOn,
        String inForceOn,
        String effectiveOn,
        String expiresOn) {

    static final AgreementDates NONE = new AgreementDates(null, null, null, null, null, null);

    AgreementDates signed(String on) {
        return new AgreementDates(announcedOn, on, ratifiedOn, inForceOn, effectiveOn, expiresOn);
    }

    AgreementDates ratified(String on) {
        return new AgreementDates(announcedOn, signedOn, on, inForceOn, effectiveOn, expiresOn);
    }

    AgreementDates inForce(String on) {
        return new AgreementDates(announcedOn, signedOn, ratifiedOn, on, effectiveOn, expiresOn);
    }

    /** The same terms, with what happened to the instrument as other dates have it. */
    AgreementDates withEvents(AgreementDates of) {
        return new AgreementDates(of.announcedOn, of.signedOn, of.ratifiedOn, of.inForceOn, effectiveOn, expiresOn);
    }
}

package org.orebook.agreements.agreement;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.problem.FieldError;

/**
 * What a caller says of a step.
 *
 * @param reason why
 * @param signedOn of a signing: a year, a month or a day of ISO 8601; left out where it stands in the agreement
 * @param signatories of a signing, likewise
 * @param ratifiedOn of a ratification
 * @param inForceOn of an entry into force
 */
@Schema(name = "AgreementStepDocument")
public record StepDocument(
        String reason, String signedOn, List<Signatory> signatories, String ratifiedOn, String inForceOn) {

    /** Refuses what another step would have to say. */
    void requireOnly(Step step) {
        List<FieldError> errors = new ArrayList<>();
        only(step == Step.SIGN, "signedOn", signedOn, errors);
        only(step == Step.SIGN, "signatories", signatories, errors);
        only(step == Step.RATIFY, "ratifiedOn", ratifiedOn, errors);
        only(step == Step.ENTER_INTO_FORCE, "inForceOn", inForceOn, errors);
        if (!errors.isEmpty()) {
            throw new AgreementRefusals.InvalidAgreement(errors);
        }
    }

    private static void only(boolean allowed, String field, Object stated, List<FieldError> errors) {
        if (!allowed && stated != null) {
            errors.add(FieldError.of(field, "does not belong to this step"));
        }
    }
}

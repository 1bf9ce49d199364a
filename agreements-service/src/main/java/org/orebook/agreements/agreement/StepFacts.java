package org.orebook.agreements.agreement;

import java.util.List;

/**
 * What a caller says of a step besides why.
 *
 * @param on the day of what happened; {@code null} where the step has none, or it stands in the agreement already
 * @param signatories who signed; {@code null} where the step is no signing, or they stand in the agreement already
 */
record StepFacts(String on, List<Signatory> signatories) {

    static final StepFacts NONE = new StepFacts(null, null);
}

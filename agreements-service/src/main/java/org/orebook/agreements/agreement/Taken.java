package org.orebook.agreements.agreement;

import java.util.List;

/**
 * A step that was taken.
 *
 * @param requested the lines that are to be asked of deposits for it, none to release all; {@code null} where deposits
 *     are not concerned
 */
record Taken(AgreementStep step, List<SubjectLine> requested) {

    static Taken of(AgreementStep step) {
        return new Taken(step, null);
    }
}

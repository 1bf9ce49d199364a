package org.orebook.agreements.agreement;

import java.util.List;

/**
 * A step that was taken.
 *
 * @param requested the lines that are to be asked of deposits for it, none to release all; {@code null} where deposits
 *     are not concerned
 * @param content what the agreement says once they are granted; {@code null} where it says so already
 */
record Taken(AgreementStep step, List<SubjectLine> requested, AgreementContent content) {

    Taken(AgreementStep step, List<SubjectLine> requested) {
        this(step, requested, null);
    }

    static Taken of(AgreementStep step) {
        return new Taken(step, null);
    }
}

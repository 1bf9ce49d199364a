package org.orebook.agreements.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/** Says what a caller can do next with an agreement, so that nobody has to find out by being refused. */
final class NextSteps {

    private static final String AMEND = "amendments";

    private NextSteps() {}

    static List<AgreementView.NextStep> of(Agreement agreement, Caller caller, Instant now) {
        List<AgreementView.NextStep> steps = new ArrayList<>();
        boolean author = agreement.isBy(caller.subject());
        for (Step step : agreement.legalSteps(now)) {
            if (!(step.needsAnother() && author)) {
                step.roles().stream()
                        .sorted()
                        .filter(caller::hasAny)
                        .findFirst()
                        .ifPresent(role -> steps.add(next(agreement, step.code(), step.code(), role)));
            }
        }
        if (agreement.isAmendable() && !agreement.isWaiting()) {
            amendments(agreement, caller, author, steps);
        }
        return steps;
    }

    private static void amendments(
            Agreement agreement, Caller caller, boolean author, List<AgreementView.NextStep> steps) {
        if (agreement.openAmendment() == null) {
            if (caller.hasAny(Role.NEGOTIATOR)) {
                steps.add(next(agreement, "amend", AMEND, Role.NEGOTIATOR));
            }
            return;
        }
        String amendment = AMEND + "/" + agreement.openAmendment();
        if (caller.hasAny(Role.APPROVER) && !author) {
            steps.add(next(agreement, "sign-amendment", amendment + "/sign", Role.APPROVER));
        }
        if (caller.hasAny(Role.NEGOTIATOR, Role.APPROVER)) {
            Role role = caller.hasAny(Role.NEGOTIATOR) ? Role.NEGOTIATOR : Role.APPROVER;
            steps.add(next(agreement, "withdraw-amendment", amendment + "/withdraw", role));
        }
    }

    private static AgreementView.NextStep next(Agreement agreement, String step, String path, Role role) {
        return new AgreementView.NextStep(
                step,
                "/api/v1/agreements/" + agreement.id() + "/" + path,
                role.name().toLowerCase(Locale.ROOT));
    }
}

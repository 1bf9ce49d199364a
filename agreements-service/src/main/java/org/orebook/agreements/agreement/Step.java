package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Set;
import org.orebook.chassis.caller.Role;
import org.orebook.chassis.json.Coded;

/** The steps of an agreement's life that somebody takes: from where, by whom. */
public enum Step implements Coded {
    NEGOTIATE("negotiate", Set.of(Role.NEGOTIATOR), AgreementState.DRAFT),
    SUBMIT("submit", Set.of(Role.NEGOTIATOR), AgreementState.NEGOTIATION),
    RETURN("return", Set.of(Role.APPROVER), AgreementState.APPROVAL),
    SIGN("sign", Set.of(Role.APPROVER), AgreementState.APPROVAL),
    RATIFY("ratify", Set.of(Role.APPROVER), AgreementState.SIGNED),
    ENTER_INTO_FORCE("enter-into-force", Set.of(Role.APPROVER), AgreementState.SIGNED),
    SUSPEND("suspend", Set.of(Role.APPROVER), AgreementState.IN_FORCE),
    RESUME("resume", Set.of(Role.APPROVER), AgreementState.SUSPENDED),
    EXPIRE("expire", Set.of(Role.APPROVER), AgreementState.SIGNED, AgreementState.IN_FORCE, AgreementState.SUSPENDED),
    TERMINATE(
            "terminate",
            Set.of(Role.APPROVER),
            AgreementState.SIGNED,
            AgreementState.IN_FORCE,
            AgreementState.SUSPENDED),
    /** Of what was signed, only an instrument that does not bind can come to nothing. */
    LAPSE(
            "lapse",
            Set.of(Role.NEGOTIATOR, Role.APPROVER),
            AgreementState.NEGOTIATION,
            AgreementState.APPROVAL,
            AgreementState.SIGNED),
    WITHDRAW(
            "withdraw",
            Set.of(Role.NEGOTIATOR),
            AgreementState.DRAFT,
            AgreementState.NEGOTIATION,
            AgreementState.APPROVAL);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // nobody gets at them to change them
    private final Set<Role> roles;

    @SuppressWarnings("ImmutableEnumChecker") // likewise
    private final Set<AgreementState> from;

    Step(String code, Set<Role> roles, AgreementState first, AgreementState... more) {
        this.code = code;
        this.roles = roles;
        this.from = EnumSet.of(first, more);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** Those who may take it. */
    Set<Role> roles() {
        return roles;
    }

    /** Whether it is an approver's alone: then nobody takes it who wrote some of the agreement. */
    boolean needsAnother() {
        return roles.equals(Set.of(Role.APPROVER));
    }

    boolean isFrom(AgreementState state) {
        return from.contains(state);
    }
}

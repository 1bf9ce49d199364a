package org.orebook.agreements.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.orebook.agreements.commitment.RefusedLine;
import org.orebook.chassis.history.Act;

/**
 * A change of an agreement that was signed already, with what the agreement says once it holds. It is changed only
 * together with its agreement, which is held meanwhile.
 */
@Entity
@Table(name = "agreement_amendment")
public class Amendment {

    @Id
    private UUID id;

    @Column(name = "agreement_id")
    private UUID agreement;

    private int number;

    private String title;

    private String state;

    @Column(name = "effective_on")
    private LocalDate effectiveOn;

    private String reason;

    private String patch;

    @Convert(converter = AgreementJson.Content.class)
    @Mutability(Immutability.class)
    private AgreementContent content;

    @Convert(converter = AgreementJson.SigningText.class)
    @Mutability(Immutability.class)
    private Signing signing;

    private String refused;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    protected Amendment() {
        // for Hibernate
    }

    /**
     * A proposed amendment.
     *
     * @param number of those of its agreement, from 1
     * @param patch the JSON merge patch of the content
     * @param content what the agreement says once it holds
     */
    static Amendment propose(
            UUID id,
            UUID agreement,
            int number,
            String title,
            LocalDate effectiveOn,
            String patch,
            AgreementContent content,
            Act act) {
        Amendment amendment = new Amendment();
        amendment.id = id;
        amendment.agreement = agreement;
        amendment.number = number;
        amendment.title = title;
        amendment.state = AmendmentState.PROPOSED.code();
        amendment.effectiveOn = effectiveOn;
        amendment.reason = act.reason();
        amendment.patch = patch;
        amendment.content = content;
        amendment.proposedAt = act.at();
        amendment.proposedBy = act.caller().name();
        return amendment;
    }

    /**
     * An approver signs it.
     *
     * @param committing whether deposits are asked first
     */
    void sign(Signing as, boolean committing, Act act) {
        require("sign", AmendmentState.PROPOSED);
        signing = as;
        state = (committing ? AmendmentState.COMMITTING : AmendmentState.SIGNED).code();
        decide(act);
    }

    /** What it commits was granted. */
    void grant() {
        require("grant", AmendmentState.COMMITTING);
        state = AmendmentState.SIGNED.code();
    }

    /** What it would commit was refused. */
    void refuse(List<RefusedLine> lines) {
        require("refuse", AmendmentState.COMMITTING);
        refused = AgreementJson.write(lines);
        state = AmendmentState.REFUSED.code();
    }

    /** It is taken back. */
    void withdraw(Act act) {
        require("withdraw", AmendmentState.PROPOSED);
        state = AmendmentState.WITHDRAWN.code();
        decide(act);
    }

    private void require(String what, AmendmentState expected) {
        if (state() != expected) {
            throw AgreementRefusals.WrongState.of(what, state(), List.of());
        }
    }

    private void decide(Act act) {
        decidedAt = act.at();
        decidedBy = act.caller().name();
    }

    UUID id() {
        return id;
    }

    UUID agreement() {
        return agreement;
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    AmendmentState state() {
        return AmendmentState.ofCode(state);
    }

    /** From when it holds. */
    LocalDate effectiveOn() {
        return effectiveOn;
    }

    String reason() {
        return reason;
    }

    /** The JSON merge patch of the content. */
    String patch() {
        return patch;
    }

    /** What the agreement says once it holds. */
    AgreementContent content() {
        return content;
    }

    /** When and by whom it was signed; {@code null} before. */
    Signing signing() {
        return signing;
    }

    /** Why it was refused, as JSON; {@code null} where it was not. */
    String refused() {
        return refused;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    String proposedBy() {
        return proposedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decidedBy() {
        return decidedBy;
    }
}

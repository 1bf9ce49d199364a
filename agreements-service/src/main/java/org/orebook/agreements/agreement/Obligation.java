package org.orebook.agreements.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.history.Difference;

/**
 * What a party has to do under an agreement. It is changed only together with its agreement, which is held meanwhile and
 * has the step in its history.
 */
@Entity
@Table(name = "agreement_obligation")
public class Obligation {

    @Id
    private UUID id;

    @Column(name = "agreement_id")
    private UUID agreement;

    private String text;

    @Column(name = "party_id")
    private UUID party;

    @Column(name = "due_on")
    private LocalDate dueOn;

    private String state;

    private String evidence;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "added_by")
    private String addedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected Obligation() {
        // for Hibernate
    }

    /** A new obligation. */
    static Obligation add(UUID id, UUID agreement, ObligationContent content, Act act) {
        Obligation obligation = new Obligation();
        obligation.id = id;
        obligation.agreement = agreement;
        obligation.addedAt = act.at();
        obligation.addedBy = act.caller().name();
        obligation.say(content, act);
        return obligation;
    }

    /** Changes it; says what differs. */
    Map<String, Difference> change(ObligationContent changed, Act act) {
        ObligationContent before = content();
        Map<String, Difference> differences = new LinkedHashMap<>();
        differ(differences, "text", before.text(), changed.text());
        differ(differences, "party", before.party(), changed.party());
        differ(differences, "dueOn", before.dueOn(), changed.dueOn());
        differ(differences, "state", before.state().code(), changed.state().code());
        differ(differences, "evidence", before.evidence(), changed.evidence());
        if (!differences.isEmpty()) {
            say(changed, act);
        }
        return differences;
    }

    private void differ(Map<String, Difference> differences, String member, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            differences.put("obligations[" + id + "]." + member, new Difference(from, to));
        }
    }

    private void say(ObligationContent content, Act act) {
        text = content.text();
        party = content.party();
        dueOn = content.dueOn();
        state = content.state().code();
        evidence = content.evidence();
        changedAt = act.at();
        changedBy = act.caller().name();
    }

    UUID id() {
        return id;
    }

    UUID agreement() {
        return agreement;
    }

    ObligationContent content() {
        return new ObligationContent(text, party, dueOn, ObligationState.ofCode(state), evidence);
    }

    /** How it stands on a day. */
    ObligationState stateOn(LocalDate day) {
        ObligationState kept = ObligationState.ofCode(state);
        return kept == ObligationState.OPEN && dueOn != null && dueOn.isBefore(day) ? ObligationState.OVERDUE : kept;
    }

    Instant addedAt() {
        return addedAt;
    }

    String addedBy() {
        return addedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }
}

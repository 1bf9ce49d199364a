package org.orebook.agreements.party.ownership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.orebook.agreements.party.PartyStep;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.statement.SourceReference;

/**
 * What somebody says about who owns a party. It is never removed: it ends, or is withdrawn with a reason. Every change is
 * one of its methods, makes one version, and returns the step for its history.
 */
@Entity
@Table(name = "ownership_statement")
class OwnershipStatement {

    @Id
    private UUID id;

    private int version;

    @Column(name = "owner_id")
    private UUID owner;

    @Column(name = "owned_id")
    private UUID owned;

    private BigDecimal percent;
    private boolean controls;

    @Column(name = "control_basis")
    private String controlBasis;

    @Column(name = "from_date")
    private LocalDate from;

    @Column(name = "to_date")
    private LocalDate to;

    @Column(name = "source_title")
    private String sourceTitle;

    @Column(name = "source_uri")
    private String sourceUri;

    @Column(name = "source_published_on")
    private String sourcePublishedOn;

    private String note;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected OwnershipStatement() {
        // for Hibernate
    }

    /** A new statement at version 1. */
    static OwnershipStatement record(UUID id, UUID owner, UUID owned, OwnershipContent content, Act act) {
        OwnershipStatement statement = new OwnershipStatement();
        statement.id = id;
        statement.owner = owner;
        statement.owned = owned;
        statement.recordedAt = act.at();
        statement.recordedBy = act.caller().name();
        statement.state(content);
        statement.step(act);
        return statement;
    }

    /** The step that recording it is in the history. */
    PartyStep recording(Act act) {
        return step(PartyStep.RECORDED, Map.of(), act);
    }

    /**
     * States something else about the same owner, such as when it ended.
     *
     * @return the step, or {@code null} where nothing differs and no version was made
     * @throws OwnershipRefusals.Withdrawn where it was withdrawn
     */
    PartyStep change(OwnershipContent stated, Act act) {
        refuseIfWithdrawn();
        Map<String, Difference> differences = differences(content(), stated);
        if (differences.isEmpty()) {
            return null;
        }
        state(stated);
        step(act);
        return step(PartyStep.CHANGED, differences, act);
    }

    /**
     * Takes it back: from now on nothing follows from it.
     *
     * @throws OwnershipRefusals.Withdrawn where it was withdrawn before
     */
    PartyStep withdraw(Act act) {
        refuseIfWithdrawn();
        withdrawnAt = act.at();
        step(act);
        return step(PartyStep.WITHDRAWN, Map.of(), act);
    }

    /** What is stated at present. */
    OwnershipContent content() {
        return new OwnershipContent(
                percent,
                controls,
                controlBasis,
                new Period(from, to),
                new SourceReference(sourceTitle, sourceUri, sourcePublishedOn),
                note);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    UUID owner() {
        return owner;
    }

    UUID owned() {
        return owned;
    }

    /** When it was taken back; {@code null} where it stands. */
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }

    private void refuseIfWithdrawn() {
        if (withdrawnAt != null) {
            throw new OwnershipRefusals.Withdrawn();
        }
    }

    private void state(OwnershipContent content) {
        percent = content.percent();
        controls = content.controls();
        controlBasis = content.controlBasis();
        from = content.period().from();
        to = content.period().to();
        sourceTitle = content.source().title();
        sourceUri = content.source().uri();
        sourcePublishedOn = content.source().publishedOn();
        note = content.note();
    }

    private void step(Act act) {
        version++;
        changedAt = act.at();
        changedBy = act.caller().name();
    }

    private PartyStep step(String action, Map<String, Difference> differences, Act act) {
        return new PartyStep(
                version, action, act.at(), act.caller().name(), act.reason(), differences, act.requestId());
    }

    private static Map<String, Difference> differences(OwnershipContent before, OwnershipContent after) {
        Map<String, Difference> differences = new LinkedHashMap<>();
        compare("percent", before.percent(), after.percent(), differences);
        compare("controls", before.controls(), after.controls(), differences);
        compare("controlBasis", before.controlBasis(), after.controlBasis(), differences);
        compare("from", text(before.period().from()), text(after.period().from()), differences);
        compare("to", text(before.period().to()), text(after.period().to()), differences);
        compare("source", before.source(), after.source(), differences);
        compare("note", before.note(), after.note(), differences);
        return differences;
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static void compare(String member, Object from, Object to, Map<String, Difference> differences) {
        if (!Objects.equals(from, to)) {
            differences.put(member, new Difference(from, to));
        }
    }
}

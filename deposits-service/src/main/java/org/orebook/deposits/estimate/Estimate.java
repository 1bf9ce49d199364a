package org.orebook.deposits.estimate;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.history.Difference;

/**
 * A dated statement of how much of a commodity a deposit holds, as somebody made it. Every change is one of its methods,
 * makes one version, and returns the step for its history.
 */
@Entity
@Table(name = "estimate")
public class Estimate {

    @Id
    private UUID id;

    private int version;

    @Column(name = "deposit_id")
    private UUID deposit;

    private String commodity;

    private String state;

    // Of the content, for queries to ask for.
    @Column(name = "reporting_code")
    @SuppressWarnings("UnusedVariable")
    private String reportingCode;

    @SuppressWarnings("UnusedVariable")
    private String kind;

    @Column(name = "effective_on")
    @SuppressWarnings("UnusedVariable")
    private String effectiveOn;

    @Column(name = "published_on")
    @SuppressWarnings("UnusedVariable")
    private String publishedOn;

    @Convert(converter = EstimateJson.Content.class)
    @Mutability(Immutability.class)
    private EstimateContent content;

    @Convert(converter = EstimateJson.Findings.class)
    @Mutability(Immutability.class)
    private List<Finding> findings;

    @Column(name = "open_findings")
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] openFindings;

    @Column(name = "content_hash")
    private long contentHash;

    @Column(name = "superseded_by")
    private UUID supersededBy;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] authors;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_import")
    private UUID recordedImport;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected Estimate() {
        // for Hibernate
    }

    /** A new estimate at version 1, reported. */
    public static Estimate record(UUID id, UUID deposit, EstimateContent content, List<Finding> findings, Act act) {
        Estimate estimate = new Estimate();
        estimate.id = id;
        estimate.deposit = deposit;
        estimate.state = EstimateState.REPORTED.code();
        estimate.authors = new String[] {act.caller().subject()};
        estimate.recordedAt = act.at();
        estimate.recordedBy = act.caller().name();
        estimate.recordedImport = act.importId();
        estimate.state(content);
        estimate.find(findings);
        estimate.step(act);
        return estimate;
    }

    /** The step that recording it is in the history. */
    public EstimateStep recording(Act act) {
        return step(EstimateStep.Action.RECORDED, Map.of(), act);
    }

    /**
     * Corrects how it was recorded: what its source says has not changed. Findings that still hold stay accepted.
     *
     * @param found what is found about the corrected content
     * @return the step, or {@code null} where nothing differs
     * @throws EstimateRefusals.WrongState where it is confirmed, or no longer standing
     */
    public EstimateStep correct(EstimateContent corrected, List<Finding> found, Act act) {
        requireState("correct", EstimateState.REPORTED, EstimateState.DISPUTED);
        Map<String, Difference> differences = EstimateDifferences.between(content, corrected);
        if (differences.isEmpty()) {
            return null;
        }
        state(corrected);
        find(found.stream().map(this::asBefore).toList());
        addAuthor(act.caller().subject());
        return step(EstimateStep.Action.CORRECTED, differences, changed(act));
    }

    private Finding asBefore(Finding found) {
        return findings.stream().filter(found::saysTheSameAs).findFirst().orElse(found);
    }

    /**
     * Accepts a finding: the reviewer knows of it and says why it does not stand in the way.
     *
     * @param place which of the findings, from 0
     * @return the step, or {@code null} where it was accepted before
     * @throws EstimateRefusals.OwnEstimate to who wrote any of it
     * @throws EstimateRefusals.NoSuchFinding where there are not so many
     */
    public EstimateStep acceptFinding(int place, Act act) {
        requireState("accept a finding of", EstimateState.REPORTED, EstimateState.DISPUTED);
        refuseAuthor(act);
        if (place < 0 || place >= findings.size()) {
            throw new EstimateRefusals.NoSuchFinding(place);
        }
        Finding finding = findings.get(place);
        if (finding.accepted() != null) {
            return null;
        }
        List<Finding> after = new ArrayList<>(findings);
        after.set(place, finding.acceptedAs(new Finding.Acceptance(act.caller().name(), act.at(), act.reason())));
        find(after);
        return step(
                EstimateStep.Action.FINDING_ACCEPTED,
                Map.of(
                        "findings[" + place + "]",
                        new Difference(null, finding.code().code())),
                changed(act));
    }

    /**
     * Confirms it.
     *
     * @throws EstimateRefusals.OwnEstimate to who wrote any of it
     * @throws EstimateRefusals.OpenFindings while there are some
     */
    public EstimateStep confirm(Act act) {
        requireState("confirm", EstimateState.REPORTED, EstimateState.DISPUTED);
        refuseAuthor(act);
        if (openFindings.length > 0) {
            throw new EstimateRefusals.OpenFindings(findings);
        }
        return turn(EstimateState.CONFIRMED, EstimateStep.Action.CONFIRMED, act);
    }

    /** Disputes it, also after it was confirmed. */
    public EstimateStep dispute(Act act) {
        requireState("dispute", EstimateState.REPORTED, EstimateState.CONFIRMED);
        refuseAuthor(act);
        return turn(EstimateState.DISPUTED, EstimateStep.Action.DISPUTED, act);
    }

    /** Rejects it; to reject what was confirmed, dispute it first. */
    public EstimateStep reject(Act act) {
        requireState("reject", EstimateState.REPORTED, EstimateState.DISPUTED);
        refuseAuthor(act);
        return turn(EstimateState.REJECTED, EstimateStep.Action.REJECTED, act);
    }

    /**
     * Says which estimate stands in its place from now on.
     *
     * @throws EstimateRefusals.NotASuccessor where that one is of another deposit or commodity, or no longer standing
     */
    public EstimateStep supersede(Estimate successor, Act act) {
        requireState("supersede", EstimateState.REPORTED, EstimateState.CONFIRMED, EstimateState.DISPUTED);
        if (successor.id.equals(id)
                || !successor.deposit.equals(deposit)
                || !successor.commodity.equals(commodity)
                || !successor.state().isStanding()) {
            throw new EstimateRefusals.NotASuccessor(successor.id);
        }
        supersededBy = successor.id;
        return turn(EstimateState.SUPERSEDED, EstimateStep.Action.SUPERSEDED, act);
    }

    /**
     * Takes it back.
     *
     * @throws EstimateRefusals.NotTheAuthor to who wrote nothing of it
     */
    public EstimateStep withdraw(Act act) {
        requireState("withdraw", EstimateState.REPORTED, EstimateState.DISPUTED);
        if (!isBy(act.caller().subject())) {
            throw new EstimateRefusals.NotTheAuthor();
        }
        return turn(EstimateState.WITHDRAWN, EstimateStep.Action.WITHDRAWN, act);
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    /** Id of its deposit, district or zone. */
    public UUID deposit() {
        return deposit;
    }

    /** Code of its commodity. */
    public String commodity() {
        return commodity;
    }

    public EstimateState state() {
        return EstimateState.ofCode(state);
    }

    public EstimateContent content() {
        return content;
    }

    /** All findings, those that were accepted among them. */
    public List<Finding> findings() {
        return findings;
    }

    /** Hash of the content, to know the same claim again. */
    public long contentHash() {
        return contentHash;
    }

    /** The estimate that stands in its place, or {@code null}. */
    public UUID supersededBy() {
        return supersededBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }

    /** The import that recorded it, or {@code null}. */
    public UUID recordedImport() {
        return recordedImport;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }

    private void state(EstimateContent stated) {
        content = stated;
        commodity = stated.commodity();
        reportingCode = stated.reportingCode().code();
        kind = stated.kind().code();
        effectiveOn = stated.effectiveOn();
        publishedOn = stated.publishedOn();
        contentHash = ContentHash.of(stated);
    }

    private void find(List<Finding> found) {
        findings = List.copyOf(found);
        openFindings = found.stream()
                .filter(Finding::isOpen)
                .map(finding -> finding.code().code())
                .distinct()
                .toArray(String[]::new);
    }

    private void addAuthor(String subject) {
        if (!isBy(subject)) {
            authors = Arrays.copyOf(authors, authors.length + 1);
            authors[authors.length - 1] = subject;
        }
    }

    private boolean isBy(String subject) {
        return Arrays.asList(authors).contains(subject);
    }

    private void refuseAuthor(Act act) {
        if (isBy(act.caller().subject())) {
            throw new EstimateRefusals.OwnEstimate();
        }
    }

    private void requireState(String what, EstimateState... allowed) {
        if (!Arrays.asList(allowed).contains(state())) {
            throw new EstimateRefusals.WrongState(what, state(), allowed);
        }
    }

    private EstimateStep turn(EstimateState to, EstimateStep.Action action, Act act) {
        Map<String, Difference> differences = new LinkedHashMap<>();
        differences.put("state", new Difference(state, to.code()));
        if (supersededBy != null) {
            differences.put("supersededBy", new Difference(null, supersededBy));
        }
        state = to.code();
        return step(action, differences, changed(act));
    }

    private Act changed(Act act) {
        step(act);
        return act;
    }

    private void step(Act act) {
        version++;
        changedAt = act.at();
        changedBy = act.caller().name();
    }

    private EstimateStep step(EstimateStep.Action action, Map<String, Difference> differences, Act act) {
        return new EstimateStep(
                version,
                action,
                act.at(),
                act.caller().name(),
                act.reason(),
                differences,
                act.importId(),
                act.requestId());
    }
}

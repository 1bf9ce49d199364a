package org.orebook.agreements.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.orebook.agreements.commitment.Grant;
import org.orebook.agreements.commitment.RefusedLine;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.problem.FieldError;

/**
 * What parties agree, from its first draft to its end. Every change is one of its methods, makes one version, and returns
 * the step for its history, with what is to be asked of deposits for it.
 */
@Entity
@Table(name = "agreement")
public class Agreement {

    @Id
    private UUID id;

    private String number;

    private int version;

    private String state;

    // Of the content, for queries to ask for.
    @SuppressWarnings("UnusedVariable")
    private String type;

    @SuppressWarnings("UnusedVariable")
    private String binding;

    @SuppressWarnings("UnusedVariable")
    private String title;

    @Column(name = "search_text")
    @SuppressWarnings("UnusedVariable")
    private String searchText;

    @Column(name = "sort_title")
    @SuppressWarnings("UnusedVariable")
    private String sortTitle;

    @Column(name = "signed_on")
    @SuppressWarnings("UnusedVariable")
    private String signedOn;

    @Column(name = "last_day")
    @SuppressWarnings("UnusedVariable")
    private LocalDate lastDay;

    @SuppressWarnings("UnusedVariable")
    private String confidentiality;

    @Column(name = "embargo_until")
    @SuppressWarnings("UnusedVariable")
    private Instant embargoUntil;

    @Column(name = "predecessor_id")
    @SuppressWarnings("UnusedVariable")
    private UUID predecessor;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @SuppressWarnings("UnusedVariable")
    private String[] countries;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @SuppressWarnings("UnusedVariable")
    private String[] commodities;

    @Convert(converter = AgreementJson.Content.class)
    @Mutability(Immutability.class)
    private AgreementContent content;

    @Convert(converter = AgreementJson.Content.class)
    @Mutability(Immutability.class)
    private AgreementContent original;

    @Column(name = "commitment_version")
    private int commitmentVersion;

    @Convert(converter = AgreementJson.Standing.class)
    @Mutability(Immutability.class)
    private CommitmentStanding commitment;

    @Column(name = "waits")
    @SuppressWarnings("UnusedVariable")
    private boolean waits;

    private int amendments;

    @Column(name = "open_amendment")
    private Integer openAmendment;

    @Column(name = "amended_from")
    private LocalDate amendedFrom;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] authors;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "drafted_at")
    private Instant draftedAt;

    @Column(name = "drafted_by")
    private String draftedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected Agreement() {
        // for Hibernate
    }

    /** A new agreement at version 1, a draft. */
    static Agreement draft(UUID id, String number, AgreementContent content, Act act) {
        return begin(id, number, AgreementState.DRAFT, content, act);
    }

    /**
     * An agreement of others, as a source tells of it: signed before it came here. Its parties were not asked and do not
     * know of it by us, and it takes nothing from deposits.
     *
     * @throws AgreementRefusals.InvalidAgreement where it would commit something, which nobody here has approved
     */
    static Agreement recordSigned(UUID id, String number, AgreementContent content, Act act) {
        requireTold(content);
        return begin(id, number, AgreementState.SIGNED, content, act);
    }

    private static void requireTold(AgreementContent content) {
        if (content.binding() != Binding.NOT_STATED || !content.committing().isEmpty()) {
            throw new AgreementRefusals.InvalidAgreement(FieldError.of(
                    "binding",
                    content.binding().code(),
                    "what a source tells of commits nothing here: expected not-stated"));
        }
    }

    private static Agreement begin(UUID id, String number, AgreementState state, AgreementContent content, Act act) {
        Agreement agreement = new Agreement();
        agreement.id = id;
        agreement.number = number;
        agreement.state = state.code();
        agreement.authors = new String[] {act.caller().subject()};
        agreement.draftedAt = act.at();
        agreement.draftedBy = act.caller().name();
        agreement.stand(CommitmentStanding.NONE);
        agreement.say(content);
        agreement.turnVersion(act);
        return agreement;
    }

    /** The step that drafting it is in the history. */
    AgreementStep drafting(Act act) {
        return step(Happened.DRAFTED, Map.of(), act);
    }

    /** The step that recording it is in the history. */
    AgreementStep recording(Act act) {
        return step(Happened.RECORDED, Map.of(), act);
    }

    /**
     * Says what the source of a recorded agreement says by now.
     *
     * @param recorded the version that the source made last
     * @return the step, or {@code null} where nothing differs
     * @throws AgreementRefusals.WrongState where somebody has worked on it since: then it is amended
     */
    Taken recordAgain(AgreementContent told, int recorded, Act act) {
        if (version != recorded || state() != AgreementState.SIGNED) {
            throw wrongState("record again", act);
        }
        requireTold(told);
        Map<String, Difference> differences = AgreementDifferences.between(content, told);
        if (differences.isEmpty()) {
            return null;
        }
        say(told);
        addAuthor(act);
        return Taken.of(changed(Happened.CHANGED, differences, act));
    }

    /**
     * Changes what it says, while it is written or negotiated.
     *
     * @return the step, or {@code null} where nothing differs
     * @throws AgreementRefusals.WrongState where it is further: then it is amended
     */
    Taken change(AgreementContent changed, Act act) {
        if (state() != AgreementState.DRAFT && state() != AgreementState.NEGOTIATION) {
            throw wrongState("change", act);
        }
        Map<String, Difference> differences = AgreementDifferences.between(content, changed);
        if (differences.isEmpty()) {
            return null;
        }
        say(changed);
        addAuthor(act);
        return Taken.of(changed(Happened.CHANGED, differences, act));
    }

    /** Whether a step follows from where it is, whoever takes it. */
    boolean allows(Step step, LocalDate today) {
        return step.isFrom(state())
                && !isWaiting()
                && (step != Step.LAPSE || state() != AgreementState.SIGNED || content.binding() != Binding.BINDING)
                && (step != Step.RATIFY || content.dates().ratifiedOn() == null)
                && (step != Step.EXPIRE || !runsOn(today));
    }

    private boolean runsOn(LocalDate today) {
        String expiresOn = content.dates().expiresOn();
        return expiresOn != null && !DateOrder.lastDay(expiresOn).isBefore(today);
    }

    /** The steps that follow from where it is, whoever takes them. */
    List<Step> legalSteps(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Stream.of(Step.values()).filter(step -> allows(step, today)).toList();
    }

    /**
     * Takes a step.
     *
     * @param facts checked: the day and the signatories where the step has some
     * @throws AgreementRefusals.WrongState where it does not follow from where the agreement is
     * @throws AgreementRefusals.OwnAgreement to an approver who wrote some of it
     * @throws AgreementRefusals.NotYetExpired where its last day is not over
     */
    Taken take(Step step, StepFacts facts, Act act) {
        requireLegal(step, act.at());
        if (step.needsAnother() && isBy(act.caller().subject())) {
            throw new AgreementRefusals.OwnAgreement();
        }
        return switch (step) {
            case NEGOTIATE -> open(act);
            case SUBMIT -> turn(AgreementState.APPROVAL, Happened.SUBMITTED, act);
            case RETURN -> turn(AgreementState.NEGOTIATION, Happened.RETURNED, act);
            case SIGN -> sign(new Signing(facts.on(), facts.signatories()), act);
            case RATIFY -> event(state(), content.dates().ratified(facts.on()), Happened.RATIFIED, act);
            case ENTER_INTO_FORCE ->
                event(AgreementState.IN_FORCE, content.dates().inForce(facts.on()), Happened.ENTERED_INTO_FORCE, act);
            case SUSPEND -> turn(AgreementState.SUSPENDED, Happened.SUSPENDED, act);
            case RESUME -> turn(AgreementState.IN_FORCE, Happened.RESUMED, act);
            case EXPIRE -> end(AgreementState.EXPIRED, Happened.EXPIRED, act);
            case TERMINATE -> end(AgreementState.TERMINATED, Happened.TERMINATED, act);
            case LAPSE -> end(AgreementState.LAPSED, Happened.LAPSED, act);
            case WITHDRAW -> end(AgreementState.WITHDRAWN, Happened.WITHDRAWN, act);
        };
    }

    private void requireLegal(Step step, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (allows(step, today)) {
            return;
        }
        if (step == Step.EXPIRE && step.isFrom(state()) && !isWaiting()) {
            throw new AgreementRefusals.NotYetExpired(content.dates().expiresOn());
        }
        if (isWaiting()) {
            throw AgreementRefusals.WrongState.committing(step.code());
        }
        throw AgreementRefusals.WrongState.of(step.code(), state(), legalSteps(now));
    }

    /** Ends it because its last day is over, whoever wrote it: the clock does. */
    Taken expire(Act act) {
        requireLegal(Step.EXPIRE, act.at());
        return end(AgreementState.EXPIRED, Happened.EXPIRED, act);
    }

    private Taken open(Act act) {
        openedAt = act.at();
        return turn(AgreementState.NEGOTIATION, Happened.NEGOTIATION_STARTED, act);
    }

    private Taken sign(Signing signing, Act act) {
        List<SubjectLine> committing = content.committing();
        if (committing.isEmpty()) {
            return signed(signing, act);
        }
        commitmentVersion++;
        stand(commitment.asked(signing, act.at()));
        AgreementStep step = turn(AgreementState.COMMITTING, Happened.COMMITMENT_REQUESTED, act)
                .step();
        return new Taken(step, committing);
    }

    private Taken signed(Signing signing, Act act) {
        AgreementContent signed = content.signed(signing.on(), signing.by());
        Map<String, Difference> differences = differences(AgreementState.SIGNED, signed);
        say(signed);
        return Taken.of(changed(AgreementState.SIGNED, Happened.SIGNED, differences, act));
    }

    private Taken event(AgreementState to, AgreementDates dates, Happened happened, Act act) {
        AgreementContent after = content.with(dates);
        Map<String, Difference> differences = differences(to, after);
        say(after);
        return Taken.of(changed(to, happened, differences, act));
    }

    private Taken end(AgreementState to, Happened happened, Act act) {
        boolean releases = !commitment.grants().isEmpty();
        if (releases) {
            commitmentVersion++;
            stand(commitment.granted(List.of()));
        }
        AgreementStep step = turn(to, happened, act).step();
        return new Taken(step, releases ? List.of() : null);
    }

    /** Whether a reply to a request is the one that is waited for. */
    boolean waitsFor(int requested) {
        return isWaiting() && requested == commitmentVersion;
    }

    /** Whether deposits were asked and have not answered: until then nothing else is done with it. */
    boolean isWaiting() {
        return commitment.waitsSince() != null;
    }

    /** What it commits was granted: it is signed. */
    Taken grant(List<Grant> grants, Act act) {
        Signing signing = commitment.signing();
        stand(commitment.granted(grants));
        return signed(signing, act);
    }

    /** What it would commit was refused: it goes back to its parties, with the figures. */
    Taken refuse(List<RefusedLine> lines, Act act) {
        stand(commitment.refused(lines, act.at()));
        return turn(AgreementState.NEGOTIATION, Happened.COMMITMENT_REFUSED, act);
    }

    /**
     * Proposes the next amendment.
     *
     * @return its number, from 1
     * @throws AgreementRefusals.AmendmentOpen while another one is not decided
     */
    int proposeAmendment(Act act) {
        requireAmendable("amend", act);
        addAuthor(act);
        if (openAmendment != null) {
            throw new AgreementRefusals.AmendmentOpen(openAmendment);
        }
        amendments++;
        openAmendment = amendments;
        return amendments;
    }

    /** The step that proposing an amendment is in the history. */
    Taken proposed(int amendment, Act act) {
        return Taken.of(changed(Happened.AMENDMENT_PROPOSED, amendmentChange(amendment, null, "proposed"), act));
    }

    /** Takes an amendment back. */
    Taken withdrawAmendment(int amendment, Act act) {
        if (isWaiting()) {
            throw AgreementRefusals.WrongState.committing("withdraw an amendment of");
        }
        openAmendment = null;
        return Taken.of(
                changed(Happened.AMENDMENT_WITHDRAWN, amendmentChange(amendment, "proposed", "withdrawn"), act));
    }

    /**
     * Signs an amendment, or asks deposits first where it commits something else than before, or what they show of the
     * agreement is something else: who sees a commitment goes by that.
     *
     * @param after what the agreement says once it holds
     * @throws AgreementRefusals.OwnAgreement to an approver who wrote some of the agreement or of an amendment
     * @return with the lines to ask for, or without
     */
    Taken signAmendment(int amendment, AgreementContent after, LocalDate from, Act act) {
        requireAmendable("amend", act);
        if (isBy(act.caller().subject())) {
            throw new AgreementRefusals.OwnAgreement();
        }
        List<SubjectLine> committing = after.committing();
        boolean shownOtherwise = !commitment.grants().isEmpty() && !after.isShownLike(content);
        if (committing.equals(content.committing()) && !shownOtherwise) {
            return amend(amendment, after, from, act);
        }
        commitmentVersion++;
        stand(commitment.asked(null, act.at()));
        AgreementStep step = changed(
                Happened.AMENDMENT_COMMITMENT_REQUESTED, amendmentChange(amendment, "proposed", "committing"), act);
        return new Taken(step, committing, after);
    }

    /** What an amendment commits was granted: it holds. */
    Taken grantAmendment(int amendment, AgreementContent after, LocalDate from, List<Grant> grants, Act act) {
        stand(commitment.granted(grants));
        return amend(amendment, after, from, act);
    }

    /** What an amendment would commit was refused: the agreement stays as it is. */
    Taken refuseAmendment(int amendment, List<RefusedLine> lines, Act act) {
        stand(commitment.refused(lines, act.at()));
        openAmendment = null;
        return Taken.of(changed(Happened.AMENDMENT_REFUSED, amendmentChange(amendment, "committing", "refused"), act));
    }

    private Taken amend(int amendment, AgreementContent after, LocalDate from, Act act) {
        AgreementContent amended = after.withEvents(content);
        Map<String, Difference> differences = new LinkedHashMap<>(AgreementDifferences.between(content, amended));
        differences.putAll(amendmentChange(amendment, null, "signed"));
        if (original == null) {
            original = content;
        }
        say(amended);
        openAmendment = null;
        amendedFrom = from;
        return Taken.of(changed(Happened.AMENDED, differences, act));
    }

    private static Map<String, Difference> amendmentChange(int amendment, String from, String to) {
        return Map.of("amendments[" + amendment + "]", new Difference(from, to));
    }

    private void requireAmendable(String what, Act act) {
        if (!isAmendable()) {
            throw wrongState(what, act);
        }
        if (isWaiting()) {
            throw AgreementRefusals.WrongState.committing(what);
        }
    }

    /** Whether it is of those that are changed by amendments. */
    boolean isAmendable() {
        return state() == AgreementState.SIGNED
                || state() == AgreementState.IN_FORCE
                || state() == AgreementState.SUSPENDED;
    }

    /** Notes in its history that an obligation of it was added or changed. */
    Taken obligation(Happened happened, Map<String, Difference> differences, Act act) {
        boolean over = switch (state()) {
            case EXPIRED, TERMINATED, LAPSED, WITHDRAWN -> true;
            default -> false;
        };
        // What was to be done under an agreement that is over may still be met or waived.
        if (over && happened == Happened.OBLIGATION_ADDED) {
            throw wrongState("add an obligation to", act);
        }
        if (isWaiting()) {
            throw AgreementRefusals.WrongState.committing("change the obligations of");
        }
        if (happened == Happened.OBLIGATION_ADDED) {
            addAuthor(act);
        }
        return Taken.of(changed(happened, differences, act));
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    int version() {
        return version;
    }

    AgreementState state() {
        return AgreementState.ofCode(state);
    }

    /** What it says with all amendments that were signed. */
    AgreementContent content() {
        return content;
    }

    /** What it said when it was signed. */
    AgreementContent original() {
        return original == null ? content : original.withEvents(content);
    }

    boolean isAmended() {
        return original != null;
    }

    /** From when the last signed amendment holds; {@code null} before there is one. */
    LocalDate amendedFrom() {
        return amendedFrom;
    }

    /** The amendment that is not decided; {@code null} where there is none. */
    Integer openAmendment() {
        return openAmendment;
    }

    int commitmentVersion() {
        return commitmentVersion;
    }

    CommitmentStanding commitment() {
        return commitment;
    }

    /** Whether its parties know of it: it was negotiated. */
    boolean isOpened() {
        return openedAt != null;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    String draftedBy() {
        return draftedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }

    /** Whether somebody wrote some of it. */
    boolean isBy(String subject) {
        return Arrays.asList(authors).contains(subject);
    }

    private void addAuthor(Act act) {
        if (!isBy(act.caller().subject())) {
            authors = Arrays.copyOf(authors, authors.length + 1);
            authors[authors.length - 1] = act.caller().subject();
        }
    }

    private void say(AgreementContent said) {
        content = said;
        type = said.type().code();
        binding = said.binding().code();
        title = said.title();
        searchText = NameKey.searchText(Stream.of(said.title(), said.reference(), number)
                .filter(Objects::nonNull)
                .toList());
        sortTitle = NameKey.fold(said.title());
        signedOn = said.dates().signedOn();
        lastDay = said.dates().expiresOn() == null
                ? null
                : DateOrder.lastDay(said.dates().expiresOn());
        confidentiality = said.confidentiality().code();
        embargoUntil = said.embargoUntil();
        predecessor = said.predecessor();
        countries = said.lines().stream()
                .map(SubjectLine::country)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        commodities = said.lines().stream()
                .map(SubjectLine::commodity)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
    }

    private void stand(CommitmentStanding standing) {
        commitment = standing;
        waits = standing.waitsSince() != null;
    }

    private AgreementRefusals.WrongState wrongState(String what, Act act) {
        return isWaiting()
                ? AgreementRefusals.WrongState.committing(what)
                : AgreementRefusals.WrongState.of(what, state(), legalSteps(act.at()));
    }

    private Map<String, Difference> differences(AgreementState to, AgreementContent after) {
        Map<String, Difference> differences = new LinkedHashMap<>(AgreementDifferences.between(content, after));
        if (to != state()) {
            differences.put("state", new Difference(state, to.code()));
        }
        return differences;
    }

    private Taken turn(AgreementState to, Happened happened, Act act) {
        return Taken.of(changed(to, happened, differences(to, content), act));
    }

    private AgreementStep changed(AgreementState to, Happened happened, Map<String, Difference> differences, Act act) {
        state = to.code();
        return changed(happened, differences, act);
    }

    private AgreementStep changed(Happened happened, Map<String, Difference> differences, Act act) {
        turnVersion(act);
        return step(happened, differences, act);
    }

    private void turnVersion(Act act) {
        version++;
        changedAt = act.at();
        changedBy = act.caller().name();
    }

    private AgreementStep step(Happened happened, Map<String, Difference> differences, Act act) {
        return new AgreementStep(
                version, happened, act.at(), act.caller().name(), act.reason(), differences, act.requestId());
    }
}

package org.orebook.deposits.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orebook.deposits.estimate.Stated.row;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.problem.Refusal;

class EstimateTest {

    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final UUID DEPOSIT = new UUID(1, 1);
    private static final Act AUTHOR = act("author", null);
    private static final Act OTHER_AUTHOR = act("other author", "typing error");
    private static final Act REVIEWER = act("reviewer", "checked against the report");
    private static final Finding LUMPED = Finding.of(Finding.Code.INFERRED_LUMPED, 1, "Lumped.");
    private static final Finding NOTE = Finding.of(Finding.Code.INCLUSION_NOT_STATED, null, "Not stated.");

    @Test
    void isReportedAtFirst() {
        Estimate estimate = recorded(LUMPED, NOTE);

        assertThat(estimate.state()).isEqualTo(EstimateState.REPORTED);
        assertThat(estimate.version()).isEqualTo(1);
        assertThat(estimate.recording(AUTHOR).action()).isEqualTo(EstimateStep.Action.RECORDED);
        assertThat(estimate.contentHash()).isEqualTo(ContentHash.of(Stated.sound()));
    }

    @Test
    void isConfirmedByAnotherThanItsAuthor() {
        Estimate estimate = recorded();
        EstimateStep step = estimate.confirm(REVIEWER);

        assertThat(estimate.state()).isEqualTo(EstimateState.CONFIRMED);
        assertThat(step.version()).isEqualTo(2);
        assertThat(step.reason()).isEqualTo("checked against the report");
        assertThat(step.changes().get("state").from()).isEqualTo("reported");
        assertThat(step.changes().get("state").to()).isEqualTo("confirmed");
        assertThat(estimate.changedBy()).isEqualTo("reviewer's name");
    }

    @Test
    void isNotJudgedByWhoWroteAnyOfIt() {
        Estimate estimate = recorded(LUMPED);
        estimate.correct(corrected(), List.of(LUMPED), OTHER_AUTHOR);

        for (Act author : List.of(AUTHOR, OTHER_AUTHOR)) {
            refused(estimate, (one, act) -> one.acceptFinding(0, act), author, EstimateRefusals.OwnEstimate.class);
            refused(estimate, Estimate::confirm, author, EstimateRefusals.OwnEstimate.class);
            refused(estimate, Estimate::dispute, author, EstimateRefusals.OwnEstimate.class);
            refused(estimate, Estimate::reject, author, EstimateRefusals.OwnEstimate.class);
        }
    }

    @Test
    void isNotConfirmedWithOpenFindings() {
        Estimate estimate = recorded(NOTE, LUMPED);
        refused(estimate, Estimate::confirm, REVIEWER, EstimateRefusals.OpenFindings.class);

        EstimateStep step = estimate.acceptFinding(1, REVIEWER);

        assertThat(step.changes()).containsOnlyKeys("findings[1]");
        assertThat(estimate.findings().get(1).accepted())
                .isEqualTo(new Finding.Acceptance("reviewer's name", NOON, "checked against the report"));
        assertThat(estimate.acceptFinding(1, REVIEWER)).isNull();
        assertThat(estimate.confirm(REVIEWER).version()).isEqualTo(3);
    }

    @Test
    void isConfirmedWithAMereNote() {
        assertThat(recorded(NOTE).confirm(REVIEWER).action()).isEqualTo(EstimateStep.Action.CONFIRMED);
    }

    @Test
    void hasNoFindingBeyondThoseThatItHas() {
        Estimate estimate = recorded(LUMPED);

        for (int place : new int[] {-1, 1}) {
            refused(
                    estimate,
                    (one, act) -> one.acceptFinding(place, act),
                    REVIEWER,
                    EstimateRefusals.NoSuchFinding.class);
        }
    }

    @Test
    void keepsWhatWasAcceptedThroughACorrectionWhereItStillHolds() {
        Finding dates = Finding.of(Finding.Code.EFFECTIVE_AFTER_PUBLISHED, null, "2020 after 2019.");
        Finding otherDates = Finding.of(Finding.Code.EFFECTIVE_AFTER_PUBLISHED, null, "2021 after 2019.");
        Estimate estimate = recorded(LUMPED, dates);
        estimate.acceptFinding(0, REVIEWER);
        estimate.acceptFinding(1, REVIEWER);

        EstimateStep step = estimate.correct(corrected(), List.of(LUMPED, otherDates), OTHER_AUTHOR);

        assertThat(estimate.findings().get(0).accepted()).isNotNull();
        assertThat(estimate.findings().get(1).accepted()).isNull();
        assertThat(step.changes()).containsOnlyKeys("rows");
        refused(estimate, Estimate::confirm, OTHER_AUTHOR, EstimateRefusals.OwnEstimate.class);
        refused(estimate, Estimate::confirm, REVIEWER, EstimateRefusals.OpenFindings.class);
    }

    @Test
    void isNotCorrectedToTheSame() {
        Estimate estimate = recorded();

        assertThat(estimate.correct(Stated.sound(), List.of(), OTHER_AUTHOR)).isNull();
        assertThat(estimate.version()).isEqualTo(1);
    }

    @Test
    void knowsACorrectionOfHowExactAFigureIsWritten() {
        Estimate estimate = Estimate.record(
                UUID.randomUUID(),
                DEPOSIT,
                Stated.claim("tungsten", "WO3", row("1.0 Mt", null, null)),
                List.of(),
                AUTHOR);

        EstimateStep step =
                estimate.correct(Stated.claim("tungsten", "WO3", row("1.00 Mt", null, null)), List.of(), OTHER_AUTHOR);

        assertThat(step.changes()).containsOnlyKeys("rows");
    }

    @Test
    void isNeitherCorrectedNorWithdrawnNorRejectedOnceConfirmed() {
        Estimate estimate = recorded();
        estimate.confirm(REVIEWER);

        refused(
                estimate,
                (one, act) -> one.correct(corrected(), List.of(), act),
                AUTHOR,
                EstimateRefusals.WrongState.class);
        refused(estimate, Estimate::withdraw, AUTHOR, EstimateRefusals.WrongState.class);
        refused(estimate, Estimate::reject, REVIEWER, EstimateRefusals.WrongState.class);
        refused(estimate, Estimate::confirm, REVIEWER, EstimateRefusals.WrongState.class);
        estimate.dispute(REVIEWER);
        assertThat(estimate.reject(REVIEWER).action()).isEqualTo(EstimateStep.Action.REJECTED);
    }

    @Test
    void isConfirmedAgainAfterADispute() {
        Estimate estimate = recorded();
        estimate.dispute(REVIEWER);

        assertThat(estimate.state().isStanding()).isTrue();
        assertThat(estimate.confirm(REVIEWER).changes().get("state").from()).isEqualTo("disputed");
    }

    @Test
    void doesNothingMoreOnceItNoLongerStands() {
        Estimate withdrawn = recorded();
        withdrawn.withdraw(AUTHOR);
        Estimate rejected = recorded();
        rejected.reject(REVIEWER);
        Estimate superseded = recorded();
        superseded.supersede(recorded(), REVIEWER);

        for (Estimate estimate : List.of(withdrawn, rejected, superseded)) {
            assertThat(estimate.state().isStanding()).isFalse();
            refused(estimate, Estimate::confirm, REVIEWER, EstimateRefusals.WrongState.class);
            refused(estimate, Estimate::dispute, REVIEWER, EstimateRefusals.WrongState.class);
            refused(estimate, Estimate::reject, REVIEWER, EstimateRefusals.WrongState.class);
            refused(estimate, Estimate::withdraw, AUTHOR, EstimateRefusals.WrongState.class);
            refused(
                    estimate,
                    (one, act) -> one.correct(corrected(), List.of(), act),
                    AUTHOR,
                    EstimateRefusals.WrongState.class);
            refused(
                    estimate,
                    (one, act) -> one.supersede(recorded(), act),
                    REVIEWER,
                    EstimateRefusals.WrongState.class);
        }
    }

    @Test
    void isSupersededByAStandingOneOfTheSameDepositAndCommodityOnly() {
        Estimate withdrawn = recorded();
        withdrawn.withdraw(AUTHOR);
        Estimate elsewhere = Estimate.record(UUID.randomUUID(), new UUID(1, 2), Stated.sound(), List.of(), AUTHOR);
        Estimate tin = Estimate.record(
                UUID.randomUUID(), DEPOSIT, Stated.claim("tin", "element", row(null, null, "1 t")), List.of(), AUTHOR);
        Estimate estimate = recorded();

        for (Estimate successor : List.of(estimate, withdrawn, elsewhere, tin)) {
            refused(
                    estimate,
                    (one, act) -> one.supersede(successor, act),
                    REVIEWER,
                    EstimateRefusals.NotASuccessor.class);
        }
        Estimate successor = recorded();
        EstimateStep step = estimate.supersede(successor, REVIEWER);
        assertThat(estimate.supersededBy()).isEqualTo(successor.id());
        assertThat(step.changes()).containsOnlyKeys("state", "supersededBy");
    }

    private static void refused(
            Estimate estimate,
            BiFunction<Estimate, Act, EstimateStep> step,
            Act act,
            Class<? extends Refusal> refusal) {
        EstimateState before = estimate.state();
        int version = estimate.version();
        assertThatThrownBy(() -> step.apply(estimate, act)).isInstanceOf(refusal);
        assertThat(estimate.state()).isEqualTo(before);
        assertThat(estimate.version()).isEqualTo(version);
    }

    private static Estimate recorded(Finding... findings) {
        return Estimate.record(UUID.randomUUID(), DEPOSIT, Stated.sound(), List.of(findings), AUTHOR);
    }

    private static EstimateContent corrected() {
        EstimateContent sound = Stated.sound();
        return new EstimateContent(
                sound.commodity(),
                null,
                null,
                sound.reportingCode(),
                sound.kind(),
                true,
                sound.basis(),
                List.of(row("12.0 Mt", "0.50 %", "60 kt", Category.MEASURED)),
                null,
                null,
                null,
                null,
                sound.publishedOn(),
                null,
                sound.source(),
                null);
    }

    private static Act act(String subject, String reason) {
        return new Act(new Caller(subject, subject + "'s name", Set.of(), null), NOON, reason, null, "request");
    }
}

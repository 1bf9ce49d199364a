package org.orebook.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;
import org.orebook.chassis.history.Act;

/** What a source tells of an agreement is recorded as it was told, and never more. */
class RecordedAgreementTest {

    private static final Caller ANA = new Caller("ana", "Ana", Set.of(Role.NEGOTIATOR), null);
    private static final Act ACT = new Act(ANA, Instant.parse("2026-11-25T09:00:00Z"), "imported", null, "r-1");

    private static final Act BY_ANOTHER =
            new Act(new Caller("bek", "Bek", Set.of(Role.APPROVER), null), ACT.at(), "it ended", null, "r-2");

    private static AgreementContent content(String title, Binding binding, List<Clause> clauses, SubjectLine... lines) {
        return new AgreementContent(
                AgreementType.SUBSOIL_USE_CONTRACT,
                title,
                null,
                List.of(new Participation(new UUID(0, 1), PartyRole.STATE)),
                List.of(),
                binding,
                clauses,
                AgreementDates.NONE.signed("1958-02"),
                null,
                null,
                null,
                List.of(),
                List.of(),
                Confidentiality.INTERNAL,
                null,
                null,
                List.of(lines),
                null,
                List.of(),
                null);
    }

    private static AgreementContent told(String title) {
        return content(title, Binding.NOT_STATED, List.of(), line(LineKind.SHARE));
    }

    private static SubjectLine line(LineKind kind) {
        return new SubjectLine(
                new UUID(0, 3),
                kind,
                Firmness.FIRM,
                new UUID(0, 2),
                null,
                null,
                null,
                null,
                BigDecimal.TEN,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Agreement recorded(AgreementContent content) {
        return Agreement.recordSigned(new UUID(0, 4), "AG-1", content, ACT);
    }

    @Test
    void isSignedByNobodyHere() {
        Agreement agreement = recorded(told("Fria"));

        assertThat(agreement.state()).isEqualTo(AgreementState.SIGNED);
        assertThat(agreement.version()).isEqualTo(1);
        assertThat(agreement.isOpened()).isFalse();
        assertThat(agreement.isBy("ana")).isTrue();
        assertThat(agreement.commitmentVersion()).isZero();
        assertThat(agreement.commitment()).isEqualTo(CommitmentStanding.NONE);
        AgreementStep step = agreement.recording(ACT);
        assertThat(step.version()).isEqualTo(1);
        assertThat(step.happened()).isEqualTo(Happened.RECORDED);
        assertThat(step.reason()).isEqualTo("imported");
        assertThat(step.changes()).isEmpty();
    }

    @Test
    void commitsNothing() {
        assertThatThrownBy(() -> recorded(content("Fria", Binding.BINDING, List.of())))
                .isInstanceOf(AgreementRefusals.InvalidAgreement.class);
        assertThatThrownBy(() -> recorded(content(
                        "Fria",
                        Binding.NOT_STATED,
                        List.of(new Clause("exclusivity", Binding.BINDING, null)),
                        line(LineKind.EXCLUSIVITY))))
                .isInstanceOf(AgreementRefusals.InvalidAgreement.class);
    }

    @Test
    void saysWhatItsSourceSaysByNow() {
        Agreement agreement = recorded(told("Fria"));

        assertThat(agreement.recordAgain(told("Fria"), 1, ACT)).isNull();
        assertThat(agreement.version()).isEqualTo(1);

        Taken taken = agreement.recordAgain(told("Fria, 1958"), 1, ACT);

        assertThat(taken.step().happened()).isEqualTo(Happened.CHANGED);
        assertThat(taken.step().version()).isEqualTo(2);
        assertThat(taken.step().changes()).containsOnlyKeys("title");
        assertThat(taken.requested()).isNull();
        assertThat(agreement.content().title()).isEqualTo("Fria, 1958");
        assertThat(agreement.state()).isEqualTo(AgreementState.SIGNED);
    }

    @Test
    void staysAsItIsOnceSomebodyHasWorkedOnIt() {
        Agreement agreement = recorded(told("Fria"));
        agreement.take(Step.TERMINATE, StepFacts.NONE, BY_ANOTHER);

        assertThatThrownBy(() -> agreement.recordAgain(told("Fria, 1958"), 1, ACT))
                .isInstanceOf(AgreementRefusals.WrongState.class);
        assertThatThrownBy(() -> agreement.recordAgain(told("Fria, 1958"), 2, ACT))
                .isInstanceOf(AgreementRefusals.WrongState.class);
        assertThat(agreement.content().title()).isEqualTo("Fria");
    }
}

package org.orebook.agreements.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.deposit.KnownDeposit.Visibility;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/** Who sees what of the feed. */
class FeedSightTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final Set<Role> ALL = Set.of(Role.values());
    private static final Set<Role> INSIDE = without(ALL, Role.PARTNER);
    private static final Set<Role> ALL_SEEING = Set.of(Role.GEOLOGIST, Role.REVIEWER, Role.AUDITOR);
    private static final Set<Role> OFFICERS = Set.of(Role.NEGOTIATOR, Role.APPROVER, Role.AUDITOR);

    @Test
    void showsADepositToThoseWhoMayReadIt() {
        assertThat(seeing(deposit(Visibility.PUBLISHED, null))).isEqualTo(ALL);
        assertThat(seeing(deposit(Visibility.PUBLISHED, NOW))).isEqualTo(ALL);
        assertThat(seeing(deposit(Visibility.PUBLISHED, LATER))).isEqualTo(ALL_SEEING);
        assertThat(seeing(deposit(Visibility.INTERNAL, null))).isEqualTo(INSIDE);
        assertThat(seeing(deposit(Visibility.INTERNAL, LATER))).isEqualTo(ALL_SEEING);
        assertThat(seeing(deposit(Visibility.CONFIDENTIAL, null))).isEqualTo(ALL_SEEING);
        assertThat(seeing(entry(FeedKind.DEPOSIT, null, null))).isEqualTo(ALL_SEEING);
    }

    @Test
    void showsALedgerToOfficersWhoMayReadItsDeposit() {
        assertThat(seeing(ledger(Visibility.PUBLISHED, null))).isEqualTo(OFFICERS);
        assertThat(seeing(ledger(Visibility.INTERNAL, null))).isEqualTo(OFFICERS);
        assertThat(seeing(ledger(Visibility.INTERNAL, LATER))).containsExactly(Role.AUDITOR);
        assertThat(seeing(ledger(Visibility.CONFIDENTIAL, null))).containsExactly(Role.AUDITOR);
        assertThat(seeing(entry(FeedKind.LEDGER, null, null))).containsExactly(Role.AUDITOR);
    }

    @Test
    void showsAnAgreementToOfficersAndWhereItIsNotConfidentialToAllInside() {
        assertThat(seeing(agreement(1, false, null))).isEqualTo(INSIDE);
        assertThat(seeing(agreement(null, false, NOW))).isEqualTo(INSIDE);
        assertThat(seeing(agreement(1, false, LATER))).isEqualTo(OFFICERS);
        assertThat(seeing(agreement(1, true, null))).isEqualTo(OFFICERS);
        assertThat(seeing(entry(FeedKind.AGREEMENT, null, null))).isEmpty();
    }

    @Test
    void showsAPartnerItsOwnAgreementsFromTheirNegotiationOnAndNoOthers() {
        assertThat(partner("cove-kaz").covers(agreement(1, true, LATER, "cove-kaz", "tau-ken"), NOW))
                .isTrue();
        assertThat(partner("cove-kaz").covers(agreement(null, false, null, "cove-kaz"), NOW))
                .isFalse();
        assertThat(partner("cove-kaz").covers(agreement(2, false, null, "cove-kaz"), NOW))
                .as("version 1, which was before")
                .isFalse();
        assertThat(partner("cove").covers(agreement(1, false, null, "cove-kaz"), NOW))
                .isFalse();
        assertThat(partner(null).covers(agreement(1, false, null, "cove-kaz"), NOW))
                .isFalse();
    }

    @Test
    void showsTheMoreTheMoreRolesSomebodyHas() {
        Caller both = new Caller("s", "n", Set.of(Role.VIEWER, Role.APPROVER), null);

        assertThat(FeedSight.of(both).covers(agreement(1, true, LATER), NOW)).isTrue();
        assertThat(FeedSight.of(new Caller("s", "n", Set.of(), null)).covers(deposit(Visibility.INTERNAL, null), NOW))
                .isFalse();
    }

    @Test
    void tellsOfNoAbsorbedDepositToWhomeverItMayBeHiddenFrom() {
        FeedEntry absorbed = deposit("org.orebook.deposit.absorbed.v1");

        assertThat(of(Role.GEOLOGIST).type(absorbed)).isEqualTo("org.orebook.deposit.absorbed.v1");
        assertThat(of(Role.VIEWER).type(absorbed)).isEqualTo("org.orebook.deposit.changed.v1");
        assertThat(of(Role.VIEWER).type(deposit("org.orebook.deposit.published.v1")))
                .isEqualTo("org.orebook.deposit.published.v1");
    }

    @Test
    void tellsAPartyWhatIsDoneWithItAndNotEachStepInside() {
        assertThat(partner("cove-kaz").type(agreement("org.orebook.agreement.returned.v1")))
                .isEqualTo("org.orebook.agreement.changed.v1");
        assertThat(partner("cove-kaz").type(agreement("org.orebook.agreement.signed.v1")))
                .isEqualTo("org.orebook.agreement.signed.v1");
        assertThat(of(Role.VIEWER).type(agreement("org.orebook.agreement.returned.v1")))
                .isEqualTo("org.orebook.agreement.returned.v1");
    }

    private static Set<Role> seeing(FeedEntry entry) {
        return Arrays.stream(Role.values())
                .filter(role -> of(role).covers(entry, NOW))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static FeedSight of(Role role) {
        return FeedSight.of(new Caller("subject", "name", Set.of(role), role == Role.PARTNER ? "nobody" : null));
    }

    private static FeedSight partner(String party) {
        return FeedSight.of(new Caller("subject", "name", Set.of(Role.PARTNER), party));
    }

    private static Set<Role> without(Set<Role> roles, Role one) {
        return roles.stream().filter(Predicate.not(one::equals)).collect(Collectors.toUnmodifiableSet());
    }

    private static FeedEntry deposit(Visibility visibility, Instant embargoUntil) {
        return entry(FeedKind.DEPOSIT, known(visibility, embargoUntil), null);
    }

    private static FeedEntry deposit(String type) {
        return new FeedEntry(
                1,
                new UUID(0, 1),
                NOW,
                type,
                FeedKind.DEPOSIT,
                new UUID(0, 2),
                1,
                known(Visibility.PUBLISHED, null),
                null);
    }

    private static FeedEntry ledger(Visibility visibility, Instant embargoUntil) {
        return entry(FeedKind.LEDGER, known(visibility, embargoUntil), null);
    }

    private static FeedEntry.DepositNow known(Visibility visibility, Instant embargoUntil) {
        return new FeedEntry.DepositNow("KZ-1", "KZ", Set.of("w"), visibility, embargoUntil);
    }

    private static FeedEntry agreement(
            Integer openedFrom, boolean confidential, Instant embargoUntil, String... parties) {
        return entry(
                FeedKind.AGREEMENT,
                null,
                new FeedEntry.AgreementNow("AG-1", openedFrom, confidential, embargoUntil, Set.of(parties)));
    }

    private static FeedEntry agreement(String type) {
        return new FeedEntry(
                1,
                new UUID(0, 1),
                NOW,
                type,
                FeedKind.AGREEMENT,
                new UUID(0, 2),
                1,
                null,
                new FeedEntry.AgreementNow("AG-1", 1, true, null, Set.of("cove-kaz")));
    }

    private static FeedEntry entry(FeedKind kind, FeedEntry.DepositNow deposit, FeedEntry.AgreementNow agreement) {
        return new FeedEntry(1, new UUID(0, 1), NOW, "type", kind, new UUID(0, 2), 1, deposit, agreement);
    }
}

package org.orebook.agreements.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orebook.agreements.deposit.DepositSight;
import org.orebook.agreements.feed.FeedEntry.AgreementNow;
import org.orebook.agreements.feed.FeedEntry.DepositNow;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/**
 * What of the feed a caller may see. It is decided when an entry is delivered, by what its record is by then, and never by
 * what it was when the entry was written.
 *
 * @param ledgers whether what is committed is the caller's business
 * @param party code of the party that the caller acts for; {@code null} for everybody but partners
 */
record FeedSight(DepositSight deposits, boolean ledgers, Agreements agreements, String party) {

    private static final String ABSORBED = "org.orebook.deposit.absorbed.v1";
    private static final String DEPOSIT_CHANGED = "org.orebook.deposit.changed.v1";
    private static final String AGREEMENT_CHANGED = "org.orebook.agreement.changed.v1";

    /** What is done together with the parties, or that they are told of. */
    private static final Set<String> KNOWN_TO_PARTIES = Stream.of(
                    "negotiation-started",
                    "signed",
                    "ratified",
                    "entered-into-force",
                    "suspended",
                    "resumed",
                    "expired",
                    "terminated",
                    "lapsed",
                    "withdrawn",
                    "amended")
            .map(happened -> "org.orebook.agreement." + happened + ".v1")
            .collect(Collectors.toUnmodifiableSet());

    /** Which agreements, beside those that the caller's party takes part in. */
    enum Agreements {
        ALL,
        INTERNAL,
        NONE
    }

    static FeedSight of(Caller caller) {
        boolean officer = caller.hasAny(Role.NEGOTIATOR, Role.APPROVER, Role.AUDITOR);
        boolean inside = officer || caller.hasAny(Role.VIEWER, Role.GEOLOGIST, Role.REVIEWER, Role.ADMIN);
        return new FeedSight(
                DepositSight.of(caller),
                officer,
                officer ? Agreements.ALL : inside ? Agreements.INTERNAL : Agreements.NONE,
                caller.party());
    }

    /** Whether an entry is within sight at an instant. */
    boolean covers(FeedEntry entry, Instant now) {
        return switch (entry.kind()) {
            case DEPOSIT -> covers(entry.deposit(), now);
            case LEDGER -> ledgers && covers(entry.deposit(), now);
            case AGREEMENT -> entry.agreement() != null && covers(entry.agreement(), entry.version(), now);
        };
    }

    /** Of a deposit that is not known, as while the read model is built anew, nobody can tell who may see it. */
    private boolean covers(DepositNow deposit, Instant now) {
        return deposit == null
                ? deposits == DepositSight.EVERYTHING
                : deposits.covers(deposit.visibility(), deposit.embargoUntil(), now);
    }

    private boolean covers(AgreementNow agreement, int version, Instant now) {
        boolean embargoed = Optional.ofNullable(agreement.embargoUntil())
                .filter(until -> until.isAfter(now))
                .isPresent();
        return switch (agreements) {
            case ALL -> true;
            case INTERNAL -> !agreement.confidential() && !embargoed;
            case NONE ->
                party != null
                        && agreement.openedFrom() != null
                        && agreement.openedFrom() <= version
                        && agreement.parties().contains(party);
        };
    }

    /**
     * The type that an entry is shown with. That a deposit took in another one would tell of the other, which may be
     * confidential, and each step of an agreement would tell a party what happens inside of the house: of these it is
     * said that something was changed.
     */
    String type(FeedEntry entry) {
        return switch (entry.kind()) {
            case DEPOSIT ->
                entry.type().equals(ABSORBED) && deposits != DepositSight.EVERYTHING ? DEPOSIT_CHANGED : entry.type();
            case AGREEMENT ->
                agreements == Agreements.NONE && !KNOWN_TO_PARTIES.contains(entry.type())
                        ? AGREEMENT_CHANGED
                        : entry.type();
            case LEDGER -> entry.type();
        };
    }
}

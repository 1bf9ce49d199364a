package org.orebook.deposits.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.EstimateState;
import org.orebook.deposits.estimate.Figure;
import org.orebook.deposits.estimate.ReportingCode;

/** What is known to be in deposits and committed of them, for tests that need no database. */
final class Known {

    static final Pools POOLS = new Pools(new Bases(new Vocabularies()), new Vocabularies());

    private static final Grants GRANTS = new Grants(POOLS);

    private final Map<UUID, DepositTree.Node> nodes = new HashMap<>();
    private final Map<UUID, UUID> followed = new HashMap<>();
    private final List<Commitment> standing = new ArrayList<>();
    private final Map<UUID, List<StandingEstimate>> estimates = new HashMap<>();

    UUID deposit(String name) {
        return deposit(name, null);
    }

    UUID deposit(String name, UUID parent) {
        UUID id = UUID.randomUUID();
        nodes.put(id, new DepositTree.Node(id, parent, name));
        followed.put(id, id);
        return id;
    }

    /** An id that leads to another deposit. */
    UUID mergedInto(UUID winner) {
        UUID id = UUID.randomUUID();
        followed.put(id, winner);
        return id;
    }

    UUID estimate(UUID deposit, EstimateContent content) {
        return estimate(deposit, EstimateState.CONFIRMED, content);
    }

    UUID estimate(UUID deposit, EstimateState state, EstimateContent content) {
        UUID id = UUID.randomUUID();
        estimates
                .computeIfAbsent(deposit, _ -> new ArrayList<>())
                .add(new StandingEstimate(id, deposit, state, content));
        return id;
    }

    void withdraw(UUID deposit) {
        estimates.remove(deposit);
    }

    Decision ask(UUID agreement, Line... lines) {
        return ask(agreement, Arrays.asList(lines));
    }

    /** Decides, and keeps what is granted. */
    Decision ask(UUID agreement, List<Line> lines) {
        Decision decision = GRANTS.decide(
                grounds(agreement),
                new CommitmentRequest(
                        new CommittingAgreement(agreement, "AG-1", "share-purchase", null, false, null, List.of()),
                        1,
                        lines));
        if (decision instanceof Decision.Granted granted) {
            standing.removeIf(commitment -> commitment.agreement().equals(agreement));
            granted.lines()
                    .forEach(line -> standing.add(
                            new Commitment(UUID.randomUUID(), agreement, 1, line.line(), line.estimate())));
        }
        return decision;
    }

    private Grounds grounds(UUID agreement) {
        Map<Boolean, List<Commitment>> own = standing.stream()
                .collect(Collectors.partitioningBy(
                        commitment -> commitment.agreement().equals(agreement)));
        List<Line> others = own.get(false).stream().map(Commitment::line).toList();
        return new Grounds(new DepositTree(nodes, followed), own.get(true), others, estimates);
    }

    LedgerState state() {
        return new LedgerState(new DepositTree(nodes, followed), standing, estimates);
    }

    static Line share(UUID deposit, String percent) {
        return share(UUID.randomUUID(), deposit, percent);
    }

    static Line share(UUID line, UUID deposit, String percent) {
        return new Line(
                line, deposit, CommitmentKind.SHARE, null, new BigDecimal(percent), null, null, null, null, null, null);
    }

    static Line tonnage(UUID deposit, String tonnes, String basis, OutOf outOf) {
        return tonnage(UUID.randomUUID(), deposit, "tungsten", tonnes, basis, outOf);
    }

    static Line tonnage(UUID line, UUID deposit, String commodity, String tonnes, String basis, OutOf outOf) {
        return new Line(
                line,
                deposit,
                CommitmentKind.TONNAGE,
                null,
                null,
                commodity,
                new BigDecimal(tonnes),
                basis,
                outOf,
                null,
                null);
    }

    static Line exclusivity(UUID deposit, String commodity, String from, String until) {
        return new Line(
                UUID.randomUUID(),
                deposit,
                CommitmentKind.EXCLUSIVITY,
                null,
                null,
                commodity,
                null,
                null,
                null,
                LocalDate.parse(from),
                LocalDate.parse(until));
    }

    /** Tungsten under JORC, in tonnes of WO3. */
    static EstimateContent of(EstimateKind kind, Boolean inclusive, CategoryRow... rows) {
        return of(ReportingCode.JORC, kind, inclusive, "tungsten", "WO3", null, null, rows);
    }

    static EstimateContent of(
            ReportingCode code,
            EstimateKind kind,
            Boolean inclusive,
            String commodity,
            String basis,
            String zone,
            String attributable,
            CategoryRow... rows) {
        return new EstimateContent(
                commodity,
                null,
                zone,
                code,
                kind,
                inclusive,
                basis,
                List.of(rows),
                attributable == null ? null : new BigDecimal(attributable),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static CategoryRow row(String tonnes, Category... categories) {
        return row(Qualifier.EXACTLY, tonnes, categories);
    }

    static CategoryRow row(Qualifier qualifier, String tonnes, Category... categories) {
        return new CategoryRow(
                Arrays.asList(categories), null, null, new Figure(qualifier, new BigDecimal(tonnes), "t", null, null));
    }

    static EstimateContent reserve(String tonnes) {
        return of(EstimateKind.RESERVE, null, row(tonnes, Category.PROVED));
    }

    static EstimateContent resource(String tonnes, Boolean inclusive) {
        return of(EstimateKind.RESOURCE, inclusive, row(tonnes, Category.MEASURED));
    }
}
